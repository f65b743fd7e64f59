/** Formats figures, names and places for the messages of portfolio rules. */

import { listed } from '../../core/language/read-scalar.ts';
import { type EntryRef, entryName } from '../../core/model/entry-ref.ts';
import { viewOf } from '../../core/model/item.ts';
import type { Member } from '../../core/model/stretches.ts';
import { counting, t } from '../../core/text/l10n.ts';
import type { Span } from '../../core/text/lines.ts';
import type { RelatedPlace } from './define-rule.ts';
import { MAX_NAMED, type Some } from './gather.ts';
import { titled } from './titles.ts';

/** Formats an effort in milli-FTE: `0.75 fte`, `3.2 fte`. */
export function fte(milli: number): string {
  return `${Number((milli / 1000).toFixed(milli < 1000 ? 2 : 1))} fte`;
}

/** Formats a count with its noun: `1 item`, `3 items`. */
export const many = (count: number, one: string, more = `${one}s`): string =>
  counting(count, count === 1 ? one : more);

/** Joins names: `a, b and 2 more`. `count`: the total number, if `all` holds only the first ones. */
function nameList(all: readonly string[], most = 3, count = all.length): string {
  const shown = all.slice(0, count === most + 1 ? most + 1 : most);
  if (count > shown.length) return t`${shown.join(', ')} and ${count - shown.length} more`;
  return shown.length < 2
    ? shown.join('')
    : t`${shown.slice(0, -1).join(', ')} and ${shown[shown.length - 1]}`;
}

/** Returns the title of an item for a message. */
export const nameOf = ({ view }: Member): string => titled(view);
/** Compares two items by id. */
export function compareNames(a: Member, b: Member): number {
  const [one, other] = [a.view.id ?? '', b.view.id ?? ''];
  return one < other ? -1 : one > other ? 1 : 0;
}
export function names(members: readonly Member[] | Some, most = 3): string {
  const { first, count } = 'first' in members ? members : { first: members, count: members.length };
  return nameList(first.slice(0, most + 1).map(nameOf), most, count);
}

/**
 * Says how many of the items that a limit counts by their stated track are mixed, as a sentence after others; empty if
 * none is.
 */
export function mixedAmong(count: number): string {
  if (count === 0) return '';
  return count === 1
    ? t` ${count} of them is mixed, and counts on the track that it states.`
    : t` ${count} of them are mixed, and count on the track that they state.`;
}

/**
 * Returns the span of an entry's name, the target of a related place. Read when it is shown, because edits elsewhere in
 * the entry may have moved it.
 */
export function nameSpan(ref: EntryRef): Span {
  if (ref.kind === 'item') return viewOf(ref).name;
  const { start, end } = entryName(ref) ?? ref.entry.values.fields.id ?? ref.entry.span;
  return { start, end };
}

/** Creates a related place at the name of an entry. */
export const placeAt = (ref: EntryRef, message: string): RelatedPlace => ({
  ref,
  span: () => nameSpan(ref),
  message,
});
/** Creates related places at some items, at most `MAX_NAMED`. */
export const placesAt = (members: readonly Member[] | Some, message: string): RelatedPlace[] =>
  ('first' in members ? members.first : members.slice(0, MAX_NAMED)).map(({ ref }) => placeAt(ref, message));

/** Something that can be postponed, with the amount that this frees. */
export interface Part extends Member {
  readonly amount: number;
}

/** Ranks how easily an item can give way: planned ones first, then paused ones. */
const yielding = ({ view }: Member): number =>
  view.status === 'planned' ? 0 : view.status === 'paused' ? 1 : 2;

/** Sorts by amount, largest first; ties by id. */
const byAmount = (a: Part, b: Part): number => b.amount - a.amount || compareNames(a, b);

/**
 * Returns the fewest parts that free at least `need`: from planned items if they suffice, else from paused ones too,
 * else from all. If a single part suffices, the smallest such one; else the largest parts first.
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

/** Returns the largest parts that together free `need`, or all if they do not suffice; largest first. */
function largest(free: readonly Part[], need: number): Part[] {
  // Sorting numbers is fast; only the parts that are taken need to be sorted as objects.
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

/** Suggests how to reduce a load by `over` milli-FTE: hand over part of one large item, else postpone whole ones. */
export function relieve(parts: readonly Part[], over: number): string {
  const [first] = parts;
  // Rounded up, so that what is handed over is enough.
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
