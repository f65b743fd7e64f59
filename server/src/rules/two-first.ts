import { idOf } from '../core/model/entry-index.ts';
import type { EntryRef } from '../core/model/entry-ref.ts';
import type { Member } from '../core/model/stretches.ts';
import { t } from '../core/text/l10n.ts';
import { definePortfolioRule, type PortfolioContext } from './kit/define-rule.ts';
import { joinSome, nameKeys, type Some, underKeys } from './kit/gather.ts';
import { names, placesAt } from './kit/portfolio-words.ts';
import { entryTitled } from './kit/titles.ts';

/** Groups planned and active items with a rank by that rank and by who does them. */
const ranked = underKeys(({ view }: Member) => {
  const rank = view.fields.rank?.value;
  if (rank === undefined || (view.status !== 'active' && view.status !== 'planned')) return [];
  const teams = view.teams.map(({ id }) => id);
  // Count a team once if it both owns an item and works on it.
  const owner = nameKeys(view.fields.owner).filter((name) => !teams.includes(name));
  return [...teams.map((id) => `team ${id}`), ...owner.map((name) => `owner ${name}`)].map(
    (who) => `${rank} ${who}`,
  );
});

interface TwoFirst {
  /** The team; null for a person. */
  readonly team: EntryRef | null;
  readonly name: string;
  readonly rank: number;
  readonly items: Some;
}

export const twoFirst = definePortfolioRule<TwoFirst, undefined>({
  id: 'two-first',
  severity: 'warning',
  summary: 'Two items are first at once for one team or person',
  *check(context) {
    const groups = [...context.gather(ranked)];
    if (groups.length === 0) return;
    const teams = teamsById(context);
    const first = new Map<string, { readonly rank: number; readonly items: Some }>();
    for (const [key, items] of groups) {
      const [rank, kind, who] = partsOf(key);
      // An owner named by a team's id is that team.
      const own = kind === 'owner' && teams.has(who) ? `team ${who}` : `${kind} ${who}`;
      const before = first.get(own);
      if (before === undefined || rank < before.rank) first.set(own, { rank, items });
      else if (rank === before.rank) first.set(own, { rank, items: joinSome([before.items, items]) });
    }
    for (const [key, { rank, items }] of first) {
      if (items.count < 2) continue;
      const [, kind, who] = partsOf(`0 ${key}`);
      const team = kind === 'team' ? (teams.get(who) ?? null) : null;
      const owner = items.first[0]?.view.fields.owner?.text.trim();
      yield { team, name: kind === 'owner' ? (owner ?? who) : who, rank, items };
    }
  },
  report: ({ team, name, rank, items }) => ({
    message: t`${team === null ? name : entryTitled(team)} has ${items.count} items with rank ${rank} and none before them (${names(items)}): which is first is left to whoever asks last. Give each a \`rank\` of its own.`,
    related: placesAt(items, t`Rank ${rank}`),
    ...(team === null ? {} : { subject: team }),
  }),
});

const teamsById = ({ index }: PortfolioContext): ReadonlyMap<string, EntryRef> =>
  new Map(
    [...index.refs.team].toReversed().flatMap((ref) => {
      const id = idOf(ref);
      return id === null ? [] : [[id, ref] as const];
    }),
  );

function partsOf(key: string): [rank: number, kind: string, who: string] {
  const [rank = '', kind = '', ...who] = key.split(' ');
  return [Number(rank), kind, who.join(' ')];
}
