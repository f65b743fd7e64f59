import { z } from 'zod';
import type { Member } from '../core/model/stretches.ts';
import { t } from '../core/text/l10n.ts';
import { definePortfolioRule, type Gathering } from './kit/define-rule.ts';
import { joinSome, leading, type Some, someOf } from './kit/gather.ts';
import { compareNames, mixedAmong, names, placesAt } from './kit/portfolio-words.ts';

const options = z.object({
  max: z.number().int().min(0).default(5).meta({ doc: 'Strategic items that may be live at once.' }),
});

interface Live {
  readonly all: Some;
  /** The items that began last. */
  readonly latest: readonly Member[];
}
/** Limits count items by the track that they state, mixed ones too: they wait for the same leaders. */
const isLiveLeap = ({ view }: Member): boolean => view.track === 'strategic' && view.live;
const liveLeaps: Gathering<Live> = {
  of: (members) => {
    const live = members.filter(isLiveLeap);
    return { all: someOf(live), latest: leading([live], byLatest) };
  },
  join: (parts) => ({
    all: joinSome(parts.map(({ all }) => all)),
    latest: leading(
      parts.map(({ latest }) => latest),
      byLatest,
    ),
  }),
};

export const tooManyBreakthroughs = definePortfolioRule<
  Live & { max: number; mixed: number },
  typeof options
>({
  id: 'too-many-breakthroughs',
  severity: 'info',
  summary: 'More strategic items are live than leaders can carry',
  options,
  *check(context, { max }) {
    // If the portfolio sets a limit, `over-limit` checks it instead.
    if (context.settings.limits.strategic !== undefined) return;
    const live = context.gather(liveLeaps);
    if (live.all.count > max) yield { ...live, max, mixed: context.mixed().filter(isLiveLeap).length };
  },
  report: ({ all, latest, max, mixed }) => {
    const over = all.count - max;
    const last = { count: over, first: latest.slice(0, over) };
    return {
      message: t`${all.count} strategic items are live, and ${max} is the most that leaders can carry at once. Finish one before the next begins, or stop the last to begin (${names(last)}).${mixedAmong(mixed)}`,
      related: placesAt(all, t`A live strategic item`),
    };
  },
});

/** Sorts by start, latest first; undated items count as begun long ago. */
function byLatest(a: Member, b: Member): number {
  const start = ({ view }: Member): number => view.start ?? Number.MIN_SAFE_INTEGER;
  return start(b) - start(a) || compareNames(a, b);
}
