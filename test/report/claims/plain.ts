/** Portfolios at random as plain values, their text, and what can be counted of them without the code under test. */
import fc from 'fast-check';
import { type Day, dayOf, isoDay } from '../../../server/src/core/text/days.ts';
import { type ReviewSource, reviewSource } from '../../../server/src/report/facts/source.ts';
import { HOME, sessionWith } from '../../support/world.ts';

export const TODAY: Day = dayOf(2027, 9, 15);

export interface PlainItem {
  readonly id: string;
  readonly title: string;
  readonly track: 'operational' | 'strategic' | 'neither' | null;
  readonly status: 'idea' | 'planned' | 'active' | 'paused' | 'done' | 'stopped' | null;
  readonly end: Day | null;
  readonly milestone: { readonly date: Day; readonly done: boolean } | null;
  readonly health: 'on-track' | 'off-track' | null;
  readonly effort: number | null;
  readonly goals: readonly string[];
  readonly standard: boolean;
  readonly measure: 'process' | 'outcome' | 'plain' | null;
  readonly baseline: boolean;
  readonly sustains: readonly string[];
  readonly dependsOn: readonly string[];
  readonly owner: boolean;
  readonly review: 'daily' | 'monthly' | null;
  readonly decision: boolean;
  readonly budget: string | null;
  readonly ignored: boolean;
}

export interface Plain {
  readonly items: readonly PlainItem[];
  readonly goals: readonly string[];
  readonly target: number | null;
  readonly capacity: number | null;
  readonly standards: boolean;
}

const titles = [
  'Shorter queues at the counter',
  'Open a branch abroad',
  'Reduce rework on the line with standard work and a daily huddle',
  'Enter a new market with a new business model within three years',
  'Start theatre 3 on time and open a robotic surgery centre for the region',
  'Project Aurora',
  'Weekly report',
];

/** An item of which each fact is stated in `full` of a hundred. */
export function itemOf(full: number): fc.Arbitrary<Omit<PlainItem, 'id'>> {
  const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
    fc.nat(99).chain((n) => (n < full ? value : fc.constant(null)));
  const flag = fc.nat(99).map((n) => n < full);
  const day = fc.integer({ min: TODAY - 420, max: TODAY + 700 });
  const ids = fc.subarray(['i0', 'i1', 'i2'], { maxLength: 1 });
  return fc.record({
    title: fc.constantFrom(...titles),
    track: maybe(fc.constantFrom('operational', 'strategic', 'operational', 'strategic', 'neither')),
    status: maybe(
      fc.constantFrom('idea', 'planned', 'active', 'active', 'paused', 'done', 'done', 'stopped'),
    ),
    end: maybe(day),
    milestone: maybe(fc.record({ date: day, done: fc.boolean() })),
    health: maybe(fc.constantFrom('on-track', 'off-track')),
    effort: maybe(fc.constantFrom(1, 2, 4)),
    goals: maybe(fc.subarray(['g0', 'g1'], { minLength: 1 })).map((some) => some ?? []),
    standard: flag,
    measure: maybe(fc.constantFrom('process', 'outcome', 'plain')),
    baseline: flag,
    sustains: maybe(ids).map((some) => some ?? []),
    dependsOn: maybe(ids).map((some) => some ?? []),
    owner: flag,
    review: maybe(fc.constantFrom('daily', 'monthly')),
    decision: flag.map((yes) => yes && full < 90),
    budget: maybe(fc.constantFrom('12k', '3M USD')),
    ignored: flag,
  });
}

/** Nothing late, nothing mixed, nothing without a standard: what is said where no fault comes first. */
function calmed(item: Omit<PlainItem, 'id'>, i: number): Partial<PlainItem> {
  const title = item.track === 'strategic' ? titles[1] : titles[0];
  return {
    title: `${title} ${i}`,
    end: item.end === null || item.status === 'done' ? item.end : TODAY + 30 + i,
    milestone: null,
    standard: item.title !== titles[0],
    // What is not begun, half begun, or all done.
    status:
      item.status === null
        ? null
        : item.track === 'strategic' && item.status === 'done'
          ? 'active'
          : item.status,
    health: null,
  };
}

/** Empty, thin, one-sided and full ones. */
export const plainPortfolio: fc.Arbitrary<Plain> = fc
  .record({
    full: fc.constantFrom(0, 8, 30, 60, 90, 100),
    size: fc.constantFrom(0, 1, 2, 3, 4, 5, 12),
    side: fc.constantFrom(null, null, null, 'operational' as const, 'strategic' as const),
    goals: fc.constantFrom([], ['g0'], ['g0', 'g1']),
    target: fc.constantFrom(null, null, 60),
    capacity: fc.constantFrom(null, 2),
    standards: fc.constantFrom(true, true, false),
    calm: fc.boolean(),
  })
  .chain(({ full, size, side, calm, ...rest }) =>
    fc.array(itemOf(full), { minLength: size, maxLength: size }).map((items) => ({
      ...rest,
      items: items.map((item, i) => ({
        ...item,
        ...(calm ? calmed(item, i) : {}),
        track: side ?? item.track,
        id: `i${i}`,
      })),
    })),
  );

/** The portfolio as people would write it. */
export function textOf({ items, goals, target, capacity, standards }: Plain): string {
  const lines = ['portfolio: Case', 'period: {start: 2026-06-01, end: 2029-12-31}'];
  if (target !== null) lines.push(`balance: {operational: ${target}%, tolerance: 10}`);
  if (!standards) lines.push('rules: {missing-standard: off}');
  if (goals.length > 0) lines.push('goals:', ...goals.map((id) => `  - {id: ${id}, title: Goal ${id}}`));
  lines.push('teams:', `  - {id: team, name: Team${capacity === null ? '' : `, capacity: ${capacity} fte`}}`);
  if (items.length > 0) lines.push('items:');
  for (const item of items) {
    const add = (key: string, value: string | null): void => {
      if (value !== null) lines.push(`    ${key}: ${value}`);
    };
    if (item.ignored) lines.push('  # twotrack-ignore mixed-traits: the board wants it as one');
    lines.push(`  - id: ${item.id}`);
    add('title', item.title);
    add('track', item.track);
    add('status', item.status);
    add('health', item.health);
    add('owner', item.owner ? 'Someone' : null);
    add('teams', item.effort === null ? null : `{team: ${item.effort} fte}`);
    add('goals', item.goals.length === 0 ? null : `[${item.goals.join(', ')}]`);
    add('depends-on', item.dependsOn.length === 0 ? null : `[${item.dependsOn.join(', ')}]`);
    add('sustains', item.sustains.length === 0 ? null : `[${item.sustains.join(', ')}]`);
    add('end', item.end === null ? null : isoDay(item.end));
    add('review', item.review);
    add('budget', item.budget);
    add('standard', item.standard ? 'Card v3' : null);
    if (item.measure !== null)
      add(
        'measures',
        `[{name: Waiting${item.measure === 'plain' ? '' : `, kind: ${item.measure}`}${item.baseline ? ', baseline: 22' : ''}}]`,
      );
    if (item.milestone !== null)
      add(
        'milestones',
        `[{title: Ready, date: ${isoDay(item.milestone.date)}${item.milestone.done ? ', done: true' : ''}}]`,
      );
    add('decision', item.decision ? 'Go or stop' : null);
  }
  return `${lines.join('\n')}\n`;
}

/** A portfolio, its text as the product reads it, and plain counts. */
export interface World extends Plain {
  readonly source: ReviewSource;
  /** Ids with a finding `mixed-traits`: what reads as both kinds is the engine's to say. */
  readonly mixed: ReadonlySet<string>;
}

export async function worldOf(plain: Plain): Promise<World> {
  const session = await sessionWith({ 'a.portfolio': textOf(plain) }, TODAY);
  const portfolio = session.workspace.portfolios.get(HOME);
  if (portfolio === undefined) throw new Error('no portfolio');
  const source = reviewSource(portfolio, session.analysisOf(portfolio), session.nameOf(portfolio));
  const mixed = source.findings.flatMap(({ rule, items }) =>
    rule === 'mixed-traits' ? items.slice(0, 1).map(({ id }) => id ?? '') : [],
  );
  return { ...plain, source, mixed: new Set(mixed) };
}
