/** How the item is run: values of fields and the words under owner, sponsor, measures and the like. */
import { fieldEvidence } from './fields.ts';
import { bucketOf, hashOf } from './hash.ts';
import type { GovernanceView } from './item-features.ts';
import type { Dimension, Layer } from './judgement.ts';
import type { Model } from './model.ts';
import { WeightTable } from './model.ts';
import type { Reader } from './reading.ts';
import { PART } from './reading.ts';
import type { Subject } from './subject.ts';

const TYPE = { value: 32, keyWord: 33, word: 34, keyKind: 35 } as const;

/** One value or text of a field and the features it has. */
export interface FieldPiece {
  readonly path: string;
  readonly text: string;
  readonly dimension: Dimension;
  readonly layer: Layer;
  readonly buckets: readonly number[];
  /** What the organisation's own words in it add to its lean. */
  readonly own: number;
}

/** A piece with its lean: above 0 strategic. */
export interface WeighedPiece extends FieldPiece {
  readonly lean: number;
}

const ABOUT: Readonly<Record<string, readonly [Dimension, Layer]>> = {
  owner: ['people', 'governance'],
  sponsor: ['people', 'governance'],
  measures: ['measures', 'governance'],
  milestones: ['measures', 'governance'],
  methods: ['methods', 'craft'],
  risks: ['knowledge', 'craft'],
  standard: ['system', 'craft'],
  decision: ['rhythm', 'governance'],
};

/** The pieces of an item just read by `reader`, one a path. */
export function fieldPieces(reader: Reader, subject: Subject, push?: Float64Array): FieldPiece[] {
  const pieces = new Map<
    string,
    { path: string; text: string; dimension: Dimension; layer: Layer; buckets: number[]; own: number }
  >();
  for (const { name, path, text, dimension, layer } of fieldEvidence(subject)) {
    const bucket = bucketOf(TYPE.value, hashOf(name), 0);
    const piece = pieces.get(path);
    if (piece) piece.buckets.push(bucket);
    else pieces.set(path, { path, text, dimension, layer, buckets: [bucket], own: 0 });
  }
  for (const segment of reader.segments) {
    if (segment.part !== PART.field) continue;
    const { path, text } = subject.texts[segment.text]!;
    const root = path.split('.', 1)[0]!;
    const [dimension, layer] = ABOUT[root] ?? ['purpose', 'governance'];
    const key = hashOf(root);
    let piece = pieces.get(path);
    if (piece) piece.text = text;
    else {
      piece = { path, text, dimension, layer, buckets: [], own: 0 };
      pieces.set(path, piece);
    }
    for (let token = segment.from; token < segment.to; token++) {
      if (push !== undefined) piece.own += push[token]!;
      if (reader.empty[token] === 1) continue;
      const name = reader.names[token]!;
      piece.buckets.push(bucketOf(TYPE.keyWord, key, name), bucketOf(TYPE.word, name, 0));
      if (reader.kinds[token]! > 0) piece.buckets.push(bucketOf(TYPE.keyKind, key, reader.kinds[token]!));
    }
  }
  return [...pieces.values()];
}

/** Weighs pieces of fields. */
export class GovernanceScorer {
  private readonly table: WeightTable;

  constructor(model: Model['governance']) {
    this.table = new WeightTable(model);
  }

  weigh(pieces: readonly FieldPiece[]): WeighedPiece[] {
    return pieces.map((piece) => {
      let lean = piece.own;
      for (const bucket of piece.buckets) {
        const slot = this.table.slot(bucket);
        if (slot >= 0) lean += this.table.weight(slot, 0);
      }
      return { ...piece, lean };
    });
  }
}

/** Both poles' sums of weighed pieces. */
export function governanceView(pieces: readonly { readonly lean: number }[]): GovernanceView {
  let operational = 0;
  let strategic = 0;
  for (const { lean } of pieces) {
    if (lean > 0) strategic += lean;
    else operational -= lean;
  }
  return { operational, strategic, count: pieces.length };
}
