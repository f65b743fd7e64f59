import { listed } from '../core/language/read-scalar.ts';
import type { EntryIndex } from '../core/model/entry-index.ts';
import type { ItemRef, TeamRef } from '../core/model/entry-ref.ts';
import { viewOf } from '../core/model/item.ts';
import { usesOf } from '../core/model/uses.ts';
import { t } from '../core/text/l10n.ts';
import { defineEntryRule } from './kit/define-rule.ts';
import { entryTitled, titled } from './kit/titles.ts';
import { runsAs, trackInDoubt } from './kit/track-substance.ts';

interface Facts {
  readonly teams: readonly TeamRef[];
}

export const missingFrontline = defineEntryRule<Facts, undefined, 'item'>({
  id: 'missing-frontline',
  severity: 'info',
  summary: 'An improvement without a team from where the work is done',
  kinds: ['item'],
  silencedBy: trackInDoubt,
  *check(ref, { index }) {
    const item = viewOf(ref);
    if (!runsAs(item, 'operational')) return;
    const teams = teamsOf(ref, index);
    // A team of unknown kind may well be at the front line.
    if (teams.length > 0 && teams.every((team) => kindOf(team) === 'staff' || kindOf(team) === 'executive'))
      yield { teams };
  },
  report: ({ teams }, ref) => {
    const item = viewOf(ref);
    const ids = [...new Set(teams.map((team) => entryTitled(team)))];
    return {
      span: item.fields.owner ?? item.fields.teams ?? item.name,
      message:
        ids.length === 1
          ? t`${titled(item)}: only ${listed(ids, 'and')} works on this improvement, and it is not a frontline team. Add the team from where the work is done.`
          : t`${titled(item)}: only ${listed(ids, 'and')} work on this improvement, and none is a frontline team. Add the team from where the work is done.`,
      related: teams.map((team) => ({
        ref: team,
        span: () => team.entry.values.fields.kind ?? team.entry.span,
        message: t`Not a frontline team`,
      })),
    };
  },
});

/**
 * Returns the known teams that own the item or work on it, without duplicates, the owner first; none if a person owns
 * it, who may be at the front line.
 */
function teamsOf(ref: ItemRef, index: EntryIndex): TeamRef[] {
  const uses = usesOf(ref).filter(({ kind, key }) => kind === 'team' && key !== 'from' && key !== 'to');
  const found = new Set<TeamRef>();
  for (const use of [...uses.filter(({ loose }) => loose), ...uses.filter(({ loose }) => !loose)]) {
    const team = index.byId('team', use.id)[0];
    if (team !== undefined) found.add(team);
    else if (use.loose) return [];
  }
  return [...found];
}

const kindOf = (team: TeamRef): string | undefined => team.entry.values.fields.kind?.value;
