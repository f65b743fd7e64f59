import type { ItemEntry } from '../core/document/read-block.ts';
import { listed } from '../core/language/read-scalar.ts';
import { type EntryIndex, type EntryRef, usesOf } from '../core/model/entry-index.ts';
import { itemView } from '../core/model/item.ts';
import { t } from '../core/text/l10n.ts';
import { defineEntryRule } from './kit/define-rule.ts';
import { runsAs, trackInDoubt } from './kit/track-substance.ts';

interface Facts {
  readonly teams: readonly EntryRef[];
}

export const missingFrontline = defineEntryRule<Facts>({
  id: 'missing-frontline',
  severity: 'info',
  summary: 'An improvement without a team of the place where the work is done',
  kinds: ['item'],
  silencedBy: trackInDoubt,
  *check(ref, { index }) {
    const item = itemView(ref.block, ref.entry as ItemEntry);
    if (!runsAs(item, 'operational')) return;
    const teams = teamsOf(ref, index);
    // A team of unknown kind may be the very one that is meant.
    if (teams.length > 0 && teams.every((team) => kindOf(team) === 'staff' || kindOf(team) === 'executive'))
      yield { teams };
  },
  report: ({ teams }, ref) => {
    const item = itemView(ref.block, ref.entry as ItemEntry);
    const ids = [...new Set(teams.map((team) => `\`${team.entry.values.fields.id?.text ?? ''}\``))];
    return {
      span: item.fields.owner ?? item.fields.teams ?? item.name,
      message:
        ids.length === 1
          ? t`Only ${listed(ids, 'and')} works on this improvement, and it is no frontline team. Improvements made for people, not by them, rarely stay. Add the team of the place where the work is done.`
          : t`Only ${listed(ids, 'and')} work on this improvement, and none is a frontline team. Improvements made for people, not by them, rarely stay. Add the team of the place where the work is done.`,
      related: teams.map((team) => ({
        ref: team,
        span: () =>
          (team.entry.kind === 'team' ? team.entry.values.fields.kind : undefined) ?? team.entry.span,
        message: t`Not a frontline team`,
      })),
    };
  },
});

/** Known teams that own the item or work on it, each once, the owner first; none where a person owns it, who may stand at the front line. */
function teamsOf(ref: EntryRef, index: EntryIndex): EntryRef[] {
  const uses = usesOf(ref.block, ref.entry).filter(({ kind }) => kind === 'team');
  const found = new Set<EntryRef>();
  for (const use of [...uses.filter(({ loose }) => loose), ...uses.filter(({ loose }) => !loose)]) {
    const team = index.byId('team', use.id)[0];
    if (team !== undefined) found.add(team);
    else if (use.loose) return [];
  }
  return [...found];
}

const kindOf = (team: EntryRef): string | undefined =>
  team.entry.kind === 'team' ? team.entry.values.fields.kind?.value : undefined;
