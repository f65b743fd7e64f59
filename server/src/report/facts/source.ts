/** What a review is written from: the portfolio as the pictures see it, and what they leave out. Plain data. */

import type { Analysis } from '../../analysis/analysis.ts';
import type { GoalEntry, ItemEntry, TeamEntry } from '../../core/document/read-block.ts';
import { standingOf } from '../../core/language/measure.ts';
import { loadsOf } from '../../core/model/balance.ts';
import type { EntryRef } from '../../core/model/entry-index.ts';
import { type ItemView as CoreItem, itemView } from '../../core/model/item.ts';
import { type Portfolio, periodFor } from '../../core/model/portfolio.ts';
import type { Day } from '../../core/text/days.ts';
import type { Severity } from '../../core/text/finding.ts';
import type { Placed } from '../../rules/kit/placed.ts';
import { itemKeys, portfolioView } from './portfolio-view.ts';
import type { ItemView, PortfolioView, RhythmView } from './view-data.ts';

/** An item with what a review asks beyond the pictures. */
export interface ReviewItem extends ItemView {
  readonly review: RhythmView | null;
  readonly reviewed: Day | null;
  /** What is asked of the next review. */
  readonly decision: string | null;
  readonly funding: 'operating' | 'capital' | 'dedicated' | null;
  /** Hundredths of a unit of `currency`; null where no budget is stated or it cannot be read. */
  readonly cents: number | null;
  /** The budget's own currency, else the portfolio's. */
  readonly currency: string | null;
  readonly processMeasures: number;
  readonly outcomeMeasures: number;
  readonly baselines: number;
  /** Measures whose last reading misses what was planned for its day. */
  readonly offPlan: readonly string[];
  /** Measures with a reading to hold against a plan. */
  readonly read: number;
  /** Words of the text against the declared track, or for what it reads as where there is none: at most two. */
  readonly quotes: readonly string[];
  /** Title and description as written: what a later text is held against to see where it went. */
  readonly text: string;
}

/** A finding, with the items it is about. */
export interface ReviewFinding {
  readonly rule: string;
  readonly severity: Severity;
  /** As the rule says it: Markdown, with text of the portfolio in it. */
  readonly message: string;
  /** The item or items it is about. */
  readonly items: readonly ReviewItem[];
  /** Title of the goal or name of the team that it is about. */
  readonly subject: string | null;
}

/** What a team carries over the period, in FTE. */
export interface TeamLoad {
  readonly key: string;
  readonly name: string;
  readonly capacity: number | null;
  readonly load: number;
  readonly operational: number;
  readonly strategic: number;
  /** The items that make up the load, the heaviest first. */
  readonly items: readonly { readonly item: ReviewItem; readonly effort: number }[];
}

export interface ReviewSource {
  readonly view: PortfolioView;
  readonly items: readonly ReviewItem[];
  /** In the order of files and places. */
  readonly findings: readonly ReviewFinding[];
  /** Whether a rule is switched off in this portfolio: its silence then says nothing. */
  readonly off: (rule: string) => boolean;
  readonly loads: readonly TeamLoad[];
  /** Whether the portfolio has a root file. */
  readonly rooted: boolean;
}

/** The source of a review. `analysis` must be up to date; `name` is what people call the portfolio. */
export function reviewSource(portfolio: Portfolio, analysis: Analysis, name: string): ReviewSource {
  const view = portfolioView(portfolio, analysis, name);
  const keyed = itemKeys(portfolio);
  const items: ReviewItem[] = [];
  const byRef = new Map<EntryRef, ReviewItem>();
  const flat = new Map(view.items.map((item) => [item.key, item]));
  for (const [ref, key] of keyed) {
    const item = flat.get(key);
    if (item === undefined) continue;
    const full = reviewItem(item, itemView(ref.block, ref.entry as ItemEntry), portfolio, analysis);
    items.push(full);
    byRef.set(ref, full);
  }
  const { severity } = analysis.settings;
  return {
    view,
    items,
    findings: portfolio.sorted.flatMap(({ uri }) =>
      analysis.findings(uri).map((placed) => reviewFinding(placed, byRef)),
    ),
    off: (rule) => severity.get(rule) === 'off',
    loads: teamLoads(portfolio, view, byRef),
    rooted: portfolio.roots.length > 0,
  };
}

function reviewItem(item: ItemView, core: CoreItem, portfolio: Portfolio, analysis: Analysis): ReviewItem {
  const { fields } = core;
  const kinds = core.measures.map((measure) => measure.fields.kind?.value);
  const run = { start: core.start, end: core.end };
  const standings = core.measures.flatMap((measure) => {
    const standing = standingOf(measure, run, analysis.today);
    return standing === null ? [] : [{ name: measure.fields.name?.text ?? '', standing }];
  });
  const budget = fields.budget?.value;
  return {
    ...item,
    review: fields.review?.value ?? null,
    reviewed: fields.reviewed?.value?.last ?? null,
    decision: fields.decision?.text.trim() ? fields.decision.text : null,
    funding: fields.funding?.value ?? null,
    cents: budget?.cents ?? null,
    currency: budget?.currency ?? portfolio.settings.currency,
    processMeasures: kinds.filter((kind) => kind === 'process').length,
    outcomeMeasures: kinds.filter((kind) => kind === 'outcome').length,
    baselines: core.measures.filter((measure) => measure.fields.baseline?.value !== undefined).length,
    // A little beside the line is no miss: a tenth of the way that is to be gone.
    offPlan: standings
      .filter(({ standing }) => standing.miss > standing.distance / 10)
      .map((each) => each.name),
    read: standings.length,
    quotes: quotesOf(core, analysis),
    text: `${core.title}\n${fields.description?.text ?? ''}`,
  };
}

function quotesOf(core: CoreItem, analysis: Analysis): readonly string[] {
  const { verdict, evidence } = analysis.judgementOf(core);
  const against =
    core.track === 'operational' ? 'strategic' : core.track === 'strategic' ? 'operational' : verdict;
  if (verdict === 'unclear') return [];
  const said = evidence
    .filter(({ pole, weight, source }) => weight > 0 && source !== 'field' && pole === against)
    .map(({ text }) => text.replace(/\s+/g, ' ').trim());
  return [...new Set(said)].slice(0, 2);
}

function reviewFinding(placed: Placed, byRef: ReadonlyMap<EntryRef, ReviewItem>): ReviewFinding {
  const { rule, severity, message, ref, related } = placed;
  const refs = [ref, ...related.map((place) => place.ref ?? null)];
  const items = refs.flatMap((each) => {
    const item = each === null ? undefined : byRef.get(each);
    return item === undefined ? [] : [item];
  });
  return { rule, severity, message, items: [...new Set(items)], subject: subjectOf(ref) };
}

function subjectOf(ref: EntryRef | null): string | null {
  if (ref?.kind === 'goal') {
    const { title, id } = (ref.entry as GoalEntry).values.fields;
    return title?.text ?? id?.text ?? null;
  }
  if (ref?.kind !== 'team') return null;
  const { name, id } = (ref.entry as TeamEntry).values.fields;
  return name?.text ?? id?.text ?? null;
}

function teamLoads(
  portfolio: Portfolio,
  view: PortfolioView,
  byRef: ReadonlyMap<EntryRef, ReviewItem>,
): readonly TeamLoad[] {
  const loads = loadsOf(portfolio.index, periodFor(portfolio.settings, view.today));
  return view.teams.flatMap(({ key, name, capacity }): TeamLoad[] => {
    const load = loads.get(key);
    const parts = (load?.parts ?? []).flatMap(({ ref, effort }) => {
      const item = byRef.get(ref);
      return item === undefined ? [] : [{ item, effort: effort / 1000 }];
    });
    const of = (track: string): number =>
      parts.reduce((sum, { item, effort }) => sum + (item.track === track ? effort : 0), 0);
    // The index keeps no order: the same files must give the same bytes.
    const items = parts.sort((a, b) => b.effort - a.effort || (a.item.key < b.item.key ? -1 : 1));
    const shares = { operational: of('operational'), strategic: of('strategic') };
    return [{ key, name: name || key, capacity, load: (load?.effort ?? 0) / 1000, ...shares, items }];
  });
}
