/** Converts items to the data that pictures draw. What a keystroke leaves unchanged is computed once. */
import type { Analysis } from '../../analysis/analysis.ts';
import { findingsByEntry, isMixed } from '../../analysis/mixed-items.ts';
import { idOf } from '../../core/model/entry-index.ts';
import type { EntryRef, ItemRef } from '../../core/model/entry-ref.ts';
import { type ItemView, viewOf } from '../../core/model/item.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import type { Day, DayRange } from '../../core/text/days.ts';
import { memo } from '../../core/text/memo.ts';
import type { Placed } from '../../rules/kit/placed.ts';
import type { Judgement } from '../../traits/judgement.ts';
import { itemKeys } from './entry-keys.ts';
import { ownerOf } from './goal-views.ts';
import { measureView } from './measure-view.ts';
import type { FindingCounts, MilestoneView, PictureItem } from './view-data.ts';

const noFindings: FindingCounts = { errors: 0, warnings: 0, notes: 0 };

/** Returns the items, ordered by file and position. */
export function itemViews(portfolio: Portfolio, analysis: Analysis): readonly PictureItem[] {
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

function countsOf(found: readonly Placed[]): FindingCounts {
  if (found.length === 0) return noFindings;
  const counts = { errors: 0, warnings: 0, notes: 0 };
  for (const { severity } of found)
    counts[severity === 'error' ? 'errors' : severity === 'warning' ? 'warnings' : 'notes']++;
  return counts;
}
