/** What the rules on the substance of a track have in common: which items they look at, and what silences them. */
import type { ItemView, Track } from '../../core/model/item.ts';

/**
 * Where the track itself is in doubt, what the declared one would ask is an echo: a misjudged item is not scolded
 * for what the wrong track asks, and a mixed one hears once how it is run.
 */
export const trackInDoubt: readonly string[] = ['misclassified', 'mixed-traits'];

/** Decided and not over, and declared to be on this track. */
export function runsAs(item: ItemView, track: Track): boolean {
  return item.track === track && item.open;
}

/** Whether a key stands there at all, be its value good or not: what is bad about it is found elsewhere. */
export function written(item: ItemView, key: string): boolean {
  return Object.hasOwn(item.entry.values.keys, key);
}
