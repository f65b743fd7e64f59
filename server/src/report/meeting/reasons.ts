/** Finds the reasons for an item to be on the agenda. Each is a fact: a finding, or something written. */
import { capital, oneLine, quotedTitle } from '../../base/words.ts';
import { isoDay } from '../../core/text/days.ts';
import { t } from '../../core/text/l10n.ts';
import { isOpen, lateBy } from '../facts/facts.ts';
import type { OpenRound } from '../facts/rounds.ts';
import type { ReviewItem, ReviewSource } from '../facts/source.ts';
import { longDate } from '../facts/time.ts';
import { daysLate } from '../facts/words.ts';
import { asksWords } from '../review/asked-answers.ts';
import type { Reason, ReasonKind } from './model.ts';

/** Order of reasons, and of items: whoever waits for the meeting comes first. */
const ORDER: readonly ReasonKind[] = ['asks', 'red', 'sign', 'changed', 'late', 'mixed'];

/** Returns reasons for unanswered rounds. */
export const roundReasons = (rounds: readonly OpenRound[]): readonly Reason[] =>
  rounds.map((round) => ({ kind: 'asks', words: asksWords(round) }));

/** Returns the reasons for an open item, most important first. `changes`: what changed about it. */
export function reasonsOf(
  item: ReviewItem,
  { findings, rounds }: Pick<ReviewSource, 'findings' | 'rounds'>,
  changes: readonly string[],
  today: number,
): readonly Reason[] {
  const reasons: Reason[] = [];
  if (item.decision !== null)
    reasons.push({ kind: 'asks', words: t`Asks for a decision: ${oneLine(item.decision)}` });
  for (const { asked, decided } of item.decisions)
    if (decided === '' && asked !== null && asked !== item.decision)
      reasons.push({ kind: 'asks', words: t`Asks for a decision: ${asked}` });
  for (const { decided, until, became } of item.decisions)
    if (decided !== '' && became === null && until !== null && until < today)
      reasons.push({
        kind: 'asks',
        words: t`Decided and due by ${longDate(until)}, and nothing says what became of it: ${decided}`,
      });
  reasons.push(...roundReasons(rounds.filter(({ on, key }) => on === 'item' && key === item.key)));
  for (const { rule, message, items } of findings) {
    if (items[0] !== item) continue;
    if (rule === 'red-without-countermeasure') reasons.push({ kind: 'red', words: redWords(item, message) });
    if (rule === 'early-sign') reasons.push({ kind: 'sign', words: plainWords(message, item.title) });
    if (rule === 'mixed-traits')
      reasons.push({ kind: 'mixed', words: t`One item, or two? ${plainWords(message, item.title)}` });
  }
  if (changes.length > 0) reasons.push({ kind: 'changed', words: t`Changed: ${changes.join('; ')}` });
  const late = lateBy(item, today);
  // If the last milestone stands in for the end, it is listed below.
  if (late > 0 && item.end !== null)
    reasons.push({ kind: 'late', words: t`Was to end on ${longDate(item.end)}: ${daysLate(late)}` });
  else if (late > 0 && item.due !== null && item.milestones.length === 0)
    reasons.push({
      kind: 'late',
      words: t`By its start and horizon it was to end on ${longDate(item.due)}: ${daysLate(late)}`,
    });
  else if (late > 0 && item.milestones.every(({ done }) => done))
    reasons.push({ kind: 'late', words: t`Its last milestone is met, and it is not said to be done` });
  for (const { title, date, done } of item.milestones)
    if (!done && date < today && isOpen(item))
      reasons.push({ kind: 'late', words: t`Milestone of ${longDate(date)} not met: ${title}` });
  return reasons.toSorted((a, b) => rankOf(a) - rankOf(b));
}

const rankOf = ({ kind }: Reason): number => ORDER.indexOf(kind);
/** Names the red measure, as the finding does. Omits the finding's advice, which is for the file's author. */
function redWords({ measures }: ReviewItem, message: string): string {
  const measure = measures.find(
    ({ name, countermeasure }) => countermeasure === null && message.includes(`“${name.trim()}”`),
  );
  return measure === undefined
    ? t`Off track, and no countermeasure is named`
    : t`${measure.name}: off its plan, and no countermeasure is named`;
}

/** Converts a message to plain text, without the title at its start, which the page shows already. */
function plainWords(message: string, title: string): string {
  const text = oneLine(message.replace(/\\([\\`*_[\]~|$<>#])/g, '$1').replace(/`([^`]*)`/g, '$1'));
  const quoted = quotedTitle(title);
  const rest = [`${quoted}: `, `${quoted} `].reduce(
    (now, head) => (now.startsWith(head) ? now.slice(head.length) : now),
    text,
  );
  return capital(rest);
}

/** Compares two agenda items: by most important reason, then by number of reasons. */
export function byReasons(a: readonly Reason[], b: readonly Reason[]): number {
  const rank = (reasons: readonly Reason[]): number =>
    reasons[0] === undefined ? ORDER.length : rankOf(reasons[0]);
  return rank(a) - rank(b) || b.length - a.length;
}

/** Formats a day as in the language; empty for null. */
export const dayText = (day: number | null): string => (day === null ? '' : isoDay(day));
