/**
 * Turns weighed words and values into evidence. Groups words into runs, so that the evidence shown adds up to the sums.
 */
import type { ActFinder } from './acts.ts';
import { type ClauseWeigher, GOVERNANCE } from './clauses.ts';
import type { FieldPiece } from './field-pieces.ts';
import type {
  Dimension,
  DiscountRule,
  Evidence,
  Layer,
  NeitherEvidence,
  Pole,
  Source,
  Sums,
} from './judgement.ts';
import type { CueMark, LanguagePack } from './pack.ts';
import type { PhraseHit } from './phrases.ts';
import type { Reader, Segment } from './reading.ts';

/** Minimum weight of a piece. Lighter ones are neither shown nor counted. */
const MIN_WEIGHT = 0.05;
/** Minimum weight of the first and last word of a run. A lighter word of the same sign may be inside. */
const MIN_WORD = 0.03;
/** Maximum number of consecutive function words inside a run. */
const MAX_BETWEEN = 2;
/** Minimum original weight of a fully discounted piece that is still shown. */
const MIN_DISCOUNTED = 0.5;
/**
 * Evidence at which the words of a clause for a pole count half. A clause that tells of work counts nearly in full; faint
 * leans here and there, of which a long text has many, hardly count.
 */
const FAINT = 0.2;
/** Below this remaining share, a piece counts as fully discounted. */
const MIN_LEFT = 0.2;

const CRAFT: ReadonlySet<Dimension> = new Set<Dimension>(['methods', 'knowledge']);
const layerOf = (dimension: Dimension): Layer =>
  GOVERNANCE.has(dimension) ? 'governance' : CRAFT.has(dimension) ? 'craft' : 'substance';

/** A clause and the text it was read from. */
export interface ClauseText {
  readonly segment: Segment;
  readonly text: string;
  readonly path: string;
}

/** Returns the first cue that overlaps the tokens from `from` to `to` (exclusive). */
function cueWithin(
  hits: readonly PhraseHit<CueMark>[],
  first: number,
  end: number,
): Extract<CueMark, { kind: 'cue' }> | undefined {
  for (const { value, from, to } of hits) if (value.kind === 'cue' && from < end && to > first) return value;
  return undefined;
}

/** Returns the share that counts of what the words of a clause weigh for a pole, `sum` together: 0 to 1, rising with it. */
export const clauseShare = (sum: number): number => (sum === 0 ? 0 : sum / (sum + FAINT));

/** The sums of both poles. */
interface PoleSums extends Record<Pole, number> {
  /** The part of each that names something in particular. */
  readonly named: Record<Pole, number>;
}

/** A run of tokens from `from` to `to` (exclusive), with the sum of their weights. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly sum: number;
}

const noSums = (): PoleSums => ({ operational: 0, strategic: 0, named: { operational: 0, strategic: 0 } });

const polesOf = ({ operational, strategic }: PoleSums): Record<Pole, number> => ({ operational, strategic });

function add(sums: PoleSums, pole: Pole, weight: number, named: boolean): void {
  sums[pole] += weight;
  if (named) sums.named[pole] += weight;
}

/** Sums the evidence of one item and, where asked to, collects it: making the pieces takes longer than summing them. */
export class EvidenceList {
  /** True while pieces are collected; else they are only summed. */
  #keeps = false;
  readonly #live: Evidence[] = [];
  readonly #discounted: Evidence[] = [];
  readonly #neither: NeitherEvidence[] = [];
  /** Sums of the pieces that count, in the order in which they were added. */
  #work = noSums();
  #governance = noSums();
  #neitherSum = 0;
  /** Sums of the clause being added, before they are added to those of the item. */
  readonly #clause = noSums();
  readonly #reader: Reader;
  readonly #weigher: ClauseWeigher;
  readonly #finder: ActFinder;
  readonly #dimensions: LanguagePack['dimensions'];

  constructor(reader: Reader, weigher: ClauseWeigher, finder: ActFinder, pack: LanguagePack) {
    this.#reader = reader;
    this.#weigher = weigher;
    this.#finder = finder;
    this.#dimensions = pack.dimensions;
  }

  /** Begins a new item. @param keeps whether its pieces are collected, not only summed */
  clear(keeps: boolean): void {
    this.#keeps = keeps;
    this.#live.length = 0;
    this.#discounted.length = 0;
    this.#neither.length = 0;
    this.#work = noSums();
    this.#governance = noSums();
    this.#neitherSum = 0;
  }

  /** Adds the runs of the clause weighed last. */
  addClause(clause: ClauseText, hits: readonly PhraseHit<CueMark>[], own: Float64Array | undefined): void {
    const begin = this.#live.length;
    const { lean, run, neither } = this.#weigher;
    const left = this.#weigher.discounts.left;
    this.#runs(
      clause.segment,
      lean,
      (token) => run[token]! * 2 + (left[token]! < MIN_LEFT ? 1 : 0),
      (run) => this.#addRun(clause, run, hits, own),
    );
    this.#addPole('operational', begin);
    this.#addPole('strategic', begin);
    this.#runs(
      clause.segment,
      neither,
      () => 0,
      (run) => this.#addNeither(clause, run),
    );
  }

  /** Adds what the clause says of the work for a pole, its pieces from `begin` on, by the share that counts. */
  #addPole(pole: Pole, begin: number): void {
    const clause = this.#clause;
    const share = clauseShare(clause[pole]);
    if (share === 0) return;
    this.#work[pole] += share * clause[pole];
    this.#work.named[pole] += share * clause.named[pole];
    clause[pole] = clause.named[pole] = 0;
    for (let at = begin; at < this.#live.length; at++) {
      const piece = this.#live[at]!;
      if (piece.pole !== pole || piece.layer === 'governance') continue;
      this.#live[at] = { ...piece, weight: share * piece.weight };
    }
  }

  /** Calls `add` for each run of words with the same sign and the same `mark`. */
  #runs(
    { from, to }: Segment,
    weights: Float64Array,
    mark: (token: number) => number,
    add: (run: Run) => void,
  ): void {
    const { empty } = this.#reader;
    let token = from;
    while (token < to) {
      const weight = weights[token]!;
      if (Math.abs(weight) < MIN_WORD || empty[token] === 1) {
        token++;
        continue;
      }
      const begun = mark(token);
      let end = token + 1;
      let sum = weight;
      let between = 0;
      let passed = 0;
      for (let next = end; next < to && between <= MAX_BETWEEN; next++) {
        const more = weights[next]!;
        if (empty[next] === 1) between++;
        else if (more * weight <= 0 || mark(next) !== begun) break;
        else if (Math.abs(more) < MIN_WORD) {
          passed += more;
          between++;
        } else {
          sum += passed + more;
          end = next + 1;
          between = 0;
          passed = 0;
        }
      }
      add({ from: token, to: end, sum });
      token = end;
    }
  }

  #addRun(
    clause: ClauseText,
    { from, to, sum }: Run,
    hits: readonly PhraseHit<CueMark>[],
    own: Float64Array | undefined,
  ): void {
    const pole: Pole = sum > 0 ? 'strategic' : 'operational';
    const { left, rules } = this.#weigher.discounts;
    let kept = 0;
    let rule: DiscountRule | undefined;
    let named = false;
    for (let token = from; token < to; token++) {
      const weight = Math.abs(this.#weigher.lean[token]!) * left[token]!;
      kept += weight;
      if (weight >= MIN_WORD && (this.#reader.names[token] === 1 || (own?.[token] ?? 0) !== 0)) named = true;
      rule ??= rules[token];
    }
    const whole = Math.abs(sum);
    const gone = kept < MIN_LEFT * whole;
    if (gone ? whole < MIN_DISCOUNTED : kept < MIN_WEIGHT) return;
    const cue = cueWithin(hits, from, to);
    const known = cue?.dimension ?? this.#dimensionOf(from, to);
    const dimension = known ?? 'purpose';
    const layer = this.#weigher.run[from] === 1 ? 'governance' : layerOf(dimension);
    if (!gone) add(layer === 'governance' ? this.#governance : this.#clause, pole, kept, named);
    if (!this.#keeps) return;
    const start = this.#reader.table.starts[from]!;
    const end = this.#reader.table.ends[to - 1]!;
    const { path } = clause;
    const text = clause.text.slice(start, end);
    let source: Source = cue !== undefined ? 'cue' : to - from > 1 ? 'composition' : 'learned';
    for (let token = from; token < to; token++)
      if (own !== undefined && own[token] !== 0) source = 'vocabulary';
    const piece = {
      dimension,
      ...(known === undefined ? { dimensionless: true as const } : {}),
      pole,
      layer,
      text,
      path,
      start,
      end,
      source,
    };
    if (gone) this.#discounted.push({ ...piece, weight: 0, rule: rule ?? 'neutral', discounted: true });
    else this.#live.push(rule === undefined ? { ...piece, weight: kept } : { ...piece, weight: kept, rule });
  }

  #addNeither({ text, path }: ClauseText, { from, to, sum: weight }: Run): void {
    if (weight < MIN_WEIGHT) return;
    this.#neitherSum += weight;
    if (!this.#keeps) return;
    const start = this.#reader.table.starts[from]!;
    const end = this.#reader.table.ends[to - 1]!;
    this.#neither.push({ weight, text: text.slice(start, end), path, start, end });
  }

  /** Returns the dimension of the heaviest word with a known kind. */
  #dimensionOf(from: number, to: number): Dimension | undefined {
    let best: Dimension | undefined;
    let most = 0;
    for (let token = from; token < to; token++) {
      const weight = Math.abs(this.#weigher.lean[token]!);
      if (weight <= most) continue;
      const stem = this.#reader.stems[token]!;
      const { act, object } = this.#finder.of(stem);
      const kind = object ?? act;
      const dimension = kind === undefined ? undefined : this.#dimensions[kind];
      if (dimension === undefined || GOVERNANCE.has(dimension)) continue;
      best = dimension;
      most = weight;
    }
    return best;
  }

  /** Adds a piece from the value or text of a field. @param lean positive is strategic */
  addPiece({ path, text, dimension, layer, own }: FieldPiece, lean: number): void {
    if (Math.abs(lean) < MIN_WEIGHT) return;
    const pole: Pole = lean > 0 ? 'strategic' : 'operational';
    const weight = Math.abs(lean);
    add(layer === 'governance' ? this.#governance : this.#work, pole, weight, true);
    if (!this.#keeps) return;
    const source: Source = own !== 0 ? 'vocabulary' : 'field';
    this.#live.push({ dimension, pole, layer, weight, text, path, start: 0, end: text.length, source });
  }

  /** Returns the sums of the pieces that count. */
  sums(): Sums {
    return {
      substance: polesOf(this.#work),
      named: this.#work.named,
      governance: polesOf(this.#governance),
      neither: this.#neitherSum,
    };
  }

  /** Returns the evidence, strongest first, discounted pieces last. */
  sorted(): Evidence[] {
    const ordered = [...this.#live].sort((a, b) => b.weight - a.weight || a.start - b.start);
    return [...ordered, ...this.#discounted];
  }

  /** Returns the evidence for neither path, strongest first. */
  sortedNeither(): NeitherEvidence[] {
    return [...this.#neither].sort((a, b) => b.weight - a.weight || a.start - b.start);
  }
}
