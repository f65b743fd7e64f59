/** The board of triage without its page: rows, what is suggested for each, what was decided, and the way back. */
import type { TriageRow } from '../../../server/src/protocol/triage.ts';

/** `open`: an item without a track yet. `none`: no item. */
export const decisions = ['operational', 'strategic', 'split', 'neither', 'open', 'none'] as const;
export type Decision = (typeof decisions)[number];

/** What the row itself suggests, and whether that is sure enough to be accepted with others at once. */
export interface Suggestion {
  readonly decision: Decision;
  readonly sure: boolean;
}

/** Returns the suggestion for a row. Nothing is sure but a verdict that would be written unasked. */
export function suggested({ around, duty, verdict, track }: TriageRow): Suggestion {
  if (around) return { decision: 'none', sure: false };
  if (duty !== null) return { decision: 'neither', sure: false };
  if (verdict === 'mixed') return { decision: 'split', sure: false };
  if (verdict === 'unclear') return { decision: 'open', sure: false };
  return { decision: verdict, sure: track === verdict };
}

type Decided = ReadonlyMap<number, Decision>;

export class Board {
  readonly rows: readonly TriageRow[];
  #decided: Decided = new Map();
  readonly #before: Decided[] = [];

  constructor(rows: readonly TriageRow[]) {
    this.rows = rows;
  }

  /** What holds of a row: what was decided, and of one around the list that it is no item until somebody says so. */
  decisionOf({ line, around }: Pick<TriageRow, 'line' | 'around'>): Decision | undefined {
    return this.#decided.get(line) ?? (around ? 'none' : undefined);
  }

  /** How many rows wait for a decision. */
  get open(): number {
    return this.rows.filter((row) => this.decisionOf(row) === undefined).length;
  }

  /** How many rows are no items. */
  get out(): number {
    return this.rows.filter((row) => this.decisionOf(row) === 'none').length;
  }

  /** Whether any row is sure, decided or not. */
  get anySure(): boolean {
    return this.rows.some((row) => suggested(row).sure);
  }

  /** Rows that are sure and not decided. */
  get sure(): readonly TriageRow[] {
    return this.rows.filter((row) => suggested(row).sure && !this.#decided.has(row.line));
  }

  get canUndo(): boolean {
    return this.#before.length > 0;
  }

  decide(line: number, decision: Decision): void {
    this.#change(new Map(this.#decided).set(line, decision));
  }

  /** One step, and one step back. */
  acceptSure(): void {
    const next = new Map(this.#decided);
    for (const row of this.sure) next.set(row.line, suggested(row).decision);
    this.#change(next);
  }

  undo(): void {
    this.#decided = this.#before.pop() ?? this.#decided;
  }

  /** What is to be written. A row that nobody decided on has no track; one around the list is left out. */
  outcome(): readonly { readonly line: number; readonly decision: Decision }[] {
    return this.rows.map((row) => ({ line: row.line, decision: this.decisionOf(row) ?? 'open' }));
  }

  #change(next: Decided): void {
    this.#before.push(this.#decided);
    this.#decided = next;
  }
}
