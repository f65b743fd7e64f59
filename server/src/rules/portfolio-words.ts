/** Figures, ids and places as the messages of portfolio rules give them. */
import type { EntryRef } from '../core/entry-index.ts';
import { itemView } from '../core/item.ts';
import type { Span } from '../core/lines.ts';
import type { ItemEntry } from '../core/read-block.ts';
import { listed } from '../core/read-scalar.ts';
import type { Goal, Team } from '../core/values.ts';
import type { RelatedPlace } from './define-rule.ts';
import type { Member } from './portfolio-facts.ts';

/** Effort for people: `0.75 fte`, `3.2 fte`. Takes milli-FTE. */
export function fte(milli: number): string {
  return `${Number((milli / 1000).toFixed(milli < 1000 ? 2 : 1))} fte`;
}

/** `1 item`, `3 items`. */
export const many = (count: number, one: string, more = `${one}s`): string =>
  `${count} ${count === 1 ? one : more}`;

/** `a`, `b` and 2 more, each id in code marks. */
export function idList(ids: readonly string[], most = 3): string {
  const shown = ids.slice(0, ids.length === most + 1 ? most + 1 : most).map((id) => `\`${id}\``);
  if (ids.length > shown.length) return `${shown.join(', ')} and ${ids.length - shown.length} more`;
  return shown.length < 2
    ? shown.join('')
    : `${shown.slice(0, -1).join(', ')} and ${shown[shown.length - 1]}`;
}

/** The id of an item for a message; of one without, its place in words. */
export const nameOf = ({ view }: Member): string => view.id ?? 'an item without id';
export const names = (members: readonly Member[], most = 3): string => idList(members.map(nameOf), most);

/** The name of an entry: where a related place leads. Read when it is shown, since other texts in the entry may change before. */
export function nameSpan(ref: EntryRef): Span {
  if (ref.kind === 'item') return itemView(ref.block, ref.entry as ItemEntry).name;
  const { fields } = ref.entry.values;
  const title = ref.kind === 'goal' ? (fields as Goal['fields']).title : (fields as Team['fields']).name;
  const { start, end } = title ?? fields.id ?? ref.entry.span;
  return { start, end };
}

/** A related place at the name of an entry. */
export const placeAt = (ref: EntryRef, message: string): RelatedPlace => ({
  ref,
  span: () => nameSpan(ref),
  message,
});
/** Related places at some items, at most `most`. */
export const placesAt = (members: readonly Member[], message: string, most = 10): RelatedPlace[] =>
  members.slice(0, most).map(({ ref }) => placeAt(ref, message));

/** Something that can be put off, and how much that frees. */
export interface Part extends Member {
  readonly amount: number;
}

/** How easily an item gives way: what has not begun first, then what rests. */
const yielding = ({ view }: Member): number =>
  view.status === 'planned' ? 0 : view.status === 'paused' ? 1 : 2;

/**
 * The fewest parts that free at least `need`: of what has not begun where that is enough, else of what rests as
 * well, else of all. One alone where one is enough, the smallest of those; else the largest ones first.
 */
export function fewest(parts: readonly Part[], need: number): Part[] {
  const byId = (a: Part, b: Part): number => (nameOf(a) < nameOf(b) ? -1 : nameOf(a) > nameOf(b) ? 1 : 0);
  let picked: Part[] = [];
  for (const most of [0, 1, 2]) {
    const free = parts.filter((part) => yielding(part) <= most && part.amount > 0);
    const [one] = free
      .filter(({ amount }) => amount >= need)
      .sort((a, b) => a.amount - b.amount || byId(a, b));
    if (one !== undefined) return [one];
    picked = [];
    let freed = 0;
    for (const part of free.sort((a, b) => b.amount - a.amount || byId(a, b))) {
      if (freed >= need) break;
      picked.push(part);
      freed += part.amount;
    }
    if (freed >= need) return picked;
  }
  return picked;
}

/** What would bring a load down by `over` milli-FTE: part of one item that is large enough, else the fewest whole ones. */
export function relieve(parts: readonly Part[], over: number): string {
  const [first] = parts;
  // Rounded up: what is handed over must be enough.
  const enough = fte(Math.ceil(over / 50) * 50);
  const name = (part: Part): string => `\`${nameOf(part)}\` (${fte(part.amount)})`;
  if (
    first !== undefined &&
    parts.length === 1 &&
    first.view.status !== 'planned' &&
    first.amount > over * 1.5
  ) {
    return `hand over ${enough} of ${name(first)}, or free as much`;
  }
  const named = parts.slice(0, 3).map(name);
  const rest = parts.length > 3 ? `${named.join(', ')} and ${parts.length - 3} more` : listed(named, 'and');
  return `postpone or hand over ${rest}, or free ${enough}`;
}
