/** Lists goals in tree order, each with the work that serves it. */
import { type Facts, isOpen, placeOf } from './facts.ts';
import type { GoalView, MeasureView, PictureItem } from './view-data.ts';

export interface GoalRow {
  readonly goal: GoalView;
  /** 0 for a top-level goal. */
  readonly depth: number;
  /** True for a goal that only groups others: it has no measure and no work of its own. */
  readonly group: boolean;
  /** True if nothing serves it, nor any goal below it. */
  readonly bare: boolean;
  readonly measures: readonly MeasureView[];
  /** Operational and mixed items that serve it, in file order. */
  readonly operational: readonly PictureItem[];
  readonly strategic: readonly PictureItem[];
}

export function goalRows(facts: Facts): readonly GoalRow[] {
  const { goals } = facts.view;
  const serving = new Map<string, PictureItem[]>();
  for (const item of drawnItems(facts))
    for (const key of new Set(item.goals)) {
      const list = serving.get(key);
      if (list === undefined) serving.set(key, [item]);
      else list.push(item);
    }
  const children = new Map<string | null, GoalView[]>();
  const known = new Set(goals.map((goal) => goal.key));
  for (const goal of goals) {
    const parent = goal.parent !== null && known.has(goal.parent) ? goal.parent : null;
    const list = children.get(parent);
    if (list === undefined) children.set(parent, [goal]);
    else list.push(goal);
  }
  /** Keys of the goals that an item serves, and of all goals above them. */
  const served = new Set<string>();
  const byKey = new Map(goals.map((goal) => [goal.key, goal]));
  for (const key of serving.keys())
    for (let at = byKey.get(key); at !== undefined && !served.has(at.key); at = byKey.get(at.parent ?? ''))
      served.add(at.key);
  const rows: GoalRow[] = [];
  const seen = new Set<string>();
  const visit = (goal: GoalView, depth: number): void => {
    if (seen.has(goal.key)) return;
    seen.add(goal.key);
    const below = children.get(goal.key) ?? [];
    const items = serving.get(goal.key) ?? [];
    const group = below.length > 0 && items.length === 0 && goal.measures.length === 0;
    // A single top-level goal is shown in the heading.
    const inHead = group && depth === 0 && children.get(null)?.length === 1;
    if (!inHead)
      rows.push({
        goal,
        depth,
        group,
        bare: !group && !served.has(goal.key),
        measures: goal.measures,
        operational: items.filter((item) => placeOf(item) !== 'strategic'),
        strategic: items.filter((item) => placeOf(item) === 'strategic'),
      });
    for (const child of below) visit(child, depth + 1);
  };
  for (const goal of children.get(null) ?? []) visit(goal, 0);
  // A cycle of parents is unreachable from the top: list its goals too.
  for (const goal of goals) visit(goal, 0);
  return rows;
}

function drawnItems(facts: Facts): readonly PictureItem[] {
  return [...facts.operational.items, ...facts.mixed, ...facts.strategic.items];
}

/** Returns the open items on a path that name no goal. */
export function looseItems(facts: Facts): readonly PictureItem[] {
  return drawnItems(facts).filter((item) => isOpen(item) && item.goals.length === 0);
}

/** Returns the latest reading; null if there is none. */
export function latest(measure: MeasureView): number | null {
  return measure.actuals.at(-1)?.value ?? null;
}
