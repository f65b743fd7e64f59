/** Corpus to model: clauses, governance, context, item, calibration, each learned on what the one before had not seen. */
import {
  type ClauseScore,
  LETTERS_SHARE,
  lengthFactor,
  strongestRuns,
} from '../../server/src/traits/clause.ts';
import { CONTEXT_WIDTH, contextOf, viewOf } from '../../server/src/traits/context.ts';
import { FEATURE } from '../../server/src/traits/features.ts';
import { governanceView } from '../../server/src/traits/governance.ts';
import type { ClauseView, GovernanceView } from '../../server/src/traits/item-features.ts';
import {
  type LinearTable,
  type Model,
  type PackedWeights,
  WeightTable,
} from '../../server/src/traits/model.ts';
import { ITEM_WIDTH, itemRow, linear, reconsider } from '../../server/src/traits/verdict.ts';
import { columnsOf, rarity } from './columns.ts';
import type { Clause, Document } from './documents.ts';
import { foldsBySector, governanceLabel } from './documents.ts';
import { fitLogistic, softmax, toRows } from './logistic.ts';
import { packWeights, short } from './pack-weights.ts';

/** How hard each stage is held back; chosen by cross-validation on the training corpus. */
export const PENALTY = { clause: 0.3, governance: 1, context: 5, item: 30 } as const;

/** Confidence is measured on folds of the sectors the table was not taught on. */
const CALIBRATION_FOLDS = 3;

/** How much an item counts by its text alone and by its fields alone, beside itself as it stands. */
const TEXT_WEIGHT = 0.5;
const FIELDS_WEIGHT = 0.3;

/** How much the title of an item counts as an item of its own: many real items are a title and no more. */
const ALONE_WEIGHT = 0.1;

type Entry = readonly (readonly [number, number])[];

const shareOf = (type: number): number => (type === FEATURE.letters ? LETTERS_SHARE : 1);

/** Weights of words; `known` are clauses of no item, such as the curated phrases. */
export function learnClauses(documents: readonly Document[], known: readonly Clause[]): Model['clause'] {
  const clauses = [...documents.flatMap((document) => document.clauses), ...known].filter(
    (clause) => clause.label >= 0,
  );
  const { columns, counts } = columnsOf(clauses.map((clause) => clause.buckets));
  const shares = new Map<number, number>();
  const rows = clauses.map((clause): Entry => {
    const entries: [number, number][] = [];
    clause.buckets.forEach((bucket, at) => {
      const column = columns.get(bucket);
      if (column === undefined) return;
      const share = shareOf(clause.types[at]!) * rarity(counts.get(bucket)!);
      shares.set(column, share);
      entries.push([column, share * lengthFactor(clause.length)]);
    });
    return entries;
  });
  const fit = fitLogistic(
    toRows(rows, columns.size),
    clauses.map((clause) => clause.label),
    3,
    {
      penalty: PENALTY.clause,
      rounds: 60,
      weight: Float64Array.from(clauses, (clause) => clause.weight),
    },
  );
  const weight = (label: number, column: number): number =>
    fit.weights[label * columns.size + column]! * (shares.get(column) ?? 1);
  const buckets = [...columns.keys()];
  const lean = buckets.map((_, column) => weight(1, column) - weight(0, column));
  const neither = buckets.map((_, column) => weight(2, column) - (weight(0, column) + weight(1, column)) / 2);
  const [operational, strategic, none] = [fit.bias[0]!, fit.bias[1]!, fit.bias[2]!];
  return {
    ...packWeights(buckets, [lean, neither]),
    bias: [short(strategic - operational), short(none - (operational + strategic) / 2)],
  };
}

export function learnGovernance(documents: readonly Document[]): Model['governance'] {
  const known = documents.filter((document) => governanceLabel(document) >= 0);
  const lists = known.map((document) => document.pieces.flatMap((piece) => piece.buckets));
  const { columns } = columnsOf(lists);
  const rows = lists.map(
    (list): Entry =>
      list.flatMap((bucket) => (columns.has(bucket) ? [[columns.get(bucket)!, 1] as const] : [])),
  );
  const fit = fitLogistic(toRows(rows, columns.size), known.map(governanceLabel), 2, {
    penalty: PENALTY.governance,
    rounds: 60,
  });
  const lean = [...columns.values()].map(
    (column) => fit.weights[columns.size + column]! - fit.weights[column]!,
  );
  return { ...packWeights([...columns.keys()], [lean]), bias: [] };
}

/** What the first stages say of a document. */
export interface View {
  readonly scores: readonly ClauseScore[];
  readonly views: readonly ClauseView[];
  readonly governance: GovernanceView;
}

/** The first stages on documents they were not taught on. */
export function look(
  clause: Model['clause'],
  governance: Model['governance'],
  documents: readonly Document[],
): View[] {
  const words = new WeightTable(clause);
  const fields = new WeightTable(governance as PackedWeights);
  return documents.map((document) => {
    const scores = document.clauses.map((c) => {
      let lean = 0;
      let neither = 0;
      const factor = lengthFactor(c.length);
      const shares = new Float64Array(c.length);
      c.buckets.forEach((bucket, at) => {
        const slot = words.slot(bucket);
        if (slot < 0) return;
        const part = words.weight(slot, 0);
        lean += part;
        neither += words.weight(slot, 1);
        shares[c.from[at]!]! += (part * factor) / 2;
        shares[c.to[at]!]! += (part * factor) / 2;
      });
      const runs = strongestRuns(shares, 0, c.length);
      return {
        runOperational: runs.operational,
        runStrategic: runs.strategic,
        lean: lean * factor + clause.bias[0]!,
        neither: neither * factor + clause.bias[1]!,
      };
    });
    const pieces = document.pieces.map((piece) => {
      let lean = 0;
      for (const bucket of piece.buckets) {
        const slot = fields.slot(bucket);
        if (slot >= 0) lean += fields.weight(slot, 0);
      }
      return { lean };
    });
    const views = scores.map((score, at) => viewOf(score, document.clauses[at]!));
    return { scores, views, governance: governanceView(pieces) };
  });
}

function lookUnseen(documents: readonly Document[], known: readonly Clause[]): View[] {
  const folds = foldsBySector(documents, 5);
  const views: View[] = new Array(documents.length);
  for (let fold = 0; fold < 5; fold++) {
    const taught = documents.filter((_, at) => folds[at] !== fold);
    const held = documents.map((_, at) => at).filter((at) => folds[at] === fold);
    const seen = look(
      learnClauses(taught, known),
      learnGovernance(taught),
      held.map((at) => documents[at]!),
    );
    for (const [k, at] of held.entries()) views[at] = seen[k]!;
  }
  return views;
}

/** Logistic regression on dense rows, its scaling folded back into the weights. */
function learnTable(
  rows: readonly Float64Array[],
  labels: readonly number[],
  classes: number,
  penalty: number,
  weight?: Float64Array,
): LinearTable {
  const width = rows[0]!.length;
  const mean = new Float64Array(width);
  const spread = new Float64Array(width);
  for (const row of rows) for (let at = 0; at < width; at++) mean[at]! += row[at]! / rows.length;
  for (const row of rows)
    for (let at = 0; at < width; at++) spread[at]! += (row[at]! - mean[at]!) ** 2 / rows.length;
  for (let at = 0; at < width; at++) spread[at] = Math.sqrt(spread[at]!) || 1;
  const scaled = toRows(
    rows.map(
      (row): Entry => Array.from(row, (value, at) => [at, (value - mean[at]!) / spread[at]!] as const),
    ),
    width,
  );
  const fit = fitLogistic(scaled, labels, classes, { penalty, rounds: 60, ...(weight ? { weight } : {}) });
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

/** The view of an item that were one of its clauses and nothing else. */
const clauseAlone = (view: View, at: number): View => ({
  scores: [view.scores[at]!],
  views: [view.views[at]!],
  governance: NO_GOVERNANCE,
});

const NO_GOVERNANCE: GovernanceView = { operational: 0, strategic: 0, count: 0 };

function learnContext(documents: readonly Document[], views: readonly View[]): LinearTable {
  const rows: Float64Array[] = [];
  const labels: number[] = [];
  const counts: number[] = [];
  const add = (view: View, at: number, label: number, weight: number): void => {
    const row = new Float64Array(CONTEXT_WIDTH);
    contextOf(view.views, view.scores, at, view.governance, row);
    rows.push(row);
    labels.push(label);
    counts.push(weight);
  };
  documents.forEach((document, d) => {
    if (document.item.spans.length === 0) return;
    const view = views[d]!;
    document.clauses.forEach((clause, at) => {
      if (clause.label < 0) return;
      add(view, at, clause.label, 1);
      if (clause.title && document.clauses.length > 1)
        add(clauseAlone(view, at), 0, clause.label, ALONE_WEIGHT);
    });
  });
  const { weights, bias } = learnTable(rows, labels, 3, PENALTY.context, Float64Array.from(counts));
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
export function calibrate(
  pairs: readonly (readonly [probability: number, right: boolean])[],
): [number, number][] {
  const sorted = [...pairs].sort((a, b) => a[0] - b[0]);
  const size = Math.max(30, Math.ceil(sorted.length / 16));
  const pools: { sum: number; right: number; count: number }[] = [];
  for (let at = 0; at < sorted.length; at += size) {
    const group = sorted.slice(at, at + size);
    let pool = {
      sum: group.reduce((s, [p]) => s + p, 0),
      right: group.filter(([, ok]) => ok).length,
      count: group.length,
    };
    while (pools.length > 0) {
      const before = pools[pools.length - 1]!;
      if (before.right / before.count < pool.right / pool.count) break;
      pools.pop();
      pool = {
        sum: before.sum + pool.sum,
        right: before.right + pool.right,
        count: before.count + pool.count,
      };
    }
    pools.push(pool);
  }
  return pools.map(({ sum, right, count }) => [short(sum / count), short((right + 0.5) / (count + 1))]);
}

/** What an item would be labelled without its fields; -1 where the corpus does not tell. */
function textVerdict({ item, clauses, verdict }: Document): number {
  if (item.label !== 'mixed') return verdict;
  if (item.spans.length === 0) return -1;
  const operational = clauses.some((clause) => clause.label === 0);
  const strategic = clauses.some((clause) => clause.label === 1);
  return operational && strategic ? 2 : operational ? 0 : strategic ? 1 : -1;
}

interface Example {
  readonly document: number;
  readonly row: Float64Array;
  readonly label: number;
  readonly weight: number;
}

/** Every item as it stands; one with fields also by its text alone and, where sound, by its fields alone. */
function examplesOf(documents: readonly Document[], views: readonly View[], context: LinearTable): Example[] {
  return documents.flatMap((document, at): Example[] => {
    const view = views[at]!;
    const whole: Example = { document: at, row: rowOf(context, view), label: document.verdict, weight: 1 };
    const examples = [whole];
    document.clauses.forEach((clause, c) => {
      if (!clause.title || document.clauses.length < 2 || clause.label !== document.verdict) return;
      examples.push({
        document: at,
        row: rowOf(context, clauseAlone(view, c)),
        label: clause.label,
        weight: ALONE_WEIGHT,
      });
    });
    if (document.pieces.length === 0) return examples;
    const label = textVerdict(document);
    if (label >= 0)
      examples.push({
        document: at,
        row: rowOf(context, { ...view, governance: NO_GOVERNANCE }),
        label,
        weight: TEXT_WEIGHT,
      });
    if (document.verdict !== 2) {
      const fields = { scores: [], views: [], governance: view.governance };
      examples.push({
        document: at,
        row: rowOf(context, fields),
        label: document.verdict,
        weight: FIELDS_WEIGHT,
      });
    }
    return examples;
  });
}

/** Learns a whole model from documents and from clauses known beforehand. */
export function learn(documents: readonly Document[], known: readonly Clause[]): Model {
  const views = lookUnseen(documents, known);
  const context = learnContext(documents, views);
  const examples = examplesOf(documents, views, context);
  const table = (taught: readonly Example[]): LinearTable =>
    learnTable(
      taught.map(({ row }) => row),
      taught.map(({ label }) => label),
      4,
      PENALTY.item,
      Float64Array.from(taught, ({ weight }) => weight),
    );
  const round = (table: LinearTable): LinearTable => ({
    weights: table.weights.map((row) => row.map(short)),
    bias: table.bias.map(short),
  });
  const item = round(table(examples));
  const folds = foldsBySector(documents, CALIBRATION_FOLDS);
  const pairs: [number, boolean][] = [];
  for (let fold = 0; fold < CALIBRATION_FOLDS; fold++) {
    const unseen = table(examples.filter(({ document }) => folds[document] !== fold));
    for (const { document, row, label, weight } of examples) {
      if (folds[document] !== fold || weight < 1) continue;
      const probabilities = judgeRow(unseen, row);
      const top = Math.max(...probabilities);
      pairs.push([top, probabilities.indexOf(top) === label]);
    }
  }
  return {
    clause: learnClauses(documents, known),
    governance: learnGovernance(documents),
    context,
    item,
    calibration: calibrate(pairs),
  };
}
