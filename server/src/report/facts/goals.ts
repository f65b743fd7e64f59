/** Goals in the order of their tree, each with the work that serves it. */
import { type Facts, isLive, placeOf } from './facts.ts';
import type { GoalView, MeasureView, PictureItem } from './view-data.ts';

export interface GoalRow {
  readonly goal: GoalView;
  /** 0 at the top. */
  readonly depth: number;
  /** A goal that only holds others together: no measure, no work of its own. */
  readonly group: boolean;
  readonly measures: readonly MeasureView[];
  /** Operational and mixed items that serve it, in the order of the text. */
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
  const rows: GoalRow[] = [];
  const seen = new Set<string>();
  const visit = (goal: GoalView, depth: number): void => {
    if (seen.has(goal.key)) return;
    seen.add(goal.key);
    const below = children.get(goal.key) ?? [];
    const items = serving.get(goal.key) ?? [];
    const group = below.length > 0 && items.length === 0 && goal.measures.length === 0;
    // The one goal above all stands in the head.
    const inHead = group && depth === 0 && children.get(null)?.length === 1;
    if (!inHead)
      rows.push({
        goal,
        depth,
        group,
        measures: goal.measures,
        operational: items.filter((item) => placeOf(item) !== 'strategic'),
        strategic: items.filter((item) => placeOf(item) === 'strategic'),
      });
    for (const child of below) visit(child, depth + 1);
  };
  for (const goal of children.get(null) ?? []) visit(goal, 0);
  // A cycle of parents hangs from nothing: its goals are listed all the same.
  for (const goal of goals) visit(goal, 0);
  return rows;
}

function drawnItems(facts: Facts): readonly PictureItem[] {
  return [...facts.operational.items, ...facts.mixed, ...facts.strategic.items];
}

/** Live items on a path that name no goal. */
export function looseItems(facts: Facts): readonly PictureItem[] {
  return drawnItems(facts).filter((item) => isLive(item) && item.goals.length === 0);
}

/** The last number read; `null` where none is. */
export function latest(measure: MeasureView): number | null {
  return measure.actuals.at(-1)?.value ?? null;
}
