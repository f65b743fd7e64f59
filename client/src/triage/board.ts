/** Models the triage board independently of its page: rows, suggestions, decisions and undo. */
import type { TriageRow } from '../../../server/src/protocol/triage.ts';

/** `open` keeps the item without a track; `none` means that the line is no item. */
export const decisions = ['operational', 'strategic', 'split', 'neither', 'open', 'none'] as const;
export type Decision = (typeof decisions)[number];

/** The suggestion for a row, and whether it is certain enough to be accepted in bulk. */
export interface Suggestion {
  readonly decision: Decision;
  readonly sure: boolean;
}

/** Returns the suggestion for a row. Only a verdict that Twotrack would write without asking is certain. */
export function suggested({ around, duty, verdict, track }: TriageRow): Suggestion {
  if (around) return { decision: 'none', sure: false };
  if (duty !== null) return { decision: 'neither', sure: false };
  if (verdict === 'mixed') return { decision: 'split', sure: false };
  if (verdict === 'unclear') return { decision: 'open', sure: false };
  return { decision: verdict, sure: track === verdict };
}

/** Decisions by the line of their row. */
export type Outcome = readonly { readonly line: number; readonly decision: Decision }[];

type Decided = ReadonlyMap<number, Decision>;

/** A step that can be undone: the decisions before it, and the line of the first row that it decided. */
interface Step {
  readonly before: Decided;
  readonly line: number;
}

export class Board {
  readonly rows: readonly TriageRow[];
  #decided: Decided = new Map();
  readonly #steps: Step[] = [];

  /** `decided`: the decisions to begin with; they cannot be undone. */
  constructor(rows: readonly TriageRow[], decided: Outcome = []) {
    this.rows = rows;
    this.#decided = new Map(decided.map(({ line, decision }) => [line, decision]));
  }

  /** The user's decisions; undecided rows are absent. */
  get decided(): Outcome {
    return [...this.#decided].map(([line, decision]) => ({ line, decision }));
  }

  /** Returns the effective decision for a row: the user's, else `none` for a line around the list. */
  decisionOf({ line, around }: Pick<TriageRow, 'line' | 'around'>): Decision | undefined {
    return this.#decided.get(line) ?? (around ? 'none' : undefined);
  }

  /** Number of rows without a decision. */
  get open(): number {
    return this.rows.filter((row) => this.decisionOf(row) === undefined).length;
  }

  /** Number of rows decided to be no items. */
  get out(): number {
    return this.rows.filter((row) => this.decisionOf(row) === 'none').length;
  }

  /** True if any row is certain, decided or not. */
  get anySure(): boolean {
    return this.rows.some((row) => suggested(row).sure);
  }

  /** Certain rows without a decision. */
  get sure(): readonly TriageRow[] {
    return this.rows.filter((row) => suggested(row).sure && !this.#decided.has(row.line));
  }

  get canUndo(): boolean {
    return this.#steps.length > 0;
  }

  decide(line: number, decision: Decision): void {
    this.#change(new Map(this.#decided).set(line, decision), line);
  }

  /** Accepts the suggestions of all certain rows as one undo step. */
  acceptSure(): void {
    const { sure } = this;
    const [first] = sure;
    if (first === undefined) return;
    const next = new Map(this.#decided);
    for (const row of sure) next.set(row.line, suggested(row).decision);
    this.#change(next, first.line);
  }

  /** Takes back the last step. Returns the line of the first row that it decided; undefined if there was no step. */
  undo(): number | undefined {
    const last = this.#steps.pop();
    if (last !== undefined) this.#decided = last.before;
    return last?.line;
  }

  /** Returns the decisions to write. Undecided rows get no track; lines around the list are left out. */
  outcome(): Outcome {
    return this.rows.map((row) => ({ line: row.line, decision: this.decisionOf(row) ?? 'open' }));
  }

  #change(next: Decided, line: number): void {
    this.#steps.push({ before: this.#decided, line });
    this.#decided = next;
  }
}
