/** Lists targets that await an answer: who is asked, and since when. */
import { t } from '../../core/text/l10n.ts';
import type { OpenRound } from '../facts/rounds.ts';
import type { ReviewSource } from '../facts/source.ts';
import { longDate } from '../facts/time.ts';
import { type Named, named, thing } from '../facts/told.ts';
import { titleOf } from '../facts/words.ts';

export interface AskedAnswer {
  readonly on: Named;
  readonly proposal: string;
  readonly from: string;
  /** The party asked. */
  readonly to: string;
  /** `4 May 2027`; empty if unreadable. */
  readonly since: string;
}

/** Returns those waiting longest first; those without a date last. */
export function askedAnswersOf({ view, items, rounds }: ReviewSource): readonly AskedAnswer[] {
  const goals = new Map(
    view.goals.map((goal) => [goal.key, thing(titleOf({ title: goal.title, id: goal.key }))]),
  );
  const byKey = new Map(items.map((item) => [item.key, named(item)]));
  return rounds
    .toSorted((a, b) => (a.since ?? Infinity) - (b.since ?? Infinity) || 0)
    .flatMap(({ on, key, proposal, from, to, since }): readonly AskedAnswer[] => {
      const whose = (on === 'goal' ? goals : byKey).get(key);
      const when = since === null ? '' : longDate(since);
      return whose === undefined ? [] : [{ on: whose, proposal, from, to, since: when }];
    });
}

/** Describes one: `Asks Wards for an answer since 4 May 2027: Six of ten home before noon`. */
export function asksWords({ to, proposal, since }: OpenRound): string {
  const asks =
    since === null ? t`Asks ${to} for an answer` : t`Asks ${to} for an answer since ${longDate(since)}`;
  return proposal === '' ? asks : t`${asks}: ${proposal}`;
}
