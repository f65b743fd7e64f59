import { z } from 'zod';
import type { Member } from '../core/model/stretches.ts';
import { civil, type Day, dayOf } from '../core/text/days.ts';
import { t } from '../core/text/l10n.ts';
import { definePortfolioRule, type Gathering } from './kit/define-rule.ts';
import { leading, sum } from './kit/gather.ts';
import { compareNames, names, placesAt } from './kit/portfolio-words.ts';

const options = z.object({
  quarters: z
    .number()
    .int()
    .min(1)
    .max(12)
    .default(3)
    .meta({ doc: 'Number of calendar quarters in a row in which more must have begun than ended.' }),
  items: z.number().int().min(1).default(10).meta({ doc: 'Number of live items from which it matters.' }),
});

/** Maximum number of items named as longest under way. */
const MAX_OLD = 3;

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

/** Number of items begun and ended in each quarter, oldest first. */
interface Flow {
  readonly live: number;
  readonly begun: readonly number[];
  readonly ended: readonly number[];
  readonly stopped: readonly number[];
  readonly oldest: readonly Member[];
}
const flow: Gathering<Flow, z.infer<typeof options>> = {
  of: (members, { today }, { quarters }) => {
    const tracked = members.filter(
      ({ view }) => view.track !== 'neither' && view.status !== 'idea' && view.status !== 'planned',
    );
    const live = tracked.filter(({ view }) => view.live);
    const past = quartersBefore(today, quarters);
    const within = (day: Day | null, { first, last }: Span): boolean =>
      day !== null && day >= first && day <= last;
    const count = (does: (member: Member, quarter: Span) => boolean): number[] =>
      past.map((quarter) => tracked.filter((member) => does(member, quarter)).length);
    return {
      live: live.length,
      begun: count(({ view }, quarter) => within(view.start, quarter)),
      ended: count(({ view }, quarter) => !view.live && within(view.end, quarter)),
      stopped: count(({ view }, quarter) => view.status === 'stopped' && within(view.end, quarter)),
      oldest: leading([live.filter(({ view }) => view.start !== null)], byStart, MAX_OLD),
    };
  },
  join: (parts, _, { quarters }) => {
    const add = (of: (part: Flow) => readonly number[]): number[] =>
      Array.from({ length: quarters }, (__, i) => sum(parts, (part) => of(part)[i] ?? 0));
    return {
      live: sum(parts, ({ live }) => live),
      begun: add(({ begun }) => begun),
      ended: add(({ ended }) => ended),
      stopped: add(({ stopped }) => stopped),
      oldest: leading(
        parts.map(({ oldest }) => oldest),
        byStart,
        MAX_OLD,
      ),
    };
  },
};

export const nothingStopped = definePortfolioRule<Facts, typeof options>({
  id: 'nothing-stopped',
  severity: 'info',
  summary: 'Quarter after quarter, more is begun than ended, and nothing is stopped',
  options,
  *check(context, settings) {
    const { live, begun, ended, stopped, oldest } = context.gather(flow, settings);
    if (live < settings.items) return;
    const quarters = quartersBefore(context.today, settings.quarters).map(({ name }, i) => ({
      name,
      begun: begun[i] ?? 0,
      ended: ended[i] ?? 0,
    }));
    // A single quarter with as many ends as starts, or a stopped item, shows that things do get given up.
    if (quarters.some((quarter) => quarter.begun <= quarter.ended)) return;
    if (stopped.some((count) => count > 0)) return;
    yield { quarters, live, oldest };
  },
  report: ({ quarters, live, oldest: first }) => ({
    message: t`More was begun than ended, quarter after quarter (${quarters.map(({ name, begun, ended }) => t`${name}: ${begun} and ${ended}`).join(', ')}), nothing was stopped, and ${live} items are live. Finish or stop one before the next begins. Under way longest: ${names(first)}.`,
    related: placesAt(first, t`Among those under way longest`),
  }),
});

interface Span {
  readonly first: Day;
  readonly last: Day;
  readonly name: string;
}

/** Returns the `count` calendar quarters before that of a day, oldest first. */
function quartersBefore(today: Day, count: number): Span[] {
  const { year, month } = civil(today);
  return Array.from({ length: count }, (_, i) => {
    const index = year * 4 + Math.floor((month - 1) / 3) - (count - i);
    const y = Math.floor(index / 4);
    const q = index - y * 4;
    return { first: dayOf(y, q * 3 + 1, 1), last: dayOf(y, q * 3 + 4, 1) - 1, name: `${y}-Q${q + 1}` };
  });
}

const byStart = (a: Member, b: Member): number =>
  (a.view.start ?? 0) - (b.view.start ?? 0) || compareNames(a, b);
