/**
 * Builds the tree of a portfolio as plain nodes: groups and their items. Node ids are stable across edits that keep
 * ids.
 */

import { isCounted } from '../../analysis/mixed-items.ts';
import { readingOf } from '../../core/document/read-block.ts';
import { statuses } from '../../core/language/item-schema.ts';
import { standingOf } from '../../core/language/measure.ts';
import { idOf } from '../../core/model/entry-index.ts';
import type { EntryRef } from '../../core/model/entry-ref.ts';
import type { ItemView } from '../../core/model/item.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import { type Day, isoDay } from '../../core/text/days.ts';
import { later, t, translated } from '../../core/text/l10n.ts';
import { comparePaths } from '../../core/text/paths.ts';
import type { Branch, GroupBy, NodeLocation, SortBy, TreeNode } from '../../protocol/tree.ts';
import { anyCounted, grouped } from '../../report/facts/words.ts';
import { balanceFor } from '../../session/counts.ts';
import type { Session } from '../../session/session.ts';
import { type Gap, gaps, gapWords } from '../../session/would-decide.ts';
import { pastShares } from './past-shares.ts';
import type { TreeData, TreeItem } from './tree-data.ts';

interface Group {
  readonly value: string;
  readonly label: string;
  readonly branch?: Branch;
  readonly tooltip?: string;
}

/** Returns a node's id: folder, group and item. */
export const nodeId = (portfolio: Portfolio, group: string, item?: TreeItem): string =>
  `${portfolio.folder}|${group}${item === undefined ? '' : `|${itemKey(item)}`}`;
const itemKey = ({ ref, ordinal }: TreeItem): string => `${idOf(ref) ?? `?${ref.uri}`}~${ordinal}`;

/** Returns the item behind a node id; undefined if it is gone. */
export function itemOfNode({ byKey }: TreeData, id: string): TreeItem | undefined {
  return byKey.get(id.slice(id.lastIndexOf('|') + 1));
}

/** Returns the groups in display order, including empty ones of fixed kinds. */
export function groupList(portfolio: Portfolio, groupBy: GroupBy, used: ReadonlySet<string>): Group[] {
  if (groupBy === 'track') {
    return [
      // One word each: a side bar is narrow, and the figures beside them matter more.
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
      ...(used.has('neither')
        ? [
            {
              value: 'neither',
              label: t`Neither`,
              branch: 'neither' as const,
              tooltip: t`Running, mandatory or like-for-like work: deliberately on neither path.`,
            },
          ]
        : []),
    ];
  }
  if (groupBy === 'status')
    return statuses
      .filter((status) => used.has(status))
      .map((status) => ({ value: status, label: translated(STATUS_LABELS[status]) }));
  if (groupBy === 'missing') return missingGroups(used);
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

/** Returns the groups of incomplete items by what they lack, followed by the group of complete ones. */
function missingGroups(used: ReadonlySet<string>): Group[] {
  const labels: Readonly<Record<Gap, string>> = {
    'title-alone': t`Not enough said: a title alone`,
    act: t`Not enough said: what is done`,
    change: t`Not enough said: what it changes`,
    either: t`Not enough said: which of both`,
    measure: t`Not enough said: the measure that moves`,
    offer: t`Not enough said: what will be new`,
  };
  const groups = gaps
    .filter((gap) => used.has(gap))
    .map((gap) => ({ value: gap as string, label: labels[gap], tooltip: gapWords(gap) }));
  return used.has('said') ? [...groups, { value: 'said', label: t`Enough said, or over` }] : groups;
}

export const STATUS_LABELS = {
  idea: later`Ideas`,
  planned: later`Planned`,
  active: later`Active`,
  paused: later`Paused`,
  done: later`Done`,
  stopped: later`Stopped`,
} as const;

/** Weights of the filtered items by path, in the unit of the balance. */
export interface Shares {
  readonly operational: number;
  readonly strategic: number;
  readonly all: number;
}

/** A group with its contents. */
export interface FilledGroup {
  readonly group: Group;
  readonly items: readonly TreeItem[];
  /** Weights left by a filter; absent or null if there are none. */
  readonly shown?: Shares | null;
}

/** Builds the node of a group. */
export function groupNode(
  session: Session,
  portfolio: Portfolio,
  groupBy: GroupBy,
  filled: FilledGroup,
): TreeNode {
  const { group, items } = filled;
  return {
    id: nodeId(portfolio, `${groupBy}:${group.value}`),
    kind: 'group',
    label: group.label,
    ...describeGroup(session, portfolio, filled),
    value: group.value,
    hasChildren: items.length > 0,
    ...(group.branch === undefined ? {} : { branch: group.branch }),
  };
}

/**
 * Describes a group, such as `62% / 60% · 4`: share, target and number of items. A track counts its items as pictures
 * do, without ideas and stopped items. The tooltip adds those, the basis and the tolerance. A screen reader is told the
 * same without signs and bars.
 */
function describeGroup(
  session: Session,
  portfolio: Portfolio,
  { group: { label, branch, tooltip }, items, shown = null }: FilledGroup,
): Pick<TreeNode, 'description' | 'tooltip' | 'spoken'> {
  const count = branch === undefined ? `${items.length}` : countWords(branch, items);
  const rest = branch === undefined ? '' : notCounted(items);
  const about = paragraphs([tooltip ?? '', rest === '' ? '' : t`Listed here and not counted: ${rest}.`]);
  const words = about === '' ? {} : { tooltip: about };
  if (shown !== null) {
    if (branch !== 'operational' && branch !== 'strategic') return { description: count, ...words };
    const part = shown.all === 0 ? null : Math.round((100 * shown[branch]) / shown.all);
    if (part === null) return { description: count, ...words };
    const said = t`${part}% of what the filter shows`;
    return {
      description: `${part}% · ${count}`,
      tooltip: paragraphs([about, `${said}.`]),
      spoken: `${label}, ${count}, ${said}`,
    };
  }
  const balance = branch === 'operational' || branch === 'strategic' ? balanceFor(session, portfolio) : null;
  if (balance === null || (branch !== 'operational' && branch !== 'strategic'))
    return { description: count, ...words };
  const { basis, target } = balance;
  const share =
    basis === 'effort' ? t`${balance[branch]}% of effort over the period` : t`${balance[branch]}% of items`;
  const wanted =
    target === null
      ? null
      : Math.round(branch === 'operational' ? target.operational : 100 - target.operational);
  const intended =
    wanted === null || target === null
      ? t`, and no balance is stated`
      : t`, and ${wanted}% is intended, give or take ${target.tolerance} points`;
  const past = pastShares(session, portfolio, branch, balance[branch]);
  return {
    // Short, because a narrow side bar truncates it. The tooltip states the basis.
    description: `${balance[branch]}%${wanted === null ? '' : ` / ${wanted}%`} · ${count}${past?.line == null ? '' : ` ${past.line}`}`,
    tooltip: paragraphs([about, `${share}${intended}.`, past?.words ?? '']),
    spoken: `${label}, ${count}, ${share}${intended}`,
  };
}

const paragraphs = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n\n');

/**
 * Counts the items of a track as pictures do; of mixed items and those without a track, each kind by its name, as
 * short as a side bar of 300 px shows whole.
 */
function countWords(branch: Branch, items: readonly TreeItem[]): string {
  const work = items.filter(({ view }) => isCounted(view));
  if (branch !== 'open') return grouped(work.length);
  const mixed = work.filter((item) => item.mixed).length;
  const parts = [anyCounted(mixed, 'mixed'), anyCounted(work.length - mixed, 'none')];
  return parts.filter((part) => part !== '').join(', ') || '0';
}

/** Names the items that are listed and count as no work: `1 idea, 2 stopped`. */
function notCounted(items: readonly TreeItem[]): string {
  const of = (status: 'idea' | 'stopped'): number =>
    items.filter(({ view }) => view.status === status).length;
  return [anyCounted(of('idea'), of('idea') === 1 ? 'idea' : 'ideas'), anyCounted(of('stopped'), 'stopped')]
    .filter((part) => part !== '')
    .join(', ');
}

/** Returns the node of an item in a group: the same object until something shown changes. */
export function itemNode(session: Session, portfolio: Portfolio, group: string, item: TreeItem): TreeNode {
  const kept = item.nodes.get(group);
  if (kept !== undefined) return kept;
  const { view, ref } = item;
  const end = view.end;
  const over = view.status === 'done' || view.status === 'stopped';
  const health = view.fields.health?.value;
  const description = [
    // State the track if the group does not, so that a moved item shows where it went.
    item.branch === 'open' && (view.track === 'operational' || view.track === 'strategic')
      ? translated(view.track)
      : null,
    view.status === 'active' ? null : translated(view.status),
    health === undefined || health === 'on-track' ? null : translated(health.replace('-', ' ')),
    end === null || over ? null : end < session.today ? t`was due ${isoDay(end)}` : t`due ${isoDay(end)}`,
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
    ...(item.mixed ? { mixed: true as const } : {}),
    status: view.status,
    health: health ?? null,
    ...(isRed(view, session.today) ? { red: true as const } : {}),
    findings: item.findings,
    hasChildren: false,
  };
  item.nodes.set(group, node);
  return node;
}

/** Tells whether the last reading of a measure misses its plan. */
const isRed = (view: ItemView, today: Day): boolean =>
  view.measures.some((measure) => (standingOf(measure, view, today)?.miss ?? 0) > 0);

/** Returns the location of an item. */
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

/** Returns where an open scenario adds an item; null if it does not. */
export function begunIn(session: Session, uri: string, id: string): NodeLocation | null {
  const document = session.scenarios.get(uri);
  for (const block of document?.blocks ?? [])
    for (const entry of readingOf(block).entries) {
      if (document === undefined || entry.kind !== 'item' || entry.values.fields.id?.text !== id) continue;
      const range = session.rangeIn(document, block, entry.span);
      return {
        uri,
        range,
        selection: session.rangeIn(document, block, entry.values.fields.title ?? entry.span),
      };
    }
  return null;
}

/** Sorts items, finished ones last; `file` keeps the file order. */
export function sorted(items: readonly TreeItem[], sortBy: SortBy | undefined): readonly TreeItem[] {
  const isOver = ({ view }: TreeItem): boolean => view.status === 'done' || view.status === 'stopped';
  const ordered = inOrder(items, sortBy);
  return [...ordered.filter((item) => !isOver(item)), ...ordered.filter(isOver)];
}

function inOrder(items: readonly TreeItem[], sortBy: SortBy | undefined): readonly TreeItem[] {
  const by = (key: (view: ItemView) => number): TreeItem[] =>
    [...items].sort((a, b) => key(a.view) - key(b.view));
  if (sortBy === 'title') return [...items].sort((a, b) => a.view.title.localeCompare(b.view.title));
  if (sortBy === 'due') return by((view) => view.end ?? Number.MAX_SAFE_INTEGER);
  if (sortBy === 'effort') return by((view) => -(view.effort ?? -1));
  return items;
}
