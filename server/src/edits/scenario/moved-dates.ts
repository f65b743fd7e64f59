/** Expresses moves of dates as changes of a scenario, which leave the portfolio itself untouched. */
import { t } from '../../core/text/l10n.ts';
import type { NewDate, Refused } from '../verbs/move-date.ts';
import type { Moved } from '../verbs/push-dependents.ts';
import type { ScenarioChange } from './scenario.ts';

/** Converts moves to changes; or explains to people why a scenario cannot express them. */
export function dateChanges(moves: readonly Moved[]): readonly ScenarioChange[] | Refused {
  const changes: ScenarioChange[] = [];
  for (const move of moves)
    for (const date of move.shift.dates) {
      if (date.text === date.to) continue;
      const change = changeOf(move, date);
      if ('refused' in change) return change;
      changes.push(change);
    }
  return changes;
}

function changeOf({ shift: { item } }: Moved, { name, to }: NewDate): ScenarioChange | Refused {
  const { id } = item;
  if (id === null) return { refused: t`“${item.title}” has no id by which a scenario could name it.` };
  if (name === 'start' || name === 'end') return { of: 'item', id, key: name, value: to };
  const titles = item.milestones.map(({ fields }) => fields.title?.text.trim() ?? '');
  const title = titles[Number(name.slice('milestone-'.length))] ?? '';
  if (title === '' || titles.filter((other) => other === title).length > 1)
    return {
      refused: t`A scenario names a milestone by its title, and this one of “${item.title}” has none of its own.`,
    };
  return { of: 'milestone', id, title, value: to };
}
