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

/** Where findings on a portfolio are located. */
export interface PlaceInPortfolio {
  readonly uri: string;
  readonly block: Block;
  readonly span: Span;
}

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
 * A run of the portfolio rules, and of the aggregated item rules. Findings are located at `place` unless the report
 * names another place.
 */
export class PortfolioRun {
  readonly #rules: RunningRules;
  readonly #context: PortfolioContext;
  readonly #place: PlaceInPortfolio;
  readonly #found: UnratedFinding[] = [];
  /** Number of rules that are done. */
  #done = 0;

  /** @param inEntries counts the findings of a rule on entries */
  constructor(
    rules: RunningRules,
    given: Omit<PortfolioContext, 'finds'>,
    inEntries: (rule: string) => number,
    place: PlaceInPortfolio,
  ) {
    this.#rules = rules;
    this.#place = place;
    const saidOfAll = aggregatedRules(rules, { count: (kind) => given.index.count(kind) });
    const entriesOf = (rule: string): number => (saidOfAll.has(rule) ? 0 : inEntries(rule));
    this.#context = { ...given, finds: (rule) => countOf(rules, rule, this.#found, entriesOf) };
  }

  /**
   * Runs the rules that are left, and returns all findings.
   * @throws OutOfTime; a later call begins with the rule that was interrupted
   */
  finish(): readonly UnratedFinding[] {
    const { item, portfolio } = this.#rules;
    for (; this.#done < item.length + portfolio.length; this.#done++) {
      const before = this.#found.length;
      const ofItem = item[this.#done];
      const ofPortfolio = portfolio[this.#done - item.length];
      try {
        if (ofItem !== undefined) this.#runItemRule(ofItem.rule);
        else if (ofPortfolio !== undefined) this.#runPortfolioRule(ofPortfolio);
      } catch (error) {
        // Its findings will be found again.
        this.#found.length = before;
        throw error;
      }
    }
    return this.#found;
  }

  #runItemRule({ id, once, ofPortfolio }: ItemRule<unknown, undefined>): void {
    const context = this.#context;
    if (ofPortfolio !== undefined)
      run(this.#rules, id, () => {
        for (const made of ofPortfolio(context)) this.#add(id, made);
      });
    if (once === undefined || context.index.count(once.without) > 0) return;
    run(this.#rules, id, () => {
      const message = once.message(context);
      if (message !== null) this.#add(id, { message });
    });
  }

  #runPortfolioRule({ rule, options }: Running<PortfolioRule<unknown, undefined>>): void {
    run(this.#rules, rule.id, () => {
      for (const facts of rule.check(this.#context, options))
        this.#add(rule.id, rule.report(facts, this.#context));
    });
  }

  #add(rule: string, made: PortfolioReport): void {
    const { at, message, related = [], fixes = [], subject = null } = made;
    this.#found.push({ rule, ...(at ?? this.#place), message, related, fixes, ref: subject });
  }
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
