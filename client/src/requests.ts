/** Every request of the client with its parameters and its answer, so that none is sent with the wrong ones. */
import type {
  EditParams,
  EditResult,
  ExportPictureParams,
  ExportPictureResult,
  NodeAtParams,
  NodeAtResult,
  PictureItemParams,
  PictureItemResult,
  PictureParams,
  PictureResult,
  PictureStyleResult,
  PortfolioSummary,
  RulePageParams,
  RulePageResult,
  TemplateParams,
  TemplateResult,
  TreeItemParams,
  TreeItemResult,
  TreeParams,
  TreeResult,
} from '../../server/src/protocol.ts';
import {
  edit,
  exportPicture,
  nodeAt,
  picture,
  pictureItem,
  pictureStyle,
  portfolios,
  rulePage,
  template,
  tree,
  treeItem,
} from '../../server/src/protocol.ts';

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
  [template]: { readonly params: TemplateParams; readonly result: TemplateResult };
  [rulePage]: { readonly params: RulePageParams; readonly result: RulePageResult };
}
export type Method = keyof Requests;
