import { z } from 'zod';
import { civil, type Day, dayOf } from '../core/days.ts';
import { definePortfolioRule } from './define-rule.ts';
import { factsOf, type Member } from './portfolio-facts.ts';
import { nameOf, names, placesAt } from './portfolio-words.ts';

const options = z.object({
  quarters: z
    .number()
    .int()
    .min(1)
    .max(12)
    .default(3)
    .meta({ doc: 'Calendar quarters running in which more must have begun than ended.' }),
  items: z.number().int().min(1).default(10).meta({ doc: 'Live items from which on it matters.' }),
});

interface Quarter {
  readonly name: string;
  readonly begun: number;
  readonly ended: number;
}
interface Facts {
  readonly quarters: readonly Quarter[];
  readonly live: number;
  readonly oldest: readonly Member[];
}

export const nothingStopped = definePortfolioRule<Facts, typeof options>({
  id: 'nothing-stopped',
  severity: 'info',
  summary: 'Quarter after quarter more is begun than ended, and nothing is given up',
  options,
  *check(context, { quarters: count, items: least }) {
    const { items } = factsOf(context);
    const tracked = items.filter(
      ({ view }) => view.track !== 'neither' && view.status !== 'idea' && view.status !== 'planned',
    );
    const live = tracked.filter(({ view }) => view.live);
    if (live.length < least) return;
    const quarters: Quarter[] = [];
    for (let back = count; back >= 1; back--) {
      const { first, last, name } = quarterBefore(context.today, back);
      const within = (day: Day | null): boolean => day !== null && day >= first && day <= last;
      const begun = tracked.filter(({ view }) => within(view.start)).length;
      const over = tracked.filter(({ view }) => !view.live && within(view.end));
      // Who gives something up now and then has the habit, whatever the count says.
      if (begun <= over.length || over.some(({ view }) => view.status === 'stopped')) return;
      quarters.push({ name, begun, ended: over.length });
    }
    yield { quarters, live: live.length, oldest: oldest(live).slice(0, 3) };
  },
  report: ({ quarters, live, oldest: first }) => ({
    message: `More was begun than ended, quarter after quarter (${quarters.map(({ name, begun, ended }) => `${name}: ${begun} and ${ended}`).join(', ')}), nothing was stopped, and ${live} items are live. Every item more makes all others slower: finish or stop one before the next begins. Under way longest: ${names(first)}.`,
    related: placesAt(first, 'Among those under way longest'),
  }),
});

/** The calendar quarter that lies `back` quarters before that of a day. */
function quarterBefore(today: Day, back: number): { first: Day; last: Day; name: string } {
  const { year, month } = civil(today);
  const index = year * 4 + Math.floor((month - 1) / 3) - back;
  const y = Math.floor(index / 4);
  const q = index - y * 4;
  return { first: dayOf(y, q * 3 + 1, 1), last: dayOf(y, q * 3 + 4, 1) - 1, name: `${y}-Q${q + 1}` };
}

function oldest(members: readonly Member[]): Member[] {
  const dated = members.filter(({ view }) => view.start !== null);
  return dated.sort((a, b) => (a.view.start ?? 0) - (b.view.start ?? 0) || (nameOf(a) < nameOf(b) ? -1 : 1));
}
