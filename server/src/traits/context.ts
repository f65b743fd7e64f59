/** A clause among its neighbours: history before the work, a goal after it, a lone slip of the tongue. */
import type { ClauseScore } from './clause.ts';
import type { ClauseView, GovernanceView } from './item-features.ts';

/** Numbers a clause is looked at again with; a model is bound to their order. */
export const CONTEXT_WIDTH = 36;

const clip = (value: number): number => (value < -5 ? -5 : value > 5 ? 5 : value);

/** Where a clause stands, beside what it says. */
export type Place = Pick<ClauseView, 'title' | 'joined' | 'length'>;

/** Lean and neither to the three probabilities. */
export function viewOf(score: ClauseScore, { title, joined, length }: Place): ClauseView {
  const half = clip2(score.lean) / 2;
  const strategic = Math.exp(half);
  const operational = Math.exp(-half);
  const none = Math.exp(clip2(score.neither));
  const sum = strategic + operational + none;
  return {
    operational: operational / sum,
    strategic: strategic / sum,
    none: none / sum,
    title,
    joined,
    length,
    runOperational: score.runOperational,
    runStrategic: score.runStrategic,
  };
}

const clip2 = (value: number): number => (value < -12 ? -12 : value > 12 ? 12 : value);

/** What stands around clause `at`, into `out` (`CONTEXT_WIDTH` places). */
export function contextOf(
  views: readonly ClauseView[],
  scores: readonly ClauseScore[],
  at: number,
  governance: GovernanceView,
  out: Float64Array,
): void {
  const count = views.length;
  const own = views[at]!;
  let sumOperational = 0;
  let sumStrategic = 0;
  let mostOperational = 0;
  let mostStrategic = 0;
  for (let other = 0; other < count; other++) {
    if (other === at) continue;
    const view = views[other]!;
    sumOperational += view.operational;
    sumStrategic += view.strategic;
    if (view.operational > mostOperational) mostOperational = view.operational;
    if (view.strategic > mostStrategic) mostStrategic = view.strategic;
  }
  const others = Math.max(1, count - 1);
  const place = at / others;
  const title = own.title ? 1 : 0;
  const before = at > 0 ? scores[at - 1] : undefined;
  const after = at < count - 1 ? scores[at + 1] : undefined;
  out[0] = clip(scores[at]!.lean);
  out[1] = clip(scores[at]!.neither);
  out[2] = before === undefined ? 0 : clip(before.lean);
  out[3] = before === undefined ? 0 : clip(before.neither);
  out[4] = after === undefined ? 0 : clip(after.lean);
  out[5] = after === undefined ? 0 : clip(after.neither);
  out[6] = sumOperational / others;
  out[7] = sumStrategic / others;
  out[8] = mostOperational;
  out[9] = mostStrategic;
  out[10] = at === 0 ? 1 : 0;
  out[11] = at === count - 1 ? 1 : 0;
  out[12] = place;
  out[13] = title;
  out[14] = Math.log1p(own.length);
  out[15] = count === 1 ? 1 : 0;
  out[16] = Math.log(count);
  out[17] = governance.operational;
  out[18] = governance.strategic;
  out[19] = governance.count > 0 ? 1 : 0;
  out[20] = own.operational * mostOperational;
  out[21] = own.operational * mostStrategic;
  out[22] = own.strategic * mostOperational;
  out[23] = own.strategic * mostStrategic;
  out[24] = own.operational * place;
  out[25] = own.strategic * place;
  out[26] = own.operational * title;
  out[27] = own.strategic * title;
  out[28] = own.runOperational;
  out[29] = own.runStrategic;
  // Clauses of one sentence mostly speak for the same pole.
  const goesOn = own.joined ? 1 : 0;
  const followed = at < count - 1 && views[at + 1]!.joined ? 1 : 0;
  out[30] = goesOn;
  out[31] = followed;
  out[32] = goesOn * out[2]!;
  out[33] = goesOn * out[3]!;
  out[34] = followed * out[4]!;
  out[35] = followed * out[5]!;
}
