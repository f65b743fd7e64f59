import { z } from 'zod';
import type { Scalar } from '../core/language/values.ts';
import type { ItemView } from '../core/model/item.ts';
import { type Day, isoDay } from '../core/text/days.ts';
import { t } from '../core/text/l10n.ts';
import type { Span } from '../core/text/lines.ts';
import { dropKey, inPart, setKeyTo } from './fixes/key-fixes.ts';
import type { RuleFix } from './kit/define-rule.ts';
import { defineItemRule } from './kit/define-rule.ts';
import { daysInWords, figure, fte } from './kit/time-words.ts';
import { titled } from './kit/titles.ts';

const options = z.object({
  horizon: z
    .number()
    .min(1)
    .default(1.5)
    .meta({ doc: 'How many times longer one of `horizon` and the dates may be than the other.' }),
});

interface Facts {
  readonly at: Span;
  readonly other: Span;
  readonly message: string;
  readonly fixes: readonly RuleFix[];
}

export const contradictingFields = defineItemRule<Facts, typeof options>({
  id: 'contradicting-fields',
  severity: 'warning',
  summary: 'Two fields of one item that cannot both be true',
  fixable: 'unsafe',
  options,
  silencedBy: ['misclassified', 'mixed-traits'],
  check(item, { today }, { horizon }) {
    // A list and no generators within one: this runs on every item, and finds next to nothing.
    const found: Facts[] = [];
    if (item.open) kindOfChange(item, found);
    time(item, horizon, found);
    effort(item, found);
    direction(item, found);
    closed(item, today, found);
    return found;
  },
  report: ({ at, other, message, fixes }) => ({
    span: at,
    message,
    related: [{ span: { start: other.start, end: other.end }, message: t`The other field` }],
    fixes,
  }),
});

/**
 * Compares the size of the change with track, scope and funding. Reports at most one clash, because all would come from
 * the same wrong value.
 */
function kindOfChange(item: ItemView, found: Facts[]): void {
  const { change, track, scope, funding } = item.fields;
  if (change?.value === undefined) return;
  const size = change.value;
  const opposite = size === 'incremental' ? 'breakthrough' : 'incremental';
  const clash = (other: Scalar<unknown>, words: string): Facts => ({
    at: change,
    other,
    message: t`${titled(item)}: \`change: ${size}\` does not go with \`${words}\`. Correct whichever is wrong.`,
    fixes: setKeyTo(item, t`Set change to ${opposite}`, 'change', opposite),
  });
  if (
    track !== undefined &&
    ((size === 'breakthrough' && track.value === 'operational') ||
      (size === 'incremental' && track.value === 'strategic'))
  ) {
    found.push(clash(track, `track: ${track.value}`));
  } else if (
    scope !== undefined &&
    ((size === 'breakthrough' && scope.value === 'process') ||
      (size === 'incremental' && scope.value === 'market'))
  ) {
    found.push(clash(scope, `scope: ${scope.value}`));
  } else if (
    size === 'incremental' &&
    track === undefined &&
    (funding?.value === 'capital' || funding?.value === 'dedicated')
  ) {
    found.push(clash(funding, `funding: ${funding.value}`));
  }
}

/** Compares `horizon` with start and end. */
function time(item: ItemView, most: number, found: Facts[]): void {
  const { start, end, horizon } = item.fields;
  if (
    start?.value === undefined ||
    end?.value === undefined ||
    horizon?.value === undefined ||
    item.horizon === null
  )
    return;
  const dates = item.horizon.days;
  // An end such as `2027` may mean any day of that period: allow for its whole length.
  const loose = end.value.last - end.value.first;
  if (dates - loose > horizon.value * most || horizon.value > dates * most) {
    found.push({
      at: horizon,
      other: end,
      message: t`${titled(item)}: from start to end is ${daysInWords(dates)}, but \`horizon\` says ${horizon.text.trim()}. The dates count: delete \`horizon\`, or correct the dates.`,
      fixes: dropKey(item, t`Delete horizon`, 'horizon'),
    });
  }
}

/** Compares the stated effort with the sum of its parts. */
function effort(item: ItemView, found: Facts[]): void {
  const { effort: whole, teams } = item.fields;
  if (whole?.value === undefined || teams?.kind !== 'pairs') return;
  const sum = teams.pairs.reduce((total, { value }) => total + (value.value ?? 0), 0);
  if (sum <= whole.value) return;
  found.push({
    at: whole,
    other: teams,
    message: t`${titled(item)}: the teams together give ${fte(sum)}, more than the ${fte(whole.value)} stated for the whole. Correct one of them.`,
    fixes: setKeyTo(item, t`Set effort to ${fte(sum)}`, 'effort', fte(sum)),
  });
}

/** Compares `better` with the direction from baseline to target. */
function direction(item: ItemView, found: Facts[]): void {
  for (const measure of item.measures) {
    const { better, baseline, target } = measure.fields;
    if (
      better?.value === undefined ||
      baseline?.value === undefined ||
      target?.value === undefined ||
      baseline.value === target.value
    )
      continue;
    const way = target.value < baseline.value ? 'lower' : 'higher';
    if (way === better.value) continue;
    found.push({
      at: better,
      other: target,
      message: t`${titled(item)}: from ${figure(baseline.value)} to ${figure(target.value)} the figure gets ${way}, but \`better\` says ${better.value}. Correct the one that is wrong.`,
      fixes: setKeyTo(inPart(item, measure), t`Set better to ${way}`, 'better', way),
    });
  }
}

/** Finds dates in the future that cannot be: the end of a closed item, or its last review. */
function closed(item: ItemView, today: Day, found: Facts[]): void {
  const { status, end, reviewed } = item.fields;
  if (
    status !== undefined &&
    end?.value !== undefined &&
    (status.value === 'done' || status.value === 'stopped') &&
    end.value.first > today
  ) {
    found.push({
      at: end,
      other: status,
      message: t`${titled(item)}: ${status.value}, and the end, ${isoDay(end.value.last)}, is still to come. Write the day on which the work ended.`,
      fixes: endFits(item, today) ? setKeyTo(item, t`Set the end to today`, 'end', isoDay(today)) : [],
    });
  }
  if (reviewed?.value !== undefined && reviewed.value.first > today) {
    found.push({
      at: reviewed,
      other: reviewed,
      message: t`${titled(item)}: the last review is dated ${isoDay(reviewed.value.first)}, which is still to come. Write the day of the last one.`,
      fixes: setKeyTo(item, t`Set reviewed to today`, 'reviewed', isoDay(today)),
    });
  }
}

/** Tells whether ending today keeps start and milestones in order. */
function endFits(item: ItemView, today: Day): boolean {
  return (
    (item.start === null || item.start <= today) &&
    item.milestones.every(({ fields }) => (fields.date?.value?.first ?? today) <= today)
  );
}
