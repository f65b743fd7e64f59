import { z } from 'zod';
import { oneLine } from '../base/words.ts';
import type { Goal, Item, Round } from '../core/language/values.ts';
import { dayOfRound, exchangesOf } from '../core/model/catchball.ts';
import { viewOf } from '../core/model/item.ts';
import { type Day, isoDay } from '../core/text/days.ts';
import { t } from '../core/text/l10n.ts';
import { addKey, inPart, slot } from './fixes/key-fixes.ts';
import { defineEntryRule } from './kit/define-rule.ts';
import { daysInWords } from './kit/time-words.ts';
import { entryTitled } from './kit/titles.ts';

const options = z.object({
  days: z.number().int().min(0).default(30).meta({
    doc: 'Days that a target may wait for an answer from those it was handed to.',
  }),
});

interface Facts {
  readonly round: Round;
  readonly since: Day;
}

export const noAnswer = defineEntryRule<Facts, typeof options, 'goal' | 'item'>({
  id: 'no-answer',
  severity: 'info',
  summary: 'A target was handed over and nothing has come back',
  fixable: 'unsafe',
  options,
  kinds: ['goal', 'item'],
  *check(ref, { today }, { days }) {
    if (ref.kind === 'item' && !viewOf(ref).open) return;
    const fields: Item['fields'] | Goal['fields'] = ref.entry.values.fields;
    const end = fields.end?.value?.last;
    if (ref.kind === 'goal' && end !== undefined && end < today) return;
    for (const { last, state } of exchangesOf(fields.catchball?.items ?? [])) {
      const since = dayOfRound(last);
      if (last.fields.to === undefined || state !== 'waiting' || since === null) continue;
      if (today - since > days) yield { round: last, since };
    }
  },
  report: ({ round, since }, ref, { today }) => {
    const to = oneLine(round.fields.to?.text);
    return {
      span: round.fields.proposal ?? round,
      message: t`${entryTitled(ref)}: handed to ${to} on ${isoDay(since)}, ${daysInWords(today - since)} ago, and nothing has come back. A target that nobody answers is not agreed, only announced. Ask, and write under \`answer\` what comes back, or hand it over in a new round.`,
      fixes: addKey(inPart(ref, round), t`Add an answer`, 'answer', slot(1, 'What comes back')),
    };
  },
});
