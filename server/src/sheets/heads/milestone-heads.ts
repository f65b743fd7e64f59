/** Finds the columns of an item's milestones by their heads: `Milestone 1`, `Milestone 1 date`, `Next milestone due`. */
import { headWords, keysOfHead } from './header-words.ts';

/** Keys of a milestone that a column can hold. */
export const MILESTONE_KEYS: readonly string[] = ['milestones.title', 'milestones.date', 'milestones.done'];

const HEAD =
  /^(?<part>(?:target |due )?date of )?(?<of>(?:next |key |main |first |last |current |upcoming )?milestone(?: \d{1,2})?)(?: (?<word>[a-z ]+))?$/;
const PARTS: Readonly<Record<string, readonly string[]>> = {
  title: ['', 'name', 'title', 'description'],
  date: ['date', 'due', 'due date', 'target', 'target date', 'planned date', 'deadline', 'by', 'when'],
  done: ['done', 'met', 'status', 'achieved', 'complete', 'completed', 'actual', 'actual date', 'date met'],
};

/**
 * Parses a head. `of` tells the milestones of a row apart: `milestone 1`, `next milestone`. Returns null for any other
 * head.
 */
export function milestoneHead(head: string): { readonly key: string; readonly of: string } | null {
  const { part, of, word = '' } = HEAD.exec(headWords(head))?.groups ?? {};
  if (of === undefined) return null;
  const said = part === undefined ? word : word === '' ? 'date' : 'other';
  const key = Object.keys(PARTS).find((each) => PARTS[each]?.includes(said));
  return key === undefined ? null : { key: `milestones.${key}`, of };
}

/**
 * Returns the key that each head suggests. A milestone needs a date: without a column of dates for it there are none. A
 * table with no other title is one of milestones, not of items that have some.
 * @param isDated tells whether the cells under a head are dates
 */
export function milestoneVotes<Column extends { readonly name: string }>(
  columns: readonly Column[],
  isDated: (column: Column) => boolean,
): ReadonlyMap<Column, string> {
  const votes = new Map<Column, string>();
  const heads = new Map(columns.map((column) => [column, milestoneHead(column.name)]));
  const titled = columns.some(
    (column) => heads.get(column) === null && (keysOfHead(column.name).get('title') ?? 0) >= 8,
  );
  if (!titled) return votes;
  const held = new Set<string>();
  const dated = new Set<string>();
  const keys = [...heads].flatMap(([column, head]) => {
    if (head === null) return [];
    const dates = isDated(column);
    if (head.key === 'milestones.date' && !dates) return [];
    // A milestone may be known by its head alone, with its date beneath.
    const key = head.key === 'milestones.title' && dates ? 'milestones.date' : head.key;
    if (held.has(`${key} ${head.of}`)) return [];
    held.add(`${key} ${head.of}`);
    if (key === 'milestones.date') dated.add(head.of);
    return [{ column, key, of: head.of }];
  });
  for (const { column, key, of } of keys) if (dated.has(of)) votes.set(column, key);
  return votes;
}
