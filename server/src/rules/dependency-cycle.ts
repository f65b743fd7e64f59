import { type EntryIndex, idOf } from '../core/model/entry-index.ts';
import type { EntryRef } from '../core/model/entry-ref.ts';
import { usesOf } from '../core/model/uses.ts';
import { t } from '../core/text/l10n.ts';
import type { Span } from '../core/text/lines.ts';
import { memo } from '../core/text/memo.ts';
import { Rope } from '../core/text/rope.ts';
import { removeFromList, removeKey } from '../edits/text/entry-edits.ts';
import type { Gathering } from './kit/define-rule.ts';
import { definePortfolioRule, type RuleFix } from './kit/define-rule.ts';
import { entryTitled } from './kit/titles.ts';

interface Cycle {
  readonly ref: EntryRef;
  readonly span: Span;
  /** The id referred to, and the key that holds the reference. */
  readonly id: string;
  readonly key: string;
  /** Ids along the cycle, from the referenced entry back to this one. */
  readonly path: readonly string[];
}

/**
 * The part of a portfolio that can contain dependency cycles: who depends on whom, as one text per stretch of items. If
 * it is unchanged since an acyclic state, it is still acyclic.
 */
interface Graph {
  readonly text: string;
  readonly parts: readonly Graph[];
  /** Items with dependencies. */
  readonly waiting: Rope<EntryRef>;
}
const graph: Gathering<Graph> = {
  of: (members) => {
    const own = members.map(({ view }) => [view.id, ...view.refs('depends-on').map(({ value }) => value)]);
    const waiting = members.filter(({ view }) => view.refs('depends-on').length > 0);
    return { text: JSON.stringify(own), parts: [], waiting: Rope.of(waiting.map(({ ref }) => ref)) };
  },
  join: (parts) => ({ text: '', parts, waiting: Rope.join(parts.map(({ waiting }) => waiting)) }),
};
const sameGraph = (a: Graph, b: Graph): boolean =>
  a === b ||
  (a.text === b.text &&
    a.parts.length === b.parts.length &&
    a.parts.every((part, i) => sameGraph(part, b.parts[i] as Graph)));

/** Caches the last acyclic graph of an index, to skip the search if nothing changed. */
const lastAcyclic = memo((_index: EntryIndex): { graph: Graph | null } => ({ graph: null }));

interface Edge {
  readonly to: EntryRef;
  readonly span: Span;
  readonly id: string;
  readonly key: string;
}

/** Reports every reference that closes a cycle: `depends-on` between items, `parent` between goals. */
export const dependencyCycle = definePortfolioRule<Cycle>({
  id: 'dependency-cycle',
  severity: 'error',
  summary: 'Items or goals that refer to each other in a cycle',
  fixable: 'unsafe',
  *check({ index, gather }) {
    const items = gather(graph);
    const last = lastAcyclic(index);
    if (last.graph === null || !sameGraph(last.graph, items)) {
      const cycles = cyclesOf(index, items.waiting.toArray(), 'depends-on');
      last.graph = cycles.length === 0 ? items : null;
      yield* cycles;
    }
    yield* cyclesOf(index, [...index.refs.goal], 'parent');
  },
  report: ({ ref, span, id, key, path }) => {
    const own = idOf(ref) ?? '';
    const round = [own, ...path].map((id) => `\`${id}\``).join(' → ');
    return {
      at: { uri: ref.uri, block: ref.block, span },
      subject: ref,
      fixes: [takeOut(ref, key, id)],
      message:
        path.length === 1 && path[0] === own
          ? t`${entryTitled(ref)} refers to itself. Delete the reference.`
          : t`${entryTitled(ref)} leads back to itself: ${round}. Remove one of the references.`,
    };
  },
});

function cyclesOf(index: EntryIndex, nodes: readonly EntryRef[], key: string): Cycle[] {
  const known = new Map<EntryRef, readonly Edge[]>();
  const edges = (ref: EntryRef): readonly Edge[] => {
    let own = known.get(ref);
    if (own === undefined) {
      own = usesOf(ref).flatMap((use) => {
        const to = use.key === key ? index.byId(use.kind, use.id)[0] : undefined;
        return to === undefined ? [] : [{ to, span: use.span, id: use.id, key }];
      });
      known.set(ref, own);
    }
    return own;
  };
  const next = (ref: EntryRef): readonly EntryRef[] => edges(ref).map(({ to }) => to);
  const cycles: Cycle[] = [];
  for (const group of components(
    nodes.filter((ref) => edges(ref).length > 0),
    next,
  )) {
    const inGroup = new Set(group);
    for (const ref of group)
      for (const { to, span, id } of edges(ref))
        if (inGroup.has(to)) cycles.push({ ref, span, id, key, path: pathBack(to, ref, inGroup, next) });
  }
  return cycles;
}

/** Returns a fix that removes one reference of the cycle. A person must choose which. */
function takeOut({ block, entry }: EntryRef, key: string, id: string): RuleFix {
  return {
    title: t`Remove ${id} from ${key}`,
    safe: false,
    get edits() {
      return (
        (key === 'parent'
          ? removeKey(block, entry.values, key)
          : removeFromList(block, entry.values, key, id)) ?? []
      );
    },
  };
}

/** Finds strongly connected components with at least one edge, by Tarjan's algorithm, without recursion. */
function components(nodes: readonly EntryRef[], next: (ref: EntryRef) => readonly EntryRef[]): EntryRef[][] {
  const order = new Map<EntryRef, { index: number; low: number; open: boolean }>();
  const stack: EntryRef[] = [];
  const groups: EntryRef[][] = [];
  for (const start of nodes) {
    if (order.has(start)) continue;
    const path: { ref: EntryRef; todo: EntryRef[] }[] = [];
    const enter = (ref: EntryRef): void => {
      order.set(ref, { index: order.size, low: order.size, open: true });
      stack.push(ref);
      path.push({ ref, todo: [...next(ref)] });
    };
    enter(start);
    while (path.length > 0) {
      const { ref, todo } = path[path.length - 1] as (typeof path)[number];
      const state = order.get(ref) as { index: number; low: number; open: boolean };
      const to = todo.pop();
      if (to !== undefined) {
        const seen = order.get(to);
        if (seen === undefined) enter(to);
        else if (seen.open) state.low = Math.min(state.low, seen.index);
        continue;
      }
      path.pop();
      const above = path[path.length - 1];
      if (above !== undefined) {
        const parent = order.get(above.ref) as { low: number };
        parent.low = Math.min(parent.low, state.low);
      }
      if (state.low !== state.index) continue;
      const group: EntryRef[] = [];
      for (let member = stack.pop(); member !== undefined; member = stack.pop()) {
        (order.get(member) as { open: boolean }).open = false;
        group.push(member);
        if (member === ref) break;
      }
      if (group.length > 1 || next(ref).includes(ref)) groups.push(group.reverse());
    }
  }
  return groups;
}

/** Returns the ids on a shortest path from `from` to `to` within a group. */
function pathBack(
  from: EntryRef,
  to: EntryRef,
  group: ReadonlySet<EntryRef>,
  next: (ref: EntryRef) => readonly EntryRef[],
): string[] {
  const came = new Map<EntryRef, EntryRef | null>([[from, null]]);
  const queue = [from];
  for (let ref = queue.shift(); ref !== undefined && ref !== to; ref = queue.shift()) {
    for (const step of next(ref)) {
      if (!group.has(step) || came.has(step)) continue;
      came.set(step, ref);
      queue.push(step);
    }
  }
  const path: string[] = [];
  for (let ref: EntryRef | null | undefined = to; ref; ref = came.get(ref)) path.unshift(idOf(ref) ?? '');
  return path;
}
