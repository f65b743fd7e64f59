/** Finds the dates that an item states itself, with the bytes of each. */
import { type Precision, precisionOf } from '../../core/language/date-precision.ts';
import type { Scalar } from '../../core/language/values.ts';
import type { ItemView } from '../../core/model/item.ts';
import type { DayRange } from '../../core/text/days.ts';
import { t } from '../../core/text/l10n.ts';
import type { Span } from '../../core/text/lines.ts';
import { isRepeated, mapAt, pairsOf } from '../text/yaml-place.ts';
import { whyNot } from './verb.ts';

/** A date of an item: its start, its end, or the date of a milestone, counting from 0. */
export type DateName = 'start' | 'end' | `milestone-${number}`;

/** A date that the item states itself. `span`: the date in the item's block, without quotes. */
export interface OwnDate {
  readonly name: DateName;
  readonly text: string;
  readonly value: DayRange;
  readonly precision: Precision;
  readonly span: Span;
}

/** Validates the name of a date; null if it names none. */
export function dateNameOf(text: string): DateName | null {
  return text === 'start' || text === 'end' || /^milestone-\d{1,4}$/.test(text) ? (text as DateName) : null;
}

/** Finds a date that the item states itself; else explains to people why there is none to change. */
export function ownDate(item: ItemView, name: DateName): OwnDate | { readonly refused: string } {
  const scalar = dateOf(item, name);
  if (scalar === undefined) return { refused: notStated(item, name) };
  const title = `“${item.title}”`;
  const precision = precisionOf(scalar.text.trim());
  if (scalar.value === undefined || precision === null)
    return { refused: t`${title} has a date that reads “${scalar.text}”, and is none. Correct it first.` };
  const span = scalar.shared ? null : spanOf(item, name, scalar);
  if (span === null) return { refused: whyNot(item) };
  return { name, text: scalar.text.trim(), value: scalar.value, precision, span };
}

/** Returns the scalar of a date; undefined if the item does not state it. */
export function dateOf(item: ItemView, name: DateName): Scalar<DayRange> | undefined {
  if (name === 'start' || name === 'end') return item.fields[name];
  return item.milestones[Number(name.slice('milestone-'.length))]?.fields.date;
}

function notStated(item: ItemView, name: DateName): string {
  const title = `“${item.title}”`;
  if (name === 'start') return t`${title} states no start. Write one first.`;
  if (name !== 'end') return t`This milestone of ${title} states no date.`;
  if (item.milestones.some(({ fields }) => fields.date?.value !== undefined))
    return t`${title} states no end: it lands with its last milestone. Move that, or write an end first.`;
  return item.fields.horizon === undefined
    ? t`${title} states no end. Write one first.`
    : t`${title} states no end: it follows from the horizon, ${item.fields.horizon.text}. Write an end first.`;
}

/** Returns the span of a date; null if an alias repeats it, or if its notation cannot be edited. */
function spanOf(item: ItemView, name: DateName, scalar: Scalar<DayRange>): Span | null {
  const { block, entry } = item;
  const isKey = name === 'start' || name === 'end';
  const mapping = isKey ? entry.values : item.milestones[Number(name.slice('milestone-'.length))];
  const place = mapping === undefined ? 'layout' : mapAt(block, mapping.start);
  if (typeof place === 'string') return null;
  const pair = pairsOf(place.node, isKey ? name : 'date')[0];
  if (pair === undefined || isRepeated(pair, place.used)) return null;
  const text = scalar.text.trim();
  const source = block.text.slice(scalar.start, scalar.end);
  const at = source.indexOf(text);
  // Written with escapes or across lines, so that its text is not contiguous in the source.
  if (at < 0 || source.indexOf(text, at + 1) >= 0) return null;
  return { start: scalar.start + at, end: scalar.start + at + text.length };
}
