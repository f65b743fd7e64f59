/** Keeps the decisions of boards that were closed before they were written, as long as the window is open. */
import type { Decision, Outcome } from './board.ts';

interface Row {
  readonly line: number;
  /** Identifies the row within its list; its line does where absent. */
  readonly target?: string;
  readonly title: string;
}

export class LeftOff {
  readonly #lists = new Map<string, ReadonlyMap<string, Decision>>();

  /** Returns the decisions kept for rows of a list; rows that the list did not have then are absent. */
  of(list: string, rows: readonly Row[]): Outcome {
    const decided = this.#lists.get(list);
    return rows.flatMap((row) => {
      const decision = decided?.get(nameOf(row));
      return decision === undefined ? [] : [{ line: row.line, decision }];
    });
  }

  /** Replaces the decisions kept for a list. */
  keep(list: string, rows: readonly Row[], outcome: Outcome): void {
    const names = new Map(rows.map((row) => [row.line, nameOf(row)]));
    const decided = outcome.flatMap(({ line, decision }) => {
      const name = names.get(line);
      return name === undefined ? [] : [[name, decision] as const];
    });
    this.#lists.set(list, new Map(decided));
  }

  /** Drops the decisions of a list, once they are written. */
  forget(list: string): void {
    this.#lists.delete(list);
  }
}

/** Includes the title: an item without an id is identified by its place, which another item may have taken since. */
const nameOf = ({ line, target = String(line), title }: Row): string => `${target}\n${title}`;
