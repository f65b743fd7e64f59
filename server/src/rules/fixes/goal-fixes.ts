/** Offers an item that serves no goal the goals of its portfolio. Created on demand, and not stored with findings. */
import { idOf } from '../../core/model/entry-index.ts';
import { type EntryRef, entryName } from '../../core/model/entry-ref.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import { t } from '../../core/text/l10n.ts';
import { appendToList } from '../../edits/text/entry-edits.ts';
import type { RuleFix } from '../kit/define-rule.ts';
import type { Placed } from '../kit/placed.ts';
import { lazyFix } from './key-fixes.ts';

/** Maximum number of goals offered; completion below `goals` offers all of them. */
const MAX_GOALS = 3;
/** Longest title of a goal in the title of a fix, in characters. */
const MAX_TITLE = 60;

/** Returns a fix for each of the first goals that have none below them, in the order of the portfolio. */
export function goalFixes({ rule, ref }: Placed, { index }: Portfolio): readonly RuleFix[] {
  if (rule !== 'unaligned-item' || ref === null) return [];
  const goals = index.refs.goal;
  const parents = new Set<string>();
  for (const { entry } of goals)
    if (entry.kind === 'goal') parents.add(entry.values.fields.parent?.text ?? '');
  const fixes: RuleFix[] = [];
  for (const goal of goals) {
    const id = idOf(goal);
    if (id === null || parents.has(id) || index.byId('goal', id).length > 1) continue;
    fixes.push(
      ...lazyFix(
        ref,
        t`Serve the goal “${nameOf(goal, id)}”`,
        () => appendToList(ref.block, ref.entry.values, 'goals', id),
        { choice: true },
      ),
    );
    if (fixes.length >= MAX_GOALS) break;
  }
  return fixes;
}

function nameOf(goal: EntryRef, id: string): string {
  const title = (entryName(goal)?.text ?? '').replace(/\s+/g, ' ').trim();
  if (title === '') return id;
  return title.length > MAX_TITLE ? `${title.slice(0, MAX_TITLE - 1).trimEnd()}…` : title;
}
