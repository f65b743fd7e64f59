/**
 * Moves the dates of an item, either one of them or its whole bar. Each date keeps the precision in which it is
 * written, and only its own bytes change. Refuses to put the item's dates out of order.
 */
import {
  coarsest,
  dateText,
  isWithin,
  movedBy,
  nearestPeriod,
  type Precision,
  periodOf,
  periodsIn,
} from '../../core/language/date-precision.ts';
import { readDate } from '../../core/language/scalars.ts';
import type { ItemView } from '../../core/model/item.ts';
import type { Day, DayRange } from '../../core/text/days.ts';
import type { Edit } from '../../core/text/finding.ts';
import { t } from '../../core/text/l10n.ts';
import { type DateName, dateOf, type OwnDate, ownDate } from '../kit/own-date.ts';

/** What to move: one date, or the bar, which consists of start, end and the milestones that are still open. */
export type Moving = 'bar' | DateName;
/** How far to move: in days, rounded to the precision of the text, or in steps of that precision. */
export type Distance = { readonly days: number } | { readonly steps: number };

/** A date with its new text. */
export interface NewDate extends OwnDate {
  readonly to: string;
  readonly becomes: DayRange;
}
/** An item with the dates that it would have. */
export interface Shift {
  readonly item: ItemView;
  readonly dates: readonly NewDate[];
  /** Stated first day, and last known day: the end, else that of the horizon. */
  readonly first: Day | null;
  readonly last: Day | null;
  /** The day on which pictures show it as landing: the end, else the last milestone, else `last`. */
  readonly lands: Day | null;
  /** Days of the dated milestones. */
  readonly milestones: readonly Day[];
}
export type Refused = { readonly refused: string };

/** Computes an item's dates after a move; or explains to people why it cannot be made. */
export function shiftDates(item: ItemView, moving: Moving, by: Distance): Shift | Refused {
  const dates = moving === 'bar' ? barDates(item) : one(item, moving);
  if ('refused' in dates) return dates;
  const to = moving === 'bar' ? barMove(dates, by) : dates.map((date) => dateMove(date, by));
  const read = dates.map((date, i) => newDate(date, to[i] ?? date.text));
  const bad = read.find((date) => 'refused' in date);
  if (bad !== undefined && 'refused' in bad) return bad;
  return shiftOf(item, read as readonly NewDate[]);
}

/** Returns the edits of the item's block for a shift: only the bytes of dates that change. */
export function shiftEdits({ dates }: Shift): readonly Edit[] {
  return dates.flatMap(({ span, text, to }) => (text === to ? [] : [{ span, text: to }]));
}

/** Replaces some dates of an item; refuses if they would then be out of order. */
function shiftOf(item: ItemView, dates: readonly NewDate[]): Shift | Refused {
  const after = (name: DateName): DayRange | undefined =>
    dates.find((date) => date.name === name)?.becomes ?? dateOf(item, name)?.value;
  const [start, end] = [after('start'), after('end')];
  const why = outOfOrder(item, start, end) ?? strayMilestone(item, dates, after);
  if (why !== null) return { refused: why };
  const horizon = item.fields.horizon?.value;
  const first = start?.first ?? null;
  const last = end?.last ?? (first === null || horizon === undefined ? null : first + horizon - 1);
  const milestones = item.milestones.flatMap((_, i) => after(`milestone-${i}`)?.last ?? []);
  const lands = end === undefined && milestones.length > 0 ? Math.max(...milestones) : last;
  return { item, dates, first, last, lands, milestones };
}

function one(item: ItemView, name: DateName): readonly OwnDate[] | Refused {
  const date = ownDate(item, name);
  return 'refused' in date ? date : [date];
}

/** Collects the stated start, end and open milestones; refuses if one of them is not the item's own. */
function barDates(item: ItemView): readonly OwnDate[] | Refused {
  const open = item.milestones.flatMap(({ fields }, i): DateName[] => {
    const met = fields.done?.value === true || typeof fields.done?.value === 'object';
    return met || fields.date === undefined ? [] : [`milestone-${i}`];
  });
  const names: readonly DateName[] = ['start', 'end', ...open];
  const own: OwnDate[] = [];
  for (const name of names) {
    if (dateOf(item, name) === undefined) continue;
    const date = ownDate(item, name);
    if ('refused' in date) return date;
    own.push(date);
  }
  if (own.length === 0) return { refused: t`“${item.title}” states no date that is still open.` };
  return own;
}

/**
 * Moves the dates of a bar. The step is the coarser precision of start and end, so that both move equally: a bar from a
 * month to a quarter moves by quarters.
 */
function barMove(dates: readonly OwnDate[], by: Distance): readonly string[] {
  const ends = dates.filter(({ name }) => name === 'start' || name === 'end');
  const lead = ends.length > 0 ? ends : dates;
  const unit = coarsest(lead.map(({ precision }) => precision));
  const from = leadDay(lead[0] as OwnDate);
  const count = 'steps' in by ? by.steps : periodsIn(from, unit, by.days);
  const days = movedBy(from, unit, count) - from;
  return dates.map((date) => together(date, unit, count, days));
}

/** Returns the day that represents a date: the first of a start, the last of all others. */
const leadDay = ({ name, value }: OwnDate): Day => (name === 'start' ? value.first : value.last);

/** Moves one date of a bar by `count` units; `days` is the same distance at the bar's leading date. */
function together({ text, value, precision }: OwnDate, unit: Precision, count: number, days: number): string {
  if (count === 0) return text;
  if (isWithin(precision, unit)) return dateText(movedBy(value.first, unit, count), precision);
  // A milestone coarser than its bar goes to the nearest period.
  return dateText(nearestPeriod(value.last + days, precision, 'last').first, precision);
}

/** Moves a single date. */
function dateMove({ name, text, value, precision }: OwnDate, by: Distance): string {
  if ('steps' in by) return dateText(movedBy(value.first, precision, by.steps), precision);
  if (by.days === 0) return text;
  const edge = name === 'start' ? 'first' : 'last';
  return dateText(nearestPeriod(value[edge] + by.days, precision, edge).first, precision);
}

function newDate(date: OwnDate, to: string): NewDate | Refused {
  const read = readDate(to);
  return read.ok ? { ...date, to, becomes: read.value } : { refused: `${read.problem}.` };
}

function outOfOrder(item: ItemView, start: DayRange | undefined, end: DayRange | undefined): string | null {
  if (start === undefined || end === undefined || start.first <= end.last) return null;
  return t`“${item.title}” would end before it starts.`;
}

/**
 * Returns why a move is refused: it would take a milestone out of the item's time span. A milestone that was already
 * outside may stay there.
 */
function strayMilestone(
  item: ItemView,
  dates: readonly NewDate[],
  after: (name: DateName) => DayRange | undefined,
): string | null {
  const before = { start: item.fields.start?.value, end: item.fields.end?.value };
  const then = { start: after('start'), end: after('end') };
  const early = (date: DayRange, start: DayRange | undefined): boolean =>
    start !== undefined && date.last < start.first;
  const late = (date: DayRange, end: DayRange | undefined): boolean =>
    end !== undefined && date.first > end.last;
  for (const [i, { fields }] of item.milestones.entries()) {
    const [was, is] = [fields.date?.value, after(`milestone-${i}`)];
    if (was === undefined || is === undefined) continue;
    const name = fields.title?.text ?? t`A milestone`;
    const moves = dates.some((date) => date.name === `milestone-${i}`);
    if (early(is, then.start) && !early(was, before.start))
      return moves
        ? t`“${name}” would be due before “${item.title}” starts. Move the start first.`
        : t`“${name}” would be due before “${item.title}” starts. Move that milestone first.`;
    if (late(is, then.end) && !late(was, before.end))
      return moves
        ? t`“${name}” would be due after “${item.title}” ends. Move the end first.`
        : t`“${name}” would be due after “${item.title}” ends. Move that milestone first.`;
  }
  return null;
}

/** Converts a drawn span to dates of a precision, for an item that is created by drawing. */
export function drawnDates(
  first: Day,
  last: Day,
  precision: Precision,
): { readonly start: string; readonly end: string } {
  const [from, to] = first <= last ? [first, last] : [last, first];
  return {
    start: dateText(periodOf(from, precision).first, precision),
    end: dateText(periodOf(to, precision).first, precision),
  };
}
