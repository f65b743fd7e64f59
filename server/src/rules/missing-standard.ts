import { z } from 'zod';
import { t } from '../core/text/l10n.ts';
import { addKey, slot } from './fixes/key-fixes.ts';
import { defineItemRule } from './kit/define-rule.ts';
import { titled } from './kit/titles.ts';
import { trackInDoubt, written } from './kit/track-substance.ts';

const options = z.object({
  within: z
    .number()
    .min(0)
    .default(365)
    .meta({ doc: 'Days after its end for which a finished item is checked.' }),
  from: z
    .number()
    .min(0)
    .max(1)
    .default(0.75)
    .meta({ doc: 'Share of its time after which a live item is checked.' }),
});

export const missingStandard = defineItemRule<{ done: boolean }, typeof options>({
  id: 'missing-standard',
  severity: 'info',
  summary: 'An improvement done, or nearly, that left no standard behind',
  fixable: 'unsafe',
  options,
  silencedBy: [...trackInDoubt, 'missing-baseline'],
  *check(item, { today }, { within, from }) {
    if (item.track !== 'operational' || written(item, 'standard')) return;
    const { start, end } = item;
    if (item.status === 'done') {
      if (end === null || today - end <= within) yield { done: true };
    } else if (
      item.status === 'active' &&
      start !== null &&
      end !== null &&
      today - start >= from * (end - start)
    )
      yield { done: false };
  },
  report: ({ done }, item) => ({
    span: item.name,
    message: done
      ? t`${titled(item)}: done, and no standard is named to hold what was achieved. Name one under \`standard\`.`
      : t`${titled(item)}: nearly over, and no standard is named yet. Agree on the one that stays, and name it under \`standard\`.`,
    fixes: addKey(item, t`Add the standard`, 'standard', slot(1, 'Name of the standard')),
  }),
});
