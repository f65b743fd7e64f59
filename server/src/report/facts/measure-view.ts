/** Converts a measure to the data that pictures draw. */
import { betterOf } from '../../core/language/measure.ts';
import type { Measure } from '../../core/language/values.ts';
import type { DayRange } from '../../core/text/days.ts';
import type { MeasureView, ReadingView } from './view-data.ts';

/** Returns the figures of a measure; readings in order of their days. */
export function measureView(measure: Measure): MeasureView {
  const { name, unit, baseline, target, every, plan, actuals, countermeasure } = measure.fields;
  return {
    name: name?.text ?? '',
    unit: unit?.text ?? null,
    baseline: baseline?.value ?? null,
    target: target?.value ?? null,
    every: every?.value ?? null,
    better: betterOf(measure),
    plan: readingsOf(plan),
    actuals: readingsOf(actuals),
    countermeasure: countermeasure?.text.trim() ? countermeasure.text : null,
  };
}

function readingsOf(pairs: Measure['fields']['plan']): readonly ReadingView[] {
  const readings = (pairs?.pairs ?? []).flatMap(({ key, value }): ReadingView[] => {
    const range = key.value as DayRange | undefined;
    return range === undefined || value.value === undefined ? [] : [{ ...range, value: value.value }];
  });
  return readings.sort((a, b) => a.last - b.last);
}
