import { z } from 'zod';
import { t } from '../core/text/l10n.ts';
import type { Pole } from '../traits/judgement.ts';
import { definePortfolioRule, type PortfolioContext } from './kit/define-rule.ts';
import type { Some } from './kit/gather.ts';
import {
  type ByPath,
  byPath,
  otherPole,
  type Playing,
  playingOf,
  plays,
  poles,
} from './kit/portfolio-facts.ts';
import { fte, names, placesAt } from './kit/portfolio-words.ts';

const options = z.object({
  items: z.number().int().min(1).default(3).meta({
    doc: 'Items that must be under way or planned on a path before its lack of people is a finding.',
  }),
});

export const unresourcedPath = definePortfolioRule<{ pole: Pole; bare: Some; other: number }, typeof options>(
  {
    id: 'unresourced-path',
    severity: 'warning',
    summary: 'The items of one path have no people, while those of the other do',
    options,
    *check(context, { items: least }) {
      const { of, effort } = unmixed(playingOf(context), context);
      for (const pole of poles) {
        const bare = of[pole];
        const other = effort[otherPole(pole)];
        // If nobody states effort, nothing is known of either path.
        if (bare.count >= least && other > 0 && effort[pole] === 0) yield { pole, bare, other };
      }
    },
    report: ({ pole, bare, other }) => ({
      message:
        bare.count === 1
          ? t`${bare.count} ${pole} item (${names(bare)}) has no effort, and ${otherPole(pole)} work has ${fte(other)}. Give each its \`effort\`, or \`teams\` with a figure.`
          : t`${bare.count} ${pole} items (${names(bare)}) have no effort, and ${otherPole(pole)} work has ${fte(other)}. Give each its \`effort\`, or \`teams\` with a figure.`,
      related: placesAt(bare, t`Has no effort`),
    }),
  },
);

/** Takes the mixed items out of what is in play: their people are on neither path alone. */
function unmixed(
  playing: Playing,
  context: PortfolioContext,
): { readonly of: ByPath<Some>; readonly effort: ByPath<number> } {
  const mixed = context.mixed().filter((member) => plays(member, context));
  if (mixed.length === 0) return playing;
  const refs = new Set(mixed.map(({ ref }) => ref));
  const own = byPath((pole) => mixed.filter(({ view }) => view.track === pole));
  return {
    of: byPath((pole) => ({
      count: playing.of[pole].count - own[pole].length,
      first: playing.of[pole].first.filter(({ ref }) => !refs.has(ref)),
    })),
    effort: byPath((pole) =>
      own[pole].reduce((left, { view }) => left - (view.effort ?? 0), playing.effort[pole]),
    ),
  };
}
