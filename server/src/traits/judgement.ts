/** The result of the trait engine: a verdict, and the evidence that adds up to it. */

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

/** `substance`: what the work is; `governance`: how it is run; `craft`: methods and knowledge it draws on. */
export type Layer = 'substance' | 'governance' | 'craft';

/** Where a piece of evidence comes from. */
export type Source = 'cue' | 'composition' | 'learned' | 'field' | 'vocabulary';

/** What changed the weight of a piece of evidence. */
export type DiscountRule = 'negation' | 'alignment' | 'background' | 'out-of-scope' | 'inflated' | 'neutral';

export interface Evidence {
  readonly dimension: Dimension;
  readonly pole: Pole;
  readonly layer: Layer;
  /** What it adds to the score of its pole, after discounts; 0 when discounted away. */
  readonly weight: number;
  /** The very words, or the value, as written. */
  readonly text: string;
  /** Path of the key it stands in. */
  readonly path: string;
  /** UTF-16 offsets into the decoded text at `path`; for the value of a field 0 and the length of `text`. */
  readonly start: number;
  readonly end: number;
  readonly source: Source;
  readonly rule?: DiscountRule;
  /** Shown to the reader although it has no weight. */
  readonly discounted?: boolean;
}

/** For a mixed verdict: what is mixed with what. */
export interface Mix {
  /** `substance`: work of both kinds; `governance`: work of one kind run in the manner of the other. */
  readonly kind: 'substance' | 'governance';
  /** The pole of the work itself, when `kind` is `governance`. */
  readonly substance?: Pole;
}

/** The smallest change found that gives another verdict. */
export interface Flip {
  /** The evidence to remove: the first set found of the smallest size. */
  readonly remove: readonly Evidence[];
  /** The verdict without them. */
  readonly verdict: Verdict;
}

/** What the evidence of an item sums to, substance apart from governance. */
export interface Sums {
  /** What the work is. */
  readonly substance: Readonly<Record<Pole, number>>;
  /** How it is run: values of fields, and words about time, money, people, rhythm and measures. */
  readonly governance: Readonly<Record<Pole, number>>;
  /** What tells of work on neither path: an award, a renewal, a duty, an event. */
  readonly neither: number;
}

/** Words that tell of work on neither path. */
export interface NeitherEvidence {
  /** What they add to the sum of neither. */
  readonly weight: number;
  /** The very words, as written. */
  readonly text: string;
  /** Path of the key they stand in. */
  readonly path: string;
  /** UTF-16 offsets into the decoded text at `path`. */
  readonly start: number;
  readonly end: number;
}

export interface Judgement {
  readonly verdict: Verdict;
  /** Calibrated: of verdicts given with 0.8, about 8 in 10 are right. */
  readonly confidence: number;
  readonly scores: { readonly operational: number; readonly strategic: number };
  /** Strongest first; then the discounted pieces with weight 0. */
  readonly evidence: readonly Evidence[];
  readonly mix?: Mix;
  /** What the verdict and its confidence are a function of. */
  readonly sums: Sums;
  /** What tells of work on neither path, strongest first. */
  readonly neither: readonly NeitherEvidence[];
}

/** An organisation's own words; plain words, never patterns. */
export interface Vocabulary {
  readonly operational: readonly string[];
  readonly strategic: readonly string[];
  readonly neutral: readonly string[];
}
