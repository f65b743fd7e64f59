/** Runs rules and turns their reports into findings. A rule that throws is told of and left out; the others go on. */
import type { Block } from '../core/document/block.ts';
import type { EntryRef } from '../core/model/entry-index.ts';
import type { ItemView } from '../core/model/item.ts';
import type { Finding } from '../core/text/finding.ts';
import type { Span } from '../core/text/lines.ts';
import type {
  AnyRule,
  EntryRule,
  IndexContext,
  ItemRule,
  PortfolioContext,
  PortfolioRule,
  Report,
  RuleContext,
} from '../rules/kit/define-rule.ts';
import type { Loose } from '../rules/kit/placed.ts';
import type { RuleSettings } from '../rules/kit/rule-settings.ts';

/** Told of a rule that threw; the rest goes on. */
export type OnRuleError = (rule: string, error: unknown) => void;

type Options = Readonly<Record<string, never>>;
interface Running<R> {
  readonly rule: R;
  readonly options: Options;
}
/** The rules that are on, by what they look at, with their options. */
export interface RunningRules {
  readonly item: readonly Running<ItemRule<unknown, undefined>>[];
  readonly entry: readonly Running<EntryRule<unknown, undefined>>[];
  readonly portfolio: readonly Running<PortfolioRule<unknown, undefined>>[];
  readonly onError: OnRuleError;
}

/** Sorts out once, for each change of settings, which rules run and how. */
export function runningRules(
  rules: readonly AnyRule[],
  settings: RuleSettings,
  onError: OnRuleError,
): RunningRules {
  const on = <R>(scope: AnyRule['scope']): Running<R>[] =>
    rules
      .filter((rule) => rule.scope === scope && settings.severity.get(rule.id) !== 'off')
      .map((rule) => ({
        rule: rule as unknown as R,
        options: (settings.options.get(rule.id) ?? {}) as Options,
      }));
  return { item: on('item'), entry: on('entry'), portfolio: on('portfolio'), onError };
}

function run(rules: RunningRules, id: string, body: () => void): void {
  try {
    body();
  } catch (error) {
    rules.onError(id, error);
  }
}

/** Findings of the rules on one item alone. */
export function runItemRules(rules: RunningRules, item: ItemView, context: RuleContext): Finding[] {
  const found: Finding[] = [];
  for (const { rule, options } of rules.item) {
    run(rules, rule.id, () => {
      for (const facts of rule.check(item, context, options))
        found.push(findingOf(rules, rule.id, rule.report(facts, item, context)));
    });
  }
  return found;
}

/** A report as a finding. Its fixes may be dear: they are made when somebody asks for them. */
function findingOf(rules: RunningRules, rule: string, report: Report): Finding {
  const { span, message, related = [] } = report;
  return {
    rule,
    span,
    message,
    related: related as Finding['related'] & {},
    get fixes() {
      let fixes: Report['fixes'] = [];
      run(rules, rule, () => {
        fixes = report.fixes ?? [];
      });
      return fixes;
    },
  };
}

/** Findings of the rules on an entry and what it refers to. */
export function runEntryRules(rules: RunningRules, ref: EntryRef, context: IndexContext): Loose[] {
  const found: Loose[] = [];
  for (const { rule, options } of rules.entry) {
    if (!rule.kinds.includes(ref.kind)) continue;
    run(rules, rule.id, () => {
      for (const facts of rule.check(ref, context, options)) {
        const { span, message, related = [], fixes = [], severity } = rule.report(facts, ref, context);
        const own = severity === undefined ? {} : { severity };
        found.push({
          rule: rule.id,
          uri: ref.uri,
          block: ref.block,
          ref,
          span,
          message,
          related,
          fixes,
          ...own,
        });
      }
    });
  }
  return found;
}

/** Findings of the rules on the whole; they stand at `place` unless a report says otherwise. */
export function runPortfolioRules(
  rules: RunningRules,
  context: PortfolioContext,
  place: { readonly uri: string; readonly block: Block; readonly span: Span },
): Loose[] {
  const found: Loose[] = [];
  for (const { rule, options } of rules.portfolio) {
    run(rules, rule.id, () => {
      for (const facts of rule.check(context, options)) {
        const { at, message, related = [], fixes = [], subject = null } = rule.report(facts, context);
        found.push({ rule: rule.id, ...(at ?? place), message, related, fixes, ref: subject });
      }
    });
  }
  return found;
}
