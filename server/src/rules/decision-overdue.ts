import { oneLine } from '../base/words.ts';
import type { Decision } from '../core/language/values.ts';
import { type Day, isoDay } from '../core/text/days.ts';
import { t } from '../core/text/l10n.ts';
import { setKey } from '../edits/text/entry-edits.ts';
import { addKey, inPart, slot } from './fixes/key-fixes.ts';
import { isDecided, overdueIn } from './kit/decisions.ts';
import { defineItemRule } from './kit/define-rule.ts';
import { daysInWords } from './kit/time-words.ts';

interface Facts {
  readonly decision: Decision;
  readonly due: Day;
}

export const decisionOverdue = defineItemRule<Facts>({
  id: 'decision-overdue',
  severity: 'warning',
  summary: 'A decision was to be carried out by now, and nothing says what became of it',
  fixable: 'unsafe',
  *check(item, { today }) {
    for (const { decision, due } of overdueIn(item.fields.decisions?.items ?? [], today))
      if (isDecided(decision)) yield { decision, due };
  },
  report: ({ decision, due }, item, { today }) => ({
    span: decision.fields.until ?? decision,
    message: messageOf(decision, due, today),
    fixes: addKey(
      inPart(item, decision),
      t`Say what became of the decision`,
      'became',
      slot(1, 'What became of it'),
    ),
  }),
  *ofPortfolio({ portfolio, today }) {
    const own = portfolio.roots[0]?.values.decisions;
    if (own === undefined) return;
    for (const { decision, due } of overdueIn(own.value.items, today)) {
      if (!isDecided(decision)) continue;
      const edits = setKey(own.block, decision, 'became', 'What became of it');
      yield {
        message: messageOf(decision, due, today),
        at: { uri: own.uri, block: own.block, span: decision.fields.until ?? decision },
        fixes: edits === null ? [] : [{ title: t`Say what became of the decision`, safe: false, edits }],
      };
    }
  },
});

const messageOf = (decision: Decision, due: Day, today: Day): string =>
  t`“${oneLine(decision.fields.decided?.text)}” was to be carried out by ${isoDay(due)}, ${daysInWords(today - due)} ago, and nothing says what became of it. Write it under \`became\`, or agree on a new day.`;
