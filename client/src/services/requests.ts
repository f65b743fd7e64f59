/** Maps each request of the client to its parameters and result, so that the compiler checks every call. */
import {
  type A3Params,
  type A3Result,
  a3,
  type LinkA3Params,
  linkA3,
} from '../../../server/src/protocol/a3.ts';
import { type AcceptParams, type AcceptResult, accept } from '../../../server/src/protocol/accept.ts';
import {
  type AddItemsParams,
  type AddItemsResult,
  addItems,
} from '../../../server/src/protocol/add-items.ts';
import {
  type AgentToolParams,
  type AgentToolResult,
  agentTool,
} from '../../../server/src/protocol/agent-tool.ts';
import {
  type CalibrateParams,
  type CalibrateResult,
  calibrate,
} from '../../../server/src/protocol/calibrate.ts';
import {
  type BeginCatchballParams,
  beginCatchball,
  type CatchballAtParams,
  type CatchballAtResult,
  type CatchballParams,
  type CatchballResult,
  catchball,
  catchballAt,
  type PlayRoundParams,
  playRound,
} from '../../../server/src/protocol/catchball.ts';
import type { EditParams, EditResult } from '../../../server/src/protocol/edit.ts';
import { edit } from '../../../server/src/protocol/edit.ts';
import { type EvidenceParams, type EvidenceResult, evidence } from '../../../server/src/protocol/evidence.ts';
import type { ImportSheetParams, ImportSheetResult } from '../../../server/src/protocol/import-sheet.ts';
import { importSheet } from '../../../server/src/protocol/import-sheet.ts';
import {
  type ItemFormParams,
  type ItemFormResult,
  itemForm,
} from '../../../server/src/protocol/item-form.ts';
import {
  type DecideParams,
  decide,
  type MeetingParams,
  type MeetingResult,
  meeting,
} from '../../../server/src/protocol/meeting.ts';
import { type MineParams, type MineResult, mine } from '../../../server/src/protocol/mine.ts';
import {
  type DrawItemParams,
  type DrawItemResult,
  drawItem,
  type MoveDatesParams,
  type MoveDatesResult,
  moveDates,
} from '../../../server/src/protocol/move-dates.ts';
import { type PastParams, type PastResult, past } from '../../../server/src/protocol/past.ts';
import type {
  ExportPictureParams,
  ExportPictureResult,
  PictureItemParams,
  PictureItemResult,
  PictureParams,
  PictureResult,
  PictureStyleResult,
} from '../../../server/src/protocol/picture.ts';
import { exportPicture, picture, pictureItem, pictureStyle } from '../../../server/src/protocol/picture.ts';
import type { PortfolioSummary } from '../../../server/src/protocol/portfolios.ts';
import { portfolios } from '../../../server/src/protocol/portfolios.ts';
import type { ReviewParams, ReviewResult } from '../../../server/src/protocol/review.ts';
import { review } from '../../../server/src/protocol/review.ts';
import type { RulePageParams, RulePageResult } from '../../../server/src/protocol/rule-page.ts';
import { rulePage } from '../../../server/src/protocol/rule-page.ts';
import {
  type CompareScenariosParams,
  type CompareScenariosResult,
  compareScenarios,
  type EditScenarioParams,
  type EditScenarioResult,
  editScenario,
  type PublishScenarioParams,
  type PublishScenarioResult,
  publishScenario,
  type ScenarioBaseParams,
  scenarioBase,
} from '../../../server/src/protocol/scenario.ts';
import {
  type SplitDecisionParams,
  type SplitDecisionResult,
  splitDecision,
} from '../../../server/src/protocol/split.ts';
import type { TemplateParams, TemplateResult } from '../../../server/src/protocol/template.ts';
import { template } from '../../../server/src/protocol/template.ts';
import type {
  NodeAtParams,
  NodeAtResult,
  TreeItemParams,
  TreeItemResult,
  TreeParams,
  TreeResult,
} from '../../../server/src/protocol/tree.ts';
import { nodeAt, tree, treeItem } from '../../../server/src/protocol/tree.ts';
import { type TriageParams, type TriageResult, triage } from '../../../server/src/protocol/triage.ts';
import { type WallParams, type WallResult, wall } from '../../../server/src/protocol/wall.ts';

export interface Requests {
  [past]: { readonly params: PastParams; readonly result: PastResult };
  [portfolios]: { readonly params: undefined; readonly result: readonly PortfolioSummary[] };
  [tree]: { readonly params: TreeParams; readonly result: TreeResult };
  [treeItem]: { readonly params: TreeItemParams; readonly result: TreeItemResult | null };
  [nodeAt]: { readonly params: NodeAtParams; readonly result: NodeAtResult };
  [edit]: { readonly params: EditParams; readonly result: EditResult };
  [addItems]: { readonly params: AddItemsParams; readonly result: AddItemsResult };
  [agentTool]: { readonly params: AgentToolParams; readonly result: AgentToolResult };
  [picture]: { readonly params: PictureParams; readonly result: PictureResult };
  [pictureStyle]: { readonly params: undefined; readonly result: PictureStyleResult };
  [pictureItem]: { readonly params: PictureItemParams; readonly result: PictureItemResult | null };
  [exportPicture]: { readonly params: ExportPictureParams; readonly result: ExportPictureResult };
  [moveDates]: { readonly params: MoveDatesParams; readonly result: MoveDatesResult };
  [drawItem]: { readonly params: DrawItemParams; readonly result: DrawItemResult };
  [importSheet]: { readonly params: ImportSheetParams; readonly result: ImportSheetResult };
  [review]: { readonly params: ReviewParams; readonly result: ReviewResult };
  [compareScenarios]: { readonly params: CompareScenariosParams; readonly result: CompareScenariosResult };
  [editScenario]: { readonly params: EditScenarioParams; readonly result: EditScenarioResult };
  [publishScenario]: { readonly params: PublishScenarioParams; readonly result: PublishScenarioResult };
  [scenarioBase]: { readonly params: ScenarioBaseParams; readonly result: string | null };
  [meeting]: { readonly params: MeetingParams; readonly result: MeetingResult };
  [mine]: { readonly params: MineParams; readonly result: MineResult };
  [wall]: { readonly params: WallParams; readonly result: WallResult };
  [catchball]: { readonly params: CatchballParams; readonly result: CatchballResult };
  [playRound]: { readonly params: PlayRoundParams; readonly result: EditResult };
  [catchballAt]: { readonly params: CatchballAtParams; readonly result: CatchballAtResult | null };
  [beginCatchball]: { readonly params: BeginCatchballParams; readonly result: EditResult };
  [a3]: { readonly params: A3Params; readonly result: A3Result };
  [linkA3]: { readonly params: LinkA3Params; readonly result: EditResult };
  [decide]: { readonly params: DecideParams; readonly result: EditResult };
  [template]: { readonly params: TemplateParams; readonly result: TemplateResult };
  [calibrate]: { readonly params: CalibrateParams; readonly result: CalibrateResult };
  [itemForm]: { readonly params: ItemFormParams; readonly result: ItemFormResult };
  [splitDecision]: { readonly params: SplitDecisionParams; readonly result: SplitDecisionResult };
  [triage]: { readonly params: TriageParams; readonly result: TriageResult };
  [accept]: { readonly params: AcceptParams; readonly result: AcceptResult };
  [evidence]: { readonly params: EvidenceParams; readonly result: EvidenceResult };
  [rulePage]: { readonly params: RulePageParams; readonly result: RulePageResult };
}
export type Method = keyof Requests;
