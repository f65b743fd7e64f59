/** What earlier reviews decided and what became of it, and what was given up: how a review opens. */
import type { Day } from '../../core/text/days.ts';
import { t } from '../../core/text/l10n.ts';
import type { ReviewItem, ReviewSource } from '../facts/source.ts';
import { longDate } from '../facts/time.ts';
import { answered, type Named, named, type Tone, thing } from '../facts/told.ts';
import { grouped } from '../facts/words.ts';

export interface Followed {
  readonly item: Named;
  /** Of an open question, what is asked. */
  readonly decided: string;
  readonly question: boolean;
  readonly day: Day | null;
  /** `4 May 2027, Board`; empty where neither is said. */
  readonly when: string;
  readonly tone: Exclude<Tone, 'plain'>;
  /** What became of it, or that nothing says so. */
  readonly became: string;
  /** Nothing says yet what became of it. */
  readonly open: boolean;
}

export interface GivenUp {
  readonly item: Named;
  /** Empty where nobody wrote it. */
  readonly reason: string;
  readonly freed: string;
  readonly again: string;
}

/** Decisions on the whole and on its items, the latest first; of one day in the order of the text. */
export function followedOf({ view, items, decisions }: ReviewSource): readonly Followed[] {
  const { today } = view;
  return [
    ...decisions.map((decision) => ({ item: thing(view.name), decision })),
    ...items.flatMap((item) => item.decisions.map((decision) => ({ item: named(item), decision }))),
  ]
    .sort((a, b) => (b.decision.date ?? 0) - (a.decision.date ?? 0))
    .map(({ item, decision }): Followed => {
      const { asked, decided, date, by, until, became } = decision;
      const open = decided === '';
      const { tone, answer } = answered([
        { tone: 'good', when: became !== null, says: () => became ?? '' },
        {
          tone: 'gap',
          when: open && until !== null && until < today,
          says: () => t`to be decided by ${longDate(until ?? today)}; no answer is written`,
        },
        {
          tone: 'open',
          when: open,
          says: () => (until === null ? t`not decided` : t`to be decided by ${longDate(until)}`),
        },
        {
          tone: 'gap',
          when: until !== null && until < today,
          says: () => t`to be carried out by ${longDate(until ?? today)}; nothing says what became of it`,
        },
        {
          tone: 'open',
          when: until !== null,
          says: () => t`to be carried out by ${longDate(until ?? today)}`,
        },
        { tone: 'open', when: true, says: () => t`not said` },
      ]);
      const when = [date === null ? '' : longDate(date), by ?? ''].filter((part) => part !== '').join(', ');
      return {
        item,
        decided: open ? (asked ?? '') : decided,
        question: open,
        day: date,
        when,
        tone,
        became: answer,
        open: became === null,
      };
    });
}

/** The ledger of what was stopped: those to be looked at again first, by that day. */
export function givenUpOf(items: readonly ReviewItem[], today: Day): readonly GivenUp[] {
  return items
    .filter(({ status }) => status === 'stopped')
    .sort((a, b) => (a.stopped?.again ?? Infinity) - (b.stopped?.again ?? Infinity) || 0)
    .map((item): GivenUp => {
      const { reason = '', freed = null, again = null } = item.stopped ?? {};
      return {
        item: named(item),
        reason,
        freed: freed === null ? '' : `${grouped(freed, 2)} fte`,
        again: again === null ? '' : again <= today ? t`now, since ${longDate(again)}` : longDate(again),
      };
    });
}
