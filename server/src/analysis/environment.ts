/** Builds the environment that rules run in: the enabled rules, their settings and their context. */

import type { ItemView } from '../core/model/item.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import { periodFor } from '../core/model/root-settings.ts';
import type { Day } from '../core/text/days.ts';
import type { AnyRule, Gather, IndexContext, VerdictAlone } from '../rules/kit/define-rule.ts';
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

/** Options that stay fixed for the lifetime of an analysis. */
export interface AnalysisOptions {
  readonly rules: readonly AnyRule[];
  readonly pack: LanguagePack;
  readonly onRuleError: OnRuleError;
}

/** Settings and day, and everything derived from them. Replaced as a whole when either changes. */
export interface Environment {
  /** Equal keys mean equal settings and day. */
  readonly key: string;
  /** Built-in rules and house rules. */
  readonly rules: readonly AnyRule[];
  readonly settings: RuleSettings;
  readonly running: RunningRules;
  readonly table: RuleTable;
  readonly judge: Judge;
  readonly checks: ItemChecks;
  readonly context: IndexContext;
  readonly gather: Gather;
  /** Rules whose findings may be withdrawn while the portfolio is only partly known. */
  readonly held: Held;
}

/** Builds the environment from a portfolio's current root files. */
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
    sheetOf: (uri) => portfolio.sheetOf(uri),
  };
  const verdict = (item: ItemView): VerdictAlone => checks.verdictOf(item);
  const gather = gatherIn(index, { ...context, verdict });
  const table = ruleTable(rules, own, today, verdict);
  const held = heldBack(rules, own);
  return { key, rules, settings: own, running, table, judge, checks, context, gather, held };
}
