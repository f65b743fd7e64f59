/** Clauses and governance to the verdict: one linear table over numbers with names. */
import type { ClauseScore } from './clause.ts';
import { CONTEXT_WIDTH, contextOf, viewOf } from './context.ts';
import type { ClauseView, GovernanceView } from './item-features.ts';
import { ITEM_FEATURES, itemFeatures } from './item-features.ts';
import type { Verdict } from './judgement.ts';
import type { LinearTable, Model } from './model.ts';

export const VERDICTS: readonly Verdict[] = ['operational', 'strategic', 'mixed', 'unclear'];

/** Of the item's numbers, the places of those whose products are looked at too. */
const CROSSED: readonly number[] = [3, 4, 7, 8, 11, 12, 13, 14, 18, 19, 21, 27, 28, 31, 32]
  .flatMap((at) => [at, at + ITEM_FEATURES.length])
  .concat([33, 34, 37]);

const BASE = 2 * ITEM_FEATURES.length;

/** How many numbers an item is judged by. */
export const ITEM_WIDTH = BASE + (CROSSED.length * (CROSSED.length + 1)) / 2;

const first = new Float64Array(ITEM_FEATURES.length);

/** The numbers of an item: of its clauses alone, of its clauses in context, and products of the chief ones. */
export function itemRow(
  alone: readonly ClauseView[],
  inContext: readonly ClauseView[],
  governance: GovernanceView,
  out: Float64Array,
): void {
  itemFeatures(alone, governance, first);
  out.set(first, 0);
  itemFeatures(inContext, governance, first);
  out.set(first, ITEM_FEATURES.length);
  let at = BASE;
  for (let i = 0; i < CROSSED.length; i++) {
    const left = out[CROSSED[i]!]!;
    for (let j = i; j < CROSSED.length; j++) out[at++] = left * out[CROSSED[j]!]!;
  }
}

/** Linear scores of `row`, into `out`. */
export function linear(table: LinearTable, row: Float64Array, out: Float64Array): void {
  for (let k = 0; k < table.bias.length; k++) {
    const weights = table.weights[k]!;
    let sum = table.bias[k]!;
    for (let at = 0; at < row.length; at++) sum += weights[at]! * row[at]!;
    out[k] = sum;
  }
}

const context = new Float64Array(CONTEXT_WIDTH);
const pair = new Float64Array(2);

/** Each clause looked at again among its neighbours. */
export function reconsider(
  table: LinearTable,
  views: readonly ClauseView[],
  scores: readonly ClauseScore[],
  governance: GovernanceView,
): ClauseView[] {
  return views.map((view, at) => {
    contextOf(views, scores, at, governance, context);
    linear(table, context, pair);
    return viewOf(
      {
        lean: pair[0]!,
        neither: pair[1]!,
        runOperational: view.runOperational,
        runStrategic: view.runStrategic,
      },
      view,
    );
  });
}

/** A probability as the share of verdicts given with it that were right. */
export function calibrated(calibration: Model['calibration'], probability: number): number {
  let below = calibration[0];
  if (below === undefined || probability <= below[0]) return below?.[1] ?? probability;
  for (const point of calibration) {
    if (probability <= point[0]) {
      const span = point[0] - below[0];
      return span <= 0 ? point[1] : below[1] + ((point[1] - below[1]) * (probability - below[0])) / span;
    }
    below = point;
  }
  return below[1];
}
