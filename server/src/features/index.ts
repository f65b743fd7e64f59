/** Every feature of the server. A new one is one file and one line here. */
import { codeAction, codeActionResolve } from './code-action.ts';
import { codeLens, codeLensResolve } from './code-lens.ts';
import { completion, completionResolve } from './completion.ts';
import { definition } from './definition.ts';
import { documentDiagnostic } from './document-diagnostic.ts';
import { documentHighlight } from './document-highlight.ts';
import { documentLink } from './document-link.ts';
import { documentSymbol } from './document-symbol.ts';
import { edit } from './edit.ts';
import { foldingRange } from './folding-range.ts';
import { formatting, rangeFormatting } from './formatting.ts';
import { hover } from './hover.ts';
import { importSheet } from './import-sheet.ts';
import { inlayHint } from './inlay-hint.ts';
import type { AnyFeature } from './kit/feature.ts';
import { nodeAt } from './node-at.ts';
import { exportPicture, picture, pictureItem, pictureStyle } from './picture.ts';
import { portfolios } from './portfolios.ts';
import { references } from './references.ts';
import { prepareRename, rename } from './rename.ts';
import { review } from './review.ts';
import { rulePage } from './rule-page.ts';
import { selectionRange } from './selection-range.ts';
import { semanticTokensDelta, semanticTokensFull, semanticTokensRange } from './semantic-tokens.ts';
import { template } from './template.ts';
import { tree } from './tree.ts';
import { treeItem } from './tree-item.ts';
import { workspaceDiagnostic } from './workspace-diagnostic.ts';
import { workspaceSymbol } from './workspace-symbol.ts';

export const features: readonly AnyFeature[] = [
  documentDiagnostic,
  workspaceDiagnostic,
  codeAction,
  codeActionResolve,
  documentSymbol,
  portfolios,
  tree,
  treeItem,
  nodeAt,
  edit,
  template,
  rulePage,
  importSheet,
  picture,
  pictureStyle,
  pictureItem,
  exportPicture,
  review,
  codeLens,
  codeLensResolve,
  completion,
  completionResolve,
  definition,
  documentHighlight,
  documentLink,
  foldingRange,
  formatting,
  rangeFormatting,
  hover,
  inlayHint,
  references,
  prepareRename,
  rename,
  selectionRange,
  semanticTokensDelta,
  semanticTokensFull,
  semanticTokensRange,
  workspaceSymbol,
];
