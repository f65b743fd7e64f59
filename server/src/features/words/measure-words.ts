/** Describes the state of a measure, for hovers, inlay hints, and cards of items and goals. */

import { expectedOn, pointsOf, type Run, standingOf } from '../../core/language/measure.ts';
import type { Measure } from '../../core/language/values.ts';
import { type Day, isoDay } from '../../core/text/days.ts';
import { t } from '../../core/text/l10n.ts';
import { escapeMarkdown } from './markdown.ts';

/** Formats a number with at most two decimals and no trailing zeros. */
export const figure = (value: number): string => String(Math.round(value * 100) / 100);

/** Returns the progress of the last reading from baseline to target in percent; null if undefined. */
export function percentToTarget(measure: Measure): number | null {
  const { baseline, target, actuals } = measure.fields;
  const last = pointsOf(actuals).at(-1);
  if (
    last === undefined ||
    baseline?.value === undefined ||
    target?.value === undefined ||
    baseline.value === target.value
  )
    return null;
  return Math.round((100 * (last.value - baseline.value)) / (target.value - baseline.value));
}

/**
 * Describes a measure in one line: `Door to triage: 15 min on 2027-07-31, 58 % of the way from 22 to 10; plan 16, met`.
 */
export function measureLine(measure: Measure, run: Run): string {
  const { name, unit, baseline, target, actuals } = measure.fields;
  const label = escapeMarkdown(name?.text ?? t`A measure`);
  const unitText = unit === undefined ? '' : ` ${escapeMarkdown(unit.text)}`;
  const last = pointsOf(actuals).at(-1);
  if (last === undefined) {
    return t`${label}: no reading yet${baseline?.value === undefined || target?.value === undefined ? '' : t`; from ${figure(baseline.value)} to ${figure(target.value)}${unitText}`}`;
  }
  const percent = percentToTarget(measure);
  const way =
    percent === null
      ? ''
      : t`, ${percent}% of the way from ${figure(baseline?.value as number)} to ${figure(target?.value as number)}`;
  return `${label}: ${figure(last.value)}${unitText} on ${isoDay(last.day)}${way}${standingWords(measure, run)}`;
}

function standingWords(measure: Measure, run: Run): string {
  const standing = standingOf(measure, run);
  if (standing === null) return '';
  const plan =
    measure.fields.plan === undefined
      ? t`; on a straight line ${figure(standing.expected)}`
      : t`; plan ${figure(standing.expected)}`;
  return standing.miss > 0 ? t`${plan}, missed by ${figure(standing.miss)}` : t`${plan}, met`;
}

/** Maximum number of rows of plan and actuals; the latest are shown. */
const MAX_ROWS = 12;

/** Returns a Markdown table of actuals and plan. */
export function measureMarkdown(measure: Measure, run: Run): string {
  const { countermeasure } = measure.fields;
  const parts = [`**${measureLine(measure, run)}**`];
  const actuals = new Map(pointsOf(measure.fields.actuals).map((point) => [point.day, point.value]));
  const plan = new Map(pointsOf(measure.fields.plan).map((point) => [point.day, point.value]));
  const days = [...new Set([...actuals.keys(), ...plan.keys()])].sort((a, b) => a - b);
  if (days.length > 0) {
    const shown = days.slice(-MAX_ROWS);
    const cell = (value: number | null | undefined): string =>
      value === undefined || value === null ? '–' : figure(value);
    const planned = (day: Day): number | null =>
      plan.get(day) ?? (actuals.has(day) ? expectedOn(measure, run, day) : null);
    const rows = shown.map((day) => `| ${isoDay(day)} | ${cell(planned(day))} | ${cell(actuals.get(day))} |`);
    parts.push([`| ${t`by`} | ${t`plan`} | ${t`actual`} |`, '|---|---:|---:|', ...rows].join('\n'));
    if (days.length > MAX_ROWS)
      parts.push(
        days.length - MAX_ROWS === 1
          ? t`${days.length - MAX_ROWS} earlier one not shown.`
          : t`${days.length - MAX_ROWS} earlier ones not shown.`,
      );
  }
  if (countermeasure !== undefined) parts.push(t`Countermeasure: ${escapeMarkdown(countermeasure.text)}`);
  return parts.join('\n\n');
}
