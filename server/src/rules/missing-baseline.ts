import { pointsOf } from '../core/language/measure.ts';
import type { Measure } from '../core/language/values.ts';
import { t } from '../core/text/l10n.ts';
import type { Span } from '../core/text/lines.ts';
import { scalarOf } from '../core/yaml/quote.ts';
import { REPORTED } from '../edits/values/suppliers.ts';
import { addKey, inPart, setKeyTo, slot } from './fixes/key-fixes.ts';
import { addMeasure } from './fixes/list-fixes.ts';
import { defineItemRule } from './kit/define-rule.ts';
import { figure } from './kit/time-words.ts';
import { titled } from './kit/titles.ts';
import { runsAs, trackInDoubt } from './kit/track-substance.ts';

interface Facts {
  readonly at: Span;
  /** The measure without a baseline; absent if the item has no measure at all. */
  readonly measure?: Measure;
}

export const missingBaseline = defineItemRule<Facts>({
  id: 'missing-baseline',
  severity: 'warning',
  summary: 'An improvement that does not say where it starts from',
  fixable: 'unsafe',
  silencedBy: trackInDoubt,
  *check(item) {
    if (!runsAs(item, 'operational')) return;
    const own = item.measures.filter(({ fields }) => !REPORTED.has(fields.name?.text.trim() ?? ''));
    if (own.length === 0) {
      // A planned item may still be looking for its measure.
      if (item.live) yield { at: item.name };
      return;
    }
    for (const measure of own) {
      if (!Object.hasOwn(measure.keys, 'baseline')) yield { at: measure.fields.name ?? measure, measure };
    }
  },
  report: ({ at, measure }, item) => {
    if (measure === undefined) {
      return {
        span: at,
        message:
          item.measures.length === 0
            ? t`${titled(item)}: nothing is measured. Add the figure that the people doing the work watch, and what the figure was before.`
            : t`${titled(item)}: nothing of the work itself is measured. Add the figure that the people doing the work watch, and what the figure was before.`,
        fixes: addMeasure(item, t`Add a measure`, 'process'),
      };
    }
    const name = measure.fields.name?.text.trim();
    const first = pointsOf(measure.fields.actuals)[0];
    return {
      span: at,
      message: t`${titled(item)}: ${name === undefined ? t`a measure` : `“${name}”`} has no baseline. Add the figure from before the first change.`,
      fixes: [
        ...(first === undefined
          ? []
          : setKeyTo(
              inPart(item, measure),
              t`Take the first actual, ${figure(first.value)}, as the baseline`,
              'baseline',
              scalarOf(figure(first.value)),
            )),
        ...addKey(inPart(item, measure), t`Add a baseline`, 'baseline', slot(1, '0')),
      ],
    };
  },
});
