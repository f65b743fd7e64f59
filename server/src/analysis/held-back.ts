/**
 * Determines which findings to withhold while a portfolio is only partly known. A finding that was shown must not be
 * withdrawn when the rest is read.
 */
import type { AnyRule } from '../rules/kit/define-rule.ts';
import type { RuleSettings } from '../rules/kit/rule-settings.ts';

/** Rules whose findings are withheld, by what they wait for. */
export interface Held {
  /** Withheld until all entries are parsed. */
  readonly untilRead: ReadonlySet<string>;
  /** Withheld until the portfolio rules have run. */
  readonly untilWhole: ReadonlySet<string>;
}
export const NONE_HELD: ReadonlySet<string> = new Set();

/** A comment that looks unused may turn out to ignore a later finding. */
const WAITS_FOR_ALL = 'unused-ignore';

/** Returns the rules whose findings a later finding may silence or aggregate. */
export function heldBack(rules: readonly AnyRule[], settings: RuleSettings): Held {
  const running = rules.filter(({ id }) => settings.severity.get(id) !== 'off');
  const waiting = (isLate: (rule: AnyRule) => boolean): Set<string> => {
    const late = new Set(running.filter(isLate).map(({ id }) => id));
    const silenced = running.filter(({ silencedBy = [] }) => silencedBy.some((id) => late.has(id)));
    return new Set([WAITS_FOR_ALL, ...silenced.map(({ id }) => id)]);
  };
  const ofWhole = (rule: AnyRule): boolean =>
    rule.scope === 'portfolio' || (rule.scope === 'item' && rule.ofPortfolio !== undefined);
  const saidOnce = running.filter((rule) => rule.scope === 'item' && rule.once !== undefined);
  return {
    untilRead: new Set([
      ...waiting((rule) => rule.scope === 'entry' || ofWhole(rule)),
      ...saidOnce.map(({ id }) => id),
    ]),
    untilWhole: waiting(ofWhole),
  };
}
