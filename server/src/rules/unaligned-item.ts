import { t } from '../core/text/l10n.ts';
import { setKeyTo } from './fixes/key-fixes.ts';
import { defineItemRule } from './kit/define-rule.ts';

export const unalignedItem = defineItemRule<{ track: string | null }>({
  id: 'unaligned-item',
  severity: 'info',
  summary: 'An item that serves no goal',
  fixable: 'unsafe',
  *check(item) {
    if (item.open && item.track !== 'neither' && item.refs('goals').length === 0) yield { track: item.track };
  },
  report: ({ track }, item) => ({
    span: item.name,
    message: t`This item serves no goal, so nobody can say what ${track === 'operational' ? t`the improvement` : track === 'strategic' ? t`the change` : t`it`} is for when time runs short. Name a goal under \`goals\`, or ask whether the work is needed.`,
    fixes: track === null ? [] : setKeyTo(item, t`Change track to neither`, 'track', 'neither'),
  }),
});
