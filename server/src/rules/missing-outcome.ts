import { t } from '../core/text/l10n.ts';
import { addMeasure } from './fixes/list-fixes.ts';
import { defineItemRule } from './kit/define-rule.ts';
import { titled } from './kit/titles.ts';
import { runsAs, trackInDoubt } from './kit/track-substance.ts';

export const missingOutcome = defineItemRule<{ processOnly: number }>({
  id: 'missing-outcome',
  severity: 'info',
  summary: 'A strategic item with milestones but no measure of what comes of them',
  fixable: 'unsafe',
  silencedBy: [...trackInDoubt, 'daily-metrics-only', 'missing-milestones'],
  *check(item) {
    if (!runsAs(item, 'strategic')) return;
    // A measure of unstated kind may well be an outcome.
    if (item.measures.every(({ fields }) => fields.kind?.value === 'process'))
      yield { processOnly: item.measures.length };
  },
  report: ({ processOnly }, item) => ({
    span: item.name,
    message:
      processOnly === 0
        ? t`${titled(item)}: no measure says what will be different afterwards. Add one of \`kind: outcome\`.`
        : t`${titled(item)}: all measures watch the work itself, and none watches what results from it. Add one of \`kind: outcome\`.`,
    fixes: addMeasure(item, t`Add an outcome measure`, 'outcome'),
  }),
});
