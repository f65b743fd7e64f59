/**
 * Collects what could free capacity for an item that has not begun: its teams' free capacity, stopped work that freed
 * people, and planned or paused work that could be moved. Uses only what the text states, and never infers that
 * somebody is idle.
 */
import type { DayRange } from '../text/days.ts';
import { counts, itemsOf, loadsOf } from './balance.ts';
import type { ItemRef } from './entry-ref.ts';
import { viewOf } from './item.ts';
import type { Portfolio } from './portfolio.ts';
import { periodFor } from './root-settings.ts';

/** A team of the item. Efforts in milli-FTE, averaged over the period. */
export interface TeamRoom {
  readonly name: string;
  /** Effort that the item needs from the team; null if not stated. */
  readonly asked: number | null;
  /** Null where none is stated. */
  readonly capacity: number | null;
  /** Effort of all the team's other work. */
  readonly taken: number;
}
export interface Room {
  readonly teams: readonly TeamRoom[];
  /** Stopped work of these teams that states what it freed, in file order. */
  readonly stopped: readonly { readonly title: string; readonly freed: number }[];
  /** Planned and paused work of these teams within the period, largest effort first. */
  readonly movable: readonly {
    readonly title: string;
    readonly status: 'planned' | 'paused';
    readonly effort: number;
  }[];
}

/** Computes the room for an item; null if it has begun or is over. `today` sets the period where none is stated. */
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
