/** Types of an item's life through the commits, and of its events. Filled in by the replay. */
import type { Day } from '../../core/text/days.ts';
import type { TrackView } from '../facts/view-data.ts';
import type { ItemRecord } from './record.ts';

/** An item as figures refer to it. */
export interface ItemName {
  /** Numbers the items of a history in order of appearance. */
  readonly number: number;
  readonly id: string | null;
  readonly title: string;
}

export interface Life {
  readonly number: number;
  /** Its latest version; for a removed item, the last one. */
  record: ItemRecord;
  gone: boolean;
  /** The day it first appeared in the text. */
  readonly seen: Day;
  /** True if it existed when the history begins: its earlier life is unknown. */
  readonly inherited: boolean;
  /** True if it was added as done, so that its start is unknown. */
  readonly cameDone: boolean;
  /** The day work began, as stated at that time, or the day of the commit; null if it never did. */
  begun: Day | null;
  /**
   * True if `begun` is an upper bound: work was in progress when the history begins, without an earlier stated start.
   */
  begunBefore: boolean;
  landed: Day | null;
  /** The first promised end, and how often and by how many days promises moved since. */
  firstEnd: Day | null;
  moves: number;
  moved: Day;
  /** By sustained leap: the first day on which it sustained the leap, in progress or done, on the operational track. */
  readonly held: Map<string, Day>;
  /** The facts that shares are computed from, each valid from a commit on. */
  readonly line: LinePoint[];
}

/** The state of an item from a commit on. */
export interface LinePoint {
  readonly day: Day;
  readonly commit: string;
  readonly track: TrackView;
  readonly status: ItemRecord['status'] | 'gone';
  readonly effort: number | null;
  readonly mixed: boolean;
}

export type EventKind =
  | 'added'
  | 'begun'
  | 'finished'
  | 'stopped'
  | 'removed'
  | 'reopened'
  | 'moved'
  | 'mixed'
  | 'unmixed'
  | 'split'
  | 'promise';

export interface HistoryEvent {
  readonly kind: EventKind;
  readonly day: Day;
  readonly commit: string;
  /** Index of the commit in the history. */
  readonly index: number;
  readonly item: ItemName;
  readonly track: TrackView;
  /** For `moved`: the previous track. */
  readonly from?: TrackView;
  /**
   * For `moved`, `unmixed` and `split`: true if a trait finding asked for it. The finding is that of the present weights
   * on the text of then.
   */
  readonly asked?: boolean;
  /** For `split`: the two items it continues in. */
  readonly into?: readonly ItemName[];
  /** For `begun`: the word that calls it a fix; null if there is none. */
  readonly fix?: string | null;
  /** For `promise`: the end (`title` null) or a milestone, with its day before and after; null after a withdrawal. */
  readonly promise?: { readonly title: string | null; readonly from: Day; readonly to: Day | null };
}

export const nameOf = ({ number, record }: Life): ItemName => ({
  number,
  id: record.id,
  title: record.title === '' ? (record.id ?? '') : record.title,
});
