/** Finds in the history what was settled as a trait finding had asked: tracks changed, items split or no longer mixed. */

import { idOf } from '../core/model/entry-index.ts';
import type { ItemRef } from '../core/model/entry-ref.ts';
import { viewOf } from '../core/model/item.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import type { Day } from '../core/text/days.ts';
import type { History } from '../report/history/history.ts';
import type { HistoryEvent } from '../report/history/life.ts';

/** A change that a trait finding had asked for. */
export interface Accepted {
  /** Day of the commit, and its full id. */
  readonly day: Day;
  readonly commit: string;
  /** Present id of the item that changed; null if it has none. */
  readonly item: string | null;
  readonly title: string;
  /** True for the item itself; false for another item of its teams. */
  readonly here: boolean;
  readonly change:
    | { readonly kind: 'track'; readonly from: string | null; readonly to: string | null }
    | { readonly kind: 'split'; readonly into: readonly string[] }
    | { readonly kind: 'unmixed' };
}

/** Returns what was settled on an item and on other items of its teams: the newest first, the item's own before others'. */
export function acceptedBefore(history: History, portfolio: Portfolio, ref: ItemRef): Accepted[] {
  const own = idOf(ref);
  if (own === null) return [];
  const teams = new Set(viewOf(ref).teams.map(({ id }) => id));
  const isTeams = (id: string): boolean =>
    portfolio.index.byId('item', id).some((other) => viewOf(other).teams.some((team) => teams.has(team.id)));
  const moved = new Set(history.events.filter(({ kind }) => kind === 'moved').map(keyOf));
  const found = history.events.flatMap((event): Accepted[] => {
    const change = changeOf(event);
    // A move to another track tells it already.
    if (change === null || (change.kind === 'unmixed' && moved.has(keyOf(event)))) return [];
    const ids = [event.item, ...(event.into ?? [])].flatMap(({ number }) => idNow(history, number) ?? []);
    const here = ids.includes(own);
    if (!here && !ids.some(isTeams)) return [];
    const { day, commit, item } = event;
    return [{ day, commit, item: idNow(history, item.number), title: item.title, here, change }];
  });
  found.reverse();
  return [...found.filter(({ here }) => here), ...found.filter(({ here }) => !here)];
}

const keyOf = ({ commit, item }: HistoryEvent): string => `${commit} ${item.number}`;

/** Returns the id that an item has now; null if it has none. */
const idNow = (history: History, number: number): string | null =>
  history.lives.find((life) => life.number === number)?.record.id ?? null;

/** Returns the change if a trait finding had asked for it, else null. */
function changeOf({ kind, asked, from, track, into }: HistoryEvent): Accepted['change'] | null {
  if (asked !== true) return null;
  if (kind === 'moved') return { kind: 'track', from: from ?? null, to: track };
  if (kind === 'split') return { kind: 'split', into: (into ?? []).map(({ title }) => title) };
  return kind === 'unmixed' ? { kind: 'unmixed' } : null;
}
