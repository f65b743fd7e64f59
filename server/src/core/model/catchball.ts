/** Groups rounds of catchball into exchanges: what two parties sent each other, and whose turn it is. */
import { nameKey } from '../../base/words.ts';
import type { Round } from '../language/values.ts';
import type { Day } from '../text/days.ts';

/** All rounds between two parties, by date. Never empty. */
export interface Exchange {
  readonly rounds: readonly Round[];
  /** The decisive round: the one with the latest date, or the last one written if several share that date. */
  readonly last: Round;
  /** `agreed` in the last round; `answered`: refused or countered so far; `waiting`: no reply yet. */
  readonly state: 'agreed' | 'answered' | 'waiting';
}

const pairOf = ({ fields }: Round): string =>
  [nameKey(fields.from?.text), nameKey(fields.to?.text)].sort().join('\n');

/** Returns the day of a round, the last day of a month or quarter; null where it cannot be read. */
export const dayOfRound = ({ fields }: Round): Day | null => fields.date?.value?.last ?? null;

/** Tells whether a round records an agreement. */
export function isAgreed({ fields }: Round): boolean {
  const agreed = fields.agreed?.value;
  return agreed !== undefined && agreed !== false;
}

/** Tells whether a round got a reply: words, an agreement, or a plain no. */
export const isAnswered = (round: Round): boolean =>
  (round.fields.answer?.text ?? '').trim() !== '' || round.fields.agreed?.value !== undefined;

/** Groups an entry's rounds into exchanges, ordered by their first rounds. Rounds without a date sort first. */
export function exchangesOf(rounds: readonly Round[]): readonly Exchange[] {
  const byPair = new Map<string, Round[]>();
  for (const round of rounds) {
    const pair = pairOf(round);
    const own = byPair.get(pair);
    if (own === undefined) byPair.set(pair, [round]);
    else own.push(round);
  }
  return [...byPair.values()].map((own) => {
    const sorted = own.toSorted((a, b) => (dayOfRound(a) ?? -Infinity) - (dayOfRound(b) ?? -Infinity) || 0);
    const last = sorted[sorted.length - 1] as Round;
    return {
      rounds: sorted,
      last,
      state: isAgreed(last) ? 'agreed' : isAnswered(last) ? 'answered' : 'waiting',
    };
  });
}
