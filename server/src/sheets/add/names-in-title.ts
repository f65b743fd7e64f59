/**
 * Finds teams and goals of the portfolio in a title. A team must be stated to do the work (`Triage:`, `in triage`,
 * `by the triage team`); a mere mention is not enough.
 */
import { t } from '../../core/text/l10n.ts';
import { type InTitle, spanOf, type Taken, type Unsure } from './in-title.ts';

/** An entry that a title may name. */
export interface Named {
  readonly id: string;
  readonly name: string;
}
export interface KnownNames {
  readonly teams: readonly Named[];
  readonly goals: readonly Named[];
}
type Found = { readonly id: string; readonly sure: boolean; readonly span: Taken['span'] };

/** Returns the teams and goals that a title names. */
export function namesInTitle(title: string, { teams, goals }: KnownNames): InTitle {
  const taken: Taken[] = [];
  const unsure: Unsure[] = [];
  const collect = (key: 'teams' | 'goals', found: readonly Found[], why: string): void => {
    const sure = found.filter((each) => each.sure);
    for (const [at, { id, span }] of sure.entries())
      if (sure.findIndex((other) => other.id === id) === at)
        taken.push({ key, value: { kind: 'list', items: [id] }, span });
    for (const { id, span, sure: isSure } of found)
      if (!isSure && !sure.some((other) => other.id === id)) unsure.push({ span, why });
  };
  collect(
    'teams',
    widest(teams.flatMap((each) => places(title, each, doesTheWork))),
    t`it does not say that this team does the work`,
  );
  collect(
    'goals',
    widest(goals.flatMap((each) => places(title, each, isServed))),
    t`it does not say that this goal is served`,
  );
  return { taken, unsure };
}

type Says = (before: string, after: string, name: string) => boolean;

const doesTheWork: Says = (before, after) =>
  (before.trim() === '' && /^\s?:/.test(after)) ||
  /[@([]$/.test(before) ||
  /\b(?:in|by|at|team)(?: the| our)? $/i.test(before) ||
  /^ team\b/i.test(after);

const isServed: Says = (before, _after, name) =>
  /#$/.test(before) ||
  /\s|-/.test(name) ||
  /\b(?:for|towards?|serv(?:es|ing)|goal)(?: the| our)? $/i.test(before);

function places(title: string, { id, name }: Named, says: Says): Found[] {
  const found: Found[] = [];
  for (const words of new Set([name, id])) {
    if (words.length < 2) continue;
    // IT is a team, `it` is not.
    const short = words.length <= 3;
    if (short && words.toUpperCase() !== words) continue;
    const flags = short ? 'gu' : 'giu';
    const pattern = new RegExp(`(?<![\\p{L}\\p{N}-])${escaped(words)}(?![\\p{L}\\p{N}]|-\\p{L})`, flags);
    for (const match of title.matchAll(pattern)) {
      const span = spanOf(match);
      const before = title.slice(0, span.start);
      const after = title.slice(span.end);
      // A title begins with a verb: `Finance the new wing` names no team.
      const verb = before.trim() === '' && !/^\s?:/.test(after) && !/\s/.test(words);
      if (!verb && !found.some((other) => other.span.start === span.start))
        found.push({ id, sure: says(before, after, words), span });
    }
  }
  return found;
}

/** Keeps the longest of overlapping names, and drops a name that two entries share. */
function widest(found: readonly Found[]): Found[] {
  const within = (a: Found['span'], b: Found['span']): boolean => a.start >= b.start && a.end <= b.end;
  return found
    .filter(
      (each) =>
        !found.some(
          ({ span }) => within(each.span, span) && span.end - span.start > each.span.end - each.span.start,
        ),
    )
    .map((each) => ({
      ...each,
      sure: each.sure && !found.some(({ id, span }) => id !== each.id && within(each.span, span)),
    }));
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
