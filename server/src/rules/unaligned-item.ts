import type { ItemView } from '../core/model/item.ts';
import { t } from '../core/text/l10n.ts';
import { setKeyTo } from './fixes/key-fixes.ts';
import { defineItemRule, type Gathering } from './kit/define-rule.ts';
import { joinSome, type Some, someOf, sum } from './kit/gather.ts';
import { many, nameSpan, names, placesAt } from './kit/portfolio-words.ts';
import { titled } from './kit/titles.ts';

const servesNone = (item: ItemView): boolean =>
  item.open && item.track !== 'neither' && item.refs('goals').length === 0;

const loose: Gathering<number> = {
  of: (members) => members.filter(({ view }) => servesNone(view)).length,
  join: (parts) => sum(parts, (part) => part),
};

/**
 * Tells whether an item has only a title and no track. Such items are reported once together, and individually as soon
 * as they say more.
 */
const saysLittle = (item: ItemView): boolean => item.fields.track === undefined && item.saysTitleAlone;

const bareAndLoose: Gathering<Some> = {
  of: (members) => someOf(members.filter(({ view }) => servesNone(view) && saysLittle(view))),
  join: joinSome,
};

export const unalignedItem = defineItemRule<{ track: string | null }>({
  id: 'unaligned-item',
  severity: 'info',
  summary: 'An item that serves no goal',
  fixable: 'unsafe',
  *check(item) {
    if (servesNone(item) && !saysLittle(item)) yield { track: item.track };
  },
  report: ({ track }, item) => ({
    span: item.name,
    message: t`${titled(item)}: serves no goal. Name one under \`goals\`, or ask whether the work is needed.`,
    fixes: track === null ? [] : setKeyTo(item, t`Change track to neither`, 'track', 'neither'),
  }),
  *ofPortfolio({ gather, index }) {
    const found = gather(bareAndLoose);
    const [first] = found.first;
    if (first === undefined || index.count('goal') === 0) return;
    const { ref } = first;
    yield {
      message:
        found.count === 1
          ? t`${names(found)}: a title alone, and no goal. Say what is done and name a goal under \`goals\`, or ask whether the work is needed.`
          : t`${names(found)}: ${many(found.count, 'title', 'titles')} alone, and no goal. Say what is done and name a goal under \`goals\`, or ask whether the work is needed.`,
      at: { uri: ref.uri, block: ref.block, span: nameSpan(ref) },
      ...(found.count === 1 ? { subject: ref } : { related: placesAt(found, t`A title alone, and no goal`) }),
    };
  },
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
