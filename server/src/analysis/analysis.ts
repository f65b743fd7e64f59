/**
 * Keeps the findings of a portfolio up to date. An edit invalidates only what depends on it: findings on one item are
 * cached per item; findings on an entry and its neighbours are recomputed for the entries that the index marks as
 * stale; findings on the portfolio are recomputed only after a change that more than one entry can see.
 */
import type { Block } from '../core/document/block.ts';
import type { Document } from '../core/document/document.ts';
import { type Balance, balanceOf } from '../core/model/balance.ts';
import type { EntryRef } from '../core/model/entry-ref.ts';
import type { ItemView } from '../core/model/item.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import { OutOfTime } from '../core/model/stretches.ts';
import type { Day } from '../core/text/days.ts';
import type { AnyRule, IndexContext } from '../rules/kit/define-rule.ts';
import type { Placed } from '../rules/kit/placed.ts';
import type { RuleSettings } from '../rules/kit/rule-settings.ts';
import type { Judge } from '../traits/judge.ts';
import type { Judgement } from '../traits/judgement.ts';
import type { Sources } from './candidates.ts';
import { EarlyFindings, earlySources } from './early-findings.ts';
import { EntryFindings } from './entry-findings.ts';
import { type AnalysisOptions, type Environment, environmentFor } from './environment.ts';
import { NONE_HELD } from './held-back.ts';
import { PendingWork, SLICE_ABOVE, type Slice, unlimited } from './pending-work.ts';
import { PortfolioFindings } from './portfolio-findings.ts';
import { preparedFor } from './prepared.ts';
import { aggregatedRules } from './run-rules.ts';
import { ShownFindings } from './shown-findings.ts';
import { type Changes, staleBlocks } from './stale-blocks.ts';
import { fileWideOf } from './suppress.ts';

export class Analysis {
  readonly portfolio: Portfolio;
  /** The day that rules and verdicts use as today. Call `update` after setting it. */
  today: Day;
  readonly #options: AnalysisOptions;
  #environment!: Environment;
  readonly #entries = new EntryFindings();
  readonly #onPortfolio = new PortfolioFindings();
  readonly #shown: ShownFindings;
  #balance: Balance | null = null;
  /** Cache key of the inputs to portfolio rules at their last run. */
  #portfolioKey = '';
  /** URIs of the root files at the last update. */
  #roots = '';
  /** Ids of the aggregated rules at the last update; see `aggregatedRules`. */
  #aggregated = '';
  readonly #fileComments = new Map<string, string>();
  readonly #pending = new PendingWork();
  /** Files whose changes `checkAhead` collected. */
  readonly #touchedAhead = new Set<string>();
  readonly #early = new EarlyFindings();
  /** True while some entries are not parsed yet. */
  #isReading = false;
  /** True if settings or the day changed since the last update. */
  #newEnvironment = false;
  /** Blocks with findings withheld until the first run of the portfolio rules; null after it. */
  #withheld: (readonly [uri: string, block: Block])[] | null = [];
  /** True if the portfolio rules must run; `#portfolioStale` if settings or the day changed too. */
  #portfolioPending = true;
  #portfolioStale = false;

  constructor(portfolio: Portfolio, options: AnalysisOptions, today: Day) {
    this.portfolio = portfolio;
    this.today = today;
    this.#options = options;
    this.#shown = new ShownFindings();
  }

  /** All rules, house rules included. Call `update` first. */
  get rules(): readonly AnyRule[] {
    return this.#environment.rules;
  }
  /** The context passed to rules. Call `update` first. */
  get context(): IndexContext {
    return this.#environment.context;
  }
  get settings(): RuleSettings {
    return this.#environment.settings;
  }
  /** The judge in force, for what-if questions. */
  get judge(): Judge {
    return this.#environment.judge;
  }
  /** Balance by declared track. Call `update` first. */
  get balance(): Balance {
    this.#balance ??= balanceOf(this.portfolio.index, this.context.period);
    return this.#balance;
  }

  /** Judges an item: its verdict with the evidence. */
  judgementOf(item: ItemView): Judgement {
    return this.#environment.checks.judgementOf(item);
  }

  /** Returns the findings of a file, in order of position. Call `update` first. */
  findings(uri: string): readonly Placed[] {
    const document = this.portfolio.files.get(uri);
    return document === undefined ? [] : this.#shown.of(document);
  }

  /** True if no work is pending. */
  get isDone(): boolean {
    return this.isRead && this.#pending.isEmpty && !this.#portfolioPending;
  }
  /** True once all entries are parsed: blocks in view then lack only findings that depend on the whole portfolio. */
  get isRead(): boolean {
    return !this.#isReading;
  }

  /**
   * Brings findings up to date, as far as the slice allows; returns the files whose findings may have changed. Blocks
   * that are still pending keep their old findings.
   */
  update(requested: Slice = unlimited): ReadonlySet<string> {
    const { portfolio } = this;
    if (portfolio.unreadBlocks > SLICE_ABOVE) {
      const told = this.#reportEarly(requested);
      // The steps below take time as well: start them in a slice of their own.
      this.#isReading = !portfolio.readPending(requested.hasTime) || !requested.hasTime();
      if (this.#isReading) return told;
    }
    this.#isReading = false;
    const touched = new Set([...this.#touchedAhead, ...this.#collectChanges()]);
    this.#touchedAhead.clear();
    const slice = this.#pending.sliceFor(this.#early.completed(requested));
    this.#checkEntries(this.#pending.entriesIn(slice, portfolio.index));
    if (!this.#pending.hasEntries && this.#portfolioPending && slice.hasTime()) this.#checkPortfolio(slice);
    const sources: Sources = {
      portfolio,
      environment: this.#environment,
      entriesOf: (_, block) => portfolio.index.ofBlock(block),
      entries: this.#entries,
      onPortfolio: this.#onPortfolio,
      held: this.#withheld === null ? NONE_HELD : this.#environment.held.untilWhole,
    };
    const top = (uri: string): Block | undefined => portfolio.files.get(uri)?.blocks[0];
    for (const [uri, blocks] of this.#pending.blocksIn(slice, portfolio.index, top)) {
      const document = portfolio.files.get(uri);
      if (document === undefined) continue;
      const waiting = this.#shown.assemble(sources, document, blocks);
      for (const block of waiting) this.#withheld?.push([uri, block]);
      touched.add(uri);
    }
    if (this.isDone) this.#pending.done();
    return touched;
  }

  /**
   * Checks the entries of some blocks ahead of `update`, which then finds them done: their verdicts are at hand, and
   * those of others are not. All entries must be parsed.
   */
  checkAhead(blocks: readonly Block[]): void {
    for (const uri of this.#collectChanges()) this.#touchedAhead.add(uri);
    this.#checkEntries(this.#pending.entriesOf(blocks, this.portfolio.index));
  }

  /** Checks entries taken from the queue, and queues the blocks that they make stale. */
  #checkEntries(refs: Iterable<EntryRef>): void {
    const entries = new Set<EntryRef>();
    for (const ref of refs) {
      this.#entries.check(ref, this.#environment);
      // Run item rules now, because portfolio rules may count their findings in every item.
      this.#environment.checks.findings(ref, this.#environment.context);
      entries.add(ref);
    }
    if (entries.size > 0) this.#enqueueStale({ ...nothing, entries });
  }

  /** Reports what can be said of added blocks in view before the rest is parsed. Returns their files. */
  #reportEarly(slice: Slice): ReadonlySet<string> {
    this.#refreshEnvironment();
    const sources = earlySources(this.portfolio, this.#environment);
    const told = new Set<string>();
    for (const [document, blocks] of this.#early.take(this.portfolio, this.#environment, slice)) {
      this.#shown.assemble(sources, document, blocks);
      told.add(document.uri);
    }
    return told;
  }

  /** Collects all changes since the last update and queues what they make stale. Returns the changed files. */
  #collectChanges(): string[] {
    const { portfolio } = this;
    this.#refreshEnvironment();
    const environment = this.#newEnvironment;
    this.#newEnvironment = false;
    const files = portfolio.takeChanges();
    for (const change of files) this.#shown.forget(change, !portfolio.files.has(change.uri));
    if (files.length > 0 || environment) this.#balance = null;
    if (environment) portfolio.index.markAllStale();
    const { stale, gone } = portfolio.index.takeStale();
    for (const ref of gone) {
      this.#entries.forget(ref);
      this.#pending.removeEntry(ref);
    }
    for (const ref of stale) this.#pending.addEntry(ref);
    const rootFiles = portfolio.roots.map(({ document }) => document.uri).join(' ');
    const roots = rootFiles !== this.#roots;
    this.#roots = rootFiles;
    const { index } = portfolio;
    const once = [...aggregatedRules(this.#environment.running, { count: (kind) => index.count(kind) })].join(
      ' ',
    );
    const aggregatedChanged = once !== this.#aggregated;
    this.#aggregated = once;
    this.#portfolioPending = true;
    this.#portfolioStale ||= environment;
    this.#enqueueStale({
      ...nothing,
      environment,
      roots,
      once: aggregatedChanged,
      files,
      fileComments: this.#changedFileComments(files.map(({ uri }) => uri)),
    });
    return files.map(({ uri }) => uri);
  }

  #enqueueStale(changes: Omit<Changes, 'portfolio'>): void {
    for (const [uri, blocks] of staleBlocks({ ...changes, portfolio: this.portfolio }, this.#onPortfolio.all))
      for (const block of blocks) this.#pending.addBlock(uri, block);
  }

  /** Reruns the portfolio rules if their inputs changed. All entries must be up to date. */
  #checkPortfolio({ hasTime }: Slice): void {
    let onPortfolio: Changes['onPortfolio'];
    try {
      const { items } = this.portfolio.index;
      onPortfolio = items.withinBudget(hasTime, () => this.#refreshOnPortfolio(this.#portfolioStale));
    } catch (error) {
      if (error instanceof OutOfTime) return;
      throw error;
    }
    this.#portfolioPending = false;
    this.#portfolioStale = false;
    for (const [uri, block] of this.#withheld ?? []) this.#pending.addBlock(uri, block);
    this.#withheld = null;
    if (onPortfolio.length === 0) return;
    this.#enqueueStale({ ...nothing, onPortfolio });
  }

  /** Rebuilds the environment if settings or the day changed. */
  #refreshEnvironment(): void {
    if (this.#environment?.key === preparedFor(this.portfolio.settings, this.today)) return;
    this.#environment = environmentFor(this.portfolio, this.#options, this.today);
    this.#newEnvironment = true;
  }

  /** Returns the removed and the new findings on the portfolio; none if they need no rerun. */
  #refreshOnPortfolio(environment: boolean): Changes['onPortfolio'] {
    const { portfolio } = this;
    const key = [
      portfolio.index.revision,
      this.#entries.verdictRevision,
      this.#roots,
      this.#aggregated,
      portfolio.files.size,
      portfolio.sheetRevision,
      portfolio.settings.key,
      // An unreadable `balance` has no value, but the key's presence matters.
      portfolio.roots[0]?.values.balance !== undefined,
    ].join(' ');
    const changed = environment || key !== this.#portfolioKey;
    if (!changed && !this.#onPortfolio.areMisplaced(portfolio)) return [];
    if (changed) this.#balance = null;
    const before = this.#onPortfolio.all;
    this.#onPortfolio.check(portfolio, this.#environment, this.balance, this.#entries);
    this.#portfolioKey = key;
    return [...before, ...this.#onPortfolio.all];
  }

  /** Returns the files whose file-wide ignore comments changed since the last call. */
  #changedFileComments(uris: readonly string[]): ReadonlySet<string> {
    const changed = new Set<string>();
    for (const uri of uris) {
      const document = this.portfolio.files.get(uri);
      if (document === undefined) this.#fileComments.delete(uri);
      else {
        const comments = fileCommentsOf(document);
        if (comments !== this.#fileComments.get(uri)) changed.add(uri);
        this.#fileComments.set(uri, comments);
      }
    }
    return changed;
  }
}

const nothing: Omit<Changes, 'portfolio'> = {
  environment: false,
  roots: false,
  once: false,
  files: [],
  fileComments: new Set(),
  entries: new Set(),
  onPortfolio: [],
};

/** Returns the text of a document's file-wide ignore comments. */
const fileCommentsOf = (document: Document): string =>
  fileWideOf(document)
    .map(({ span }) => document.blocks[0]?.text.slice(span.start, span.end))
    .join('\n');
