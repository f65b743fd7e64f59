/** Lists every rule, in display order. A new rule needs one line here; a test reports files that are missing. */
import { badValue } from './bad-value.ts';
import { bareList } from './bare-list.ts';
import { blurredPortfolio } from './blurred-portfolio.ts';
import { brokenMapping } from './broken-mapping.ts';
import { capitalFunding } from './capital-funding.ts';
import { contradictingFields } from './contradicting-fields.ts';
import { dailyMetricsOnly } from './daily-metrics-only.ts';
import { dateOrder } from './date-order.ts';
import { decisionOverdue } from './decision-overdue.ts';
import { dependencyCycle } from './dependency-cycle.ts';
import { dependencyOrder } from './dependency-order.ts';
import { doomedImprovement } from './doomed-improvement.ts';
import { duplicateId } from './duplicate-id.ts';
import { duplicateKey } from './duplicate-key.ts';
import { duplicateTitle } from './duplicate-title.ts';
import { earlySign } from './early-sign.ts';
import { expiredIgnore } from './expired-ignore.ts';
import { goalWithoutWork } from './goal-without-work.ts';
import { huddleOnlyReview } from './huddle-only-review.ts';
import { incompleteMeasure } from './incomplete-measure.ts';
import { inflatedLanguage } from './inflated-language.ts';
import { invisiblePath } from './invisible-path.ts';
import type { AnyRule } from './kit/define-rule.ts';
import { longHorizon } from './long-horizon.ts';
import { lostText } from './lost-text.ts';
import { misclassified } from './misclassified.ts';
import { missingBalance } from './missing-balance.ts';
import { missingBaseline } from './missing-baseline.ts';
import { missingFrontline } from './missing-frontline.ts';
import { missingKey } from './missing-key.ts';
import { missingMilestones } from './missing-milestones.ts';
import { missingOutcome } from './missing-outcome.ts';
import { missingResources } from './missing-resources.ts';
import { missingSponsor } from './missing-sponsor.ts';
import { missingStandard } from './missing-standard.ts';
import { mixedTraits } from './mixed-traits.ts';
import { neverCaught } from './never-caught.ts';
import { noAnswer } from './no-answer.ts';
import { nothingLearned } from './nothing-learned.ts';
import { nothingStopped } from './nothing-stopped.ts';
import { oneSidedGoal } from './one-sided-goal.ts';
import { oneSizeReview } from './one-size-review.ts';
import { overLimit } from './over-limit.ts';
import { overdueItem } from './overdue-item.ts';
import { overdueMilestone } from './overdue-milestone.ts';
import { overloadedTeam } from './overloaded-team.ts';
import { overstretchedSponsor } from './overstretched-sponsor.ts';
import { redWithoutCountermeasure } from './red-without-countermeasure.ts';
import { sheetDiffers } from './sheet-differs.ts';
import { shortHorizon } from './short-horizon.ts';
import { stalledStrategy } from './stalled-strategy.ts';
import { steeringOnlyReview } from './steering-only-review.ts';
import { syntax } from './syntax.ts';
import { teamTornBothWays } from './team-torn-both-ways.ts';
import { tooManyBreakthroughs } from './too-many-breakthroughs.ts';
import { twoFirst } from './two-first.ts';
import { unalignedItem } from './unaligned-item.ts';
import { unalignedPath } from './unaligned-path.ts';
import { unbalancedTracks } from './unbalanced-tracks.ts';
import { unclassified } from './unclassified.ts';
import { undecided } from './undecided.ts';
import { understatedChange } from './understated-change.ts';
import { unexplainedIgnore } from './unexplained-ignore.ts';
import { unknownKey } from './unknown-key.ts';
import { unknownReference } from './unknown-reference.ts';
import { unknownRule } from './unknown-rule.ts';
import { unresourcedPath } from './unresourced-path.ts';
import { unreviewedItem } from './unreviewed-item.ts';
import { unsupportedYaml } from './unsupported-yaml.ts';
import { unsustainedLeap } from './unsustained-leap.ts';
import { unusedIgnore } from './unused-ignore.ts';
import { wrongType } from './wrong-type.ts';

export const rules: readonly AnyRule[] = [
  syntax,
  unsupportedYaml,
  missingKey,
  wrongType,
  badValue,
  duplicateId,
  duplicateKey,
  unknownReference,
  dependencyCycle,
  dateOrder,
  brokenMapping,
  unknownKey,
  lostText,
  unusedIgnore,
  unexplainedIgnore,
  unknownRule,
  expiredIgnore,
  mixedTraits,
  misclassified,
  unclassified,
  inflatedLanguage,
  understatedChange,
  contradictingFields,
  missingSponsor,
  missingMilestones,
  missingOutcome,
  missingResources,
  dailyMetricsOnly,
  shortHorizon,
  huddleOnlyReview,
  missingBaseline,
  missingStandard,
  missingFrontline,
  longHorizon,
  capitalFunding,
  steeringOnlyReview,
  unalignedItem,
  incompleteMeasure,
  redWithoutCountermeasure,
  overdueItem,
  overdueMilestone,
  dependencyOrder,
  unreviewedItem,
  undecided,
  decisionOverdue,
  nothingLearned,
  neverCaught,
  noAnswer,
  invisiblePath,
  unresourcedPath,
  unalignedPath,
  unbalancedTracks,
  missingBalance,
  goalWithoutWork,
  oneSidedGoal,
  tooManyBreakthroughs,
  overloadedTeam,
  teamTornBothWays,
  overstretchedSponsor,
  overLimit,
  twoFirst,
  duplicateTitle,
  unsustainedLeap,
  doomedImprovement,
  oneSizeReview,
  stalledStrategy,
  nothingStopped,
  blurredPortfolio,
  sheetDiffers,
  earlySign,
  bareList,
];
