/** Sets up what findings are made with: which rules are on, and what they may know. */

import { type Portfolio, periodFor } from '../core/model/portfolio.ts';
import type { Day } from '../core/text/days.ts';
import type { AnyRule, Gather, IndexContext } from '../rules/kit/define-rule.ts';
import { gatherIn } from '../rules/kit/gather.ts';
import { type RuleSettings, ruleSettings } from '../rules/kit/rule-settings.ts';
import type { Judge } from '../traits/judge.ts';
import type { LanguagePack } from '../traits/pack.ts';
import { type RuleTable, ruleTable } from './assemble-block.ts';
import { type Held, heldBack } from './held-back.ts';
import { ItemChecks } from './item-checks.ts';
import { judgeFor } from './judges.ts';
import { preparedFor, withHouseRules } from './prepared.ts';
import { type OnRuleError, type RunningRules, runningRules } from './run-rules.ts';

/** What an analysis runs, the same for all its life. */
export interface AnalysisOptions {
  readonly rules: readonly AnyRule[];
  readonly pack: LanguagePack;
  readonly onRuleError: OnRuleError;
}

/** The settings and the day that rules run under, with all that follows from them: one object while they stay. */
export interface Environment {
  /** Equal keys, equal settings and day. */
  readonly key: string;
  /** All rules: those of the product, and those that the house made. */
  readonly rules: readonly AnyRule[];
  readonly settings: RuleSettings;
  readonly running: RunningRules;
  readonly table: RuleTable;
  readonly judge: Judge;
  readonly checks: ItemChecks;
  readonly context: IndexContext;
  readonly gather: Gather;
  /** Rules whose findings may go away again while only a part is known. */
  readonly held: Held;
}

/** The environment of a portfolio as its root files are now. */
export function environmentFor(
  portfolio: Portfolio,
  { rules: ours, pack, onRuleError }: AnalysisOptions,
  today: Day,
): Environment {
  const { settings, indexSoFar: index } = portfolio;
  const rules = withHouseRules(ours, settings);
  const key = preparedFor(settings, today);
  const judge = judgeFor(pack, settings.vocabulary, JSON.stringify(settings.vocabulary));
  const own = ruleSettings(rules, settings.rules);
  const running = runningRules(rules, own, onRuleError);
  const checks = new ItemChecks(judge, settings.currency, key, running);
  const context: IndexContext = {
    today,
    settings,
    period: periodFor(settings, today),
    judge: (item) => checks.judgementOf(item),
    index,
  };
  const gather = gatherIn(index, { ...context, verdict: (item) => checks.verdictOf(item) });
  const table = ruleTable(rules, own, today);
  const held = heldBack(rules, own);
  return { key, rules, settings: own, running, table, judge, checks, context, gather, held };
}
