/**
 * Defines what a rule is. A rule yields facts; its message, its related places and its fixes all come from those facts,
 * so that they cannot disagree. Its text for people is the Markdown file beside it.
 */
import type { z } from 'zod';
import type { Block } from '../../core/document/block.ts';
import type { EntryKind } from '../../core/language/schema-kit.ts';
import type { Balance, Load } from '../../core/model/balance.ts';
import type { EntryIndex } from '../../core/model/entry-index.ts';
import type { EntryRef, RefOf } from '../../core/model/entry-ref.ts';
import type { ItemView } from '../../core/model/item.ts';
import type { EntrySettings, Portfolio, RootSettings } from '../../core/model/portfolio.ts';
import type { Member } from '../../core/model/stretches.ts';
import type { Day, DayRange } from '../../core/text/days.ts';
import type { FileEdit, Fix, Severity } from '../../core/text/finding.ts';
import type { Span } from '../../core/text/lines.ts';
import type { Judgement } from '../../traits/judgement.ts';

/** A fix, with what it changes outside its own block: references in other entries and files, say. */
export interface RuleFix extends Fix {
  /** Made only when the fix is chosen. */
  readonly elsewhere?: (portfolio: Portfolio) => readonly FileEdit[];
  /** `text` of the edits holds LSP snippet syntax; offered only where the client takes it. */
  readonly snippet?: boolean;
}

/** A second place that belongs to a finding: in the entry itself, or in another one, by a span read when it is shown. */
export interface RelatedPlace {
  readonly ref?: EntryRef;
  readonly span: Span | (() => Span);
  readonly message: string;
}

/** One finding, before severity and place are filled in. */
export interface Report {
  /** UTF-16 offsets within the block of the entry; not read for portfolio rules, which stand on `portfolio:`. */
  readonly span: Span;
  /** What is wrong, why it matters, what to do: two or three short sentences, Markdown code marks for words of the language. */
  readonly message: string;
  /** Another severity than the rule's, for what is less sure; entry rules only. */
  readonly severity?: Severity;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly RuleFix[];
}

/** What every rule may know. One object as long as nothing in it changes. */
export interface RuleContext {
  readonly today: Day;
  readonly settings: EntrySettings;
  /** The portfolio's period, else the calendar year of today. */
  readonly period: DayRange;
  /** Judges an item, by everything but `track`: the verdict and its evidence. */
  readonly judge: (item: ItemView) => Judgement;
}
/** A verdict with its confidence, without the evidence behind it. */
export type VerdictAlone = Pick<Judgement, 'verdict' | 'confidence'>;
/** Context of a gathering over all items. */
export interface GatherContext extends RuleContext {
  /** The verdict alone, where its evidence does not matter. */
  readonly verdict: (item: ItemView) => VerdictAlone;
}
/** Gathers a value over all items by parts. Both functions may depend on their arguments alone: parts are cached. */
export interface Gathering<S, O = unknown> {
  readonly of: (members: readonly Member[], context: GatherContext, options: O) => S;
  readonly join: (parts: readonly S[], context: GatherContext, options: O) => S;
}

/** Gathers over all items of a portfolio; `options` where the gathering reads them, the same object each time. */
export type Gather = <S, O>(gathering: Gathering<S, O>, options?: O) => S;

/** For rules that look beyond one entry. An entry rule may look one reference away and no further. */
export interface IndexContext extends RuleContext {
  readonly index: EntryIndex;
}
export interface PortfolioContext extends IndexContext {
  readonly portfolio: Portfolio;
  readonly settings: RootSettings;
  readonly balance: Balance;
  readonly loads: ReadonlyMap<string, Load>;
  /**
   * Counts what another rule finds, in entries and in the whole; null where there is none, or it is off. A rule on the
   * portfolio that is listed after the one that asks has found nothing yet.
   */
  readonly finds: (rule: string) => number | null;
  /** What a rule gathers over all items; see `gather.ts`. */
  readonly gather: Gather;
}

/** Options of a rule as zod describes them: every one with a default and a `doc` in its metadata. */
export type OptionsSchema = z.ZodObject;
type OptionsOf<O> = O extends z.ZodObject ? z.infer<O> : Readonly<Record<string, never>>;

interface RuleBase<O> {
  /** Frozen: what people write in `rules` and ignore comments. */
  readonly id: string;
  readonly severity: Severity;
  /** One line for lists: the defect, in plain words, no full stop. */
  readonly summary: string;
  readonly options?: O;
  /** Rules whose finding on the same item makes this one an echo. */
  readonly silencedBy?: readonly string[];
  /** Whether its findings come with a fix: shown in the table of rules. */
  readonly fixable?: 'safe' | 'unsafe' | 'both';
}
/** Found while the text is read; the rule only names it. */
export interface TextRule extends RuleBase<undefined> {
  readonly scope: 'text';
}
/** Looks at one item alone: kept for as long as its text and the context stand. */
export interface ItemRule<F, O> extends RuleBase<O> {
  readonly scope: 'item';
  readonly check: (item: ItemView, context: RuleContext, options: OptionsOf<O>) => Iterable<F>;
  readonly report: (facts: F, item: ItemView, context: RuleContext) => Report;
  /** Where the portfolio has no entry of a kind that the rule asks for: what is said once, of the whole, in place of all. */
  readonly once?: {
    readonly without: EntryKind;
    /** Null where no item would have been found. */
    readonly message: (context: PortfolioContext) => string | null;
  };
  /** The same of what the root file says of the whole. */
  readonly ofPortfolio?: (context: PortfolioContext) => Iterable<PortfolioReport>;
}
/** A finding about the whole. */
export type PortfolioReport = Omit<Report, 'span'> & {
  /** The goal, team or item it is about: an ignore comment there covers it too. */
  readonly subject?: EntryRef;
  /** Another place than `portfolio:`; only for findings that the language puts elsewhere. */
  readonly at?: { readonly uri: string; readonly block: Block; readonly span: Span };
};
/** Looks at an entry and its neighbours by reference. */
export interface EntryRule<F, O, K extends EntryKind = EntryKind> extends RuleBase<O> {
  readonly scope: 'entry';
  readonly kinds: readonly K[];
  readonly check: (ref: RefOf<K>, context: IndexContext, options: OptionsOf<O>) => Iterable<F>;
  readonly report: (facts: F, ref: RefOf<K>, context: IndexContext) => Report;
}
/** Looks at the whole; its findings stand on the value of `portfolio:`. */
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

/** Defines a rule found while the text is read. */
export function defineTextRule(rule: Omit<TextRule, 'scope'>): AnyRule {
  return { ...rule, scope: 'text' };
}
/** Defines a rule on one item alone. */
export function defineItemRule<F, O extends OptionsSchema | undefined = undefined>(
  rule: Omit<ItemRule<F, O>, 'scope'>,
): AnyRule {
  return { ...rule, scope: 'item' } as unknown as AnyRule;
}
/** Defines a rule on an entry and what it refers to. */
export function defineEntryRule<
  F,
  O extends OptionsSchema | undefined = undefined,
  K extends EntryKind = EntryKind,
>(rule: Omit<EntryRule<F, O, K>, 'scope'>): AnyRule {
  return { ...rule, scope: 'entry' } as unknown as AnyRule;
}
/** Defines a rule on the portfolio as a whole. */
export function definePortfolioRule<F, O extends OptionsSchema | undefined = undefined>(
  rule: Omit<PortfolioRule<F, O>, 'scope'>,
): AnyRule {
  return { ...rule, scope: 'portfolio' } as unknown as AnyRule;
}
