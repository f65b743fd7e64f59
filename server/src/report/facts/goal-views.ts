/** Converts goals to the data that pictures draw. */
import type { Portfolio } from '../../core/model/portfolio.ts';
import { goalKeys } from './entry-keys.ts';
import { measureView } from './measure-view.ts';
import type { GoalView } from './view-data.ts';

/** Returns the goals, ordered by file and position. A goal whose parents form a cycle has no parent. */
export function goalViews(portfolio: Portfolio): readonly GoalView[] {
  const keyed = goalKeys(portfolio);
  const parents = new Map<string, string | null>();
  for (const [ref, key] of keyed) {
    const parent = ref.entry.values.fields.parent?.value;
    const known = parent !== undefined && portfolio.index.byId('goal', parent).length > 0;
    parents.set(key, known ? parent : null);
  }
  for (const [, key] of keyed) if (leadsBack(parents, key)) parents.set(key, null);
  return keyed.map(([ref, key]) => {
    const { fields } = ref.entry.values;
    return {
      key,
      title: fields.title?.text ?? fields.id?.text ?? '',
      parent: parents.get(key) ?? null,
      owner: ownerOf(portfolio, fields.owner?.text),
      measures: (fields.measures?.items ?? []).map(measureView),
    };
  });
}

/** Tells whether a goal is its own ancestor. */
function leadsBack(parents: ReadonlyMap<string, string | null>, key: string): boolean {
  const seen = new Set<string>();
  for (let at = parents.get(key) ?? null; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === key) return true;
    seen.add(at);
  }
  return false;
}

/** Returns the team's name if the owner is a team, else the owner as written. */
export function ownerOf(portfolio: Portfolio, text: string | undefined): string | null {
  if (text === undefined || text.trim() === '') return null;
  const team = portfolio.index.byId('team', text)[0];
  return team?.entry.values.fields.name?.text ?? text;
}
