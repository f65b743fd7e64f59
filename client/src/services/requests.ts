/** Every request of the client with its parameters and its answer, so that none is sent with the wrong ones. */
import type {
  EditParams,
  EditResult,
  ExportPictureParams,
  ExportPictureResult,
  ImportSheetParams,
  ImportSheetResult,
  NodeAtParams,
  NodeAtResult,
  PictureItemParams,
  PictureItemResult,
  PictureParams,
  PictureResult,
  PictureStyleResult,
  PortfolioSummary,
  ReviewParams,
  ReviewResult,
  RulePageParams,
  RulePageResult,
  TemplateParams,
  TemplateResult,
  TreeItemParams,
  TreeItemResult,
  TreeParams,
  TreeResult,
} from '../../../server/src/protocol/protocol.ts';
import {
  edit,
  exportPicture,
  importSheet,
  nodeAt,
  picture,
  pictureItem,
  pictureStyle,
  portfolios,
  review,
  rulePage,
  template,
  tree,
  treeItem,
} from '../../../server/src/protocol/protocol.ts';

export interface Requests {
  [portfolios]: { readonly params: undefined; readonly result: readonly PortfolioSummary[] };
  [tree]: { readonly params: TreeParams; readonly result: TreeResult };
  [treeItem]: { readonly params: TreeItemParams; readonly result: TreeItemResult | null };
  [nodeAt]: { readonly params: NodeAtParams; readonly result: NodeAtResult };
  [edit]: { readonly params: EditParams; readonly result: EditResult };
  [picture]: { readonly params: PictureParams; readonly result: PictureResult };
  [pictureStyle]: { readonly params: undefined; readonly result: PictureStyleResult };
  [pictureItem]: { readonly params: PictureItemParams; readonly result: PictureItemResult | null };
  [exportPicture]: { readonly params: ExportPictureParams; readonly result: ExportPictureResult };
  [importSheet]: { readonly params: ImportSheetParams; readonly result: ImportSheetResult };
  [review]: { readonly params: ReviewParams; readonly result: ReviewResult };
  [template]: { readonly params: TemplateParams; readonly result: TemplateResult };
  [rulePage]: { readonly params: RulePageParams; readonly result: RulePageResult };
}
export type Method = keyof Requests;
