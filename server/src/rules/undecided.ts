import { oneLine } from '../base/words.ts';
import type { Decision } from '../core/language/values.ts';
import type { ItemView } from '../core/model/item.ts';
import { type Day, isoDay } from '../core/text/days.ts';
import { t } from '../core/text/l10n.ts';
import type { Span } from '../core/text/lines.ts';
import { isDecided, overdueIn } from './kit/decisions.ts';
import { defineItemRule } from './kit/define-rule.ts';
import { daysInWords } from './kit/time-words.ts';

interface Facts {
  readonly at: Span;
  /** The day by which it was needed. */
  readonly due: Day;
  /** The day of the last review, which is not before `due`; for an open entry of `decisions`, that entry. */
  readonly since: Day | Decision;
}

export const undecided = defineItemRule<Facts>({
  id: 'undecided',
  severity: 'warning',
  summary: 'A decision was needed by a day now past, and none is written',
  *check(item, { today }) {
    yield* unanswered(item, today);
    for (const { decision, due } of openIn(item.fields.decisions?.items ?? [], today))
      yield { at: decision.fields.until ?? decision, due, since: decision };
  },
  report: ({ at, due, since }, item, { today }) => ({
    span: at,
    message:
      typeof since === 'number'
        ? t`“${item.title}” asks for a decision that its next date, ${isoDay(due)}, waited for. It was reviewed on ${isoDay(since)}, and no decision has been written since. Decide it at the next review, and write the answer under \`decisions\`.`
        : openMessage(since, due, today),
  }),
  *ofPortfolio({ portfolio, today }) {
    const own = portfolio.roots[0]?.values.decisions;
    if (own === undefined) return;
    for (const { decision, due } of openIn(own.value.items, today))
      yield {
        message: openMessage(decision, due, today),
        at: { uri: own.uri, block: own.block, span: decision.fields.until ?? decision },
      };
  },
});

/** Yields the question under `decision`, if its due date has passed and the item was reviewed since. */
function* unanswered(item: ItemView, today: Day): Iterable<Facts> {
  const asked = item.fields.decision;
  if (!item.open || asked === undefined || asked.text.trim() === '') return;
  const open = item.milestones.flatMap(({ fields: { date, done } }) =>
    date?.value !== undefined && (done?.value === undefined || done.value === false) ? [date.value.last] : [],
  );
  const due = open.length > 0 ? Math.min(...open) : item.end;
  const reviewed = item.fields.reviewed?.value?.last;
  if (due === null || reviewed === undefined || reviewed < due || reviewed > today) return;
  // A later decision may be the answer: whoever wrote it knows whether the question is still open.
  const since = (item.fields.decisions?.items ?? []).some(
    (decision) => isDecided(decision) && (decision.fields.date?.value?.last ?? 0) >= due,
  );
  if (!since) yield { at: asked, due, since: reviewed };
}

/** Returns the entries of `decisions` that only ask, and whose day has passed. */
const openIn = (decisions: readonly Decision[], today: Day) =>
  overdueIn(decisions, today).filter(
    ({ decision }) => !isDecided(decision) && (decision.fields.asked?.text ?? '').trim() !== '',
  );

const openMessage = (decision: Decision, due: Day, today: Day): string =>
  t`“${oneLine(decision.fields.asked?.text)}” was to be decided by ${isoDay(due)}, ${daysInWords(today - due)} ago, and no answer is written. Write it under \`decided\`, or agree on a new day.`;
