/**
 * Says which findings wait while only a part of a portfolio is known. What is told early must stay: it must not be taken
 * back when the rest is read.
 */
import type { AnyRule } from '../rules/kit/define-rule.ts';
import type { RuleSettings } from '../rules/kit/rule-settings.ts';

/** Rules whose findings wait, by what they wait for. */
export interface Held {
  /** While not all entries are read. */
  readonly untilRead: ReadonlySet<string>;
  /** While the rules on the portfolio have not looked at it. */
  readonly untilWhole: ReadonlySet<string>;
}
export const NONE_HELD: ReadonlySet<string> = new Set();

/** A comment may ignore what is found later. */
const WAITS_FOR_ALL = 'unused-ignore';

/** The rules whose findings later ones may silence, or put in one for all. */
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
