/** Corpus to model: clauses, governance, context, item, calibration, each learned on what the one before had not seen. */
import { LETTERS_SHARE, lengthFactor, type ClauseScore } from '../../server/src/traits/clause.ts';
import { CONTEXT_WIDTH, contextOf, viewOf } from '../../server/src/traits/context.ts';
import { FEATURE } from '../../server/src/traits/features.ts';
import { governanceView } from '../../server/src/traits/governance.ts';
import type { ClauseView, GovernanceView } from '../../server/src/traits/item-features.ts';
import { type LinearTable, type Model, type PackedWeights, WeightTable } from '../../server/src/traits/model.ts';
import { ITEM_WIDTH, itemRow, linear, reconsider } from '../../server/src/traits/verdict.ts';
import type { Document } from './documents.ts';
import { governanceLabel } from './documents.ts';
import { fitLogistic, softmax, toRows } from './logistic.ts';
import { packWeights, short } from './pack-weights.ts';

/** How hard each stage is held back; chosen by cross-validation on the training corpus. */
export const PENALTY = { clause: 0.3, governance: 1, context: 5, item: 30 } as const;

/** A feature met fewer times than this is left out. */
const LEAST_COUNT = 2;

type Entry = readonly (readonly [number, number])[];

function columnsOf(lists: readonly Iterable<number>[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const list of lists) for (const bucket of new Set(list)) counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  const columns = new Map<number, number>();
  for (const [bucket, count] of counts) if (count >= LEAST_COUNT) columns.set(bucket, columns.size);
  return columns;
}

const shareOf = (type: number): number => (type === FEATURE.letters ? LETTERS_SHARE : 1);

export function learnClauses(documents: readonly Document[]): Model['clause'] {
  const clauses = documents.flatMap((document) => document.clauses).filter((clause) => clause.label >= 0);
  const columns = columnsOf(clauses.map((clause) => clause.buckets));
  const types = new Map<number, number>();
  const rows = clauses.map((clause): Entry => {
    const entries: [number, number][] = [];
    clause.buckets.forEach((bucket, at) => {
      const column = columns.get(bucket);
      if (column === undefined) return;
      const share = shareOf(clause.types[at]!);
      types.set(column, share);
      entries.push([column, share * lengthFactor(clause.length)]);
    });
    return entries;
  });
  const fit = fitLogistic(toRows(rows, columns.size), clauses.map((clause) => clause.label), 3, {
    penalty: PENALTY.clause,
    rounds: 60,
    weight: Float64Array.from(clauses, (clause) => clause.weight),
  });
  const weight = (label: number, column: number): number => fit.weights[label * columns.size + column]! * (types.get(column) ?? 1);
  const buckets = [...columns.keys()];
  const lean = buckets.map((_, column) => weight(1, column) - weight(0, column));
  const neither = buckets.map((_, column) => weight(2, column) - (weight(0, column) + weight(1, column)) / 2);
  const [operational, strategic, none] = [fit.bias[0]!, fit.bias[1]!, fit.bias[2]!];
  return { ...packWeights(buckets, [lean, neither]), bias: [short(strategic - operational), short(none - (operational + strategic) / 2)] };
}

export function learnGovernance(documents: readonly Document[]): Model['governance'] {
  const known = documents.filter((document) => governanceLabel(document) >= 0);
  const lists = known.map((document) => document.pieces.flatMap((piece) => piece.buckets));
  const columns = columnsOf(lists);
  const rows = lists.map((list): Entry => list.flatMap((bucket) => (columns.has(bucket) ? [[columns.get(bucket)!, 1] as const] : [])));
  const fit = fitLogistic(toRows(rows, columns.size), known.map(governanceLabel), 2, { penalty: PENALTY.governance, rounds: 60 });
  const lean = [...columns.values()].map((column) => fit.weights[columns.size + column]! - fit.weights[column]!);
  return { ...packWeights([...columns.keys()], [lean]), bias: [] };
}

/** What the first stages say of a document. */
export interface View {
  readonly scores: readonly ClauseScore[];
  readonly views: readonly ClauseView[];
  readonly governance: GovernanceView;
}

/** The first stages on documents they were not taught on. */
export function look(clause: Model['clause'], governance: Model['governance'], documents: readonly Document[]): View[] {
  const words = new WeightTable(clause);
  const fields = new WeightTable(governance as PackedWeights);
  return documents.map((document) => {
    const scores = document.clauses.map((c) => {
      let lean = 0;
      let neither = 0;
      for (const bucket of c.buckets) {
        const slot = words.slot(bucket);
        if (slot < 0) continue;
        lean += words.rows[0]![slot]!;
        neither += words.rows[1]![slot]!;
      }
      const factor = lengthFactor(c.length);
      return { lean: lean * factor + clause.bias[0]!, neither: neither * factor + clause.bias[1]! };
    });
    const pieces = document.pieces.map((piece) => {
      let lean = 0;
      for (const bucket of piece.buckets) {
        const slot = fields.slot(bucket);
        if (slot >= 0) lean += fields.rows[0]![slot]!;
      }
      return { lean };
    });
    const views = scores.map((score, at) => viewOf(score, document.clauses[at]!.title, document.clauses[at]!.length));
    return { scores, views, governance: governanceView(pieces) };
  });
}

/** A fold for every document, all of a sector in one. */
export function foldsOf(documents: readonly Document[], count: number): number[] {
  const sectors = [...new Set(documents.map(({ item }) => item.sector))].sort();
  const fold = new Map(sectors.map((sector, at) => [sector, at % count]));
  return documents.map(({ item }) => fold.get(item.sector)!);
}

function lookUnseen(documents: readonly Document[]): View[] {
  const folds = foldsOf(documents, 5);
  const views: View[] = new Array(documents.length);
  for (let fold = 0; fold < 5; fold++) {
    const taught = documents.filter((_, at) => folds[at] !== fold);
    const held = documents.map((_, at) => at).filter((at) => folds[at] === fold);
    const seen = look(learnClauses(taught), learnGovernance(taught), held.map((at) => documents[at]!));
    held.forEach((at, k) => (views[at] = seen[k]!));
  }
  return views;
}

/** Logistic regression on dense rows, its scaling folded back into the weights. */
function learnTable(rows: readonly Float64Array[], labels: readonly number[], classes: number, penalty: number, weight?: Float64Array): LinearTable {
  const width = rows[0]!.length;
  const mean = new Float64Array(width);
  const spread = new Float64Array(width);
  for (const row of rows) for (let at = 0; at < width; at++) mean[at]! += row[at]! / rows.length;
  for (const row of rows) for (let at = 0; at < width; at++) spread[at]! += (row[at]! - mean[at]!) ** 2 / rows.length;
  for (let at = 0; at < width; at++) spread[at] = Math.sqrt(spread[at]!) || 1;
  const scaled = toRows(rows.map((row): Entry => Array.from(row, (value, at) => [at, (value - mean[at]!) / spread[at]!] as const)), width);
  const fit = fitLogistic(scaled, labels, classes, { penalty, rounds: 200, ...(weight ? { weight } : {}) });
  const weights: number[][] = [];
  const bias: number[] = [];
  for (let k = 0; k < classes; k++) {
    let offset = fit.bias[k]!;
    weights.push(
      Array.from({ length: width }, (_, at) => {
        const own = fit.weights[k * width + at]! / spread[at]!;
        offset -= own * mean[at]!;
        return own;
      }),
    );
    bias.push(offset);
  }
  return { weights, bias };
}

function learnContext(documents: readonly Document[], views: readonly View[]): LinearTable {
  const rows: Float64Array[] = [];
  const labels: number[] = [];
  documents.forEach((document, d) => {
    if (document.item.spans.length === 0) return;
    const view = views[d]!;
    document.clauses.forEach((clause, at) => {
      if (clause.label < 0) return;
      const row = new Float64Array(CONTEXT_WIDTH);
      contextOf(view.views, view.scores, at, view.governance, row);
      rows.push(row);
      labels.push(clause.label);
    });
  });
  const { weights, bias } = learnTable(rows, labels, 3, PENALTY.context);
  const [o, s, n] = [weights[0]!, weights[1]!, weights[2]!];
  return {
    weights: [o.map((w, at) => short(s[at]! - w)), o.map((w, at) => short(n[at]! - (w + s[at]!) / 2))],
    bias: [short(bias[1]! - bias[0]!), short(bias[2]! - (bias[0]! + bias[1]!) / 2)],
  };
}

export function rowOf(context: LinearTable, view: View): Float64Array {
  const row = new Float64Array(ITEM_WIDTH);
  itemRow(view.views, reconsider(context, view.views, view.scores, view.governance), view.governance, row);
  return row;
}

/** Probabilities of the verdicts for a row of the item. */
export function judgeRow(table: LinearTable, row: Float64Array): Float64Array {
  const out = new Float64Array(4);
  linear(table, row, out);
  softmax(out);
  return out;
}

/** Share right by probability, never falling: pool adjacent violators over groups of about 60. */
export function calibrate(pairs: readonly (readonly [probability: number, right: boolean])[]): [number, number][] {
  const sorted = [...pairs].sort((a, b) => a[0] - b[0]);
  const size = Math.max(30, Math.ceil(sorted.length / 16));
  const pools: { sum: number; right: number; count: number }[] = [];
  for (let at = 0; at < sorted.length; at += size) {
    const group = sorted.slice(at, at + size);
    let pool = { sum: group.reduce((s, [p]) => s + p, 0), right: group.filter(([, ok]) => ok).length, count: group.length };
    while (pools.length > 0) {
      const before = pools[pools.length - 1]!;
      if (before.right / before.count < pool.right / pool.count) break;
      pools.pop();
      pool = { sum: before.sum + pool.sum, right: before.right + pool.right, count: before.count + pool.count };
    }
    pools.push(pool);
  }
  return pools.map(({ sum, right, count }) => [short(sum / count), short((right + 0.5) / (count + 1))]);
}

export interface LearnOptions {
  /** Weight of an item of the labelled set in the item's table. */
  readonly labelledWeight?: number;
}

/** Learns a whole model from documents. */
export function learn(documents: readonly Document[], options: LearnOptions = {}): Model {
  const views = lookUnseen(documents);
  const context = learnContext(documents, views);
  const rows = views.map((view) => rowOf(context, view));
  const labels = documents.map((document) => document.verdict);
  const weight = Float64Array.from(documents, ({ item }) => (item.spans.length === 0 ? (options.labelledWeight ?? 1) : 1));
  const round = (table: LinearTable): LinearTable => ({ weights: table.weights.map((row) => row.map(short)), bias: table.bias.map(short) });
  const item = round(learnTable(rows, labels, 4, PENALTY.item, weight));
  const folds = foldsOf(documents, 6);
  const pairs: [number, boolean][] = [];
  for (let fold = 0; fold < 6; fold++) {
    const taught = documents.map((_, at) => at).filter((at) => folds[at] !== fold);
    const table = learnTable(taught.map((at) => rows[at]!), taught.map((at) => labels[at]!), 4, PENALTY.item, Float64Array.from(taught, (at) => weight[at]!));
    documents.forEach((_, at) => {
      if (folds[at] !== fold) return;
      const p = judgeRow(table, rows[at]!);
      const top = Math.max(...p);
      pairs.push([top, p.indexOf(top) === labels[at]]);
    });
  }
  return { clause: learnClauses(documents), governance: learnGovernance(documents), context, item, calibration: calibrate(pairs) };
}

/** A model's verdict on documents: index into `VERDICTS` and calibrated-before probability of each verdict. */
export function predict(model: Model, documents: readonly Document[]): Float64Array[] {
  return look(model.clause, model.governance, documents).map((view) => judgeRow(model.item, rowOf(model.context, view)));
}

export { lookUnseen, learnContext, learnTable };
