/** Figures, ids and places as the messages of portfolio rules give them. */

import { listed } from '../../core/language/read-scalar.ts';
import { type EntryRef, entryName } from '../../core/model/entry-ref.ts';
import { viewOf } from '../../core/model/item.ts';
import type { Member } from '../../core/model/stretches.ts';
import { counting, t } from '../../core/text/l10n.ts';
import type { Span } from '../../core/text/lines.ts';
import type { RelatedPlace } from './define-rule.ts';
import { MAX_NAMED, type Some } from './gather.ts';
import { titled } from './titles.ts';

/** Effort for people: `0.75 fte`, `3.2 fte`. Takes milli-FTE. */
export function fte(milli: number): string {
  return `${Number((milli / 1000).toFixed(milli < 1000 ? 2 : 1))} fte`;
}

/** `1 item`, `3 items`. */
export const many = (count: number, one: string, more = `${one}s`): string =>
  counting(count, count === 1 ? one : more);

/** `a, b and 2 more`. `count`: how many there are, where `shown` are only the first. */
function nameList(all: readonly string[], most = 3, count = all.length): string {
  const shown = all.slice(0, count === most + 1 ? most + 1 : most);
  if (count > shown.length) return t`${shown.join(', ')} and ${count - shown.length} more`;
  return shown.length < 2
    ? shown.join('')
    : t`${shown.slice(0, -1).join(', ')} and ${shown[shown.length - 1]}`;
}

/** The title of an item for a message. */
export const nameOf = ({ view }: Member): string => titled(view);
/** Order of two items by their ids. */
export function compareNames(a: Member, b: Member): number {
  const [one, other] = [a.view.id ?? '', b.view.id ?? ''];
  return one < other ? -1 : one > other ? 1 : 0;
}
export function names(members: readonly Member[] | Some, most = 3): string {
  const { first, count } = 'first' in members ? members : { first: members, count: members.length };
  return nameList(first.slice(0, most + 1).map(nameOf), most, count);
}

/** The name of an entry: where a related place leads. Read when it is shown, since other texts in the entry may change before. */
export function nameSpan(ref: EntryRef): Span {
  if (ref.kind === 'item') return viewOf(ref).name;
  const { start, end } = entryName(ref) ?? ref.entry.values.fields.id ?? ref.entry.span;
  return { start, end };
}

/** A related place at the name of an entry. */
export const placeAt = (ref: EntryRef, message: string): RelatedPlace => ({
  ref,
  span: () => nameSpan(ref),
  message,
});
/** Related places at some items, at most `most`. */
export const placesAt = (members: readonly Member[] | Some, message: string): RelatedPlace[] =>
  ('first' in members ? members.first : members.slice(0, MAX_NAMED)).map(({ ref }) => placeAt(ref, message));

/** Something that can be put off, and how much that frees. */
export interface Part extends Member {
  readonly amount: number;
}

/** How easily an item gives way: what has not begun first, then what rests. */
const yielding = ({ view }: Member): number =>
  view.status === 'planned' ? 0 : view.status === 'paused' ? 1 : 2;

/** What to take first: the largest amount, and of equal ones the first by id. */
const byAmount = (a: Part, b: Part): number => b.amount - a.amount || compareNames(a, b);

/**
 * The fewest parts that free at least `need`: of what has not begun where that is enough, else of what rests as
 * well, else of all. One alone where one is enough, the smallest of those; else the largest ones first.
 */
export function fewest(parts: readonly Part[], need: number): Part[] {
  for (const most of [0, 1, 2]) {
    const free = parts.filter((part) => yielding(part) <= most && part.amount > 0);
    let one: Part | undefined;
    for (const part of free) {
      if (part.amount < need) continue;
      if (one === undefined || (part.amount - one.amount || compareNames(part, one)) < 0) one = part;
    }
    if (one !== undefined) return [one];
    if (most < 2 && free.reduce((sum, { amount }) => sum + amount, 0) < need) continue;
    return largest(free, need);
  }
  return [];
}

/** The largest parts that together free `need`, or all where they do not; largest first. */
function largest(free: readonly Part[], need: number): Part[] {
  // Amounts sort fast by themselves; of the parts only those that are taken are put in order.
  const amounts = Float64Array.from(free, ({ amount }) => amount).sort();
  let freed = 0;
  let count = 0;
  while (count < amounts.length && freed < need) freed += amounts[amounts.length - ++count] as number;
  const least = amounts[amounts.length - count] ?? Number.POSITIVE_INFINITY;
  return free
    .filter(({ amount }) => amount >= least)
    .sort(byAmount)
    .slice(0, count);
}

/** What would bring a load down by `over` milli-FTE: part of one item that is large enough, else the fewest whole ones. */
export function relieve(parts: readonly Part[], over: number): string {
  const [first] = parts;
  // Rounded up: what is handed over must be enough.
  const enough = fte(Math.ceil(over / 50) * 50);
  const name = (part: Part): string => `${nameOf(part)} (${fte(part.amount)})`;
  if (
    first !== undefined &&
    parts.length === 1 &&
    first.view.status !== 'planned' &&
    first.amount > over * 1.5
  ) {
    return t`hand over ${enough} of ${name(first)}, or free as much`;
  }
  const named = parts.slice(0, 3).map(name);
  const rest = parts.length > 3 ? t`${named.join(', ')} and ${parts.length - 3} more` : listed(named, 'and');
  return t`postpone or hand over ${rest}, or free ${enough}`;
}
