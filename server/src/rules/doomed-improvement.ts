import { z } from 'zod';
import { isoDay } from '../core/days.ts';
import { definePortfolioRule } from './define-rule.ts';
import { factsOf, type Member } from './portfolio-facts.ts';
import { many, nameOf, placeAt } from './portfolio-words.ts';

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
  /** The last thing that links the two: an item that is replaced and that the improvement sustains. */
  readonly through: string | null;
  /** Days from the end of the improvement to that of what replaces it; null where that is not known. */
  readonly days: number | null;
}

export const doomedImprovement = definePortfolioRule<Facts, typeof options>({
  id: 'doomed-improvement',
  severity: 'warning',
  summary: 'An operational item improves what a strategic item is about to replace',
  options,
  *check(context, { days }) {
    const { of } = factsOf(context);
    const replacing = new Map<string, Member>();
    for (const by of of.strategic) {
      if (!by.view.open && by.view.status !== 'done') continue;
      for (const { text } of by.view.refs('replaces')) if (!replacing.has(text)) replacing.set(text, by);
    }
    if (replacing.size === 0) return;
    for (const doomed of of.operational) {
      const { view } = doomed;
      if (!view.open) continue;
      const links = [view.id, ...view.refs('sustains').map(({ text }) => text)].filter((id) => id !== null);
      const through = links.find((id) => replacing.has(id));
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
        ? 'has replaced'
        : last === null
          ? 'will replace'
          : `replaces by ${isoDay(last)}`;
    const gain = days === null ? 'The gain may be short' : `The gain lasts ${many(days, 'day')}`;
    return {
      subject: doomed.ref,
      message: `\`${nameOf(doomed)}\` improves what \`${nameOf(by)}\` ${when}${through === null ? '' : ` (\`${through}\`)`}. ${gain}: stop it and put the people elsewhere, or say why it cannot wait.`,
      related: [placeAt(doomed.ref, 'Improves what is to go'), placeAt(by.ref, 'Replaces it')],
    };
  },
});
