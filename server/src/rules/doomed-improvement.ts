import { z } from 'zod';
import type { EntryRef } from '../core/model/entry-ref.ts';
import { viewOf } from '../core/model/item.ts';
import type { Member } from '../core/model/stretches.ts';
import { isoDay } from '../core/text/days.ts';
import { t } from '../core/text/l10n.ts';
import { Rope } from '../core/text/rope.ts';
import type { Gathering } from './kit/define-rule.ts';
import { definePortfolioRule } from './kit/define-rule.ts';
import { many, nameOf, placeAt } from './kit/portfolio-words.ts';

const options = z.object({
  days: z
    .number()
    .int()
    .min(0)
    .default(180)
    .meta({ doc: 'Days for which an improvement should hold before what it improves is replaced.' }),
});

interface Facts {
  readonly doomed: Member;
  readonly by: Member;
  /** The replaced item that the improvement sustains; null if the improvement itself is replaced. */
  readonly through: string | null;
  /** Days between the end of the improvement and that of its replacement; null if unknown. */
  readonly days: number | null;
}

/** Items that replace something, and improvements of something that may be replaced. */
interface Links {
  readonly replacing: Rope<Member>;
  /** Open operational items that sustain something. */
  readonly sustaining: Rope<Member>;
}
const links: Gathering<Links> = {
  of: (members) => ({
    replacing: Rope.of(
      members.filter(
        ({ view }) =>
          view.track === 'strategic' &&
          (view.open || view.status === 'done') &&
          view.refs('replaces').length > 0,
      ),
    ),
    sustaining: Rope.of(
      members.filter((member) => improves(member) && member.view.refs('sustains').length > 0),
    ),
  }),
  join: (parts) => ({
    replacing: Rope.join(parts.map(({ replacing }) => replacing)),
    sustaining: Rope.join(parts.map(({ sustaining }) => sustaining)),
  }),
};
const improves = ({ view }: Member): boolean => view.track === 'operational' && view.open;

export const doomedImprovement = definePortfolioRule<Facts, typeof options>({
  id: 'doomed-improvement',
  severity: 'warning',
  summary: 'An operational item improves what a strategic item is about to replace',
  options,
  *check(context, { days }) {
    const { replacing: leaps, sustaining } = context.gather(links);
    const replacing = new Map<string, Member>();
    for (const by of leaps.toArray())
      for (const { text } of by.view.refs('replaces')) if (!replacing.has(text)) replacing.set(text, by);
    if (replacing.size === 0) return;
    const { index } = context;
    // Either the item itself is replaced, or something that it sustains.
    const near = new Map<EntryRef, Member>();
    for (const id of replacing.keys())
      for (const ref of index.byId('item', id)) near.set(ref, { ref, view: viewOf(ref) });
    for (const member of sustaining.toArray()) near.set(member.ref, member);
    for (const doomed of [...near.values()].sort((a, b) => index.compare(a.ref, b.ref))) {
      const { view } = doomed;
      if (!improves(doomed)) continue;
      const ids = [view.id, ...view.refs('sustains').map(({ text }) => text)].filter((id) => id !== null);
      const through = ids.find((id) => replacing.has(id));
      if (through === undefined) continue;
      const by = replacing.get(through) as Member;
      const { last } = by.view.span;
      const left =
        last === null ? null : Math.max(0, last - Math.max(context.today, view.span.last ?? context.today));
      if (left === null || left < days)
        yield { doomed, by, through: through === view.id ? null : through, days: left };
    }
  },
  report: ({ doomed, by, through, days }) => {
    const { last } = by.view.span;
    const when =
      by.view.status === 'done'
        ? t`has replaced`
        : last === null
          ? t`will replace`
          : t`is to replace by ${isoDay(last)}`;
    const gain = days === null ? t`The gain may be short` : t`The gain lasts ${many(days, 'day')}`;
    return {
      subject: doomed.ref,
      message: t`${nameOf(doomed)} improves what ${nameOf(by)} ${when}${through === null ? '' : ` (\`${through}\`)`}. ${gain}: stop it and put the people elsewhere, or say why it cannot wait.`,
      related: [placeAt(doomed.ref, t`Improves what will be replaced`), placeAt(by.ref, t`Replaces it`)],
    };
  },
});
