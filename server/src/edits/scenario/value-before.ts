/** Reads what a portfolio says where a change of a scenario would say something else. */
import type { Portfolio } from '../../core/model/portfolio.ts';
import type { ScenarioChange } from './scenario.ts';

/** Returns the stated text on one line; null if nothing is stated, or the change adds an item. */
export function valueBefore({ index }: Portfolio, change: ScenarioChange): string | null {
  if (change.of === 'begin' || change.of === 'balance') return null;
  if (change.of === 'capacity') {
    const [team] = index.byId('team', change.id);
    return team?.entry.kind === 'team' ? textOf(team.entry.values.fields.capacity) : null;
  }
  const [ref] = index.byId('item', change.id);
  if (ref?.entry.kind !== 'item') return null;
  const { fields } = ref.entry.values;
  if (change.of === 'milestone')
    return textOf(
      fields.milestones?.items.find(({ fields }) => fields.title?.text === change.title)?.fields.date,
    );
  if (change.of === 'share')
    return fields.teams?.kind === 'pairs'
      ? textOf(fields.teams.pairs.find(({ key }) => key.text === change.team)?.value)
      : null;
  return textOf(fields[change.key]);
}

function textOf(value: { readonly kind: string; readonly text?: string } | undefined): string | null {
  const text = value?.kind === 'scalar' ? (value.text ?? '').replace(/\s+/g, ' ').trim() : '';
  return text === '' ? null : text;
}
