import { z } from 'zod';
import { t } from '../core/text/l10n.ts';
import type { Span } from '../core/text/lines.ts';
import { setKeyTo } from './fixes/key-fixes.ts';
import { defineItemRule } from './kit/define-rule.ts';
import { daysInWords } from './kit/time-words.ts';
import { titled } from './kit/titles.ts';
import { runsAs, trackInDoubt } from './kit/track-substance.ts';

const options = z.object({
  days: z.number().min(1).default(180).meta({ doc: 'The shortest that a strategic item may take, in days.' }),
});

export const shortHorizon = defineItemRule<{ days: number; from: Span; least: number }, typeof options>({
  id: 'short-horizon',
  severity: 'info',
  summary: 'A strategic item planned to be over within months',
  fixable: 'unsafe',
  options,
  silencedBy: trackInDoubt,
  *check(item, _context, { days: least }) {
    const horizon = runsAs(item, 'strategic') ? item.horizon : null;
    if (horizon !== null && horizon.days < least) yield { ...horizon, least };
  },
  report: ({ days, from, least }, item) => ({
    span: from,
    message: t`${titled(item)}: ${daysInWords(days)} from start to end is short for a strategic change, which takes ${daysInWords(least)} or more. Correct the dates or the track.`,
    fixes: setKeyTo(item, t`Change track to operational`, 'track', 'operational'),
  }),
});
