/** Types of the trait engine's input: an item's words and values, without its `track`. */

/** A text of an item, decoded from YAML, with its dotted key path (`title`, `measures.0.name`). */
export interface SubjectText {
  readonly path: string;
  readonly text: string;
}

export type Rhythm = 'daily' | 'weekly' | 'biweekly' | 'monthly' | 'quarterly' | 'annually';
export type ChangeSize = 'incremental' | 'breakthrough';
export type Scope = 'process' | 'team' | 'site' | 'value-stream' | 'enterprise' | 'market';
export type Funding = 'operating' | 'capital' | 'dedicated';
export type OwnerKind = 'frontline' | 'staff' | 'executive';

/** Facts about a measure that show how the work is managed. Its name is among the texts. */
export interface SubjectMeasure {
  readonly kind?: 'process' | 'outcome';
  readonly every?: Rhythm;
  readonly hasBaseline: boolean;
  readonly unit?: string;
}

/**
 * Everything that the verdict on an item depends on. Days are whole days, money is in whole units of `currency`, effort
 * in FTE.
 */
export interface Subject {
  readonly texts: readonly SubjectText[];
  /** From `horizon`, else end minus start, else last milestone minus start. */
  readonly horizonDays?: number;
  /** The key that states the horizon; `horizon` if absent. */
  readonly horizonPath?: string;
  /** The horizon as written, to be quoted as evidence: `3 years`. */
  readonly horizonText?: string;
  readonly review?: Rhythm;
  readonly change?: ChangeSize;
  readonly scope?: Scope;
  readonly funding?: Funding;
  readonly budget?: number;
  /** The budget as written, to be quoted as evidence: `4.5M`. */
  readonly budgetText?: string;
  /** ISO 4217 code, from the portfolio. */
  readonly currency?: string;
  readonly effort?: number;
  /** Kind of the owning team, if the owner is a known team. */
  readonly ownerKind?: OwnerKind;
  readonly measures?: readonly SubjectMeasure[];
  /** Number of milestones. */
  readonly milestones?: number;
  readonly hasStandard?: boolean;
  readonly hasSponsor?: boolean;
}
