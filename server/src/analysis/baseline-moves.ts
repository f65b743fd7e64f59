/** Adapts a baseline to moved portfolios: what it accepts for the old folder is accepted for the new one. */
import type { Accepted, Baseline, Known } from './baseline.ts';

export interface Move {
  readonly from: string;
  readonly to: string;
}

/**
 * Pairs each portfolio that is gone with the one it most likely became: one that the baseline does not know, with
 * findings that match at least half of what is accepted for the old one.
 * @param isGone tells whether a portfolio's folder no longer exists
 */
export function movedPortfolios(
  findings: readonly Known[],
  { accepted }: Baseline,
  present: ReadonlySet<string>,
  isGone: (portfolio: string) => boolean,
): Move[] {
  const known = new Set(accepted.map(({ portfolio }) => portfolio));
  const gone = [...known].filter((portfolio) => !present.has(portfolio) && isGone(portfolio));
  const fresh = [...present].filter((portfolio) => !known.has(portfolio));
  const held = new Map(
    fresh.map((portfolio) => [
      portfolio,
      new Set(findings.filter((f) => f.portfolio === portfolio).map(aboutOf)),
    ]),
  );
  const likely = gone.flatMap((from) => {
    const own = accepted.filter(({ portfolio }) => portfolio === from).map(aboutOf);
    return fresh.map((to) => ({
      from,
      to,
      of: own.length,
      same: own.filter((about) => held.get(to)?.has(about)).length,
    }));
  });
  const moves: Move[] = [];
  for (const { from, to, of, same } of likely.sort((a, b) => b.same - a.same)) {
    if (same * 2 < of || moves.some((move) => move.from === from || move.to === to)) continue;
    moves.push({ from, to });
  }
  return moves;
}

/** Returns the baseline with the entries of every moved portfolio at its new folder. */
export function withMoves({ accepted }: Baseline, moves: readonly Move[]): Baseline {
  return {
    accepted: accepted.map((entry): Accepted => {
      const move = moves.find(({ from }) => from === entry.portfolio);
      if (move === undefined) return entry;
      const { subject } = entry;
      if (subject.kind !== 'file') return { ...entry, portfolio: move.to };
      return {
        ...entry,
        portfolio: move.to,
        subject: { kind: 'file', id: under(move.to, inside(entry.portfolio, subject.id)) },
      };
    }),
  };
}

/** Returns a key for a finding that does not depend on where its portfolio is. */
function aboutOf({ rule, portfolio, subject }: Known): string {
  if (subject.kind === 'portfolio') return JSON.stringify([rule]);
  return JSON.stringify([
    rule,
    subject.kind,
    subject.kind === 'file' ? inside(portfolio, subject.id) : subject.id,
  ]);
}

const inside = (portfolio: string, path: string): string =>
  portfolio !== '' && path.startsWith(`${portfolio}/`) ? path.slice(portfolio.length + 1) : path;
const under = (portfolio: string, path: string): string => (portfolio === '' ? path : `${portfolio}/${path}`);
