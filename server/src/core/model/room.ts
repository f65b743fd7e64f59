/**
 * What would make room for an item that has not begun: what its teams have free, what was stopped and freed people of
 * theirs, and what of theirs is planned or rests and could be moved. Only what is written; nobody is said to be idle.
 */
import type { DayRange } from '../text/days.ts';
import { counts, itemsOf, loadsOf } from './balance.ts';
import type { ItemRef } from './entry-ref.ts';
import { viewOf } from './item.ts';
import { type Portfolio, periodFor } from './portfolio.ts';

/** A team of the item. Efforts are milli-FTE, averaged over the period. */
export interface TeamRoom {
  readonly name: string;
  /** What the item asks of it; null where it does not say. */
  readonly asked: number | null;
  /** Null where none is stated. */
  readonly capacity: number | null;
  /** What all other work of the team takes. */
  readonly taken: number;
}
export interface Room {
  readonly teams: readonly TeamRoom[];
  /** Stopped work of these teams that says what it freed, in the order of the text. */
  readonly stopped: readonly { readonly title: string; readonly freed: number }[];
  /** Planned and paused work of these teams in the period, the heaviest first. */
  readonly movable: readonly {
    readonly title: string;
    readonly status: 'planned' | 'paused';
    readonly effort: number;
  }[];
}

/** The room for an item; null for one that has begun or is over. `today` gives the period where none is stated. */
export function roomFor(portfolio: Portfolio, ref: ItemRef, today: number): Room | null {
  const item = viewOf(ref);
  if (item.status !== 'idea' && item.status !== 'planned') return null;
  const { index, settings } = portfolio;
  const period: DayRange = periodFor(settings, today);
  const days = period.last - period.first + 1;
  const loads = loadsOf(index, period);
  const own = new Set(item.teams.map(({ id }) => id));
  const teams = item.teams.map(({ id, effort }): TeamRoom => {
    const team = index.byId('team', id)[0]?.entry.values.fields;
    const load = loads.get(id);
    const self = load?.parts.find((part) => part.view === item)?.effort ?? 0;
    return {
      name: team?.name?.text ?? id,
      asked: effort === null ? null : Math.round((effort * item.daysWithin(period)) / days),
      capacity: team?.capacity?.value ?? null,
      taken: (load?.effort ?? 0) - self,
    };
  });
  const stopped: { readonly title: string; readonly freed: number }[] = [];
  const movable = new Map<string, Room['movable'][number]>();
  for (const { ref: other, view } of itemsOf(index)) {
    if (view === item || !view.teams.some(({ id }) => own.has(id))) continue;
    const freed = view.fields.stopped?.fields.freed?.value;
    if (view.status === 'stopped' && freed !== undefined && freed > 0)
      stopped.push({ title: view.title, freed });
    if ((view.status !== 'planned' && view.status !== 'paused') || !counts(view, period)) continue;
    const effort = view.teams.reduce((sum, team) => sum + (own.has(team.id) ? (team.effort ?? 0) : 0), 0);
    const share = Math.round((effort * view.daysWithin(period)) / days);
    if (share > 0)
      movable.set(`${other.uri} ${view.id ?? view.title}`, {
        title: view.title,
        status: view.status,
        effort: share,
      });
  }
  return { teams, stopped, movable: [...movable.values()].sort((a, b) => b.effort - a.effort) };
}
