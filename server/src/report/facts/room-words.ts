/** Describes what could make room for an item, one sentence each. */
import { t } from '../../core/text/l10n.ts';
import { grouped } from './words.ts';

/** As in `core/model/room.ts`. */
interface Room {
  readonly teams: readonly {
    readonly name: string;
    readonly asked: number | null;
    readonly capacity: number | null;
    readonly taken: number;
  }[];
  readonly stopped: readonly { readonly title: string; readonly freed: number }[];
  readonly movable: readonly {
    readonly title: string;
    readonly status: 'planned' | 'paused';
    readonly effort: number;
  }[];
}

/** Maximum number of items named; the rest are counted. */
const MAX_NAMED = 5;
const fte = (milli: number): string => `${grouped(milli / 1000, 2)} fte`;

/** Returns plain-text sentences, each based on a fact. What is not stated is said to be so. */
export function roomWords({ teams, stopped, movable }: Room): readonly string[] {
  if (teams.length === 0) return [t`Not enough said: it names no team that would do the work.`];
  const free = teams.map(({ name, asked, capacity, taken }) => {
    const asks = asked === null ? t`how much it asks for is not said` : t`it asks for ${fte(asked)}`;
    if (capacity === null) return t`${name}: ${asks}, and what the team has free is not said.`;
    const left = capacity - taken;
    return left >= 0
      ? t`${name}: ${asks}; ${fte(left)} of ${fte(capacity)} are not taken by other work of the portfolio.`
      : t`${name}: ${asks}; other work takes ${fte(-left)} more than the ${fte(capacity)} it has.`;
  });
  const named = <T>(list: readonly T[], say: (each: T) => string): string[] => [
    ...list.slice(0, MAX_NAMED).map(say),
    ...(list.length > MAX_NAMED ? [t`And ${grouped(list.length - MAX_NAMED)} more.`] : []),
  ];
  const given = named(
    stopped,
    ({ title, freed }) => t`Stopped: “${title}” freed ${fte(freed)}; what became of them is not said.`,
  );
  const moves = named(movable, ({ title, status, effort }) =>
    status === 'planned'
      ? t`Not begun: “${title}” is to take ${fte(effort)} of these teams.`
      : t`Paused: “${title}” holds ${fte(effort)} of these teams.`,
  );
  return [
    ...free,
    ...given,
    ...moves,
    ...(given.length + moves.length === 0
      ? [t`Nothing of these teams was stopped, is paused or has not begun.`]
      : []),
  ];
}
