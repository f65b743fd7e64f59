/** Builds the source of reviews: the view data of pictures plus what they leave out. Plain data. */

import type { Analysis } from '../../analysis/analysis.ts';
import { inForce } from '../../analysis/suppress.ts';
import { oneLine } from '../../base/words.ts';
import { readingOf } from '../../core/document/read-block.ts';
import { standingOf } from '../../core/language/measure.ts';
import type { Decision, Scalar } from '../../core/language/values.ts';
import { loadsOf } from '../../core/model/balance.ts';
import type { EntryRef } from '../../core/model/entry-ref.ts';
import { type ItemView, viewOf } from '../../core/model/item.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import { type Room, roomFor } from '../../core/model/room.ts';
import { type Limits, periodFor } from '../../core/model/root-settings.ts';
import type { Day } from '../../core/text/days.ts';
import type { Severity } from '../../core/text/finding.ts';
import { memo } from '../../core/text/memo.ts';
import type { Placed } from '../../rules/kit/placed.ts';
import { quotableOf } from '../../traits/item-subject.ts';
import type { Judgement } from '../../traits/judgement.ts';
import { quoted } from '../../traits/quoted.ts';
import { itemKeys } from './entry-keys.ts';
import { portfolioView } from './portfolio-view.ts';
import { type OpenRound, openRounds } from './rounds.ts';
import type { PictureItem, PortfolioView, RhythmView } from './view-data.ts';

/** An item with the data that reviews need beyond pictures. */
export interface ReviewItem extends PictureItem {
  readonly review: RhythmView | null;
  readonly reviewed: Day | null;
  /** Rank among its owner's items; null if not stated. */
  readonly rank: number | null;
  /** Key of the owning team in `teams`; null for a person or nobody. */
  readonly ownerTeam: string | null;
  /** The decision asked of the next review. */
  readonly decision: string | null;
  /** Decisions of reviews, as written. */
  readonly decisions: readonly DecisionView[];
  /** Milestones that state the day they were met. */
  readonly met: readonly { readonly title: string; readonly day: Day }[];
  /** Why it was stopped; null if not stated. */
  readonly stopped: {
    readonly reason: string;
    readonly freed: number | null;
    readonly again: Day | null;
  } | null;
  /** First and last day of the work, where known; a horizon may stand in for one. */
  readonly runs: { readonly first: Day | null; readonly last: Day | null };
  readonly funding: 'operating' | 'capital' | 'dedicated' | null;
  /** Budget in hundredths of a unit of `currency`; null if not stated or unreadable. */
  readonly cents: number | null;
  /** The budget's own currency, else the portfolio's. */
  readonly currency: string | null;
  readonly processMeasures: number;
  readonly outcomeMeasures: number;
  readonly baselines: number;
  /** Measures whose last reading misses its plan. */
  readonly offPlan: readonly string[];
  /** Number of measures with a reading that can be compared with a plan. */
  readonly read: number;
  /** Up to two phrases that contradict the declared track, or support the verdict if none is declared. */
  readonly quotes: readonly string[];
  /** The reason in an ignore comment for staying mixed, if there is one. */
  readonly mixedWhy: string | null;
  /** Title and description as written, to be compared with a later text. */
  readonly text: string;
}

/** A decision of a review, and its outcome. */
export interface DecisionView {
  readonly asked: string | null;
  /** Empty while the question is open. */
  readonly decided: string;
  readonly date: Day | null;
  readonly by: string | null;
  readonly until: Day | null;
  readonly became: string | null;
}

/** A finding with the items it concerns. */
export interface ReviewFinding {
  readonly rule: string;
  readonly severity: Severity;
  /** The rule's message: Markdown that quotes text of the portfolio. */
  readonly message: string;
  /** The item where it is reported; null for a goal, team, file or the portfolio. */
  readonly on: ReviewItem | null;
  /** The items it concerns. */
  readonly items: readonly ReviewItem[];
  /** Title of the goal or name of the team it concerns. */
  readonly subject: string | null;
}

/** A team's load over the period, in FTE. */
export interface TeamLoad {
  readonly key: string;
  readonly name: string;
  readonly capacity: number | null;
  /** Maximum number of live items: the team's own limit, else the one for all teams; null if not stated. */
  readonly limit: number | null;
  readonly load: number;
  readonly operational: number;
  readonly strategic: number;
  /** The items that contribute, largest effort first. */
  readonly items: readonly { readonly item: ReviewItem; readonly effort: number }[];
}

export interface ReviewSource {
  readonly view: PortfolioView;
  readonly items: readonly ReviewItem[];
  /** Ordered by file and position. */
  readonly findings: readonly ReviewFinding[];
  /** Tells whether a rule is disabled, so that its silence means nothing. */
  readonly off: (rule: string) => boolean;
  readonly loads: readonly TeamLoad[];
  /** Returns the room for an item that has not begun, by key; null for others. */
  readonly roomFor: (key: string) => Room | null;
  /** Decisions on the portfolio as a whole, as written. */
  readonly decisions: readonly DecisionView[];
  /** Rounds of catchball that await an answer. */
  readonly rounds: readonly OpenRound[];
  /** Work-in-progress limits, as far as stated. */
  readonly limits: Limits;
  /** True if the portfolio has a root file. */
  readonly rooted: boolean;
}

/** Builds the source of a review. `analysis` must be up to date; `name` is the portfolio's display name. */
export function reviewSource(portfolio: Portfolio, analysis: Analysis, name: string): ReviewSource {
  const view = portfolioView(portfolio, analysis, name);
  const keyed = itemKeys(portfolio);
  const items: ReviewItem[] = [];
  const byRef = new Map<EntryRef, ReviewItem>();
  const teams = [...portfolio.index.ids('team')].join(' ');
  const under = circumstances(portfolio, portfolio.settings.currency, analysis.today, teams);
  const flat = new Map(view.items.map((item) => [item.key, item]));
  for (const [ref, key] of keyed) {
    const item = flat.get(key);
    if (item === undefined) continue;
    const core = viewOf(ref);
    const full = reviewItem(item, core, analysis.judgementOf(core), under);
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
    roomFor: (key) => {
      const ref = keyed.find(([, own]) => own === key)?.[0];
      return ref === undefined ? null : roomFor(portfolio, ref, view.today);
    },
    decisions: portfolio.settings.decisions.map(decisionView),
    rounds: openRounds(portfolio, keyed, view.today),
    limits: portfolio.settings.limits,
    rooted: portfolio.roots.length > 0,
  };
}

/** Context that items are read in: the same object while none of it changes. */
const circumstances = memo((_portfolio: Portfolio, currency: string | null, today: Day, teams: string) => ({
  currency,
  today,
  teams: new Set(teams.split(' ')),
}));
type Circumstances = ReturnType<typeof circumstances>;

/** Cached, because most items are identical in another state of the portfolio. */
const reviewItem = memo(
  (
    item: PictureItem,
    core: ItemView,
    judgement: Judgement,
    { currency, today, teams }: Circumstances,
  ): ReviewItem => {
    const { fields } = core;
    const kinds = core.measures.map((measure) => measure.fields.kind?.value);
    const run = { start: core.start, end: core.end };
    const standings = core.measures.flatMap((measure) => {
      const standing = standingOf(measure, run, today);
      return standing === null ? [] : [{ name: measure.fields.name?.text ?? '', standing }];
    });
    const budget = fields.budget?.value;
    const owner = fields.owner?.text.trim() ?? '';
    return {
      ...item,
      get line() {
        return item.line;
      },
      review: fields.review?.value ?? null,
      reviewed: fields.reviewed?.value?.last ?? null,
      rank: fields.rank?.value ?? null,
      ownerTeam: owner !== '' && teams.has(owner) ? owner : null,
      decision: fields.decision?.text.trim() ? fields.decision.text : null,
      decisions: (fields.decisions?.items ?? []).map(decisionView),
      met: metOf(core),
      stopped: stoppedView(core),
      runs: core.span,
      funding: fields.funding?.value ?? null,
      cents: budget?.cents ?? null,
      currency: budget?.currency ?? currency,
      processMeasures: kinds.filter((kind) => kind === 'process').length,
      outcomeMeasures: kinds.filter((kind) => kind === 'outcome').length,
      baselines: core.measures.filter((measure) => measure.fields.baseline?.value !== undefined).length,
      // Tolerate a deviation of up to a tenth of the planned change.
      offPlan: standings
        .filter(({ standing }) => standing.miss > standing.distance / 10)
        .map((each) => each.name),
      read: standings.length,
      quotes: quotesOf(core, judgement),
      mixedWhy: item.mixedAccepted ? reasonToStayMixed(core, today) : null,
      text: `${core.title}\n${fields.description?.text ?? ''}`,
    };
  },
);

const wordsOf = (text: Scalar<string> | undefined): string | null =>
  text === undefined || text.text.trim() === '' ? null : oneLine(text.text);

function decisionView({ fields }: Decision): DecisionView {
  return {
    asked: wordsOf(fields.asked),
    decided: wordsOf(fields.decided) ?? '',
    date: fields.date?.value?.last ?? null,
    by: wordsOf(fields.by),
    until: fields.until?.value?.last ?? null,
    became: wordsOf(fields.became),
  };
}

function metOf({ milestones }: ItemView): ReviewItem['met'] {
  return milestones.flatMap(({ fields: { title, done } }) => {
    const day = done?.value;
    return day === undefined || typeof day === 'boolean' ? [] : [{ title: title?.text ?? '', day: day.last }];
  });
}

function stoppedView({ fields }: ItemView): ReviewItem['stopped'] {
  const { stopped } = fields;
  if (stopped === undefined) return null;
  const { reason, freed, again } = stopped.fields;
  return {
    reason: wordsOf(reason) ?? '',
    freed: freed?.value === undefined ? null : freed.value / 1000,
    again: again?.value?.first ?? null,
  };
}

/** Returns the reason of an active ignore comment for `mixed-traits` above the item or one of its keys. */
function reasonToStayMixed(core: ItemView, today: Day): string | null {
  const found = readingOf(core.block).ignores.find(
    (ignore) =>
      ignore.reason !== '' &&
      ignore.rules.some(({ name }) => name === 'mixed-traits') &&
      inForce(ignore, today),
  );
  return found?.reason ?? null;
}

function quotesOf(core: ItemView, judgement: Judgement): readonly string[] {
  const { verdict, evidence } = judgement;
  const against =
    core.track === 'operational' ? 'strategic' : core.track === 'strategic' ? 'operational' : verdict;
  if (verdict === 'unclear') return [];
  const from = quotableOf(core, judgement);
  const said = evidence
    .filter(({ pole, weight, source }) => weight > 0 && source !== 'field' && pole === against)
    .map((piece) => quoted(piece, from));
  return [...new Set(said)].slice(0, 2);
}

function reviewFinding(placed: Placed, byRef: ReadonlyMap<EntryRef, ReviewItem>): ReviewFinding {
  const { rule, severity, message, ref, related } = placed;
  const about = new Set<ReviewItem>();
  for (const each of [ref, ...related.map((place) => place.ref ?? null)]) {
    const item = each === null ? undefined : byRef.get(each);
    if (item !== undefined) about.add(item);
  }
  const items = [...about];
  const last = lastFinding(placed);
  const same =
    last.value?.items.length === items.length && items.every((item, i) => item === last.value?.items[i]);
  if (last.value !== null && same) return last.value;
  const on = ref === null ? null : (byRef.get(ref) ?? null);
  last.value = { rule, severity, message, on, items, subject: subjectOf(ref) };
  return last.value;
}

/** Holds the last review finding made of a shown one: the same object while it concerns the same items. */
const lastFinding = memo((_placed: Placed): { value: ReviewFinding | null } => ({ value: null }));

function subjectOf(ref: EntryRef | null): string | null {
  if (ref?.kind === 'goal') {
    const { title, id } = ref.entry.values.fields;
    return title?.text ?? id?.text ?? null;
  }
  if (ref?.kind !== 'team') return null;
  const { name, id } = ref.entry.values.fields;
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
    // The index is unordered: sort, so that the same files give the same bytes.
    const items = parts.sort((a, b) => b.effort - a.effort || (a.item.key < b.item.key ? -1 : 1));
    const shares = { operational: of('operational'), strategic: of('strategic') };
    const own = portfolio.index.byId('team', key)[0]?.entry.values.fields.limit?.value;
    const limit = own ?? portfolio.settings.limits.team ?? null;
    return [{ key, name: name || key, capacity, limit, load: (load?.effort ?? 0) / 1000, ...shares, items }];
  });
}
