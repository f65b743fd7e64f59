/**
 * The names that package.json and the code must agree on. A test compares the two, so a name is written here once
 * and never as a string elsewhere. Nothing here touches the VS Code API: the tests load it in plain Node.
 */

export const languageId = 'portfolio';
/** How the names of portfolio files end. */
export const portfolioEndings: readonly string[] = ['.portfolio', '.portfolio.yaml', '.portfolio.yml'];
export const tracksViewId = 'twotrack.tracks';
export const twoPathsViewType = 'twotrack.twoPaths';
export const whatIfViewType = 'twotrack.whatIf';
export const a3ViewType = 'twotrack.a3';
export const reviewViewType = 'twotrack.review';
/** The controller of the threads of catchball, for the `when` clauses of their menus. */
export const catchballControllerId = 'twotrack.catchball';
export const configurationSection = 'twotrack';

/** Private URI schemes: rows of the tree, for their decorations, and pages of rules. */
export const itemScheme = 'twotrack-item';
export const ruleScheme = 'twotrack-rule';
/** A file as an import would leave it. */
export const previewScheme = 'twotrack-preview';

/** Written by `npm run generate` from the commands of package.json. */
export const commandIds = {
  newPortfolio: 'twotrack.newPortfolio',
  classifyList: 'twotrack.classifyList',
  importSheet: 'twotrack.importSheet',
  revealItem: 'twotrack.revealItem',
  openToSide: 'twotrack.openToSide',
  moveToTrack: 'twotrack.moveToTrack',
  moveToOperational: 'twotrack.moveToOperational',
  moveToStrategic: 'twotrack.moveToStrategic',
  moveToNeither: 'twotrack.moveToNeither',
  setStatus: 'twotrack.setStatus',
  setGoal: 'twotrack.setGoal',
  setTeam: 'twotrack.setTeam',
  renameTitle: 'twotrack.renameTitle',
  splitItem: 'twotrack.splitItem',
  editItem: 'twotrack.editItem',
  calibrate: 'twotrack.calibrate',
  addItem: 'twotrack.addItem',
  newItem: 'twotrack.newItem',
  newGoal: 'twotrack.newGoal',
  setBalance: 'twotrack.setBalance',
  copyId: 'twotrack.copyId',
  showMixedItem: 'twotrack.showMixedItem',
  showTwoPaths: 'twotrack.showTwoPaths',
  prepareReview: 'twotrack.prepareReview',
  holdReview: 'twotrack.holdReview',
  showMine: 'twotrack.showMine',
  openWall: 'twotrack.openWall',
  openA3: 'twotrack.openA3',
  saveA3: 'twotrack.saveA3',
  beginCatchball: 'twotrack.beginCatchball',
  answerRound: 'twotrack.answerRound',
  proposeRound: 'twotrack.proposeRound',
  agreeRound: 'twotrack.agreeRound',
  compareScenarios: 'twotrack.compareScenarios',
  publishScenario: 'twotrack.publishScenario',
  stopInScenario: 'twotrack.stopInScenario',
  beginInScenario: 'twotrack.beginInScenario',
  moveInScenario: 'twotrack.moveInScenario',
  capacityInScenario: 'twotrack.capacityInScenario',
  refreshReview: 'twotrack.refreshReview',
  saveReview: 'twotrack.saveReview',
  saveReviewAsPdf: 'twotrack.saveReviewAsPdf',
  saveReviewAsPowerPoint: 'twotrack.saveReviewAsPowerPoint',
  openReviewAsMarkdown: 'twotrack.openReviewAsMarkdown',
  showCard: 'twotrack.showCard',
  copyPicture: 'twotrack.copyPicture',
  savePictureAsSvg: 'twotrack.savePictureAsSvg',
  savePictureAsHtml: 'twotrack.savePictureAsHtml',
  savePictureAsPdf: 'twotrack.savePictureAsPdf',
  savePictureAsPowerPoint: 'twotrack.savePictureAsPowerPoint',
  openExample: 'twotrack.openExample',
  acceptFinding: 'twotrack.acceptFinding',
  useToday: 'twotrack.useToday',
  refresh: 'twotrack.refresh',
  groupBy: 'twotrack.groupBy',
  sortBy: 'twotrack.sortBy',
  filter: 'twotrack.filter',
  clearFilter: 'twotrack.clearFilter',
  explainVerdict: 'twotrack.explainVerdict',
  showReferences: 'twotrack.showReferences',
  explainRule: 'twotrack.explainRule',
  restartServer: 'twotrack.restartServer',
  showOutput: 'twotrack.showOutput',
} as const;
export type CommandId = (typeof commandIds)[keyof typeof commandIds];

/** What a row of the tree is, for the `when` clauses of its menus (`viewItem`). */
export const contextValues = [
  'portfolio',
  'group-track',
  'group-goal',
  'group-team',
  'group-status',
  'group-findings',
  'group-missing',
  'item-operational',
  'item-strategic',
  'item-neither',
  'item-unclassified',
  'item-mixed',
  // With a measure that is behind its plan.
  'item-operational-red',
  'item-strategic-red',
  'item-neither-red',
  'item-unclassified-red',
  'item-mixed-red',
  'message',
] as const;
export type ContextValue = (typeof contextValues)[number];

/** Keys that the code sets for `when` clauses. */
export const contextKeys = {
  /** The server runs. */
  running: 'twotrack.running',
  /** The tree shows only what matches the filter. */
  filtered: 'twotrack.filtered',
  /** A step of the walkthrough is done: a portfolio is there, an item was split, a balance is stated. */
  begun: 'twotrack.begun',
  split: 'twotrack.split',
  balanced: 'twotrack.balanced',
} as const;

export const settingIds = {
  maxFindings: 'maxFindings',
  today: 'today',
  evidence: 'evidence',
  lenses: 'lenses',
  mixedConfidence: 'confidence.mixed',
  misclassifiedConfidence: 'confidence.misclassified',
  unclassifiedConfidence: 'confidence.unclassified',
} as const;

/** Contributed colours. */
export const colourIds = {
  operational: 'twotrack.operational',
  strategic: 'twotrack.strategic',
  standard: 'twotrack.standard',
  attention: 'twotrack.attention',
  fault: 'twotrack.fault',
  operationalEvidence: 'twotrack.operationalEvidence',
  strategicEvidence: 'twotrack.strategicEvidence',
} as const;

/** The provider of the MCP server, and the tools for language models by the names that agents call them by. */
export const mcpProviderId = 'twotrack.mcp';
export const toolId = (name: string): string => `twotrack_${name}`;
