/** A portfolio in figures, and what a scenario makes of them. Pure. */
import { memo } from '../../core/text/memo.ts';
import { type BalanceFacts, balanceFacts } from '../facts/balance.ts';
import { isLive } from '../facts/facts.ts';
import type { ReviewFinding, ReviewItem, ReviewSource } from '../facts/source.ts';
import { titleOf } from '../facts/words.ts';
import { type Comparison, compare, type EntryMark } from './compare.ts';
import { type Earliest, earliestOf } from './earliest.ts';
import { type InTime, inTime } from './in-time.ts';

/** Budgets of open items in one currency, in hundredths of its unit. */
export interface Money {
  /** Null where neither item nor portfolio names one. */
  readonly currency: string | null;
  readonly total: number;
  readonly operational: number;
  readonly strategic: number;
}
export interface Figures {
  readonly balance: BalanceFacts;
  /** FTE over the period; `capacity` null where none is stated. */
  readonly load: readonly (EntryMark & {
    readonly load: number;
    readonly operational: number;
    readonly strategic: number;
    readonly capacity: number | null;
  })[];
  /** Goals that a live item serves, itself or by a goal below, and the others. */
  readonly goals: { readonly withWork: readonly EntryMark[]; readonly withoutWork: readonly EntryMark[] };
  readonly inTime: InTime;
  readonly earliest: readonly Earliest[];
  readonly findings: Readonly<Record<ReviewFinding['severity'], number>>;
  readonly money: readonly Money[];
  /** Live items, and those of them that state no budget. */
  readonly live: number;
  readonly withoutBudget: number;
}
export interface WhatIf {
  readonly comparison: Comparison;
  readonly figures: Figures;
  readonly goals: { readonly gained: readonly EntryMark[]; readonly lost: readonly EntryMark[] };
  readonly findings: { readonly gained: readonly ReviewFinding[]; readonly lost: readonly ReviewFinding[] };
}

/** What a state of a portfolio comes to. Cached: one state is compared with several. */
export const figuresOf = memo(({ view, items, loads, findings }: ReviewSource): Figures => {
  const live = items.filter(isLive);
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

/** What a scenario changes. `figures` are those of `after`. */
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

/** Findings of one state that the other has not. The same rule about the same things is the same finding, whatever its figures say. */
function beyond(
  findings: readonly ReviewFinding[],
  others: readonly ReviewFinding[],
): readonly ReviewFinding[] {
  // What nothing changed is the same object in both.
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

/** What a finding is about; its figures and what else it names may change. */
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
