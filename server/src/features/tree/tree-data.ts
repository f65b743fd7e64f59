/**
 * The items of a portfolio as the tree sees them, kept until it changes: a keystroke costs one walk, and an item that
 * reads as before is the same object as before, so that its node need not be made, sent or drawn again.
 */

import { findingsByEntry, isMixed } from '../../analysis/mixed-items.ts';
import type { ItemEntry } from '../../core/document/read-block.ts';
import { type EntryRef, idOf } from '../../core/model/entry-index.ts';
import { type ItemView, itemView } from '../../core/model/item.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import type { Branch, FindingCounts, GroupBy, TreeNode, Verdict } from '../../protocol/protocol.ts';
import type { Session } from '../../session/session.ts';
import { countsOf } from '../portfolios.ts';

/** An item at its place, with what the tree shows of it. */
export interface TreeItem {
  readonly ref: EntryRef;
  readonly view: ItemView;
  readonly verdict: Verdict;
  readonly branch: Branch;
  /** Position among items of the same id, 0 for the first by path and place. */
  readonly ordinal: number;
  readonly findings: FindingCounts;
  /** Its node by group, as it was last made. */
  readonly nodes: Map<string, TreeNode>;
}

export interface TreeData {
  /** In order of file and place. */
  readonly items: readonly TreeItem[];
  readonly byRef: ReadonlyMap<EntryRef, TreeItem>;
  readonly byKey: ReadonlyMap<string, TreeItem>;
  /** Items by group, of a way to group and a filter. */
  readonly grouped: Map<string, ReadonlyMap<string, readonly TreeItem[]>>;
}

interface Kept {
  readonly key: string;
  readonly data: TreeData;
}
const KEPT = new WeakMap<Portfolio, Kept>();

/** The items of a portfolio as it is now. */
export function treeData(session: Session, portfolio: Portfolio): TreeData {
  const analysis = session.analysisOf(portfolio);
  const key = `${portfolio.version} ${analysis.today} ${portfolio.settings.key}`;
  const kept = KEPT.get(portfolio);
  if (kept?.key === key) return kept.data;
  const sameDay = kept?.key.split(' ')[1] === String(analysis.today);
  const data = readItems(session, portfolio, sameDay ? kept?.data : undefined);
  KEPT.set(portfolio, { key, data });
  return data;
}

function readItems(session: Session, portfolio: Portfolio, before: TreeData | undefined): TreeData {
  const analysis = session.analysisOf(portfolio);
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
        const view = itemView(ref.block, ref.entry as ItemEntry);
        const own = found.get(ref) ?? [];
        const { verdict } = analysis.judgementOf(view);
        const branch = branchOf(view, isMixed(view, analysis, own));
        const fresh = { ref, view, verdict, branch, ordinal, findings: countsOf(own) };
        const old = before?.byRef.get(ref);
        const item = old !== undefined && isSame(old, fresh) ? old : { ...fresh, nodes: new Map() };
        byRef.set(ref, item);
        byKey.set(`${id}~${ordinal}`, item);
      }
  return { items: [...byRef.values()], byRef, byKey, grouped: new Map() };
}

function branchOf({ track }: ItemView, mixed: boolean): Branch {
  if (track === 'neither') return 'neither';
  return mixed || track === null ? 'open' : track;
}

function isSame(a: TreeItem, b: Omit<TreeItem, 'nodes'>): boolean {
  return (
    a.view === b.view &&
    a.verdict === b.verdict &&
    a.branch === b.branch &&
    a.ordinal === b.ordinal &&
    a.findings.error === b.findings.error &&
    a.findings.warning === b.findings.warning &&
    a.findings.info === b.findings.info &&
    a.findings.hint === b.findings.hint
  );
}

/** The items that hold all words of a filter, by group. */
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

/** Whether an item holds all words, in any of the places people look for. */
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

/** The groups that an item falls into; several for goals and teams, and one at least. */
export function groupsOf({ view, branch, findings }: TreeItem, groupBy: GroupBy): readonly string[] {
  if (groupBy === 'track') return [branch];
  if (groupBy === 'status') return [view.status];
  if (groupBy === 'goal') return orNone(view.refs('goals').map((goal) => goal.text));
  if (groupBy === 'team') return orNone(view.teams.map((team) => team.id));
  const { error, warning, info, hint } = findings;
  return [error > 0 ? 'error' : warning > 0 ? 'warning' : info + hint > 0 ? 'info' : 'none'];
}
const orNone = (values: readonly string[]): readonly string[] =>
  values.length === 0 ? [''] : [...new Set(values)];
