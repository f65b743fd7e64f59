/** The life of one item through the commits, and what happened to it. Filled in by the replay. */
import type { Day } from '../../core/text/days.ts';
import type { TrackView } from '../facts/view-data.ts';
import type { ItemRecord } from './record.ts';

/** An item as every figure names it. */
export interface ItemName {
  /** Counts the items of a history, in the order in which they came. */
  readonly number: number;
  readonly id: string | null;
  readonly title: string;
}

export interface Life {
  readonly number: number;
  /** The last version; of an item that is gone, the last that there was. */
  record: ItemRecord;
  gone: boolean;
  /** The day it was first in the text. */
  readonly seen: Day;
  /** It was there when the history begins: what came before is not known. */
  readonly inherited: boolean;
  /** It came as done: when it was begun is not in the history. */
  readonly cameDone: boolean;
  /** The day it went under way, as the text stated it then or as the commit was made; null where it never did. */
  begun: Day | null;
  /** `begun` is a bound: it was under way when the history begins and states no start before that. */
  begunBefore: boolean;
  landed: Day | null;
  /** The first end that was promised, and how often and by how many days promises moved since. */
  firstEnd: Day | null;
  moves: number;
  moved: Day;
  /** For each leap it holds: the first day on which it held it while under way or done, on the operational track. */
  readonly held: Map<string, Day>;
  /** The facts that shares are made of, each from a commit on. */
  readonly line: LinePoint[];
}

/** From this commit on an item was so. */
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
  /** Counts the commits of the history. */
  readonly index: number;
  readonly item: ItemName;
  readonly track: TrackView;
  /** Of `moved`: the track before. */
  readonly from?: TrackView;
  /** Of `split`: the two that it lives on in. */
  readonly into?: readonly ItemName[];
  /** Of `begun`: the word that calls it a fix, null where none does. */
  readonly fix?: string | null;
  /** Of `promise`: the end (`title` null) or a milestone, and its day before and after; null where it was taken back. */
  readonly promise?: { readonly title: string | null; readonly from: Day; readonly to: Day | null };
}

export const nameOf = ({ number, record }: Life): ItemName => ({
  number,
  id: record.id,
  title: record.title === '' ? (record.id ?? '') : record.title,
});
