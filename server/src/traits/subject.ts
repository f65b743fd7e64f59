/** The input of the trait engine: an item's words and values, without its `track`. */

/** One text of an item, decoded from YAML, with the dotted path of its key (`title`, `measures.0.name`). */
export interface SubjectText {
  readonly path: string;
  readonly text: string;
}

export type Review = 'daily' | 'weekly' | 'biweekly' | 'monthly' | 'quarterly' | 'annually';
export type ChangeSize = 'incremental' | 'breakthrough';
export type Scope = 'process' | 'team' | 'site' | 'value-stream' | 'enterprise' | 'market';
export type Funding = 'operating' | 'capital' | 'dedicated';
export type OwnerKind = 'frontline' | 'staff' | 'executive';

/** The facts of one measure that say how the work is steered; its name is among the texts. */
export interface SubjectMeasure {
  readonly kind?: 'process' | 'outcome';
  readonly every?: Review;
  readonly hasBaseline: boolean;
  readonly unit?: string;
}

/** Everything about an item that the verdict depends on. Days are whole days, money whole units of `currency`, effort FTE. */
export interface Subject {
  readonly texts: readonly SubjectText[];
  /** From `horizon`, else end minus start, else last milestone minus start. */
  readonly horizonDays?: number;
  /** The key that states the horizon; `horizon` when absent. */
  readonly horizonPath?: string;
  /** The horizon as written, for the words of the evidence; `3 years`. */
  readonly horizonText?: string;
  readonly review?: Review;
  readonly change?: ChangeSize;
  readonly scope?: Scope;
  readonly funding?: Funding;
  readonly budget?: number;
  /** The budget as written, for the words of the evidence; `4.5M`. */
  readonly budgetText?: string;
  /** ISO 4217, of the portfolio. */
  readonly currency?: string;
  readonly effort?: number;
  /** Kind of the team that owns the item, where the owner is a known team. */
  readonly ownerKind?: OwnerKind;
  readonly measures?: readonly SubjectMeasure[];
  /** How many milestones the item lists. */
  readonly milestones?: number;
  readonly hasStandard?: boolean;
  readonly hasSponsor?: boolean;
}
