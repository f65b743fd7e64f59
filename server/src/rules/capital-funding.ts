import { z } from 'zod';
import type { Scalar } from '../core/language/values.ts';
import { t } from '../core/text/l10n.ts';
import { setKeyTo } from './fixes/key-fixes.ts';
import { defineItemRule } from './kit/define-rule.ts';
import { titled } from './kit/titles.ts';
import { runsAs, trackInDoubt } from './kit/track-substance.ts';

const options = z.object({
  budget: z.number().min(0).default(250_000).meta({
    doc: 'Amount of money, in the currency of the portfolio, from which an improvement is an investment.',
  }),
});

interface Facts {
  readonly at: Scalar<unknown>;
  /** `capital` or `dedicated`; absent if the finding is about a large sum. */
  readonly funding?: string;
}

export const capitalFunding = defineItemRule<Facts, typeof options>({
  id: 'capital-funding',
  severity: 'warning',
  summary: 'An improvement paid for like an investment',
  fixable: 'unsafe',
  options,
  silencedBy: trackInDoubt,
  *check(item, { settings }, { budget: most }) {
    if (!runsAs(item, 'operational')) return;
    const { funding, budget } = item.fields;
    if (funding?.value === 'capital' || funding?.value === 'dedicated') {
      yield { at: funding, funding: funding.value };
      return;
    }
    const money = budget?.value;
    // Ignore sums in another currency: there is no exchange rate.
    const own = money !== undefined && (money.currency === undefined || money.currency === settings.currency);
    if (budget !== undefined && own && money.cents > most * 100) yield { at: budget };
  },
  report: ({ at, funding }, item) => ({
    span: at,
    message:
      funding === undefined
        ? t`${titled(item)}: a budget of ${at.text.trim()} is an investment, and improvement lives on ideas and the running budget. Begin with what needs no money, or change the track.`
        : t`${titled(item)}: \`funding: ${funding}\` asks for an investment decision, and improvement lives on the running budget. Begin with what needs no money, or change the track.`,
    fixes: [
      ...(funding === undefined ? [] : setKeyTo(item, t`Set funding to operating`, 'funding', 'operating')),
      ...setKeyTo(item, t`Change track to strategic`, 'track', 'strategic'),
      ...setKeyTo(item, t`Change track to neither`, 'track', 'neither'),
    ],
  }),
});
