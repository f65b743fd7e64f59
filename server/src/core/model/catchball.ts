/** Reads rounds of catchball as exchanges: what two parties handed each other, and with whom the target lies now. */
import type { Round } from '../language/values.ts';
import type { Day } from '../text/days.ts';

/** All rounds between two parties, in the order of their days; never without one. */
export interface Exchange {
  readonly rounds: readonly Round[];
  /** The round that counts: of the latest day, and of one day the last that is written. */
  readonly last: Round;
  /** Agreed in its last round; `answered`: said no yet, or something else; `waiting`: nothing came back. */
  readonly state: 'agreed' | 'answered' | 'waiting';
}

/** A party as it is compared: blanks and case make no other one. */
export const partyKey = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase();

const pairOf = ({ fields }: Round): string =>
  [partyKey(fields.from?.text ?? ''), partyKey(fields.to?.text ?? '')].sort().join('\n');

/** The day of a round; of a month or a quarter the last one, null where it cannot be read. */
export const dayOfRound = ({ fields }: Round): Day | null => fields.date?.value?.last ?? null;

/** Whether a round says that it was agreed. */
export function isAgreed({ fields }: Round): boolean {
  const agreed = fields.agreed?.value;
  return agreed !== undefined && agreed !== false;
}

/** Whether something came back: words, an agreement, or a plain no. */
export const isAnswered = (round: Round): boolean =>
  (round.fields.answer?.text ?? '').trim() !== '' || round.fields.agreed?.value !== undefined;

/** The exchanges of an entry, in the order of their first rounds. Rounds without a day count before all others. */
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
