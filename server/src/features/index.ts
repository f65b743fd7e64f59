/** Lists every feature of the server. To add one, create a file and list it here. */
import { a3, linkA3 } from './a3.ts';
import { accept } from './accept.ts';
import { addItems } from './add-items.ts';
import { agentTool } from './agent-tool.ts';
import { calibrate } from './calibrate.ts';
import { incomingCalls, outgoingCalls, prepareCallHierarchy } from './call-hierarchy.ts';
import { beginCatchball, catchball, catchballAt, playRound } from './catchball.ts';
import { codeAction, codeActionResolve } from './code-action.ts';
import { codeLens, codeLensResolve } from './code-lens.ts';
import { completion, completionResolve } from './completion.ts';
import { decide } from './decide.ts';
import { definition } from './definition.ts';
import { documentDiagnostic } from './document-diagnostic.ts';
import { documentHighlight } from './document-highlight.ts';
import { documentLink } from './document-link.ts';
import { documentSymbol } from './document-symbol.ts';
import { edit } from './edit.ts';
import { evidence } from './evidence.ts';
import { executeCommand } from './execute-command.ts';
import { foldingRange } from './folding-range.ts';
import { formatting, rangeFormatting } from './formatting.ts';
import { hover } from './hover.ts';
import { importSheet } from './import-sheet.ts';
import { inlayHint } from './inlay-hint.ts';
import { inlineCompletion } from './inline-completion.ts';
import { itemForm } from './item-form.ts';
import type { AnyFeature } from './kit/feature.ts';
import { linkedEditingRange } from './linked-editing-range.ts';
import { meeting } from './meeting.ts';
import { mine } from './mine.ts';
import { drawItem, moveDates } from './move-dates.ts';
import { nodeAt } from './node-at.ts';
import { past } from './past.ts';
import { exportPicture, picture, pictureItem, pictureStyle } from './picture.ts';
import { portfolios } from './portfolios.ts';
import { references } from './references.ts';
import { prepareRename, rename } from './rename.ts';
import { review } from './review.ts';
import { rulePage } from './rule-page.ts';
import { compareScenarios, editScenario, publishScenario, scenarioBase } from './scenario.ts';
import { selectionRange } from './selection-range.ts';
import { semanticTokensDelta, semanticTokensFull, semanticTokensRange } from './semantic-tokens.ts';
import { splitDecision } from './split-decision.ts';
import { template } from './template.ts';
import { textDocumentContent } from './text-document-content.ts';
import { tree } from './tree.ts';
import { treeItem } from './tree-item.ts';
import { triage } from './triage.ts';
import { wall } from './wall.ts';
import { willRenameFiles } from './will-rename-files.ts';
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
  addItems,
  agentTool,
  template,
  rulePage,
  importSheet,
  picture,
  pictureStyle,
  pictureItem,
  exportPicture,
  moveDates,
  drawItem,
  review,
  compareScenarios,
  editScenario,
  publishScenario,
  scenarioBase,
  past,
  meeting,
  wall,
  mine,
  decide,
  a3,
  linkA3,
  catchball,
  playRound,
  catchballAt,
  beginCatchball,
  accept,
  calibrate,
  itemForm,
  splitDecision,
  triage,
  evidence,
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
  prepareCallHierarchy,
  incomingCalls,
  outgoingCalls,
  linkedEditingRange,
  inlineCompletion,
  textDocumentContent,
  executeCommand,
  willRenameFiles,
];
