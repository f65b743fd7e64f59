/**
 * Reconciles the groups of a sheet with those of the file: rows that are goals there, and items and goals that the
 * sheet has moved to another group. Removes nothing from a list and moves no goal; reports the differences instead.
 */
import { nameKey } from '../../base/words.ts';
import type { ItemRef } from '../../core/model/entry-ref.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import { t } from '../../core/text/l10n.ts';
import { fileName } from '../../core/text/paths.ts';
import type { Value } from '../../edits/values/value.ts';
import type { Draft, Note } from '../rows/draft.ts';
import type { Groups, Placed } from '../rows/hierarchy.ts';
import type { matchItems } from './match-items.ts';

/** Context for telling whether a row is an item of the file. */
interface Around {
  readonly groups: Groups;
  readonly known: ReturnType<typeof matchItems>;
  readonly portfolio: Portfolio;
}

/**
 * Separates the rows that are items of this file from those that are goals, whose values are returned by title. Adds
 * a note for each row left out.
 */
export function itemRows(
  places: readonly Placed[],
  { groups, known, portfolio }: Around,
  notes: Note[],
): { readonly drafts: readonly Draft[]; readonly goals: ReadonlyMap<string, ReadonlyMap<string, Value>> } {
  // With groups as goals, a row with child rows is a goal.
  const above = places.filter(({ draft, isParent }) => isParent && known.of(draft) === null);
  const goals = new Map(
    groups === 'goals' ? above.map(({ draft }) => [nameKey(draft.title), draft.values] as const) : [],
  );
  // It remains a goal after its last child row has gone.
  const there = new Set(groups === 'goals' ? goalTitles(portfolio) : []);
  const drafts = places.flatMap(({ draft, isParent }): Draft[] => {
    const left = (problem: string): Draft[] => {
      notes.push({ line: draft.line, column: null, text: draft.title, problem });
      return [];
    };
    if (isParent && goals.has(nameKey(draft.title)))
      return left(t`Other rows belong to it: it is a goal, not an item.`);
    const uri = known.elsewhere(draft);
    if (uri !== null) return left(t`It stands in ${fileName(uri)} of the portfolio, and is left there.`);
    if (there.has(nameKey(draft.title)) && known.of(draft) === null)
      return left(t`A goal of the portfolio has this title: it is that goal, not an item.`);
    return [draft];
  });
  return { drafts, goals };
}

const goalTitles = (portfolio: Portfolio): readonly string[] =>
  [...portfolio.index.refs.goal].map(({ entry }) => nameKey(entry.values.fields.title?.text));

/**
 * Returns a note for an item that the sheet has moved to another group: the new groups are added, the old ones stay.
 * Returns null if no group is new or the item had none.
 */
export function groupKept(
  draft: Draft,
  { entry }: ItemRef,
  path: readonly string[],
  values: ReadonlyMap<string, Value>,
): Note | null {
  if (path.length === 0) return null;
  const { tags, goals } = entry.values.fields;
  for (const [key, field] of [
    ['goals', goals],
    ['tags', tags],
  ] as const) {
    const now = values.get(key);
    const own = field?.kind === 'list' ? field.items.map(({ text }) => text) : [];
    if (now?.kind !== 'list' || own.length === 0) continue;
    const stays = own.filter((name) => !now.items.includes(name));
    const fresh = now.items.filter((name) => !own.includes(name));
    // goalAt appends its goal, so it is the last one.
    const under =
      key === 'goals' ? fresh.includes(now.items.at(-1) ?? '') : path.some((name) => fresh.includes(name));
    if (stays.length === 0 || !under) continue;
    return {
      line: draft.line,
      column: null,
      text: draft.title,
      problem: t`In the sheet it stands under “${path.join(' › ')}” now, which was added to its ${key}. What it has beside that stays: ${stays.join(', ')}. Take out what it has left.`,
    };
  }
  return null;
}
