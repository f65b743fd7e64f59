/** Divides teams and effort between the halves of an item. Nothing is lost: the parts add up to the whole. */
import type { ItemEntry } from '../../core/document/read-block.ts';
import type { ItemView } from '../../core/model/item.ts';
import { scalarOf } from '../../core/yaml/quote.ts';
import type { Pole } from '../../traits/judgement.ts';
import { formatEffort } from '../kit/effort-text.ts';
import { setKey } from '../text/entry-edits.ts';
import type { Rewrite } from '../text/rewrite.ts';
import { other, type Unit } from './split-half.ts';

/** Returns the ids of an item's teams, as written, in order. */
export function teamIds({ fields: { teams } }: ItemView): string[] {
  if (teams === undefined) return [];
  return teams.kind === 'pairs'
    ? teams.pairs.map(({ key }) => key.text)
    : teams.items.map(({ text }) => text);
}

/** Returns the part of an effort, in milli-FTE, that goes to the new half; `share` in percent. */
const partOf = (milli: number, share: number): number => Math.round((milli * share) / 100);

const sideOfTeam = (units: readonly Unit[], index: number): Unit['to'] =>
  units.find((unit) => unit.kind === 'team' && unit.index === index)?.to ?? 'both';

/** Returns `teams` and `effort` of the new half as YAML source; `share` in percent. */
export function effortOf(
  item: ItemView,
  units: readonly Unit[],
  side: Pole,
  share: number,
): [string, string][] {
  const { teams, effort } = item.fields;
  const found: [string, string][] = [];
  const efforts = teams?.kind === 'pairs' ? teams.pairs.map(({ value }) => value) : [];
  const own = teamIds(item).flatMap((id, index) => {
    const to = sideOfTeam(units, index);
    if (to === other(side)) return [];
    const value = efforts[index];
    // A team that moves as a whole takes its effort along.
    const part =
      value?.value === undefined
        ? null
        : to === side
          ? value.value
          : share > 0
            ? partOf(value.value, share)
            : null;
    return [{ id: scalarOf(id, true), part: part === null ? null : formatEffort(part, value?.text ?? '') }];
  });
  // A mapping needs a value for each team; a shared team without effort here gets 0.
  if (own.some(({ part }) => part !== null))
    found.push(['teams', `{${own.map(({ id, part }) => `${id}: ${part ?? '0 fte'}`).join(', ')}}`]);
  else if (own.length > 0) found.push(['teams', `[${own.map(({ id }) => id).join(', ')}]`]);
  if (effort?.value !== undefined && share > 0)
    found.push(['effort', formatEffort(partOf(effort.value, share), effort.text)]);
  return found;
}

/** Subtracts from the half that keeps the entry what goes to the new half; false if a place cannot be edited. */
export function keepEffort(
  item: ItemView,
  units: readonly Unit[],
  share: number,
  rewrite: Rewrite<ItemEntry>,
): boolean {
  const { teams, effort } = item.fields;
  let ok = true;
  if (effort?.value !== undefined) {
    const rest = effort.value - partOf(effort.value, share);
    ok = rewrite.step((block, entry) =>
      setKey(block, entry.values, 'effort', formatEffort(rest, effort.text)),
    );
  }
  if (teams?.kind !== 'pairs') return ok;
  for (const [index, { key, value }] of teams.pairs.entries()) {
    if (value.value === undefined || sideOfTeam(units, index) !== 'both') continue;
    const rest = formatEffort(value.value - partOf(value.value, share), value.text);
    ok =
      rewrite.step((block, entry) =>
        entry.values.fields.teams?.kind === 'pairs'
          ? setKey(block, entry.values.fields.teams, key.text, rest)
          : null,
      ) && ok;
  }
  return ok;
}
