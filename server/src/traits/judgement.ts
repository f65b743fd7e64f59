/** Types of the trait engine's result: a verdict, and the evidence that adds up to it. */

export type Pole = 'operational' | 'strategic';
export type Dimension =
  | 'purpose'
  | 'size'
  | 'scope'
  | 'horizon'
  | 'rhythm'
  | 'people'
  | 'money'
  | 'measures'
  | 'methods'
  | 'knowledge'
  | 'system'
  | 'benefit';
export type Verdict = 'operational' | 'strategic' | 'mixed' | 'unclear';

/** `substance`: what the work is; `governance`: how it is run; `craft`: the methods and knowledge it draws on. */
export type Layer = 'substance' | 'governance' | 'craft';

/** Where a piece of evidence comes from. */
export type Source = 'cue' | 'composition' | 'learned' | 'field' | 'vocabulary';

/** Why the weight of a piece was changed. */
export type DiscountRule = 'negation' | 'alignment' | 'background' | 'out-of-scope' | 'inflated' | 'neutral';

export interface Evidence {
  readonly dimension: Dimension;
  /** True if none of its words is known to speak of a dimension; `dimension` is `purpose` then. */
  readonly dimensionless?: true;
  readonly pole: Pole;
  readonly layer: Layer;
  /** Contribution to the score of its pole, after discounts; 0 if fully discounted. */
  readonly weight: number;
  /** The words or the value, as written. */
  readonly text: string;
  /** Path of the key that contains it. */
  readonly path: string;
  /** UTF-16 offsets into the decoded text at `path`. For a field value, 0 and the length of `text`. */
  readonly start: number;
  readonly end: number;
  readonly source: Source;
  readonly rule?: DiscountRule;
  /** True if it is shown for information but has no weight. */
  readonly discounted?: boolean;
}

/** Weight below which a word is counted and not pointed at: nobody would call it a reason. */
const FAINT = 0.1;
/** Tells whether a piece is too light to be coloured, or listed by itself. */
export const isFaint = ({ weight, discounted }: Pick<Evidence, 'weight' | 'discounted'>): boolean =>
  discounted !== true && weight < FAINT;

/** What a mixed verdict is a mixture of. */
export interface Mix {
  /** `substance`: work of both kinds; `governance`: work of one kind, run like the other. */
  readonly kind: 'substance' | 'governance';
  /** The pole of the work itself, if `kind` is `governance`. */
  readonly substance?: Pole;
}

/** The smallest change found that yields another verdict. */
export interface Flip {
  /** The evidence to remove: the first set found of the smallest size. */
  readonly remove: readonly Evidence[];
  /** The verdict without it. */
  readonly verdict: Verdict;
}

/** Sums of an item's evidence, by layer. */
export interface Sums {
  /** Evidence of what the work is. */
  readonly substance: Readonly<Record<Pole, number>>;
  /** The part of `substance` whose words name something in particular. */
  readonly named: Readonly<Record<Pole, number>>;
  /** Evidence of how it is run: field values, and words about time, money, people, rhythm and measures. */
  readonly governance: Readonly<Record<Pole, number>>;
  /** Evidence of work on neither path: an award, a renewal, a duty, an event. */
  readonly neither: number;
}

/** Words that indicate work on neither path. */
export interface NeitherEvidence {
  /** Contribution to the sum of `neither`. */
  readonly weight: number;
  /** The words, as written. */
  readonly text: string;
  /** Path of the key that contains them. */
  readonly path: string;
  /** UTF-16 offsets into the decoded text at `path`. */
  readonly start: number;
  readonly end: number;
}

export interface Judgement {
  readonly verdict: Verdict;
  /** Calibrated: of verdicts with confidence 0.8, about 8 in 10 are right. */
  readonly confidence: number;
  readonly scores: { readonly operational: number; readonly strategic: number };
  /** Strongest first; discounted pieces, with weight 0, last. */
  readonly evidence: readonly Evidence[];
  readonly mix?: Mix;
  /** The only input to the verdict and its confidence. */
  readonly sums: Sums;
  /** Evidence of work on neither path, strongest first. */
  readonly neither: readonly NeitherEvidence[];
}

/** An organisation's vocabulary: plain words, never patterns. */
export interface Vocabulary {
  readonly operational: readonly string[];
  readonly strategic: readonly string[];
  readonly neutral: readonly string[];
}
