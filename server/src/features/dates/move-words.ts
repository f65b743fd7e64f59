/**
 * Words a move of dates: its label, its sentence for screen readers, and the question asked if other work would have to
 * move too.
 */
import type { ItemRef } from '../../core/model/entry-ref.ts';
import { type ItemView, viewOf } from '../../core/model/item.ts';
import { t } from '../../core/text/l10n.ts';
import type { Moving, Shift } from '../../edits/verbs/move-date.ts';
import type { MovePlan } from '../../edits/verbs/push-dependents.ts';
import type { MovedDates } from '../../protocol/move-dates.ts';
import { counted, titleOf } from '../../report/facts/words.ts';

/** Returns an item's dates in the form that the pictures draw. */
export function movedDates(key: string, { first, lands, milestones }: Shift): MovedDates {
  return { key, first, last: lands, milestones };
}

/** Returns the moved dates as they would be written: `2027-04 to 2027-Q3`; a milestone's after its title. */
export function labelOf({ item, dates }: Shift, moving: Moving): string {
  if (moving.startsWith('milestone-')) return t`${milestoneTitle(item, moving)}: ${dates[0]?.to}`;
  const ends = dates.filter(({ name }) => name === 'start' || name === 'end');
  const [a, b] = (ends.length > 0 ? ends : dates).map(({ to }) => to);
  return b === undefined || a === b ? (a ?? '') : t`${a} to ${b}`;
}

/** Describes a move in a sentence: what starts, ends or is due when. */
export function saidOf({ item, dates }: Shift, moving: Moving): string {
  const title = titleOf(item);
  const to = (name: string): string | undefined => dates.find((date) => date.name === name)?.to;
  const [start, end] = [to('start'), to('end')];
  if (moving.startsWith('milestone-'))
    return t`“${milestoneTitle(item, moving)}” of “${title}” is due ${dates[0]?.to}.`;
  if (start !== undefined && end !== undefined) return t`“${title}” runs from ${start} to ${end}.`;
  if (start !== undefined) return t`“${title}” starts ${start}.`;
  return end === undefined ? t`“${title}” lands ${dates.at(-1)?.to}.` : t`“${title}” ends ${end}.`;
}

function milestoneTitle(item: ItemView, name: string): string {
  const fields = item.milestones[Number(name.slice('milestone-'.length))]?.fields;
  return titleOf({ title: fields?.title?.text ?? '' });
}

const nameOf = (ref: ItemRef): string => titleOf(viewOf(ref));

/** Describes what prevents a move; empty if nothing does. */
export function questionOf({ pushed, begun, held }: MovePlan): string {
  const [first] = pushed;
  const said: string[] = [];
  if (first !== undefined)
    said.push(
      pushed.length === 1
        ? t`“${nameOf(first.ref)}” depends on this and would start before it ends.`
        : t`${counted(pushed.length, 'item')} that depend on this would start before it ends.`,
    );
  const [running] = begun;
  if (running !== undefined)
    said.push(
      begun.length === 1
        ? t`“${nameOf(running)}” depends on this and has begun already.`
        : t`${counted(begun.length, 'item')} that depend on this have begun already.`,
    );
  if (held !== null) said.push(held);
  return said.join(' ');
}

/** Returns the possible answers to that question; `push` is empty if pushing is impossible. */
export function answersOf({ pushed, held }: MovePlan): {
  readonly alone: string;
  readonly push: string;
  readonly leave: string;
} {
  const [first] = pushed;
  const push =
    first === undefined || held !== null
      ? ''
      : pushed.length === 1
        ? t`Move “${nameOf(first.ref)}” too`
        : t`Move these ${pushed.length} too`;
  return { alone: t`Move this alone`, push, leave: t`Leave all as it was` };
}
