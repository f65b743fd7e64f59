/**
 * Computes the two poles for a picture: upsides and downsides, which early signs show, past positions of the portfolio.
 */
import type { Analysis } from '../../analysis/analysis.ts';
import { mixedRefs } from '../../analysis/mixed-items.ts';
import { measuresOf } from '../../core/model/measures.ts';
import { defaultPolarity, type Polarity, type PoleName } from '../../core/model/polarity.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import { quartersFor } from '../../core/model/quarters.ts';
import { translated } from '../../core/text/l10n.ts';
import { signStates } from '../../rules/kit/early-signs.ts';
import type { PolesView } from './view-data.ts';

export function polesView(portfolio: Portfolio, analysis: Analysis): PolesView {
  const { settings, index } = portfolio;
  const polarity = settings.polarity ?? defaults();
  const quarters = quartersFor(index, analysis.today, mixedRefs(portfolio, analysis));
  const counts = new Map<string, number>();
  for (const { uri } of portfolio.sorted)
    for (const { rule } of analysis.findings(uri)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  const { severity } = analysis.settings;
  const finds = (rule: string): number | null =>
    !severity.has(rule) || severity.get(rule) === 'off' ? null : (counts.get(rule) ?? 0);
  const measures = measuresOf(index);
  return {
    stated: settings.polarity !== null,
    poles: polarity,
    signs: signStates(polarity, { measures, quarters, today: analysis.today, finds }).map(
      ({ pole, sign, state, since, said }) => ({
        pole,
        title: sign.title,
        action: sign.action,
        state,
        since,
        said,
      }),
    ),
    quarters: quarters.all.map(({ label, share, weighed }) => ({ label, share, weighed })),
    basis: quarters.basis,
    undated: quarters.undated,
  };
}

/** Returns the default poles in the display language. */
function defaults(): Polarity {
  const pole = (name: PoleName): Polarity[PoleName] => {
    const { gives, costs, signs } = defaultPolarity[name];
    return {
      gives: gives.map(translated),
      costs: costs.map(translated),
      signs: signs.map((sign) => ({
        ...sign,
        title: translated(sign.title),
        action: translated(sign.action),
      })),
    };
  };
  return { operational: pole('operational'), strategic: pole('strategic') };
}
