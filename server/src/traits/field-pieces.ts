/** Turns field values and words into weighed pieces: how the work is run, and what its fields say it is. */
import type { OwnWords } from './clauses.ts';
import { fieldEvidence } from './fields.ts';
import type { Dimension, Layer } from './judgement.ts';
import { PART, type Reader } from './reading.ts';
import type { Subject } from './subject.ts';
import type { Weights } from './weights.ts';

/** A value or text of a field, with the names its weights are looked up by. */
export interface FieldPiece {
  readonly path: string;
  readonly text: string;
  readonly dimension: Dimension;
  readonly layer: Layer;
  readonly names: readonly string[];
  /** Lean added by vocabulary terms in it. */
  readonly own: number;
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

/** Maximum number of names cached per field, so that a server running for weeks does not grow without bound. */
const MAX_NAMES = 20_000;
const NAMES = new Map<string, Map<string, string>>();

/** Returns the weight name of a word in a field. Interned, so that it is concatenated and hashed only once. */
function nameOf(root: string, stem: string): string {
  let names = NAMES.get(root);
  if (names === undefined) NAMES.set(root, (names = new Map()));
  let name = names.get(stem);
  if (name === undefined) {
    name = `${root} ${stem}`;
    if (names.size >= MAX_NAMES) names.clear();
    names.set(stem, name);
  }
  return name;
}

/** Returns the pieces of the item that `reader` has just read, one per path, in field order. */
export function fieldPieces(reader: Reader, subject: Subject, own?: OwnWords): FieldPiece[] {
  const pieces = new Map<
    string,
    { -readonly [K in keyof FieldPiece]: FieldPiece[K] } & { names: string[] }
  >();
  for (const { name, path, text, dimension, layer } of fieldEvidence(subject)) {
    const piece = pieces.get(path);
    if (piece) piece.names.push(name);
    else pieces.set(path, { path, text, dimension, layer, names: [name], own: 0 });
  }
  for (const segment of reader.segments) {
    if (segment.part !== PART.field) continue;
    const { path, text } = subject.texts[segment.text]!;
    const dot = path.indexOf('.');
    const root = dot < 0 ? path : path.slice(0, dot);
    const [dimension, layer] = ABOUT[root] ?? ['purpose', 'governance'];
    let piece = pieces.get(path);
    if (piece) piece.text = text;
    else {
      piece = { path, text, dimension, layer, names: [], own: 0 };
      pieces.set(path, piece);
    }
    for (let token = segment.from; token < segment.to; token++) {
      if (own !== undefined) {
        piece.own += own.push[token]!;
        if (own.muted[token] === 1) continue;
      }
      if (reader.empty[token] === 0) piece.names.push(nameOf(root, reader.stems[token]!));
      if (reader.opens[token] === 0) continue;
      const hit = reader.phrases.longest(reader.stems, token, segment.to);
      if (hit?.value.kind === 'cue') piece.names.push(`cue ${hit.value.name}`);
    }
  }
  return [...pieces.values()];
}

/** Returns the lean of a piece; positive is strategic. */
export function leanOf({ names, own }: FieldPiece, weights: Weights): number {
  let lean = own;
  for (const name of names) lean += weights.ofField(name);
  return lean;
}
