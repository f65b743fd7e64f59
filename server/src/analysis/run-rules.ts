/**
 * Runs rules and turns their reports into findings. A rule that throws is reported and skipped; the others continue.
 */
import type { Block } from '../core/document/block.ts';
import type { EntryKind } from '../core/language/schema-kit.ts';
import type { EntryRef } from '../core/model/entry-ref.ts';
import type { ItemView } from '../core/model/item.ts';
import { OutOfTime } from '../core/model/stretches.ts';
import type { Finding } from '../core/text/finding.ts';
import type { Span } from '../core/text/lines.ts';
import type {
  AnyRule,
  EntryRule,
  IndexContext,
  ItemRule,
  PortfolioContext,
  PortfolioReport,
  PortfolioRule,
  Report,
  RuleContext,
} from '../rules/kit/define-rule.ts';
import type { UnratedFinding } from '../rules/kit/placed.ts';
import type { RuleSettings } from '../rules/kit/rule-settings.ts';

/** Called with the error of a rule that threw. */
export type OnRuleError = (rule: string, error: unknown) => void;

type Options = Readonly<Record<string, never>>;
interface Running<R> {
  readonly rule: R;
  readonly options: Options;
}
/** The enabled rules by scope, with their options. */
export interface RunningRules {
  readonly item: readonly Running<ItemRule<unknown, undefined>>[];
  readonly entry: readonly Running<EntryRule<unknown, undefined>>[];
  readonly portfolio: readonly Running<PortfolioRule<unknown, undefined>>[];
  readonly onError: OnRuleError;
}

/** Selects the enabled rules and their options, once per change of the settings. */
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

/** Returns the aggregated rules: those that currently report once for the whole portfolio, instead of on every item. */
export function aggregatedRules(
  rules: RunningRules,
  { count }: { readonly count: (kind: EntryKind) => number },
): ReadonlySet<string> {
  return new Set(
    rules.item.flatMap(({ rule }) =>
      rule.once !== undefined && count(rule.once.without) === 0 ? [rule.id] : [],
    ),
  );
}

function run(rules: RunningRules, id: string, body: () => void): void {
  try {
    body();
  } catch (error) {
    failed(rules, id, error);
  }
}

function failed(rules: RunningRules, id: string, error: unknown): void {
  // The rule did not fail: it is rerun in the next slice.
  if (error instanceof OutOfTime) throw error;
  rules.onError(id, error);
}

/** Runs the item rules on an item. */
export function runItemRules(rules: RunningRules, item: ItemView, context: RuleContext): readonly Finding[] {
  let found: Finding[] | undefined;
  for (const { rule, options } of rules.item) {
    try {
      for (const facts of rule.check(item, context, options)) {
        found ??= [];
        found.push(findingOf(rules, rule.id, rule.report(facts, item, context)));
      }
    } catch (error) {
      failed(rules, rule.id, error);
    }
  }
  return found ?? NOTHING;
}

const NOTHING: readonly never[] = [];

/** Turns a report into a finding. Fixes stay lazy, because they may be expensive. */
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

/** Runs the entry rules on an entry, which may look at the entries it refers to. */
export function runEntryRules(
  rules: RunningRules,
  ref: EntryRef,
  context: IndexContext,
): readonly UnratedFinding[] {
  let found: UnratedFinding[] | undefined;
  for (const { rule, options } of rules.entry) {
    if (!rule.kinds.includes(ref.kind)) continue;
    try {
      for (const facts of rule.check(ref, context, options)) {
        const { span, message, related = [], fixes = [], severity } = rule.report(facts, ref, context);
        const own = severity === undefined ? {} : { severity };
        found ??= [];
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
    } catch (error) {
      failed(rules, rule.id, error);
    }
  }
  return found ?? NOTHING;
}

/**
 * Runs the portfolio rules, and the aggregated item rules. Findings are located at `place` unless the report names
 * another place.
 */
export function runPortfolioRules(
  rules: RunningRules,
  given: Omit<PortfolioContext, 'finds'>,
  inEntries: (rule: string) => number,
  place: { readonly uri: string; readonly block: Block; readonly span: Span },
): UnratedFinding[] {
  const found: UnratedFinding[] = [];
  const saidOfAll = aggregatedRules(rules, { count: (kind) => given.index.count(kind) });
  const entriesOf = (rule: string): number => (saidOfAll.has(rule) ? 0 : inEntries(rule));
  const context: PortfolioContext = { ...given, finds: (rule) => countOf(rules, rule, found, entriesOf) };
  const add = (rule: string, made: PortfolioReport): void => {
    const { at, message, related = [], fixes = [], subject = null } = made;
    found.push({ rule, ...(at ?? place), message, related, fixes, ref: subject });
  };
  for (const { rule } of rules.item) {
    const { once, ofPortfolio } = rule;
    if (ofPortfolio !== undefined)
      run(rules, rule.id, () => {
        for (const made of ofPortfolio(context)) add(rule.id, made);
      });
    if (once === undefined || context.index.count(once.without) > 0) continue;
    run(rules, rule.id, () => {
      const message = once.message(context);
      if (message !== null) add(rule.id, { message });
    });
  }
  for (const { rule, options } of rules.portfolio) {
    run(rules, rule.id, () => {
      for (const facts of rule.check(context, options)) add(rule.id, rule.report(facts, context));
    });
  }
  return found;
}

/** Counts the findings of an enabled rule, on entries and on the portfolio; null if it is not enabled. */
function countOf(
  rules: RunningRules,
  id: string,
  found: readonly UnratedFinding[],
  inEntries: (rule: string) => number,
): number | null {
  const isIt = ({ rule }: { readonly rule: { readonly id: string } }): boolean => rule.id === id;
  const ofWhole = found.filter(({ rule }) => rule === id).length;
  if (rules.portfolio.some(isIt)) return ofWhole;
  return rules.item.some(isIt) || rules.entry.some(isIt) ? inEntries(id) + ofWhole : null;
}
