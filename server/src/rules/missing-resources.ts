import { z } from 'zod';
import type { ItemView } from '../core/model/item.ts';
import { t } from '../core/text/l10n.ts';
import type { Span } from '../core/text/lines.ts';
import { addKey, setKeyTo, slot } from './fixes/key-fixes.ts';
import { defineItemRule } from './kit/define-rule.ts';
import { figure, fte } from './kit/time-words.ts';
import { titled } from './kit/titles.ts';
import { runsAs, trackInDoubt, written } from './kit/track-substance.ts';

const options = z.object({
  effort: z
    .number()
    .min(0)
    .default(0.5)
    .meta({ doc: 'The fewest full-time people that a strategic item needs.' }),
  ahead: z
    .number()
    .min(0)
    .default(90)
    .meta({ doc: 'Number of days before its start from which a planned item is checked.' }),
});

type Lack = 'nothing' | 'people' | 'money';
interface Facts {
  readonly at: Span;
  readonly lack: Lack;
  /** Stated effort in milli-FTE. */
  readonly effort: number | null;
  readonly least: number;
}

export const missingResources = defineItemRule<Facts, typeof options>({
  id: 'missing-resources',
  severity: 'warning',
  summary: 'A strategic item without people or money of its own',
  fixable: 'unsafe',
  options,
  silencedBy: trackInDoubt,
  *check(item, { today }, { effort: least, ahead }) {
    if (!runsAs(item, 'strategic')) return;
    if (!item.live && (item.start === null || item.start - today > ahead)) return;
    const lack = lacking(item, least);
    if (lack !== null) yield { ...lack, effort: item.effort, least };
  },
  report: ({ at, lack, effort, least }, item) => {
    if (lack === 'people') {
      return {
        span: at,
        message: t`${titled(item)}: has ${fte(effort ?? 0)}, and a strategic item needs at least ${figure(least)}. Add people, or start later.`,
      };
    }
    if (lack === 'money') {
      return {
        span: at,
        message: t`${titled(item)}: a strategic item on the running budget, which is cut whenever the month is tight. Set money aside: \`funding: dedicated\` or \`capital\`.`,
        fixes: setKeyTo(item, t`Set funding to dedicated`, 'funding', 'dedicated'),
      };
    }
    return {
      span: at,
      message: t`${titled(item)}: neither people nor money. State \`effort\` and \`budget\`, or go back to \`status: idea\`.`,
      fixes: [
        ...addKey(item, t`Add the effort`, 'effort', slot(1, '1 fte')),
        ...setKeyTo(item, t`Set status to idea`, 'status', 'idea'),
      ],
    };
  },
});

function lacking(item: ItemView, least: number): Pick<Facts, 'at' | 'lack'> | null {
  const { effort, budget, funding, teams } = item.fields;
  if (item.effort !== null && item.effort < least * 1000)
    return { at: effort ?? teams ?? item.name, lack: 'people' };
  if (funding?.value === 'operating') return { at: funding, lack: 'money' };
  const anyone = written(item, 'effort') || item.teams.length > 0;
  const anything = budget !== undefined || written(item, 'budget') || written(item, 'funding');
  // Without a sponsor there is nobody to find people either: that comes first, and has its own rule.
  return anyone || anything || !written(item, 'sponsor') ? null : { at: item.name, lack: 'nothing' };
}
