import type { Scalar } from '../core/language/values.ts';
import { t } from '../core/text/l10n.ts';
import { addMeasure } from './fixes/list-fixes.ts';
import { defineItemRule } from './kit/define-rule.ts';
import { titled } from './kit/titles.ts';
import { runsAs, trackInDoubt } from './kit/track-substance.ts';

interface Facts {
  readonly at: Scalar<unknown>;
  readonly count: number;
  /** `daily` or `weekly`: the rhythm of the least frequent measure. */
  readonly often: string;
}

export const dailyMetricsOnly = defineItemRule<Facts>({
  id: 'daily-metrics-only',
  severity: 'warning',
  summary: 'A strategic item watched by daily or weekly figures alone',
  fixable: 'unsafe',
  silencedBy: trackInDoubt,
  *check(item) {
    if (!runsAs(item, 'strategic') || item.measures.length === 0) return;
    const every = item.measures.map(({ fields }) => fields.every);
    const first = every[0];
    if (
      first === undefined ||
      !every.every((scalar) => scalar?.value === 'daily' || scalar?.value === 'weekly')
    )
      return;
    const often = every.some((scalar) => scalar?.value === 'weekly') ? 'weekly' : 'daily';
    yield { at: first, count: every.length, often };
  },
  report: ({ at, count, often }, item) => ({
    span: at,
    message:
      count === 1
        ? t`${titled(item)}: the only measure is read ${often}, too often to show a strategic change. Add an outcome read every quarter.`
        : t`${titled(item)}: all ${count} measures are read at least ${often}, too often to show a strategic change. Add an outcome read every quarter.`,
    fixes: addMeasure(item, t`Add an outcome measure`, 'outcome'),
  }),
});
