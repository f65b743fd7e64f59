/** Extracts what the history needs of an item at one version: plain data, suitable for a cache. */

import { judgeFor } from '../../analysis/judges.ts';
import { oneLine } from '../../base/words.ts';
import type { Block } from '../../core/document/block.ts';
import { type ItemEntry, readingOf } from '../../core/document/read-block.ts';
import { itemView } from '../../core/model/item.ts';
import type { Words } from '../../core/model/root-settings.ts';
import type { Day } from '../../core/text/days.ts';
import { memo } from '../../core/text/memo.ts';
import { fires } from '../../traits/fires.ts';
import { subjectOf } from '../../traits/item-subject.ts';
import type { Pole, Verdict } from '../../traits/judgement.ts';
import { english } from '../../traits/pack/en/english.ts';
import type { StatusView, TrackView } from '../facts/view-data.ts';
import { fixWord } from './fix-words.ts';

/** A milestone as a promise: what, by when, and whether it was met. */
export interface PromisedMilestone {
  readonly title: string;
  readonly date: Day;
  readonly done: boolean;
}

export interface ItemRecord {
  /** As written; null if there is none. */
  readonly id: string | null;
  readonly title: string;
  /** Title and description, to recognize the item in later text. */
  readonly text: string;
  readonly track: TrackView;
  readonly status: StatusView;
  /** Whether its finding `mixed-traits` would be shown, ignore comments aside. */
  readonly mixed: boolean;
  /** The track that its finding `misclassified` or `unclassified` would ask for; null if neither would be shown. */
  readonly asked: Pole | null;
  /** Last day on which a comment accepts that it is mixed; `always` if the comment has no date. */
  readonly accepted: Day | 'always' | null;
  /** Milli-FTE; null if not stated. */
  readonly effort: number | null;
  readonly start: Day | null;
  /** The last day covered by `end`. */
  readonly end: Day | null;
  /** First and last day of the work; a horizon stands in for a missing one. */
  readonly first: Day | null;
  readonly last: Day | null;
  readonly milestones: readonly PromisedMilestone[];
  /** Ids of the items whose result it sustains. */
  readonly sustains: readonly string[];
  /** The word by which its text declares it a fix; null if there is none. */
  readonly fix: string | null;
}

/** What a judge is compiled from, with a cache key. */
export interface Reading {
  readonly vocabulary: Words;
  readonly currency: string | null;
  readonly key: string;
}

/** Returns the records of a block's items. */
export const recordsOf = memo((block: Block, reading: Reading): readonly ItemRecord[] =>
  readingOf(block).entries.flatMap((entry) =>
    entry.kind === 'item' ? [recordOf(block, entry, reading)] : [],
  ),
);

function recordOf(block: Block, entry: ItemEntry, reading: Reading): ItemRecord {
  const item = itemView(block, entry);
  const judge = judgeFor(english, reading.vocabulary, JSON.stringify(reading.vocabulary));
  const judgement = judge(subjectOf(item, reading.currency));
  const finding = fires(judgement, item.track ?? undefined);
  const { first, last } = item.span;
  return {
    id: item.id,
    title: oneLine(item.title),
    text: `${item.title}\n${item.fields.description?.text ?? ''}`,
    track: item.track,
    status: item.status,
    mixed: finding === 'mixed-traits',
    asked: finding === 'misclassified' || finding === 'unclassified' ? poleOf(judgement.verdict) : null,
    accepted: acceptedUntil(block),
    effort: item.effort,
    start: item.start,
    end: item.end,
    first,
    last,
    milestones: item.milestones.flatMap(({ fields: { title, date, done } }): PromisedMilestone[] => {
      if (date?.value === undefined) return [];
      const met = done?.value;
      return [
        { title: title?.text ?? '', date: date.value.last, done: met === true || typeof met === 'object' },
      ];
    }),
    sustains: item.refs('sustains').map(({ text }) => text),
    fix: fixWord(item),
  };
}

const poleOf = (verdict: Verdict): Pole | null =>
  verdict === 'operational' || verdict === 'strategic' ? verdict : null;

/** Returns how long a comment above the item, or one of its keys, accepts that it is mixed. */
function acceptedUntil(block: Block): ItemRecord['accepted'] {
  let until: ItemRecord['accepted'] = null;
  for (const ignore of readingOf(block).ignores) {
    if (!ignore.rules.some(({ name }) => name === 'mixed-traits')) continue;
    if (ignore.until === undefined) return 'always';
    if (ignore.until.date !== 'bad')
      until = Math.max(until ?? ignore.until.date.last, ignore.until.date.last);
  }
  return until;
}

/** Tells whether an item counts as mixed on a day. */
export function isMixedOn({ mixed, accepted }: ItemRecord, day: Day): boolean {
  return mixed && (accepted === null || (accepted !== 'always' && accepted < day));
}

/** Tells whether work is in progress: active or paused. */
export const isLive = ({ status }: Pick<ItemRecord, 'status'>): boolean =>
  status === 'active' || status === 'paused';
/** Tells whether an item is neither finished nor stopped nor an idea. */
export const isOpen = (record: Pick<ItemRecord, 'status'>): boolean =>
  isLive(record) || record.status === 'planned';
