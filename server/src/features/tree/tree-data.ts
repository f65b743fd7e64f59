/**
 * Caches a portfolio's items as the tree shows them. After a keystroke, items with unchanged content keep their
 * identity, so that their nodes need not be rebuilt, sent or redrawn.
 */

import type { Analysis } from '../../analysis/analysis.ts';
import { findingsByEntry, isMixed } from '../../analysis/mixed-items.ts';
import { idOf } from '../../core/model/entry-index.ts';
import type { EntryRef, ItemRef } from '../../core/model/entry-ref.ts';
import { type ItemView, viewOf } from '../../core/model/item.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import type { Day } from '../../core/text/days.ts';
import { memo } from '../../core/text/memo.ts';
import type { FindingCounts } from '../../protocol/portfolios.ts';
import type { Branch, GroupBy, TreeNode } from '../../protocol/tree.ts';
import type { Verdict } from '../../protocol/words.ts';
import { countsOf } from '../../session/counts.ts';
import type { Session } from '../../session/session.ts';
import { type Gap, gapOf, hasTitleAlone } from '../../session/would-decide.ts';

/** An item with what the tree shows of it. */
export interface TreeItem {
  readonly ref: EntryRef;
  readonly view: ItemView;
  readonly verdict: Verdict;
  readonly branch: Branch;
  /** True if it counts as mixed wherever mixed items are counted, ideas and stopped items apart. */
  readonly mixed: boolean;
  /** Index among items with the same id, ordered by path and position. */
  readonly ordinal: number;
  readonly findings: FindingCounts;
  /** What an item with an `unclear` verdict lacks; null for finished items, and those on neither path. */
  readonly missing: Gap | null;
  /** Its last node in each group. */
  readonly nodes: Map<string, TreeNode>;
}

export interface TreeData {
  /** Ordered by file and position. */
  readonly items: readonly TreeItem[];
  readonly byRef: ReadonlyMap<EntryRef, TreeItem>;
  readonly byKey: ReadonlyMap<string, TreeItem>;
  /** Items by group, cached by grouping and filter. */
  readonly grouped: Map<string, ReadonlyMap<string, readonly TreeItem[]>>;
}

/** Returns the items of a portfolio. */
export function treeData(session: Session, portfolio: Portfolio): TreeData {
  const analysis = session.analysisOf(portfolio);
  return dataOf(portfolio, analysis, analysis.today, `${portfolio.version} ${portfolio.settings.key}`);
}

const dataOf = memo(
  (portfolio: Portfolio, analysis: Analysis, today: Day, _versionAndSettings: string): TreeData => {
    const found = findingsByEntry(portfolio, analysis);
    const seen = new Map<string, number>();
    const byRef = new Map<EntryRef, TreeItem>();
    const byKey = new Map<string, TreeItem>();
    for (const document of portfolio.sorted)
      for (const block of document.blocks)
        for (const ref of portfolio.index.ofBlock(block)) {
          if (ref.kind !== 'item') continue;
          const id = idOf(ref) ?? `?${document.uri}`;
          const ordinal = seen.get(id) ?? 0;
          seen.set(id, ordinal + 1);
          const view = viewOf(ref);
          const own = found.get(ref) ?? [];
          const judgement = analysis.judgementOf(view);
          const { verdict } = judgement;
          const tells =
            verdict === 'unclear' && view.track !== 'neither' && (view.open || view.status === 'idea');
          const missing = tells ? gapOf(judgement, hasTitleAlone(view)) : null;
          const mixed = view.track !== 'neither' && isMixed(view, analysis, own);
          const branch = branchOf(view, mixed);
          const shown = { view, verdict, branch, mixed, ordinal, missing, findings: countsOf(own) };
          const item = treeItem(ref, shown, today);
          byRef.set(ref, item);
          byKey.set(`${id}~${ordinal}`, item);
        }
    return { items: [...byRef.values()], byRef, byKey, grouped: new Map() };
  },
);

/** Returns an item as the tree shows it: the same object while content and day are unchanged. */
function treeItem(ref: ItemRef, shown: Omit<TreeItem, 'ref' | 'nodes'>, today: Day): TreeItem {
  const last = lastShown(ref, today);
  const before = last.item;
  if (before !== null && isSame(before, shown)) return before;
  last.item = { ...shown, ref, nodes: new Map() };
  return last.item;
}
const lastShown = memo((_ref: ItemRef, _today: Day): { item: TreeItem | null } => ({ item: null }));

function branchOf({ track }: ItemView, mixed: boolean): Branch {
  if (track === 'neither') return 'neither';
  return mixed || track === null ? 'open' : track;
}

function isSame(a: TreeItem, b: Omit<TreeItem, 'ref' | 'nodes'>): boolean {
  return (
    a.view === b.view &&
    a.verdict === b.verdict &&
    a.branch === b.branch &&
    a.mixed === b.mixed &&
    a.ordinal === b.ordinal &&
    a.missing === b.missing &&
    a.findings.error === b.findings.error &&
    a.findings.warning === b.findings.warning &&
    a.findings.info === b.findings.info &&
    a.findings.hint === b.findings.hint
  );
}

/** Returns the items that match all words of a filter, by group. */
export function groupedItems(
  data: TreeData,
  groupBy: GroupBy,
  filter = '',
): ReadonlyMap<string, readonly TreeItem[]> {
  const key = `${groupBy} ${filter}`;
  const known = data.grouped.get(key);
  if (known !== undefined) return known;
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const groups = new Map<string, TreeItem[]>();
  for (const item of data.items) {
    if (words.length > 0 && !matches(item, words)) continue;
    for (const group of groupsOf(item, groupBy)) {
      const list = groups.get(group);
      if (list === undefined) groups.set(group, [item]);
      else list.push(item);
    }
  }
  data.grouped.set(key, groups);
  return groups;
}

/** Tells whether an item contains all words, in any of the searched fields. */
function matches({ view }: TreeItem, words: readonly string[]): boolean {
  const f = view.fields;
  const text = [
    view.id,
    view.title,
    f.owner?.text,
    f.sponsor?.text,
    ...view.refs('goals').map((g) => g.text),
    ...view.teams.map((t) => t.id),
    ...(f.tags?.items.map((t) => t.text) ?? []),
  ]
    .join('\n')
    .toLowerCase();
  return words.every((word) => text.includes(word));
}

/** Returns the groups of an item: at least one, possibly several for goals and teams. */
export function groupsOf({ view, branch, findings, missing }: TreeItem, groupBy: GroupBy): readonly string[] {
  if (groupBy === 'track') return [branch];
  if (groupBy === 'status') return [view.status];
  if (groupBy === 'missing') return [missing ?? 'said'];
  if (groupBy === 'goal') return orNone(view.refs('goals').map((goal) => goal.text));
  if (groupBy === 'team') return orNone(view.teams.map((team) => team.id));
  const { error, warning, info, hint } = findings;
  return [error > 0 ? 'error' : warning > 0 ? 'warning' : info + hint > 0 ? 'info' : 'none'];
}
const orNone = (values: readonly string[]): readonly string[] =>
  values.length === 0 ? [''] : [...new Set(values)];
