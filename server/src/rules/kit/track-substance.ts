/** Shared by the rules on the substance of a track: which items they check, and what silences them. */
import type { ItemView, Track } from '../../core/model/item.ts';

/**
 * Rules whose findings put the track itself in doubt. Demands of the declared track are then echoes: a misjudged item
 * must not be criticized by the wrong track's standards, and a mixed one hears only once how it is run.
 */
export const trackInDoubt: readonly string[] = ['misclassified', 'mixed-traits'];

/** Tells whether an item is open and declares this track. */
export function runsAs(item: ItemView, track: Track): boolean {
  return item.track === track && item.open;
}

/** Tells whether a key is present, even with an invalid value, which is reported elsewhere. */
export function written(item: ItemView, key: string): boolean {
  return Object.hasOwn(item.entry.values.keys, key);
}
