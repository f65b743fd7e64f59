/** What history keeps of an item at one version of its text: plain data, so that it can lie in a cache. */

import { judgeFor } from '../../analysis/judges.ts';
import type { Block } from '../../core/document/block.ts';
import { type ItemEntry, readingOf } from '../../core/document/read-block.ts';
import { type ItemView, itemView } from '../../core/model/item.ts';
import type { Words } from '../../core/model/portfolio.ts';
import type { Day } from '../../core/text/days.ts';
import { memo } from '../../core/text/memo.ts';
import { fires } from '../../traits/fires.ts';
import { subjectOf } from '../../traits/item-subject.ts';
import type { Judgement } from '../../traits/judgement.ts';
import { english } from '../../traits/pack/en/english.ts';
import type { StatusView, TrackView } from '../facts/view-data.ts';
import { fixWord } from './fix-words.ts';

/** A milestone as a promise: what, by when, and whether it is kept. */
export interface PromisedMilestone {
  readonly title: string;
  readonly date: Day;
  readonly done: boolean;
}

export interface ItemRecord {
  /** As written; null where there is none. */
  readonly id: string | null;
  readonly title: string;
  /** Title and description, by which a later text is known again. */
  readonly text: string;
  readonly track: TrackView;
  readonly status: StatusView;
  /** Whether its finding `mixed-traits` would be shown, comments that accept it left aside. */
  readonly mixed: boolean;
  /** Last day to which a comment accepts that it is mixed; `always` where the comment names none. */
  readonly accepted: Day | 'always' | null;
  /** Milli-FTE; null where none is stated. */
  readonly effort: number | null;
  readonly start: Day | null;
  /** The last day that `end` names. */
  readonly end: Day | null;
  /** First and last day on which it runs, a horizon standing in for what is missing. */
  readonly first: Day | null;
  readonly last: Day | null;
  readonly milestones: readonly PromisedMilestone[];
  /** Ids of the items whose result it holds. */
  readonly sustains: readonly string[];
  /** The word by which its text calls it the mending of a fault; null where none does. */
  readonly fix: string | null;
}

/** What a judge is made from, and a key that is equal for equal ones. */
export interface Reading {
  readonly vocabulary: Words;
  readonly currency: string | null;
  readonly key: string;
}

/** The items of a block, as records. */
export const recordsOf = memo((block: Block, reading: Reading): readonly ItemRecord[] =>
  readingOf(block).entries.flatMap((entry) =>
    entry.kind === 'item' ? [recordOf(block, entry, reading)] : [],
  ),
);

function recordOf(block: Block, entry: ItemEntry, reading: Reading): ItemRecord {
  const item = itemView(block, entry);
  const judge = judgeFor(english, reading.vocabulary, JSON.stringify(reading.vocabulary));
  const judgement = judge(subjectOf(item, reading.currency));
  const { first, last } = item.span;
  return {
    id: item.id,
    title: item.title.replace(/\s+/g, ' ').trim(),
    text: `${item.title}\n${item.fields.description?.text ?? ''}`,
    track: item.track,
    status: item.status,
    mixed: isMixed(item, judgement),
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

const isMixed = (item: ItemView, judgement: Judgement): boolean =>
  fires(judgement, item.track ?? undefined) === 'mixed-traits';

/** How long a comment above the item, or above one of its keys, accepts that it is mixed. */
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

/** Whether an item stands on both paths on a day. */
export function isMixedOn({ mixed, accepted }: ItemRecord, day: Day): boolean {
  return mixed && (accepted === null || (accepted !== 'always' && accepted < day));
}

/** Under way: active or paused. */
export const isLive = ({ status }: Pick<ItemRecord, 'status'>): boolean =>
  status === 'active' || status === 'paused';
/** Not finished, stopped or a mere idea. */
export const isOpen = (record: Pick<ItemRecord, 'status'>): boolean =>
  isLive(record) || record.status === 'planned';
