/** Weighed words and values as evidence: runs of words with what they add, so that what is shown is the sum. */
import type { ActFinder } from './acts.ts';
import { type ClauseWeigher, GOVERNANCE } from './clauses.ts';
import type { WeighedPiece } from './field-pieces.ts';
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

/** A lighter piece is neither shown nor counted. */
const LEAST_WEIGHT = 0.05;
/** A word of less weight than this does not begin or end a run; one of the same sign is reached over. */
const LEAST_WORD = 0.03;
/** Words that carry grammar only are reached over by a run, up to this many. */
const MOST_BETWEEN = 2;
/** From here a piece that counts for nothing is worth showing. */
const LEAST_DISCOUNTED = 0.5;
/** Of a weight, less than this share left means that the piece counts for nothing. */
const LEAST_LEFT = 0.2;

const CRAFT: ReadonlySet<Dimension> = new Set<Dimension>(['methods', 'knowledge']);
const layerOf = (dimension: Dimension): Layer =>
  GOVERNANCE.has(dimension) ? 'governance' : CRAFT.has(dimension) ? 'craft' : 'substance';

/** A clause with where its words stand. */
export interface ClauseText {
  readonly segment: Segment;
  readonly text: string;
  readonly path: string;
}

/** A stretch of words, `to` left out, and what their weights add up to. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly sum: number;
}

/** Collects the evidence of one item. */
export class EvidenceList {
  private readonly live: Evidence[] = [];
  private readonly discounted: Evidence[] = [];
  private readonly neither: NeitherEvidence[] = [];
  private readonly reader: Reader;
  private readonly weigher: ClauseWeigher;
  private readonly finder: ActFinder;
  private readonly dimensions: LanguagePack['dimensions'];

  constructor(reader: Reader, weigher: ClauseWeigher, finder: ActFinder, pack: LanguagePack) {
    this.reader = reader;
    this.weigher = weigher;
    this.finder = finder;
    this.dimensions = pack.dimensions;
  }

  clear(): void {
    this.live.length = 0;
    this.discounted.length = 0;
    this.neither.length = 0;
  }

  /** Adds the runs of words of the clause that was weighed last. */
  addClause(clause: ClauseText, hits: readonly PhraseHit<CueMark>[], own: Float64Array | undefined): void {
    const { lean, run, neither } = this.weigher;
    const left = this.weigher.discounts.left;
    this.runs(
      clause.segment,
      lean,
      (token) => `${run[token]}${left[token]! < LEAST_LEFT ? 'x' : ''}`,
      (run) => this.addRun(clause, run, hits, own),
    );
    this.runs(
      clause.segment,
      neither,
      () => '',
      (run) => this.addNeither(clause, run),
    );
  }

  /** Calls `add` for each stretch of words whose weights have one sign and one `mark`. */
  private runs(
    { from, to }: Segment,
    weights: Float64Array,
    mark: (token: number) => string,
    add: (run: Run) => void,
  ): void {
    const { empty } = this.reader;
    let token = from;
    while (token < to) {
      const weight = weights[token]!;
      if (Math.abs(weight) < LEAST_WORD || empty[token] === 1) {
        token++;
        continue;
      }
      const begun = mark(token);
      let end = token + 1;
      let sum = weight;
      let between = 0;
      let passed = 0;
      for (let next = end; next < to && between <= MOST_BETWEEN; next++) {
        const more = weights[next]!;
        if (empty[next] === 1) between++;
        else if (more * weight <= 0 || mark(next) !== begun) break;
        else if (Math.abs(more) < LEAST_WORD) {
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

  private addRun(
    { text, path }: ClauseText,
    { from, to, sum }: Run,
    hits: readonly PhraseHit<CueMark>[],
    own: Float64Array | undefined,
  ): void {
    const pole: Pole = sum > 0 ? 'strategic' : 'operational';
    const { left, rules } = this.weigher.discounts;
    let kept = 0;
    let rule: DiscountRule | undefined;
    let source: Source = 'learned';
    for (let token = from; token < to; token++) {
      kept += Math.abs(this.weigher.lean[token]!) * left[token]!;
      rule ??= rules[token];
      if (own !== undefined && own[token] !== 0) source = 'vocabulary';
    }
    const whole = Math.abs(sum);
    const gone = kept < LEAST_LEFT * whole;
    if (gone ? whole < LEAST_DISCOUNTED : kept < LEAST_WEIGHT) return;
    const start = this.reader.table.starts[from]!;
    const end = this.reader.table.ends[to - 1]!;
    const cue = hits.find(
      ({ value, ...hit }) => value.kind === 'cue' && hit.from < to && hit.to > from,
    )?.value;
    if (source === 'learned')
      source = cue?.kind === 'cue' ? 'cue' : to - from > 1 ? 'composition' : 'learned';
    const dimension = cue?.kind === 'cue' ? cue.dimension : this.dimensionOf(from, to);
    const layer = this.weigher.run[from] === 1 ? 'governance' : layerOf(dimension);
    const piece = { dimension, pole, layer, text: text.slice(start, end), path, start, end, source };
    if (gone) this.discounted.push({ ...piece, weight: 0, rule: rule ?? 'neutral', discounted: true });
    else this.live.push(rule === undefined ? { ...piece, weight: kept } : { ...piece, weight: kept, rule });
  }

  private addNeither({ text, path }: ClauseText, { from, to, sum: weight }: Run): void {
    if (weight < LEAST_WEIGHT) return;
    const start = this.reader.table.starts[from]!;
    const end = this.reader.table.ends[to - 1]!;
    this.neither.push({ weight, text: text.slice(start, end), path, start, end });
  }

  /** The dimension of the heaviest word of a kind; what the work is for where no kind is known. */
  private dimensionOf(from: number, to: number): Dimension {
    let best: Dimension = 'purpose';
    let most = 0;
    for (let token = from; token < to; token++) {
      const weight = Math.abs(this.weigher.lean[token]!);
      if (weight <= most) continue;
      const stem = this.reader.stems[token]!;
      const { act, object } = this.finder.of(stem);
      const kind = object ?? act;
      const dimension = kind === undefined ? undefined : this.dimensions[kind];
      if (dimension === undefined || GOVERNANCE.has(dimension)) continue;
      best = dimension;
      most = weight;
    }
    return best;
  }

  /** Adds a value or text of a field. */
  addPiece({ path, text, dimension, layer, lean, own }: WeighedPiece): void {
    if (Math.abs(lean) < LEAST_WEIGHT) return;
    const pole: Pole = lean > 0 ? 'strategic' : 'operational';
    const source: Source = own !== 0 ? 'vocabulary' : 'field';
    const weight = Math.abs(lean);
    this.live.push({ dimension, pole, layer, weight, text, path, start: 0, end: text.length, source });
  }

  /** What the live pieces add up to. */
  sums(): Sums {
    const substance = { operational: 0, strategic: 0 };
    const governance = { operational: 0, strategic: 0 };
    for (const { pole, weight, layer } of this.live)
      (layer === 'governance' ? governance : substance)[pole] += weight;
    return { substance, governance, neither: this.neither.reduce((sum, { weight }) => sum + weight, 0) };
  }

  /** The evidence, strongest first, the discounted pieces last. */
  sorted(): Evidence[] {
    const ordered = [...this.live].sort((a, b) => b.weight - a.weight || a.start - b.start);
    return [...ordered, ...this.discounted];
  }

  /** What tells of neither path, strongest first. */
  sortedNeither(): NeitherEvidence[] {
    return [...this.neither].sort((a, b) => b.weight - a.weight || a.start - b.start);
  }
}
