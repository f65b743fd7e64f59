import { z } from 'zod';
import { pointsOf, type Standing, standingOf } from '../core/language/measure.ts';
import type { Measure } from '../core/language/values.ts';
import type { ItemView } from '../core/model/item.ts';
import { type Day, isoDay } from '../core/text/days.ts';
import { t } from '../core/text/l10n.ts';
import type { Span } from '../core/text/lines.ts';
import { addKey, inPart, slot } from './fixes/key-fixes.ts';
import { defineItemRule } from './kit/define-rule.ts';
import { figure } from './kit/time-words.ts';
import { titled } from './kit/titles.ts';

const options = z.object({
  tolerance: z
    .number()
    .min(0)
    .max(100)
    .default(10)
    .meta({ doc: 'How far a figure may miss its plan, in percent of the way from baseline to target.' }),
  readings: z.number().int().min(1).default(2).meta({
    doc: 'Readings in a row that must miss; of a measure read quarterly or annually, one is enough.',
  }),
});

interface Facts {
  readonly at: Span;
  readonly measure?: Measure;
  readonly standing?: Standing;
}

export const redWithoutCountermeasure = defineItemRule<Facts, typeof options>({
  id: 'red-without-countermeasure',
  severity: 'warning',
  summary: 'A figure is off its plan, and nothing says what is being done about it',
  fixable: 'unsafe',
  options,
  *check(item, _context, { tolerance, readings }) {
    if (item.status !== 'active') return;
    let answered = written(item);
    for (const measure of item.measures) {
      if (Object.hasOwn(measure.keys, 'countermeasure')) {
        answered = true;
        continue;
      }
      const rare = measure.fields.every?.value === 'quarterly' || measure.fields.every?.value === 'annually';
      const standing = red(item, measure, tolerance, rare ? 1 : readings);
      if (standing === null) continue;
      answered = true;
      yield { at: measure.fields.name ?? measure, measure, standing };
    }
    const { health } = item.fields;
    if (health?.value === 'off-track' && !answered) yield { at: health };
  },
  report: ({ at, measure, standing }, item) => {
    if (measure === undefined || standing === undefined) {
      return {
        span: at,
        message: t`${titled(item)}: off track, and no countermeasure is named. Write one at the measure that slipped, or ask the next review for a \`decision\`.`,
        fixes: addKey(
          item,
          t`Add the decision to ask for`,
          'decision',
          slot(1, 'What the next review must decide'),
        ),
      };
    }
    const name = measure.fields.name?.text.trim() ?? '';
    const unit = measure.fields.unit?.text.trim();
    const read = t`${titled(item)}: “${name}” read ${figure(standing.actual)}${unit === undefined ? '' : ` ${unit}`} on ${isoDay(standing.day)}`;
    return {
      span: at,
      message:
        measure.fields.plan === undefined
          ? t`${read}, and a straight line from baseline to target asks for ${asked(measure, standing)}. Say under \`countermeasure\` what is being done.`
          : pointsOf(measure.fields.plan).some(
                ({ day, value }) => day === standing.day || value === standing.expected,
              )
            ? t`${read}, and the plan was ${figure(standing.expected)}. Say under \`countermeasure\` what is being done.`
            : t`${read}, and the plan, straight between its points, asks for ${asked(measure, standing)}. Say under \`countermeasure\` what is being done.`,
      fixes: addKey(
        inPart(item, measure),
        t`Add a countermeasure`,
        'countermeasure',
        slot(1, 'What is done about it, by whom, by when'),
      ),
    };
  },
});

/** Formats what a straight line asks for with one decimal more than the figures between which it was drawn have. */
function asked(measure: Measure, { expected, actual }: Standing): string {
  const { baseline, target, plan } = measure.fields;
  const stated = [baseline?.value, target?.value, actual, ...pointsOf(plan).map(({ value }) => value)];
  const most = Math.max(...stated.map((value) => String(value ?? 0).split('.')[1]?.length ?? 0));
  return figure(Number(expected.toFixed(Math.min(2, most + 1))));
}

const written = (item: ItemView): boolean => Object.hasOwn(item.entry.values.keys, 'decision');

/**
 * Returns the standing of a measure whose latest reading misses its plan by more than the tolerance, and each of the
 * readings before it by any amount; else null.
 */
function red(item: ItemView, measure: Measure, tolerance: number, readings: number): Standing | null {
  const run = { start: item.start, end: item.end };
  const latest = standingOf(measure, run);
  if (latest === null || latest.miss * 100 <= tolerance * latest.distance) return null;
  const days = pointsOf(measure.fields.actuals).map(({ day }) => day);
  for (let back = 1; back < readings; back++) {
    const day: Day | undefined = days[days.length - 1 - back];
    if (day === undefined) return null;
    const before = standingOf(measure, run, day);
    if (before === null || before.miss <= 0) return null;
  }
  return latest;
}
