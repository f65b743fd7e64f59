import { z } from 'zod';
import type { Experiment, Scalar } from '../core/language/values.ts';
import { t } from '../core/text/l10n.ts';
import { addKey, inPart, slot } from './fixes/key-fixes.ts';
import { defineItemRule } from './kit/define-rule.ts';

const options = z.object({
  steps: z
    .number()
    .int()
    .min(1)
    .default(3)
    .meta({ doc: 'Number of steps in a row that say what happened while none says what was learned.' }),
});

interface Facts {
  readonly last: Experiment;
  readonly at: Scalar<unknown>;
  readonly count: number;
}

const says = (text: Scalar<string> | undefined): boolean => text !== undefined && text.text.trim() !== '';

export const nothingLearned = defineItemRule<Facts, typeof options>({
  id: 'nothing-learned',
  severity: 'info',
  summary: 'Step after step was tried, and nothing says what was learned',
  fixable: 'unsafe',
  options,
  *check(item, _, { steps }) {
    if (!item.open) return;
    const tried = (item.fields.experiments?.items ?? []).filter(({ fields }) => says(fields.happened));
    const since = tried.findLastIndex(({ fields }) => says(fields.learned));
    const count = tried.length - 1 - since;
    const last = tried.at(-1);
    const at = last?.fields.step ?? last?.fields.happened;
    if (count >= steps && last !== undefined && at !== undefined) yield { last, at, count };
  },
  report: ({ last, at, count }, item) => ({
    span: at,
    message: t`“${item.title}”: the last ${count} steps say what happened, and none says what was learned. A step that teaches nothing is only work. Write under \`learned\` what is known now that was not before, and choose the next step by it.`,
    fixes: addKey(inPart(item, last), t`Say what was learned`, 'learned', slot(1, 'What is known now')),
  }),
});
