/**
 * Defines what a rule is. A rule yields facts; its message, related places and fixes are all derived from those facts,
 * so that they cannot disagree. Its documentation is the Markdown file beside it.
 */
import type { z } from 'zod';
import type { Block } from '../../core/document/block.ts';
import type { EntryKind } from '../../core/language/schema-kit.ts';
import type { Balance, Load } from '../../core/model/balance.ts';
import type { EntryIndex } from '../../core/model/entry-index.ts';
import type { EntryRef, RefOf } from '../../core/model/entry-ref.ts';
import type { ItemView } from '../../core/model/item.ts';
import type { KeptSheet } from '../../core/model/kept-sheet.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import type { EntrySettings, RootSettings } from '../../core/model/root-settings.ts';
import type { Member } from '../../core/model/stretches.ts';
import type { Day, DayRange } from '../../core/text/days.ts';
import type { FileEdit, Fix, Severity } from '../../core/text/finding.ts';
import type { Span } from '../../core/text/lines.ts';
import type { Judgement } from '../../traits/judgement.ts';

/** A fix that may also change things outside its own block, such as references in other entries and files. */
export interface RuleFix extends Fix {
  /** Returns the edits outside its own block; called only when the fix is applied. */
  readonly elsewhere?: (portfolio: Portfolio) => readonly FileEdit[];
  /** True if the edits' `text` is LSP snippet syntax; offered only if the client supports it. */
  readonly snippet?: boolean;
  /** True if the text does not say that this is the right one of several, so that a person has to choose. */
  readonly choice?: boolean;
}

/** A second place that belongs to a finding: in its entry, or in another one. The span is read when it is shown. */
export interface RelatedPlace {
  readonly ref?: EntryRef;
  readonly span: Span | (() => Span);
  readonly message: string;
}

/** A finding before its severity and place are resolved. */
export interface Report {
  /** UTF-16 offsets within the entry's block. Portfolio rules have none: they are placed on `portfolio:`. */
  readonly span: Span;
  /**
   * What is wrong, why it matters and what to do: two or three short sentences, with words of the language as Markdown
   * code.
   */
  readonly message: string;
  /** Overrides the rule's severity for less certain findings; entry rules only. */
  readonly severity?: Severity;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly RuleFix[];
}

/** What every rule has access to. The same object as long as nothing in it changes. */
export interface RuleContext {
  readonly today: Day;
  readonly settings: EntrySettings;
  /** The portfolio's period, else the calendar year of today. */
  readonly period: DayRange;
  /** Judges an item by everything except `track`: the verdict with its evidence. */
  readonly judge: (item: ItemView) => Judgement;
}
/** A verdict with its confidence, but without evidence. */
export type VerdictAlone = Pick<Judgement, 'verdict' | 'confidence'>;
/** The context for gathering over all items. */
export interface GatherContext extends RuleContext {
  /** Judges an item without collecting evidence. */
  readonly verdict: (item: ItemView) => VerdictAlone;
}
/**
 * Computes a value over all items from parts. Both functions must depend on their arguments alone, because parts are
 * cached.
 */
export interface Gathering<S, O = unknown> {
  readonly of: (members: readonly Member[], context: GatherContext, options: O) => S;
  readonly join: (parts: readonly S[], context: GatherContext, options: O) => S;
}

/** Gathers over all items of a portfolio. `options`, if used, must be the same object each time. */
export type Gather = <S, O>(gathering: Gathering<S, O>, options?: O) => S;

/** For rules that look beyond one entry. An entry rule may follow references only one step. */
export interface IndexContext extends RuleContext {
  readonly index: EntryIndex;
  /** Returns what is kept of the sheet that a file comes from; null if nothing is. */
  readonly sheetOf: (uri: string) => KeptSheet | null;
}
export interface PortfolioContext extends IndexContext {
  readonly portfolio: Portfolio;
  readonly settings: RootSettings;
  readonly balance: Balance;
  readonly loads: ReadonlyMap<string, Load>;
  /**
   * Counts the findings of another rule, on entries and on the portfolio; null if it does not exist or is off.
   * Portfolio rules that are listed later have not run yet, and count 0.
   */
  readonly finds: (rule: string) => number | null;
  /**
   * Returns the mixed items, of any status: those with a finding `mixed-traits` that nobody accepted. They count as
   * themselves in every sum, on neither path.
   */
  readonly mixed: () => readonly Member[];
  /** Gathers a value over all items; see `gather.ts`. */
  readonly gather: Gather;
}

/** A zod schema of a rule's options; each needs a default, and a `doc` in its metadata. */
export type OptionsSchema = z.ZodObject;
type OptionsOf<O> = O extends z.ZodObject ? z.infer<O> : Readonly<Record<string, never>>;

interface RuleBase<O> {
  /** Never changes: people write it in `rules` and in ignore comments. */
  readonly id: string;
  readonly severity: Severity;
  /** The defect in plain words, in one line for lists, without full stop. */
  readonly summary: string;
  readonly options?: O;
  /** Rules whose finding on the same item makes this one an echo. */
  readonly silencedBy?: readonly string[];
  /** Whether its findings come with a fix, for the table of rules. */
  readonly fixable?: 'safe' | 'unsafe' | 'both';
}
/** A rule whose findings are made while parsing; it only declares them. */
export interface TextRule extends RuleBase<undefined> {
  readonly scope: 'text';
}
/** Checks one item alone. Findings are cached until its text or the context changes. */
export interface ItemRule<F, O> extends RuleBase<O> {
  readonly scope: 'item';
  readonly check: (item: ItemView, context: RuleContext, options: OptionsOf<O>) => Iterable<F>;
  readonly report: (facts: F, item: ItemView, context: RuleContext) => Report;
  /**
   * Reports a single finding on the portfolio instead of one per item, if the portfolio has no entry of a required
   * kind.
   */
  readonly once?: {
    readonly without: EntryKind;
    /** Returns null if no item would have had a finding. */
    readonly message: (context: PortfolioContext) => string | null;
  };
  /** Checks the root file's statements about the whole portfolio in the same way. */
  readonly ofPortfolio?: (context: PortfolioContext) => Iterable<PortfolioReport>;
}
/** A finding on the portfolio. */
export type PortfolioReport = Omit<Report, 'span'> & {
  /** The goal, team or item concerned: an ignore comment there covers the finding too. */
  readonly subject?: EntryRef;
  /** A place other than `portfolio:`; only for findings that belong elsewhere. */
  readonly at?: { readonly uri: string; readonly block: Block; readonly span: Span };
};
/** Checks an entry together with those it refers to. */
export interface EntryRule<F, O, K extends EntryKind = EntryKind> extends RuleBase<O> {
  readonly scope: 'entry';
  readonly kinds: readonly K[];
  readonly check: (ref: RefOf<K>, context: IndexContext, options: OptionsOf<O>) => Iterable<F>;
  readonly report: (facts: F, ref: RefOf<K>, context: IndexContext) => Report;
}
/** Checks the whole portfolio; by default its findings are on the value of `portfolio:`. */
export interface PortfolioRule<F, O> extends RuleBase<O> {
  readonly scope: 'portfolio';
  readonly check: (context: PortfolioContext, options: OptionsOf<O>) => Iterable<F>;
  readonly report: (facts: F, context: PortfolioContext) => PortfolioReport;
}
export type AnyRule =
  | TextRule
  | ItemRule<unknown, OptionsSchema | undefined>
  | EntryRule<unknown, OptionsSchema | undefined>
  | PortfolioRule<unknown, OptionsSchema | undefined>;

/** Defines a rule whose findings are made while parsing. */
export function defineTextRule(rule: Omit<TextRule, 'scope'>): AnyRule {
  return { ...rule, scope: 'text' };
}
/** Defines a rule on single items. */
export function defineItemRule<F, O extends OptionsSchema | undefined = undefined>(
  rule: Omit<ItemRule<F, O>, 'scope'>,
): AnyRule {
  return { ...rule, scope: 'item' } as unknown as AnyRule;
}
/** Defines a rule on an entry and the entries it refers to. */
export function defineEntryRule<
  F,
  O extends OptionsSchema | undefined = undefined,
  K extends EntryKind = EntryKind,
>(rule: Omit<EntryRule<F, O, K>, 'scope'>): AnyRule {
  return { ...rule, scope: 'entry' } as unknown as AnyRule;
}
/** Defines a rule on the whole portfolio. */
export function definePortfolioRule<F, O extends OptionsSchema | undefined = undefined>(
  rule: Omit<PortfolioRule<F, O>, 'scope'>,
): AnyRule {
  return { ...rule, scope: 'portfolio' } as unknown as AnyRule;
}
