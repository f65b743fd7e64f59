/** Builds the opening of a review: earlier decisions with their outcomes, and what was stopped. */
import type { Day } from '../../core/text/days.ts';
import { t } from '../../core/text/l10n.ts';
import type { ReviewItem, ReviewSource } from '../facts/source.ts';
import { longDate } from '../facts/time.ts';
import { answered, type Named, named, type Tone, thing } from '../facts/told.ts';
import { grouped } from '../facts/words.ts';

export interface Followed {
  readonly item: Named;
  /** For an open question, the question itself. */
  readonly decided: string;
  readonly question: boolean;
  readonly day: Day | null;
  /** `4 May 2027, Board`; empty if neither is stated. */
  readonly when: string;
  readonly tone: Exclude<Tone, 'plain'>;
  /** The outcome, or that none is stated. */
  readonly became: string;
  /** True while no outcome is stated. */
  readonly open: boolean;
}

export interface GivenUp {
  readonly item: Named;
  /** Empty if not stated. */
  readonly reason: string;
  readonly freed: string;
  readonly again: string;
}

/** Returns the decisions about the portfolio and its items, latest first; on the same day in file order. */
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

/** Returns stopped items: those to be reconsidered first, by that day. */
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
