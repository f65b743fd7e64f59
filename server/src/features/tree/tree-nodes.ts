/** The tree of a portfolio as plain nodes: groups, and the items in them. Ids stay the same over every edit that keeps ids. */

import { statuses } from '../../core/language/schema.ts';
import { type EntryRef, idOf } from '../../core/model/entry-index.ts';
import type { ItemView } from '../../core/model/item.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import { isoDay } from '../../core/text/days.ts';
import { later, t, translated } from '../../core/text/l10n.ts';
import { comparePaths } from '../../core/text/paths.ts';
import type { Branch, GroupBy, NodeLocation, SortBy, TreeNode } from '../../protocol/protocol.ts';
import type { Session } from '../../session/session.ts';
import { balanceFor } from '../portfolios.ts';
import type { TreeData, TreeItem } from './tree-data.ts';

interface Group {
  readonly value: string;
  readonly label: string;
  readonly branch?: Branch;
  readonly tooltip?: string;
}

/** Id of a node: the folder, the group, the item. */
export const nodeId = (portfolio: Portfolio, group: string, item?: TreeItem): string =>
  `${portfolio.folder}|${group}${item === undefined ? '' : `|${itemKey(item)}`}`;
const itemKey = ({ ref, ordinal }: TreeItem): string => `${idOf(ref) ?? `?${ref.uri}`}~${ordinal}`;

/** The item behind a node's id; undefined where it is gone. */
export function itemOfNode({ byKey }: TreeData, id: string): TreeItem | undefined {
  return byKey.get(id.slice(id.lastIndexOf('|') + 1));
}

/** Groups in the order in which they are shown, empty ones of fixed kinds included. */
export function groupList(portfolio: Portfolio, groupBy: GroupBy, used: ReadonlySet<string>): Group[] {
  if (groupBy === 'track') {
    return [
      // One word each: a side bar is narrow, and what stands beside them is what people look for.
      {
        value: 'strategic',
        label: t`Strategic`,
        branch: 'strategic',
        tooltip: t`Changes what the organisation does or how it operates.`,
      },
      {
        value: 'operational',
        label: t`Operational`,
        branch: 'operational',
        tooltip: t`Makes what exists work better.`,
      },
      ...(used.has('open')
        ? [
            {
              value: 'open',
              label: t`Mixed or no track`,
              branch: 'open' as const,
              tooltip: t`Items that hold work of both tracks, and items that say no track.`,
            },
          ]
        : []),
      ...(used.has('neither')
        ? [
            {
              value: 'neither',
              label: t`Neither`,
              branch: 'neither' as const,
              tooltip: t`Running, mandatory or like for like: on neither path, on purpose.`,
            },
          ]
        : []),
    ];
  }
  if (groupBy === 'status')
    return statuses
      .filter((status) => used.has(status))
      .map((status) => ({ value: status, label: translated(STATUS_LABELS[status]) }));
  if (groupBy === 'findings') {
    const labels = {
      error: t`With errors`,
      warning: t`With warnings`,
      info: t`With hints`,
      none: t`Without findings`,
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
    ? [...list, { value: '', label: kind === 'goal' ? t`Without a goal` : t`Without a team` }]
    : list;
}

export const STATUS_LABELS = {
  idea: later`Ideas`,
  planned: later`Planned`,
  active: later`Active`,
  paused: later`Paused`,
  done: later`Done`,
  stopped: later`Stopped`,
} as const;

/** A group as a node. */
export function groupNode(
  session: Session,
  portfolio: Portfolio,
  groupBy: GroupBy,
  group: Group,
  count: number,
): TreeNode {
  return {
    id: nodeId(portfolio, `${groupBy}:${group.value}`),
    kind: 'group',
    label: group.label,
    ...describeGroup(session, portfolio, group, count),
    value: group.value,
    hasChildren: count > 0,
    ...(group.branch === undefined ? {} : { branch: group.branch }),
  };
}

/** `62% of effort, target 60% · 4`, the figure last that a narrow side bar can do without; in the tooltip also how far off is still fine. */
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
  const share = basis === 'effort' ? t`${balance[branch]}% of effort` : t`${balance[branch]}% of items`;
  const wanted =
    target === null
      ? null
      : Math.round(branch === 'operational' ? target.operational : 100 - target.operational);
  const intended =
    wanted === null || target === null
      ? t`, and no balance is stated`
      : t`, and ${wanted}% is intended, give or take ${target.tolerance} points`;
  return {
    description: `${share}${wanted === null ? '' : t`, target ${wanted}%`} · ${count}`,
    tooltip: `${tooltip ?? ''}\n\n${share}${intended}.`,
  };
}

/** An item as a node under a group: the same object until something of it that is shown changes. */
export function itemNode(session: Session, portfolio: Portfolio, group: string, item: TreeItem): TreeNode {
  const kept = item.nodes.get(group);
  if (kept !== undefined) return kept;
  const { view, ref } = item;
  const end = view.end;
  const late = end !== null && view.live && end < session.today;
  const over = view.status === 'done' || view.status === 'stopped';
  const health = view.fields.health?.value;
  const description = [
    view.status === 'active' ? null : translated(view.status),
    health === undefined || health === 'on-track' ? null : translated(health.replace('-', ' ')),
    end === null || over ? null : late ? t`was due ${isoDay(end)}` : t`due ${isoDay(end)}`,
  ].filter((part) => part !== null);
  const node: TreeNode = {
    id: nodeId(portfolio, group, item),
    kind: 'item',
    label: view.title.trim() || idOf(ref) || t`Item without a title`,
    description: description.join(' · '),
    branch: item.branch,
    ...(idOf(ref) === null ? {} : { itemId: idOf(ref) as string }),
    track: view.track,
    verdict: item.verdict,
    status: view.status,
    health: health ?? null,
    findings: item.findings,
    hasChildren: false,
  };
  item.nodes.set(group, node);
  return node;
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
