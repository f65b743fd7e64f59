/** Adds a team to items, replaces one team by another, or removes one. */

import type { ItemView } from '../../core/model/item.ts';
import type { Edit } from '../../core/text/finding.ts';
import { t } from '../../core/text/l10n.ts';
import { formatEffort } from '../kit/effort-text.ts';
import { editItems, type Verb } from '../kit/verb.ts';
import { appendToList, removeFromList, removeKey, setKey } from '../text/entry-edits.ts';

/**
 * `value` is added, or replaces `from` and takes over its effort; with `from` alone, that team is removed. If teams are
 * listed with their effort, an added one gets `0 fte`. If the new team is already there, the old one's effort is added
 * to its own.
 */
export const setTeam: Verb = (context, refs, { value = '', from }) => {
  if (value === '' && from === undefined) return { refused: t`No team is named.` };
  if (value !== '' && context.portfolio.index.byId('team', value).length === 0)
    return { refused: t`There is no team \`${value}\` in this portfolio.` };
  return editItems(context, refs, (item) =>
    item.fields.teams?.kind === 'pairs' ? inPairs(item, value, from) : inList(item, value, from),
  );
};

function inList(
  { block, entry, fields }: ItemView,
  value: string,
  from: string | undefined,
): readonly Edit[] | null {
  const teams = fields.teams?.kind === 'list' ? fields.teams.items : [];
  const old = teams.find((team) => team.text === from);
  if (from === undefined || old === undefined)
    return value === '' ? [] : appendToList(block, entry.values, 'teams', value);
  if (value === from) return [];
  if (value === '' || teams.some((team) => team.text === value))
    return removeFromList(block, entry.values, 'teams', from);
  return old.shared ? null : [{ span: { start: old.start, end: old.end }, text: value }];
}

function inPairs(
  { block, entry, fields }: ItemView,
  value: string,
  from: string | undefined,
): readonly Edit[] | null {
  const { teams } = fields;
  if (teams?.kind !== 'pairs') return null;
  const old = teams.pairs.find(({ key }) => key.text === from);
  const present = teams.pairs.find(({ key }) => key.text === value);
  if (from === undefined || old === undefined)
    return value === '' || present !== undefined ? [] : setKey(block, teams, value, '0 fte');
  if (value === from) return [];
  if (value !== '' && present === undefined)
    return old.key.shared ? null : [{ span: { start: old.key.start, end: old.key.end }, text: value }];
  const gone =
    teams.pairs.length === 1 ? removeKey(block, entry.values, 'teams') : removeKey(block, teams, from);
  const [a, b] = [present?.value.value, old.value.value];
  if (present === undefined || gone === null || a === undefined || b === undefined || b === 0) return gone;
  const sum = setKey(block, teams, value, formatEffort(a + b, present.value.text));
  return sum === null ? null : [...gone, ...sum];
}
