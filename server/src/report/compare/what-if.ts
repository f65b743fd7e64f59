/** Computes the key figures of a portfolio, and how a scenario changes them. Pure. */
import { memo } from '../../core/text/memo.ts';
import { type BalanceFacts, balanceFacts } from '../facts/balance.ts';
import { isOpen } from '../facts/facts.ts';
import type { ReviewFinding, ReviewItem, ReviewSource } from '../facts/source.ts';
import { titleOf } from '../facts/words.ts';
import { type Comparison, compare, type EntryMark } from './compare.ts';
import { type Earliest, earliestOf } from './earliest.ts';
import { type InTime, inTime } from './in-time.ts';

/** Total budget of open items in one currency, in hundredths of its unit. */
export interface Money {
  /** Null if neither items nor portfolio name one. */
  readonly currency: string | null;
  readonly total: number;
  readonly operational: number;
  readonly strategic: number;
}
export interface Figures {
  readonly balance: BalanceFacts;
  /** FTE over the period; `capacity` is null if not stated. */
  readonly load: readonly (EntryMark & {
    readonly load: number;
    readonly operational: number;
    readonly strategic: number;
    readonly capacity: number | null;
  })[];
  /** Goals that an open item serves, directly or through a subgoal, and the others. */
  readonly goals: { readonly withWork: readonly EntryMark[]; readonly withoutWork: readonly EntryMark[] };
  readonly inTime: InTime;
  readonly earliest: readonly Earliest[];
  readonly findings: Readonly<Record<ReviewFinding['severity'], number>>;
  readonly money: readonly Money[];
  /** Number of open items, and how many of them state no budget. */
  readonly live: number;
  readonly withoutBudget: number;
}
export interface WhatIf {
  readonly comparison: Comparison;
  readonly figures: Figures;
  readonly goals: { readonly gained: readonly EntryMark[]; readonly lost: readonly EntryMark[] };
  readonly findings: { readonly gained: readonly ReviewFinding[]; readonly lost: readonly ReviewFinding[] };
}

/** Computes the figures of a state. Cached, because one state is compared with several others. */
export const figuresOf = memo(({ view, items, loads, findings }: ReviewSource): Figures => {
  const live = items.filter(isOpen);
  const served = servedGoals(view.goals, live);
  const marks = view.goals.map(
    ({ key, title }): EntryMark => ({ id: key, title: titleOf({ title, id: key }) }),
  );
  const count = (severity: ReviewFinding['severity']): number =>
    findings.filter((each) => each.severity === severity).length;
  return {
    balance: balanceFacts(view.balance),
    load: loads.map(({ key, name, load, operational, strategic, capacity }) => ({
      id: key,
      title: titleOf({ title: name, id: key }),
      load,
      operational,
      strategic,
      capacity,
    })),
    goals: {
      withWork: marks.filter(({ id }) => served.has(id)),
      withoutWork: marks.filter(({ id }) => !served.has(id)),
    },
    inTime: inTime({ view, items }),
    earliest: earliestOf(items),
    findings: { error: count('error'), warning: count('warning'), info: count('info'), hint: count('hint') },
    money: moneyIn(live),
    live: live.length,
    withoutBudget: live.filter(({ cents }) => cents === null).length,
  };
});

/** Computes what a scenario changes. `figures` are those of `after`. */
export function whatIf(before: ReviewSource, after: ReviewSource): WhatIf {
  const [was, figures] = [figuresOf(before).goals.withWork, figuresOf(after)];
  const now = figures.goals.withWork;
  const less = (a: readonly EntryMark[], b: readonly EntryMark[]): EntryMark[] =>
    a.filter(({ id }) => !b.some((other) => other.id === id));
  return {
    comparison: compare(before, after),
    figures,
    goals: { gained: less(now, was), lost: less(was, now) },
    findings: {
      gained: beyond(after.findings, before.findings),
      lost: beyond(before.findings, after.findings),
    },
  };
}

function servedGoals(goals: ReviewSource['view']['goals'], live: readonly ReviewItem[]): ReadonlySet<string> {
  const above = new Map(goals.map(({ key, parent }) => [key, parent]));
  const served = new Set<string>();
  for (const goal of live.flatMap((item) => item.goals))
    for (let at: string | null | undefined = goal; at != null && !served.has(at); at = above.get(at))
      served.add(at);
  return served;
}

/**
 * Returns the findings of one state that the other lacks. Findings of the same rule on the same subject are equal,
 * whatever figures they quote.
 */
function beyond(
  findings: readonly ReviewFinding[],
  others: readonly ReviewFinding[],
): readonly ReviewFinding[] {
  // An unchanged finding is the same object in both states.
  const [own, there] = [new Set(findings), new Set(others)];
  const left = new Map<string, number>();
  for (const other of others)
    if (!own.has(other)) left.set(subject(other), (left.get(subject(other)) ?? 0) + 1);
  return findings.filter((finding) => {
    if (there.has(finding)) return false;
    const n = left.get(subject(finding)) ?? 0;
    if (n > 0) left.set(subject(finding), n - 1);
    return n === 0;
  });
}

/** Returns a finding's identity: its rule and subject, without figures. */
const subject = ({ rule, subject: entry, on }: ReviewFinding): string =>
  `${rule}\n${entry ?? ''}\n${on?.key ?? ''}`;

function moneyIn(items: readonly ReviewItem[]): readonly Money[] {
  const sums = new Map<string | null, Money>();
  for (const { cents, currency, track } of items) {
    if (cents === null) continue;
    const sum = sums.get(currency) ?? { currency, total: 0, operational: 0, strategic: 0 };
    sums.set(currency, {
      currency,
      total: sum.total + cents,
      operational: sum.operational + (track === 'operational' ? cents : 0),
      strategic: sum.strategic + (track === 'strategic' ? cents : 0),
    });
  }
  return [...sums.values()].sort((a, b) => ((a.currency ?? '') < (b.currency ?? '') ? -1 : 1));
}
