import { z } from 'zod';
import type { ItemView } from '../core/model/item.ts';
import type { Member } from '../core/model/stretches.ts';
import { type Day, isoDay } from '../core/text/days.ts';
import { t } from '../core/text/l10n.ts';
import { Rope } from '../core/text/rope.ts';
import { addSustaining } from './fixes/new-entries.ts';
import type { Gathering } from './kit/define-rule.ts';
import { definePortfolioRule } from './kit/define-rule.ts';
import { placeAt } from './kit/portfolio-words.ts';
import { titled } from './kit/titles.ts';

const options = z.object({
  days: z
    .number()
    .int()
    .min(0)
    .default(90)
    .meta({ doc: 'Days a finished strategic item may wait for the first item that sustains it.' }),
  until: z.number().int().min(0).default(730).meta({ doc: 'Days after which this is no longer reported.' }),
});

/** Finished leaps, and the ids that an open or done item replaces or, unless it is strategic, sustains. */
const landing: Gathering<{ readonly leaps: Rope<Member>; readonly kept: Rope<string> }> = {
  of: (members) => {
    const kept: string[] = [];
    for (const { view } of members) {
      if (!view.open && view.status !== 'done') continue;
      if (view.track !== 'strategic') for (const { text } of view.refs('sustains')) kept.push(text);
      // What a later leap replaces need not be held.
      for (const { text } of view.refs('replaces')) kept.push(text);
    }
    const leaps = members.filter(
      ({ view }) =>
        view.track === 'strategic' && view.status === 'done' && view.id !== null && landedOn(view) !== null,
    );
    return { leaps: Rope.of(leaps), kept: Rope.of(kept) };
  },
  join: (parts) => ({
    leaps: Rope.join(parts.map(({ leaps }) => leaps)),
    kept: Rope.join(parts.map(({ kept }) => kept)),
  }),
};

export const unsustainedLeap = definePortfolioRule<
  { leap: Member; landed: Day; days: number },
  typeof options
>({
  id: 'unsustained-leap',
  severity: 'warning',
  summary: 'A finished strategic item that no operational item holds and improves',
  fixable: 'unsafe',
  options,
  *check(context, { days, until }) {
    const { leaps, kept } = context.gather(landing);
    if (leaps.length === 0) return;
    const held = new Set(kept.toArray());
    for (const leap of leaps.toArray()) {
      const landed = landedOn(leap.view);
      if (landed === null || held.has(leap.view.id ?? '')) continue;
      const waited = context.today - landed;
      if (waited > days && waited <= until) yield { leap, landed, days: waited };
    }
  },
  report: ({ leap, landed, days }) => ({
    subject: leap.ref,
    message: t`${titled(leap.view)}: finished on ${isoDay(landed)}, ${days} days ago, and no operational item names it under \`sustains\`. Add one for the team that runs it, with \`sustains: [${leap.view.id}]\` and the standard.`,
    related: [placeAt(leap.ref, t`Finished on ${isoDay(landed)}`)],
    fixes: addSustaining(leap),
  }),
});

/** Returns the day on which a done item ended: as stated, else that of its last milestone met. */
function landedOn(view: ItemView): Day | null {
  if (view.end !== null) return view.end;
  const met = view.milestones.flatMap(({ fields: { date, done } }) => {
    if (done?.value === undefined || done.value === false) return [];
    return done.value === true ? (date?.value === undefined ? [] : [date.value.last]) : [done.value.last];
  });
  return met.length === 0 ? null : Math.max(...met);
}
