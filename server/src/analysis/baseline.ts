/**
 * Implements baselines: findings accepted on one day, so that a team sees only new ones. A finding is identified by its
 * rule and subject, never by its line, so that a baseline survives other edits. Pure: no I/O.
 */
import { z } from 'zod';
import type { EntryKind } from '../core/language/schema-kit.ts';
import { idOf } from '../core/model/entry-index.ts';
import { comparePaths } from '../core/text/paths.ts';
import type { Placed } from '../rules/kit/placed.ts';

/** The subject of a finding: an entry by kind and id, else a file by path, else the whole portfolio. */
export type Subject =
  | { readonly kind: EntryKind; readonly id: string }
  | { readonly kind: 'file'; readonly id: string }
  | { readonly kind: 'portfolio' };

export interface Known {
  readonly rule: string;
  /** Path of the portfolio's folder, relative to the folder of the baseline; empty for that folder itself. */
  readonly portfolio: string;
  readonly subject: Subject;
}
/** An accepted finding, with the number of identical ones. */
export interface Accepted extends Known {
  readonly count: number;
}
export interface Baseline {
  readonly accepted: readonly Accepted[];
}

/**
 * Returns the subject of a finding. `scope` is that of its rule: without an entry, a finding of a portfolio rule is
 * about the portfolio; any other, or one in an entry without an id, is about its file.
 */
export function subjectOf(placed: Pick<Placed, 'ref'>, scope: string, path: string): Subject {
  const id = placed.ref === null ? null : idOf(placed.ref);
  if (placed.ref !== null && id !== null) return { kind: placed.ref.kind, id };
  return placed.ref === null && scope === 'portfolio' ? { kind: 'portfolio' } : { kind: 'file', id: path };
}

const keyOf = ({ rule, portfolio, subject }: Known): string =>
  JSON.stringify([portfolio, rule, subject.kind, subject.kind === 'portfolio' ? '' : subject.id]);

/** Tells whether a finding can be accepted: syntax errors cannot, because they may hide anything. */
const acceptable = ({ rule }: { readonly rule: string }): boolean => rule !== 'syntax';

/** Creates the baseline that accepts some findings. */
export function baselineOf(findings: readonly Known[]): Baseline {
  const counted = new Map<string, Accepted>();
  for (const finding of findings.filter(acceptable)) {
    const key = keyOf(finding);
    const { rule, portfolio, subject } = finding;
    counted.set(key, { rule, portfolio, subject, count: (counted.get(key)?.count ?? 0) + 1 });
  }
  return { accepted: [...counted.values()].sort(byPlace) };
}

function byPlace(a: Accepted, b: Accepted): number {
  const id = ({ subject }: Accepted): string => (subject.kind === 'portfolio' ? '' : subject.id);
  return (
    comparePaths(a.portfolio, b.portfolio) ||
    comparePaths(a.rule, b.rule) ||
    comparePaths(a.subject.kind, b.subject.kind) ||
    comparePaths(id(a), id(b))
  );
}

/**
 * Serializes a baseline as JSON with one finding per line. The order depends only on what is accepted, so that the same
 * findings give the same bytes, and branches that accept different findings merge cleanly.
 */
export function writeBaseline({ accepted }: Baseline): string {
  const lines = accepted.map(({ rule, portfolio, subject, count }) => {
    const about = subject.kind === 'portfolio' ? {} : { [subject.kind]: subject.id };
    return `    ${JSON.stringify({ ...(portfolio === '' ? {} : { portfolio }), rule, ...about, ...(count === 1 ? {} : { count }) })}`;
  });
  return `{\n  "version": 1,\n  "accepted": [${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}]\n}\n`;
}

const entrySchema = z.strictObject({
  portfolio: z.string().optional(),
  rule: z.string(),
  item: z.string().optional(),
  goal: z.string().optional(),
  team: z.string().optional(),
  file: z.string().optional(),
  count: z.number().int().positive().optional(),
});
const baselineSchema = z.strictObject({ version: z.literal(1), accepted: z.array(entrySchema) });

/** Parses a baseline; on error, returns the problem in plain words. */
export function readBaseline(text: string): { readonly baseline: Baseline } | { readonly problem: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { problem: `This is not JSON: ${(error as Error).message}.` };
  }
  const parsed = baselineSchema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const at = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`;
    return { problem: `This is not a baseline of version 1${at}: ${issue?.message ?? 'it does not fit'}.` };
  }
  const accepted = parsed.data.accepted.map(
    ({ portfolio = '', rule, item, goal, team, file, count = 1 }): Accepted => {
      const about: readonly (readonly [Exclude<Subject['kind'], 'portfolio'>, string | undefined])[] = [
        ['item', item],
        ['goal', goal],
        ['team', team],
        ['file', file],
      ];
      const [kind, id] = about.find(([, value]) => value !== undefined) ?? [];
      return {
        rule,
        portfolio,
        subject: kind === undefined || id === undefined ? { kind: 'portfolio' } : { kind, id },
        count,
      };
    },
  );
  return { baseline: { accepted } };
}

export interface Compared<T> {
  /** Findings that the baseline does not accept, in the given order. */
  readonly fresh: readonly T[];
  readonly accepted: number;
  /** Accepted findings that no longer occur, or occur less often; `count` is the surplus. */
  readonly unneeded: readonly Accepted[];
}

/**
 * Compares findings with a baseline. Pass all findings of all portfolios, in order of file and position: whatever is
 * missing counts as fixed. If more are found than accepted, the first ones are the accepted ones. Entries of disabled
 * rules are kept.
 */
export function compareBaseline<T extends Known>(
  findings: readonly T[],
  baseline: Baseline,
  isOff: (rule: string) => boolean = () => false,
): Compared<T> {
  const left = new Map<string, number>();
  for (const entry of baseline.accepted) left.set(keyOf(entry), (left.get(keyOf(entry)) ?? 0) + entry.count);
  const fresh: T[] = [];
  for (const finding of findings) {
    const key = keyOf(finding);
    const open = left.get(key) ?? 0;
    if (open > 0 && acceptable(finding)) left.set(key, open - 1);
    else fresh.push(finding);
  }
  const unneeded: Accepted[] = [];
  const told = new Set<string>();
  for (const entry of baseline.accepted) {
    const key = keyOf(entry);
    const count = left.get(key) ?? 0;
    if (count === 0 || told.has(key) || isOff(entry.rule)) continue;
    told.add(key);
    unneeded.push({ ...entry, count });
  }
  return { fresh, accepted: findings.length - fresh.length, unneeded };
}

/** Describes an accepted finding: `missing-sponsor on the item new-plant`. */
export function inWords({ rule, portfolio, subject, count }: Accepted): string {
  const about =
    subject.kind === 'portfolio'
      ? ''
      : subject.kind === 'file'
        ? ` in ${subject.id}`
        : ` on the ${subject.kind} ${subject.id}`;
  return `${rule}${about}${portfolio === '' ? '' : ` of ${portfolio}`}${count === 1 ? '' : ` (${count} times)`}`;
}
