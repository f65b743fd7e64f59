/** Determines the parents of rows: the groups in their columns, the parent rows, and the heading above them. */

import { nameKey } from '../../base/words.ts';
import { foldWords } from '../../core/text/fold-words.ts';
import type { Value } from '../../edits/values/value.ts';
import { datesOf } from '../cells/dates.ts';
import type { ColumnPlan } from '../columns/guess-columns.ts';
import { cellsUnder, cleanLine, type Row, textOfCell } from '../table/table.ts';
import type { CellPlace, Draft } from './draft.ts';

/** What groups and parent rows become: a tree of goals, tags, or nothing. */
export type Groups = 'goals' | 'tags' | 'none';

type Used = ColumnPlan & { readonly key: string };

/** Words in heads of group columns, the widest group first. */
const WIDE = [
  'portfolio',
  'pillar',
  'saule',
  'axe',
  'eje',
  'theme',
  'programm',
  'program',
  'stream',
  'initiative',
  'epic',
];
const widthOf = (head: string): number => {
  const plain = foldWords(head);
  const at = WIDE.findIndex((word) => plain.includes(word));
  return at < 0 ? WIDE.length : at;
};

/**
 * Returns what a row says of its place. `heading` is the text of the group above it, which counts where no column names
 * groups or parents.
 */
export function placeOf(row: Row, used: readonly Used[], heading: string | undefined): CellPlace {
  const texts = (key: string): string[] =>
    used
      .filter((plan) => plan.key === key)
      .sort((a, b) => widthOf(a.column.name) - widthOf(b.column.name))
      .flatMap(({ column }) =>
        cellsUnder(row, column).map((cell) => bareRelation(cleanLine(textOfCell(cell)))),
      )
      .filter((text) => text !== '');
  const level = Number(texts('level')[0]);
  const named = used.some(({ key }) => GROUPED.has(key));
  // Azure DevOps writes the whole path in one cell.
  const groups = texts('group').flatMap((text) =>
    /^[^\\]+(?:\\[^\\]+)+$/.test(text) ? text.split('\\') : [text],
  );
  return {
    groups: heading === undefined || named ? groups : [heading],
    parent: texts('parent')[0] ?? null,
    parentTitle: texts('parent-title')[0] ?? null,
    level: Number.isInteger(level) && level > 0 ? level : null,
  };
}

/** Keys of columns that place a row. */
const GROUPED: ReadonlySet<string> = new Set(['group', 'parent', 'parent-title', 'level']);

/** Removes the address that Notion appends to a relation, `Title (https://…)`; `Team/repo#12` stays. */
const bareRelation = (text: string): string => text.replace(/\s*\((?:https?:\/\/\S+|\S+\.md)\)$/, '');

/** A draft, its path, and whether it is a parent. */
export interface Placed {
  readonly draft: Draft;
  /** Names from the root down, without its own. */
  readonly path: readonly string[];
  readonly isParent: boolean;
}

/** Resolves the hierarchy of all drafts. A parent is found by its key, else by its title. */
export function placed(drafts: readonly Draft[]): readonly Placed[] {
  const byName = new Map<string, Draft>();
  for (const draft of drafts) if (!byName.has(nameKey(draft.title))) byName.set(nameKey(draft.title), draft);
  for (const draft of drafts) if (draft.key !== null) byName.set(nameKey(draft.key), draft);
  const parents = new Map<Draft, Draft>();
  const open: { level: number; draft: Draft }[] = [];
  for (const draft of drafts) {
    const { parent, level } = draft.place;
    if (level !== null) {
      while (open.length > 0 && (open[open.length - 1]?.level ?? 0) >= level) open.pop();
      const above = open[open.length - 1];
      if (above !== undefined) parents.set(draft, above.draft);
      open.push({ level, draft });
    }
    const named = parent === null ? undefined : byName.get(nameKey(parent));
    if (named !== undefined && named !== draft) parents.set(draft, named);
  }
  const isParent = new Set(parents.values());
  const pathOf = (draft: Draft, seen: ReadonlySet<Draft>): readonly string[] => {
    const above = parents.get(draft);
    const own = draft.place.groups.filter((name) => nameKey(name) !== nameKey(draft.title));
    if (above !== undefined && !seen.has(above)) {
      const path = [...pathOf(above, new Set([...seen, draft])), above.title];
      return [...own.filter((name) => !path.some((each) => nameKey(each) === nameKey(name))), ...path];
    }
    const outside = above === undefined ? (draft.place.parentTitle ?? draft.place.parent) : null;
    return outside === null ? own : [...own, outside];
  };
  return drafts.map((draft) => ({ draft, path: pathOf(draft, new Set()), isParent: isParent.has(draft) }));
}

/**
 * Reads the dates of a period: `2027/01/11 → 2027/03/01`, `11 Jan 2027 - 1 Mar 2027`. A single date is the end.
 * Returns null for anything else.
 */
export function periodOf(
  text: string,
  order: Parameters<typeof datesOf>[1],
): { readonly start?: Value; readonly end?: Value } | null {
  const parts = text.split(/\s*(?:→|–|—|\bto\b|\bbis\b|\s-\s)\s*/).filter((part) => part !== '');
  const days = parts.map((part) => datesOf(part, order));
  const value = (day: string): Value => ({ kind: 'text', text: day });
  if (parts.length === 0 || parts.length > 2 || days.some((day) => day === null)) return null;
  const [first, second] = days as string[];
  return second === undefined
    ? { end: value(first as string) }
    : { start: value(first as string), end: value(second) };
}
