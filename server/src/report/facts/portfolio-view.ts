/** Converts a portfolio and its analysis to the data that pictures draw. Read-only. */

import type { Analysis } from '../../analysis/analysis.ts';
import { findingsByEntry, isMixed, weightsOf } from '../../analysis/mixed-items.ts';
import type { TeamEntry } from '../../core/document/read-block.ts';
import { betterOf } from '../../core/language/measure.ts';
import type { EntryKind } from '../../core/language/schema-kit.ts';
import type { Measure } from '../../core/language/values.ts';
import { idOf } from '../../core/model/entry-index.ts';
import type { EntryRef, GoalRef, ItemRef, RefOf } from '../../core/model/entry-ref.ts';
import { type ItemView, viewOf } from '../../core/model/item.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import { periodFor } from '../../core/model/root-settings.ts';
import type { Day, DayRange } from '../../core/text/days.ts';
import { memo } from '../../core/text/memo.ts';
import type { Placed } from '../../rules/kit/placed.ts';
import type { Judgement } from '../../traits/judgement.ts';
import { polesView } from './poles.ts';
import { calendarPeriod } from './time.ts';
import type {
  BalanceView,
  FindingCounts,
  GoalView,
  MeasureView,
  MilestoneView,
  PeriodView,
  PictureItem,
  PortfolioView,
  ReadingView,
  TeamView,
} from './view-data.ts';

const noFindings: FindingCounts = { errors: 0, warnings: 0, notes: 0 };

/** Maximum number of years before and after today that dates may extend an unstated period to. */
const MAX_YEARS = { back: 5, ahead: 10 };

/**
 * Returns the view data of a whole portfolio. `analysis` must be up to date; `name` is the display name. Item keys are
 * the ids as written with an ordinal, `triage-flow~0`, as in the tree.
 */
export function portfolioView(portfolio: Portfolio, analysis: Analysis, name: string): PortfolioView {
  const { settings } = portfolio;
  const items = readItems(portfolio, analysis);
  return {
    name,
    period: settings.period ?? datesOf(items, analysis.today) ?? periodFor(settings, analysis.today),
    today: analysis.today,
    balance: balanceOf(portfolio, analysis),
    standardsExpected: analysis.settings.severity.get('missing-standard') !== 'off',
    teams: unique(refsOf(portfolio, 'team')).map(([ref, key]) => teamView(ref.entry, key)),
    goals: readGoals(portfolio),
    items,
    poles: polesView(portfolio, analysis),
  };
}

/** Returns the entries of a kind, ordered by file and position. */
function refsOf<K extends EntryKind>(portfolio: Portfolio, kind: K): RefOf<K>[] {
  const isWanted = (ref: EntryRef): ref is RefOf<K> => ref.kind === kind;
  return portfolio.sorted.flatMap((document) =>
    document.blocks.flatMap((block) => portfolio.index.ofBlock(block).filter(isWanted)),
  );
}

/** Assigns keys to goals and teams: the id as written, with an ordinal if it is a duplicate. */
function unique<R extends EntryRef>(refs: readonly R[]): readonly (readonly [R, string])[] {
  const seen = new Map<string, number>();
  return refs.map((ref) => {
    const id = idOf(ref) ?? '';
    const ordinal = seen.get(id) ?? 0;
    seen.set(id, ordinal + 1);
    return [ref, ordinal === 0 && id !== '' ? id : `${id}~${ordinal}`] as const;
  });
}

function teamView({ values: { fields } }: TeamEntry, key: string): TeamView {
  const capacity = fields.capacity?.value;
  return {
    key,
    name: fields.name?.text ?? fields.id?.text ?? '',
    capacity: capacity === undefined ? null : capacity / 1000,
  };
}

/** Returns goals with their keys, ordered by file and position. */
export const goalKeys = (portfolio: Portfolio): readonly (readonly [GoalRef, string])[] =>
  unique(refsOf(portfolio, 'goal'));

function readGoals(portfolio: Portfolio): readonly GoalView[] {
  const keyed = goalKeys(portfolio);
  const parents = new Map<string, string | null>();
  for (const [ref, key] of keyed) {
    const parent = ref.entry.values.fields.parent?.value;
    const known = parent !== undefined && portfolio.index.byId('goal', parent).length > 0;
    parents.set(key, known ? parent : null);
  }
  for (const [, key] of keyed) if (leadsBack(parents, key)) parents.set(key, null);
  return keyed.map(([ref, key]) => {
    const { fields } = ref.entry.values;
    return {
      key,
      title: fields.title?.text ?? fields.id?.text ?? '',
      parent: parents.get(key) ?? null,
      owner: ownerOf(portfolio, fields.owner?.text),
      measures: (fields.measures?.items ?? []).map(measureView),
    };
  });
}

/** Tells whether a goal is its own ancestor. */
function leadsBack(parents: ReadonlyMap<string, string | null>, key: string): boolean {
  const seen = new Set<string>();
  for (let at = parents.get(key) ?? null; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === key) return true;
    seen.add(at);
  }
  return false;
}

/** Returns the team's name if the owner is a team, else the owner as written. */
function ownerOf(portfolio: Portfolio, text: string | undefined): string | null {
  if (text === undefined || text.trim() === '') return null;
  const team = portfolio.index.byId('team', text)[0];
  return team?.entry.values.fields.name?.text ?? text;
}

function readItems(portfolio: Portfolio, analysis: Analysis): readonly PictureItem[] {
  const findings = findingsByEntry(portfolio, analysis);
  const keyed = itemKeys(portfolio);
  const keys = new Map<string, string>();
  for (const [ref, key] of keyed) {
    const id = idOf(ref);
    if (id !== null && !keys.has(id)) keys.set(id, key);
  }
  return keyed.map(([ref, key]) => {
    const item = viewOf(ref);
    const found = findings.get(ref) ?? [];
    const judgement = analysis.judgementOf(item);
    const around = aroundOf(portfolio, item, keys);
    const sign = `${key} ${found.map(({ rule, severity }) => `${rule} ${severity}`).join(' ')} ${JSON.stringify(around)}`;
    const last = lastRead(ref, item, judgement, sign);
    last.view ??= readItem(portfolio, analysis, { ref, key, item, around, found });
    return last.view;
  });
}

/** Holds the last view of an item, as long as nothing it was computed from has changed. */
const lastRead = memo(
  (_ref: ItemRef, _item: ItemView, _judgement: Judgement, _sign: string): { view: PictureItem | null } => ({
    view: null,
  }),
);

/** The part of an item that depends on other entries or on the portfolio. */
type Around = Pick<PictureItem, 'owner' | 'goals' | 'sustains' | 'dependsOn' | 'replaces' | 'budget'>;

/** @param keys keys by id; for a duplicate id, that of its first item */
function aroundOf(portfolio: Portfolio, item: ItemView, keys: ReadonlyMap<string, string>): Around {
  const links = (name: 'sustains' | 'depends-on' | 'replaces'): readonly string[] =>
    known(item.refs(name), (id) => keys.get(id));
  return {
    owner: ownerOf(portfolio, item.fields.owner?.text),
    goals: known(item.refs('goals'), (id) => (portfolio.index.byId('goal', id).length > 0 ? id : undefined)),
    sustains: links('sustains'),
    dependsOn: links('depends-on'),
    replaces: links('replaces'),
    budget: budgetOf(item, portfolio.settings.currency),
  };
}

/** Returns items with their keys, `id~0`. Items without an id are numbered by file. */
export function itemKeys(portfolio: Portfolio): readonly (readonly [ItemRef, string])[] {
  const seen = new Map<string, number>();
  return refsOf(portfolio, 'item').map((ref) => {
    const id = idOf(ref) ?? `?${ref.uri}`;
    const ordinal = seen.get(id) ?? 0;
    seen.set(id, ordinal + 1);
    return [ref, `${id}~${ordinal}`] as const;
  });
}

interface Source {
  readonly ref: EntryRef;
  readonly key: string;
  readonly item: ItemView;
  readonly around: Around;
  readonly found: readonly Placed[];
}

function readItem(portfolio: Portfolio, analysis: Analysis, source: Source): PictureItem {
  const { ref, key, item, around, found } = source;
  const judgement = analysis.judgementOf(item);
  return {
    ...ownOf(item),
    ...around,
    key,
    verdict: judgement.verdict,
    confidence: judgement.verdict === 'unclear' ? null : judgement.confidence,
    mixedAccepted: judgement.verdict === 'mixed' && !isMixed(item, analysis, found),
    findings: countsOf(found),
    uri: ref.uri,
    // Lazy: only needed for the few items drawn, and changed by every line inserted above.
    get line() {
      return lineOf(portfolio, ref);
    },
  };
}

/** The part of an item that depends on its own text only. */
type Own = Pick<
  PictureItem,
  | 'id'
  | 'title'
  | 'track'
  | 'status'
  | 'health'
  | 'sponsor'
  | 'teams'
  | 'effort'
  | 'start'
  | 'end'
  | 'due'
  | 'milestones'
  | 'measures'
  | 'standard'
>;
/** Cached: a keystroke leaves all other items unchanged. */
const ownOf = memo((item: ItemView): Own => {
  const { fields } = item;
  const milestones = item.milestones.flatMap((milestone): MilestoneView[] => {
    const { title, date, done } = milestone.fields;
    if (date?.value === undefined) return [];
    const met = done?.value;
    return [{ title: title?.text ?? '', date: date.value.last, done: met === true || isRange(met) }];
  });
  return {
    id: item.id,
    title: item.title,
    track: item.track,
    status: item.status,
    health: fields.health?.value ?? null,
    sponsor: fields.sponsor?.text ?? null,
    teams: item.teams.map(({ id, effort }) => ({ team: id, effort: effort === null ? null : effort / 1000 })),
    effort: item.effort === null ? null : item.effort / 1000,
    start: item.start,
    end: item.end,
    due: dueOf(item, milestones),
    milestones,
    measures: item.measures.map(measureView),
    standard: fields.standard?.text.trim() ? fields.standard.text : null,
  };
});

/** Returns the distinct keys behind references, without dangling ones. */
function known(
  refs: readonly { readonly text: string }[],
  keyOf: (id: string) => string | undefined,
): readonly string[] {
  return [...new Set(refs.map(({ text }) => keyOf(text)).filter((key) => key !== undefined))];
}

function isRange(done: boolean | DayRange | undefined): done is DayRange {
  return typeof done === 'object';
}

/** Returns `end`, else the last milestone, else start plus horizon. */
function dueOf(item: ItemView, milestones: readonly MilestoneView[]): Day | null {
  if (item.end !== null) return item.end;
  if (milestones.length > 0) return milestones.reduce((last, { date }) => Math.max(last, date), -Infinity);
  return item.span.last;
}

function budgetOf({ fields }: ItemView, currency: string | null): string | null {
  const { budget } = fields;
  if (budget === undefined) return null;
  const text = budget.text.trim();
  return currency === null || /[A-Z]{3}|[€£$¥₹₩]/.test(text) ? text : `${text} ${currency}`;
}

function lineOf(portfolio: Portfolio, ref: EntryRef): number {
  const document = portfolio.files.get(ref.uri);
  if (document === undefined) return 0;
  return document.positionIn(Math.max(0, document.indexOf(ref.block)), ref.entry.span.start).line;
}

function measureView(measure: Measure): MeasureView {
  const { name, unit, baseline, target, every, plan, actuals, countermeasure } = measure.fields;
  return {
    name: name?.text ?? '',
    unit: unit?.text ?? null,
    baseline: baseline?.value ?? null,
    target: target?.value ?? null,
    every: every?.value ?? null,
    better: betterOf(measure),
    plan: readingsOf(plan),
    actuals: readingsOf(actuals),
    countermeasure: countermeasure?.text.trim() ? countermeasure.text : null,
  };
}

function readingsOf(pairs: Measure['fields']['plan']): readonly ReadingView[] {
  const readings = (pairs?.pairs ?? []).flatMap(({ key, value }): ReadingView[] => {
    const range = key.value as DayRange | undefined;
    return range === undefined || value.value === undefined ? [] : [{ ...range, value: value.value }];
  });
  return readings.sort((a, b) => a.last - b.last);
}

function countsOf(found: readonly Placed[]): FindingCounts {
  if (found.length === 0) return noFindings;
  const counts = { errors: 0, warnings: 0, notes: 0 };
  for (const { severity } of found)
    counts[severity === 'error' ? 'errors' : severity === 'warning' ? 'warnings' : 'notes']++;
  return counts;
}

/** Returns weights in FTE-days, or number of items. */
function balanceOf(portfolio: Portfolio, analysis: Analysis): BalanceView {
  const { basis, leftOut, untracked } = analysis.balance;
  const weights = weightsOf(portfolio, analysis);
  const unit = basis === 'effort' ? 1000 : 1;
  const meant = portfolio.settings.balance;
  return {
    basis,
    operational: weights.operational / unit,
    strategic: weights.strategic / unit,
    mixed: weights.mixed / unit,
    weighed: weights.weighed,
    target: meant?.operational ?? null,
    tolerance: meant?.tolerance ?? 10,
    leftOut,
    untracked,
  };
}

/** Returns the months from the first date to the last, including today; null without any date. */
function datesOf(items: readonly PictureItem[], today: Day): PeriodView | null {
  const { least, most } = {
    least: yearsFrom(today, -MAX_YEARS.back),
    most: yearsFrom(today, MAX_YEARS.ahead),
  };
  let first = today;
  let last = today;
  let some = false;
  for (const { start, due, milestones } of items)
    for (const day of [start, due, ...milestones.map(({ date }) => date)]) {
      if (day === null || day < least || day > most) continue;
      some = true;
      first = Math.min(first, day);
      last = Math.max(last, day);
    }
  return some ? calendarPeriod(first, last) : null;
}

function yearsFrom(day: Day, years: number): Day {
  return day + Math.round(years * 365.25);
}
