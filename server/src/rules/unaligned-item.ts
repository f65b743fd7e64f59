import type { ItemView } from '../core/model/item.ts';
import { t } from '../core/text/l10n.ts';
import { setKeyTo } from './fixes/key-fixes.ts';
import { defineItemRule, type Gathering } from './kit/define-rule.ts';
import { sum } from './kit/gather.ts';
import { many } from './kit/portfolio-words.ts';
import { titled } from './kit/titles.ts';

const servesNone = (item: ItemView): boolean =>
  item.open && item.track !== 'neither' && item.refs('goals').length === 0;

const loose: Gathering<number> = {
  of: (members) => members.filter(({ view }) => servesNone(view)).length,
  join: (parts) => sum(parts, (part) => part),
};

export const unalignedItem = defineItemRule<{ track: string | null }>({
  id: 'unaligned-item',
  severity: 'info',
  summary: 'An item that serves no goal',
  fixable: 'unsafe',
  *check(item) {
    if (servesNone(item)) yield { track: item.track };
  },
  report: ({ track }, item) => ({
    span: item.name,
    message: t`${titled(item)}: serves no goal. Name one under \`goals\`, or ask whether the work is needed.`,
    fixes: track === null ? [] : setKeyTo(item, t`Change track to neither`, 'track', 'neither'),
  }),
  once: {
    without: 'goal',
    message: ({ gather }) => {
      const count = gather(loose);
      return count === 0
        ? null
        : t`This portfolio states no goals, so nobody can say what its ${many(count, 'open item is', 'open items are')} for when time runs short. Write down two or three under \`goals\`, and name them on the items.`;
    },
  },
});
