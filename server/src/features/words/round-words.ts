/** Describes rounds of catchball: who handed what to whom, and the current state. */
import { oneLine } from '../../base/words.ts';
import type { Round } from '../../core/language/values.ts';
import { dayOfRound, type Exchange } from '../../core/model/catchball.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import { t } from '../../core/text/l10n.ts';
import type { CatchballRound } from '../../protocol/catchball.ts';
import { partyName } from '../../report/facts/rounds.ts';
import { longDate } from '../../report/facts/time.ts';
import { escapeMarkdown } from './markdown.ts';

/** Labels an exchange in one line: the parties and the state. */
export function exchangeLabel(portfolio: Portfolio, { last, state }: Exchange): string {
  const [from, to] = [partyName(portfolio, last.fields.from), partyName(portfolio, last.fields.to)];
  switch (state) {
    case 'agreed': {
      const agreed = last.fields.agreed?.value;
      return typeof agreed === 'object'
        ? t`Catchball, ${from} and ${to}: agreed on ${longDate(agreed.last)}`
        : t`Catchball, ${from} and ${to}: agreed`;
    }
    case 'answered':
      return t`Catchball, ${from} and ${to}: answered, not agreed`;
    case 'waiting': {
      const since = dayOfRound(last);
      return since === null
        ? t`Catchball, ${from} and ${to}: waits for an answer`
        : t`Catchball, ${from} and ${to}: waits for an answer since ${longDate(since)}`;
    }
  }
}

/** Converts a round to a comment. */
export function roundWords(portfolio: Portfolio, round: Round): CatchballRound {
  const { from, to, date, proposal, answer, agreed } = round.fields;
  const day = dayOfRound(round);
  const names = [partyName(portfolio, from), partyName(portfolio, to)] as const;
  const parts = [escapeMarkdown(oneLine(proposal?.text))];
  if (oneLine(answer?.text) !== '')
    parts.push(`**${escapeMarkdown(t`Answer:`)}** ${escapeMarkdown(oneLine(answer?.text))}`);
  if (agreed?.value === false) parts.push(`**${escapeMarkdown(t`Not agreed`)}**`);
  else if (agreed?.value !== undefined)
    parts.push(
      `**${escapeMarkdown(agreed.value === true ? t`Agreed` : t`Agreed on ${longDate(agreed.value.last)}`)}**`,
    );
  return {
    who: `${names[0]} → ${names[1]}`,
    when: day === null ? oneLine(date?.text) : longDate(day),
    body: parts.filter((part) => part !== '').join('\n\n'),
  };
}
