import { measuresOf } from '../core/model/measures.ts';
import { quartersFor } from '../core/model/quarters.ts';
import { isoDay } from '../core/text/days.ts';
import { t } from '../core/text/l10n.ts';
import { definePortfolioRule } from './kit/define-rule.ts';
import { type SignState, signStates } from './kit/early-signs.ts';

export const earlySign = definePortfolioRule<SignState>({
  id: 'early-sign',
  severity: 'warning',
  summary: 'An early sign of too much of one path shows, or watches nothing that exists',
  *check(context) {
    const { polarity } = context.settings;
    if (polarity === null) return;
    const signs = [...polarity.operational.signs, ...polarity.strategic.signs];
    if (signs.length === 0) return;
    const { index, today, finds, mixed } = context;
    const quarters = quartersFor(index, today, new Set(mixed().map(({ ref }) => ref)));
    const sources = { measures: measuresOf(index), quarters, today, finds };
    for (const state of signStates(polarity, sources))
      if (state.state === 'shows' || (state.state === 'unknown' && !state.waits)) yield state;
  },
  report: (state, { portfolio }) => {
    const { pole, sign, since, said } = state;
    const home = portfolio.roots[0]?.values.polarity;
    const at = home === undefined || sign.span === undefined ? {} : { at: { ...home, span: sign.span } };
    if (state.state === 'unknown')
      return {
        message: t`“${sign.title}” watches nothing: ${said}. Name one measure, rule or figure that exists, with a limit.`,
        ...at,
      };
    const much =
      pole === 'operational' ? t`Too much improvement without leaps` : t`Too many leaps without improvement`;
    const when = since === null ? '' : t`, since ${isoDay(since)}`;
    const action =
      sign.action === '' ? t`Agree on what is done when it shows.` : t`What was agreed: ${sign.action}.`;
    return { message: t`${much}: “${sign.title}” shows (${said})${when}. ${action}`, ...at };
  },
});
