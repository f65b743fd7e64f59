import { z } from 'zod';
import { t } from '../core/text/l10n.ts';
import type { Span } from '../core/text/lines.ts';
import { setKeyTo } from './fixes/key-fixes.ts';
import { defineItemRule } from './kit/define-rule.ts';
import { daysInWords } from './kit/time-words.ts';
import { titled } from './kit/titles.ts';
import { runsAs, trackInDoubt } from './kit/track-substance.ts';

const options = z.object({
  days: z.number().min(1).default(366).meta({ doc: 'The longest that one improvement may take, in days.' }),
});

export const longHorizon = defineItemRule<{ days: number; from: Span; most: number }, typeof options>({
  id: 'long-horizon',
  severity: 'warning',
  summary: 'One improvement planned to run for more than a year',
  fixable: 'unsafe',
  options,
  silencedBy: trackInDoubt,
  *check(item, _context, { days: most }) {
    const horizon = runsAs(item, 'operational') ? item.horizon : null;
    if (horizon !== null && horizon.days > most) yield { ...horizon, most };
  },
  report: ({ days, from, most }, item) => ({
    span: from,
    message: t`${titled(item)}: ${daysInWords(days)} is long for one improvement, which is best finished within ${daysInWords(most)}. Cut the work into shorter steps, or change the track.`,
    fixes: [
      ...setKeyTo(item, t`Change track to strategic`, 'track', 'strategic'),
      ...setKeyTo(item, t`Change track to neither`, 'track', 'neither'),
    ],
  }),
});
