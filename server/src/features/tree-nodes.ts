/** The tree of a portfolio as plain nodes: groups, and the items in them. Ids stay the same over every edit that keeps ids. */
import { isoDay } from '../core/days.ts';
import { type EntryRef, idOf } from '../core/entry-index.ts';
import { type ItemView, itemView } from '../core/item.ts';
import { comparePaths } from '../core/paths.ts';
import type { Portfolio } from '../core/portfolio.ts';
import type { ItemEntry } from '../core/read-block.ts';
import { statuses } from '../core/schema.ts';
import type { Branch, FindingCounts, GroupBy, NodeLocation, SortBy, TreeNode, Verdict } from '../protocol.ts';
import type { Analysis } from '../rules/analysis.ts';
import type { Session } from '../session.ts';
import { fires } from '../traits/judge.ts';
import { escapeMarkdown } from './markdown.ts';
import { balanceFor, countsOf } from './portfolios.ts';

/** An item at its place, with what the tree shows of it. */
export interface TreeItem {
  readonly ref: EntryRef;
  readonly view: ItemView;
  readonly verdict: Verdict;
  readonly branch: Branch;
  /** Position among items of the same id, 0 for the first by path and place. */
  readonly ordinal: number;
}

interface Group {
  readonly value: string;
  readonly label: string;
  readonly branch?: Branch;
  readonly tooltip?: string;
}

/** The items of a portfolio in order of file and place. */
export function treeItems(portfolio: Portfolio, analysis: Analysis): TreeItem[] {
  const seen = new Map<string, number>();
  const items: TreeItem[] = [];
  for (const document of portfolio.sorted) {
    for (const block of document.blocks) {
      for (const ref of portfolio.index.ofBlock(block)) {
        if (ref.kind !== 'item') continue;
        const view = itemView(ref.block, ref.entry as ItemEntry);
        const key = idOf(ref) ?? `?${document.uri}`;
        const ordinal = seen.get(key) ?? 0;
        seen.set(key, ordinal + 1);
        const judgement = analysis.judgementOf(view);
        const open =
          view.track !== 'neither' &&
          (view.track === null || fires(judgement, view.track) === 'mixed-traits');
        items.push({
          ref,
          view,
          verdict: judgement.verdict,
          ordinal,
          branch: open ? 'open' : (view.track as Branch),
        });
      }
    }
  }
  return items;
}

/** Id of a node: the folder, the group, the item. */
export const nodeId = (portfolio: Portfolio, group: string, item?: TreeItem): string =>
  `${portfolio.folder}|${group}${item === undefined ? '' : `|${itemKey(item)}`}`;
const itemKey = ({ ref, ordinal }: TreeItem): string => `${idOf(ref) ?? `?${ref.uri}`}~${ordinal}`;

/** The item behind a node's id; undefined where it is gone. */
export function itemOfNode(items: readonly TreeItem[], id: string): TreeItem | undefined {
  const key = id.slice(id.lastIndexOf('|') + 1);
  return items.find((item) => itemKey(item) === key);
}

/** Whether an item holds all words of a filter, in any of the places people look for. */
export function matches({ view }: TreeItem, filter: string): boolean {
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return true;
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

/** The groups that items fall into; an item may be in several (goals, teams) and is in one at least. */
export function groupsOf(
  item: TreeItem,
  groupBy: GroupBy,
  counts: (item: TreeItem) => FindingCounts,
): string[] {
  const { view } = item;
  if (groupBy === 'track') return [item.branch];
  if (groupBy === 'status') return [view.status];
  if (groupBy === 'goal') return orNone(view.refs('goals').map((goal) => goal.text));
  if (groupBy === 'team') return orNone(view.teams.map((team) => team.id));
  const { error, warning, info, hint } = counts(item);
  return [error > 0 ? 'error' : warning > 0 ? 'warning' : info + hint > 0 ? 'info' : 'none'];
}
const orNone = (values: readonly string[]): string[] => (values.length === 0 ? [''] : [...new Set(values)]);

/** Groups in the order in which they are shown, empty ones of fixed kinds included. */
export function groupList(portfolio: Portfolio, groupBy: GroupBy, used: ReadonlySet<string>): Group[] {
  if (groupBy === 'track') {
    return [
      // One word each: a side bar is narrow, and what stands beside them is what people look for.
      {
        value: 'strategic',
        label: 'Strategic',
        branch: 'strategic',
        tooltip: 'Changes what the organisation does or how it operates.',
      },
      {
        value: 'operational',
        label: 'Operational',
        branch: 'operational',
        tooltip: 'Makes what exists work better.',
      },
      ...(used.has('open')
        ? [
            {
              value: 'open',
              label: 'Mixed or no track',
              branch: 'open' as const,
              tooltip: 'Items that hold work of both tracks, and items that say no track.',
            },
          ]
        : []),
      ...(used.has('neither')
        ? [
            {
              value: 'neither',
              label: 'Neither',
              branch: 'neither' as const,
              tooltip: 'Running, mandatory or like for like: on neither path, on purpose.',
            },
          ]
        : []),
    ];
  }
  if (groupBy === 'status')
    return statuses
      .filter((status) => used.has(status))
      .map((status) => ({ value: status, label: STATUS_LABELS[status] }));
  if (groupBy === 'findings') {
    const labels = {
      error: 'With errors',
      warning: 'With warnings',
      info: 'With hints',
      none: 'Without findings',
    };
    return (['error', 'warning', 'info', 'none'] as const)
      .filter((value) => used.has(value))
      .map((value) => ({ value, label: labels[value] }));
  }
  const kind = groupBy;
  const names = new Map<string, string>();
  for (const document of portfolio.sorted) {
    for (const block of document.blocks) {
      for (const ref of portfolio.index.ofBlock(block)) {
        const id = ref.kind === kind ? idOf(ref) : null;
        const fields = ref.entry.values.fields as {
          readonly title?: { text: string };
          readonly name?: { text: string };
        };
        if (id !== null && !names.has(id)) names.set(id, fields.title?.text ?? fields.name?.text ?? id);
      }
    }
  }
  for (const id of [...used].sort(comparePaths)) if (id !== '' && !names.has(id)) names.set(id, id);
  const list = [...names].map(([value, label]) => ({ value, label }));
  return used.has('')
    ? [...list, { value: '', label: kind === 'goal' ? 'Without a goal' : 'Without a team' }]
    : list;
}

export const STATUS_LABELS = {
  idea: 'Ideas',
  planned: 'Planned',
  active: 'Active',
  paused: 'Paused',
  done: 'Done',
  stopped: 'Stopped',
} as const;

/** A group as a node. */
export function groupNode(
  session: Session,
  portfolio: Portfolio,
  groupBy: GroupBy,
  group: Group,
  items: readonly TreeItem[],
): TreeNode {
  return {
    id: nodeId(portfolio, `${groupBy}:${group.value}`),
    kind: 'group',
    label: group.label,
    ...describeGroup(session, portfolio, group, items.length),
    value: group.value,
    hasChildren: items.length > 0,
    ...(group.branch === undefined ? {} : { branch: group.branch }),
  };
}

/** Count and share, and in the tooltip what was intended. */
function describeGroup(
  session: Session,
  portfolio: Portfolio,
  { branch, tooltip }: Group,
  count: number,
): Pick<TreeNode, 'description' | 'tooltip'> {
  const words = tooltip === undefined ? {} : { tooltip };
  const balance = branch === 'operational' || branch === 'strategic' ? balanceFor(session, portfolio) : null;
  if (balance === null || (branch !== 'operational' && branch !== 'strategic'))
    return { description: `${count}`, ...words };
  const { basis, target } = balance;
  const share = `${balance[branch]}% of ${basis}`;
  const wanted =
    target === null
      ? null
      : Math.round(branch === 'operational' ? target.operational : 100 - target.operational);
  const intended = wanted === null ? '' : `, and ${wanted}% is intended, give or take ${target?.tolerance}`;
  return { description: `${count} · ${share}`, tooltip: `${tooltip ?? ''}\n\n${share}${intended}.` };
}

/** An item as a node under a group. */
export function itemNode(
  session: Session,
  portfolio: Portfolio,
  group: string,
  item: TreeItem,
  findings: FindingCounts,
): TreeNode {
  const { view, ref } = item;
  const location = locate(session, portfolio, ref, view);
  const end = view.end;
  const late = end !== null && view.live && end < session.today;
  const description = [
    view.status === 'active' ? null : view.status,
    view.fields.health?.value !== undefined && view.fields.health.value !== 'on-track'
      ? view.fields.health.value
      : null,
    end === null ? null : `${late ? 'was due' : 'due'} ${isoDay(end)}`,
  ].filter(
    (part) =>
      part !== null && !((view.status === 'done' || view.status === 'stopped') && part.startsWith('due')),
  );
  return {
    id: nodeId(portfolio, group, item),
    kind: 'item',
    label: view.title.trim() || idOf(ref) || 'Item without a title',
    description: description.join(' · '),
    tooltip: tooltipOf(item, end === null ? null : isoDay(end)),
    branch: item.branch,
    ...(idOf(ref) === null ? {} : { itemId: idOf(ref) as string }),
    track: view.track,
    verdict: item.verdict,
    status: view.status,
    health: view.fields.health?.value ?? null,
    findings,
    ...(location === null ? {} : { location }),
    hasChildren: false,
  };
}

function tooltipOf({ view, verdict }: TreeItem, end: string | null): string {
  const f = view.fields;
  const rows: [string, string | undefined][] = [
    ['Track', f.track?.text ?? 'none'],
    ['Verdict', verdict],
    ['Status', view.status],
    ['Health', f.health?.text],
    ['Owner', f.owner?.text],
    ['Sponsor', f.sponsor?.text],
    [
      'Goals',
      view
        .refs('goals')
        .map((goal) => goal.text)
        .join(', ') || undefined,
    ],
    ['Start', f.start?.text],
    ['Due', end ?? undefined],
  ];
  const facts = rows
    .filter((row): row is [string, string] => row[1] !== undefined)
    .map(([name, value]) => `- ${name}: ${escapeMarkdown(value)}`);
  return [`**${escapeMarkdown(view.title)}**`, '', ...facts].join('\n');
}

/** Where an item stands. */
export function locate(
  session: Session,
  portfolio: Portfolio,
  ref: EntryRef,
  view: ItemView,
): NodeLocation | null {
  const whole = session.locationOf(portfolio, ref, ref.entry.span);
  const selection = session.locationOf(portfolio, ref, view.name);
  return whole === null || selection === null
    ? null
    : { uri: ref.uri, range: whole.range, selection: selection.range };
}

/** Items in the asked order; `file` leaves them as they stand. */
export function sorted(items: readonly TreeItem[], sortBy: SortBy | undefined): readonly TreeItem[] {
  const by = (key: (view: ItemView) => number): TreeItem[] =>
    [...items].sort((a, b) => key(a.view) - key(b.view));
  if (sortBy === 'title') return [...items].sort((a, b) => a.view.title.localeCompare(b.view.title));
  if (sortBy === 'due') return by((view) => view.end ?? Number.MAX_SAFE_INTEGER);
  if (sortBy === 'effort') return by((view) => -(view.effort ?? -1));
  return items;
}

/** Counts the findings of each item, once for a whole tree. */
export function findingCounter(portfolio: Portfolio, analysis: Analysis): (item: TreeItem) => FindingCounts {
  const byRef = new Map<EntryRef, ReturnType<Analysis['findings']>[number][]>();
  for (const uri of portfolio.files.keys()) {
    for (const placed of analysis.findings(uri)) {
      if (placed.ref === null) continue;
      const list = byRef.get(placed.ref);
      if (list === undefined) byRef.set(placed.ref, [placed]);
      else list.push(placed);
    }
  }
  const none: FindingCounts = { error: 0, warning: 0, info: 0, hint: 0 };
  return ({ ref }) => {
    const found = byRef.get(ref);
    return found === undefined ? none : countsOf(found);
  };
}
