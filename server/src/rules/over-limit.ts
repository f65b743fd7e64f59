import { idOf } from '../core/model/entry-index.ts';
import type { EntryRef } from '../core/model/entry-ref.ts';
import type { Limits } from '../core/model/root-settings.ts';
import { t } from '../core/text/l10n.ts';
import { definePortfolioRule, type PortfolioContext } from './kit/define-rule.ts';
import { nameKeys, type Some, underKeys } from './kit/gather.ts';
import { teamFields } from './kit/portfolio-facts.ts';
import { many, mixedAmong, names, placeAt, placesAt } from './kit/portfolio-words.ts';
import { entryTitled } from './kit/titles.ts';

/** Groups live items by everything that can have a limit: path, team and sponsor. */
const liveUnder = underKeys(({ view }) =>
  view.live
    ? [
        ...(view.track === null ? [] : [`path ${view.track}`]),
        ...view.teams.map(({ id }) => `team ${id}`),
        ...nameKeys(view.fields.sponsor).map((name) => `sponsor ${name}`),
      ]
    : [],
);

type Whose =
  | { readonly kind: 'operational' | 'strategic' }
  | { readonly kind: 'team'; readonly ref: EntryRef }
  | { readonly kind: 'sponsor'; readonly name: string };
interface Over {
  readonly whose: Whose;
  readonly items: Some;
  readonly most: number;
  /** Number of mixed items among those that a path counts by their track. */
  readonly mixed: number;
}

export const overLimit = definePortfolioRule<Over, undefined>({
  id: 'over-limit',
  severity: 'warning',
  summary: 'More is live at once than the portfolio’s own limits allow',
  *check(context) {
    const { limits } = context.settings;
    const teams = teamLimits(context, limits);
    if (teams.length === 0 && Object.keys(limits).length === 0) return;
    const live = context.gather(liveUnder);
    for (const kind of ['strategic', 'operational'] as const)
      for (const found of over({ kind }, live.get(`path ${kind}`), limits[kind]))
        yield {
          ...found,
          mixed: context.mixed().filter(({ view }) => view.live && view.track === kind).length,
        };
    for (const { ref, id, most } of teams) yield* over({ kind: 'team', ref }, live.get(`team ${id}`), most);
    for (const [key, items] of live)
      if (key.startsWith('sponsor ')) {
        const name = items.first[0]?.view.fields.sponsor?.text.trim() ?? '';
        yield* over({ kind: 'sponsor', name }, items, limits.sponsor);
      }
  },
  report: ({ whose, items, most, mixed }) => ({
    message: t`${saidOf(whose, items.count)} (${names(items)}), and ${limitOf(whose, most)}. Begin nothing new there: finish or stop ${many(items.count - most, 'item')}, or change the limit.${mixedAmong(mixed)}`,
    related: [
      ...(whose.kind === 'team' ? [placeAt(whose.ref, t`At most ${most} at once`)] : []),
      ...placesAt(items, t`Live`),
    ],
    ...(whose.kind === 'team' ? { subject: whose.ref } : {}),
  }),
});

function* over(whose: Whose, items: Some | undefined, most: number | undefined): Generator<Over> {
  if (items !== undefined && most !== undefined && items.count > most) yield { whose, items, most, mixed: 0 };
}

/** Returns the teams with a limit on live items, in file order. */
function teamLimits(
  { index }: PortfolioContext,
  limits: Limits,
): readonly { readonly ref: EntryRef; readonly id: string; readonly most: number }[] {
  const seen = new Set<string>();
  return [...index.refs.team].flatMap((ref) => {
    const id = idOf(ref);
    const most = teamFields(ref).limit?.value ?? limits.team;
    if (id === null || most === undefined || seen.has(id)) return [];
    seen.add(id);
    return [{ ref, id, most }];
  });
}

function saidOf(whose: Whose, count: number): string {
  switch (whose.kind) {
    case 'strategic':
      return t`${many(count, 'strategic item')} are live`;
    case 'operational':
      return t`${many(count, 'operational item')} are live`;
    case 'team':
      return t`${entryTitled(whose.ref)} has ${many(count, 'live item')}`;
    case 'sponsor':
      return t`${whose.name} sponsors ${many(count, 'live item')}`;
  }
}

const limitOf = (whose: Whose, most: number): string =>
  whose.kind === 'team' ? t`its limit is ${most}` : t`the limit is ${most}`;
