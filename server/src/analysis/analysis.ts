/**
 * Keeps the findings of a portfolio up to date. An edit costs what it touches: findings of one entry hang on its
 * block, those across entries are made anew for the entries that the index marks, those on the portfolio only
 * when something changed that more than one entry looks at.
 */

import type { Block } from '../core/document/block.ts';
import type { Document } from '../core/document/document.ts';
import { type ItemEntry, readingOf } from '../core/document/read-block.ts';
import type { Balance } from '../core/model/balance.ts';
import { balanceOf, loadsOf } from '../core/model/balance.ts';
import type { EntryRef } from '../core/model/entry-index.ts';
import { type ItemView, itemView } from '../core/model/item.ts';
import { headsOf, type Portfolio, periodFor } from '../core/model/portfolio.ts';
import type { Day } from '../core/text/days.ts';
import type { Finding } from '../core/text/finding.ts';
import type { Span } from '../core/text/lines.ts';
import { textFixes } from '../rules/fixes/text-fixes.ts';
import type { AnyRule, Gather, IndexContext, RuleFix } from '../rules/kit/define-rule.ts';
import { gatherIn } from '../rules/kit/gather.ts';
import type { Loose, Placed } from '../rules/kit/placed.ts';
import { type RuleSettings, ruleSettings } from '../rules/kit/rule-settings.ts';
import type { LanguagePack } from '../traits/judge.ts';
import { fires, type Judge, type Judgement } from '../traits/judge.ts';
import { assembleBlock, type RuleTable, ruleTable, type Uses } from './assemble-block.ts';
import { fileFindings } from './file-findings.ts';
import { ItemChecks } from './item-checks.ts';
import { judgeFor } from './judges.ts';
import { portfolioPlace } from './portfolio-place.ts';
import { preparedFor } from './prepared.ts';
import { RuleCounts } from './rule-counts.ts';
import {
  type OnRuleError,
  type RunningRules,
  runEntryRules,
  runningRules,
  runPortfolioRules,
} from './run-rules.ts';
import { type Comment, covers, fileWideOf } from './suppress.ts';

export class Analysis {
  readonly portfolio: Portfolio;
  readonly rules: readonly AnyRule[];
  readonly #pack: LanguagePack;
  readonly #onError: OnRuleError;
  #today: Day;
  #contextKey = '';
  #context!: IndexContext;
  #settings!: RuleSettings;
  #running!: RunningRules;
  #table!: RuleTable;
  #judge!: Judge;
  #gather!: Gather;
  #checks!: ItemChecks;
  #vocabularyKey = '';
  readonly #entryFindings = new Map<EntryRef, readonly Loose[]>();
  /** What rules on the portfolio may know of a judgement: the verdict, and the finding that it earns. */
  readonly #verdicts = new Map<EntryRef, string>();
  #portfolioFindings: readonly Loose[] = [];
  #verdictRevision = 0;
  #portfolioKey = '';
  /** The block in which findings on the whole portfolio stand. */
  #place: Block | undefined;
  #portfolioFindingsIn: ReadonlyMap<Block, readonly Loose[]> = new Map();
  /** Blocks with something to show, by file. */
  readonly #hot = new Map<string, Map<Block, readonly Placed[]>>();
  #balance: Balance | null = null;
  /** Root files by path, and the comments for a whole file, as last looked at. */
  #roots = '';
  readonly #fileWide = new Map<string, string>();
  /** What rules find in the files that have such a comment. */
  readonly #counts = new Map<string, RuleCounts>();

  constructor(
    portfolio: Portfolio,
    rules: readonly AnyRule[],
    pack: LanguagePack,
    today: Day,
    onError: OnRuleError = () => {},
  ) {
    this.portfolio = portfolio;
    this.rules = rules;
    this.#pack = pack;
    this.#today = today;
    this.#onError = onError;
  }

  get today(): Day {
    return this.#today;
  }
  set today(day: Day) {
    this.#today = day;
  }
  /** What rules are given now; `update` first. */
  get context(): IndexContext {
    return this.#context;
  }
  get settings(): RuleSettings {
    return this.#settings;
  }
  /** Balance by declared track; `update` first. */
  get balance(): Balance {
    this.#balance ??= balanceOf(this.portfolio.index, this.#context.period);
    return this.#balance;
  }

  /** Verdict on an item and its evidence. */
  judgementOf(item: ItemView): Judgement {
    return this.#checks.judgementOf(item);
  }

  /** The judge in force, for what-if questions. */
  get judge(): Judge {
    return this.#judge;
  }

  /** Brings everything up to date; answers the files whose findings may have changed. */
  update(): ReadonlySet<string> {
    const { portfolio } = this;
    const touched = new Set<string>();
    const stale = new Map<string, Set<Block>>();
    const mark = (uri: string, block: Block): void => {
      touched.add(uri);
      const blocks = stale.get(uri);
      if (blocks === undefined) stale.set(uri, new Set([block]));
      else blocks.add(block);
    };
    const fresh = this.#refreshContext();
    for (const { uri, removed, added } of portfolio.takeChanges()) {
      touched.add(uri);
      const hot = this.#hot.get(uri);
      const counts = this.#counts.get(uri);
      for (const block of removed) {
        hot?.delete(block);
        counts?.delete(block);
      }
      if (!portfolio.files.has(uri)) {
        this.#hot.delete(uri);
        this.#counts.delete(uri);
      }
      for (const block of added) mark(uri, block);
      const document = portfolio.files.get(uri);
      if (document === undefined) this.#fileWide.delete(uri);
      else
        for (const block of this.#sameFileWide(document) ? headsOf(document) : document.blocks)
          mark(uri, block);
      this.#balance = null;
    }
    const roots = portfolio.roots.map(({ document }) => document.uri).join(' ');
    if (roots !== this.#roots) {
      // Files that were or are roots beside another say so.
      for (const document of portfolio.files.values())
        for (const block of headsOf(document)) mark(document.uri, block);
      this.#roots = roots;
    }
    if (fresh) portfolio.index.markAll();
    const { dirty, gone } = portfolio.index.takeDirty();
    for (const ref of gone) {
      this.#entryFindings.delete(ref);
      if (this.#verdicts.delete(ref)) this.#verdictRevision++;
    }
    for (const ref of dirty) {
      this.#checkEntry(ref);
      mark(ref.uri, ref.block);
    }
    const key = [
      portfolio.index.revision,
      this.#verdictRevision,
      roots,
      portfolio.files.size,
      portfolio.settings.key,
      // A balance that cannot be read is none, and yet there is one.
      portfolio.roots[0]?.values.balance !== undefined,
    ].join(' ');
    if (fresh || key !== this.#portfolioKey) {
      this.#portfolioKey = key;
      this.#balance = null;
      // An ignore comment over an entry covers what the portfolio says about it, or said until now.
      const markAll = (): void => {
        for (const { uri, block, ref } of this.#portfolioFindings) {
          mark(uri, block);
          if (ref !== null) mark(ref.uri, ref.block);
        }
      };
      markAll();
      this.#takePortfolioFindings();
      markAll();
    } else this.#followPortfolioFindings(mark);
    // And such a comment may have come or gone without anything else.
    for (const { uri, block, ref } of this.#portfolioFindings)
      if (ref !== null && stale.get(ref.uri)?.has(ref.block)) mark(uri, block);
    if (fresh)
      for (const document of portfolio.files.values())
        for (const block of document.blocks) mark(document.uri, block);
    for (const [uri, blocks] of stale) this.#assemble(uri, blocks);
    return touched;
  }

  /** Whether the comments for a whole file are the ones it had when it was last looked at. */
  #sameFileWide(document: Document): boolean {
    const key = fileWideOf(document)
      .map(({ span }) => document.blocks[0]?.text.slice(span.start, span.end))
      .join('\n');
    const same = this.#fileWide.get(document.uri) === key;
    this.#fileWide.set(document.uri, key);
    return same;
  }

  /** Findings of a file in the order of their places. */
  findings(uri: string): readonly Placed[] {
    const document = this.portfolio.files.get(uri);
    const hot = this.#hot.get(uri);
    if (document === undefined || hot === undefined) return [];
    // Mostly few blocks have something to show: those are put in order, and the rest not looked at.
    if (hot.size * 8 > document.blocks.length)
      return document.blocks.flatMap((block) => hot.get(block) ?? []);
    return [...hot.keys()]
      .filter((block) => document.indexOf(block) >= 0)
      .sort((a, b) => document.indexOf(a) - document.indexOf(b))
      .flatMap((block) => hot.get(block) ?? []);
  }

  #refreshContext(): boolean {
    const { settings } = this.portfolio;
    const key = preparedFor(settings, this.#today);
    if (key === this.#contextKey) return false;
    this.#contextKey = key;
    const vocabulary = JSON.stringify(settings.vocabulary);
    if (vocabulary !== this.#vocabularyKey) {
      this.#vocabularyKey = vocabulary;
      this.#judge = judgeFor(this.#pack, settings.vocabulary, vocabulary);
    }
    this.#settings = ruleSettings(this.rules, settings.rules);
    this.#running = runningRules(this.rules, this.#settings, this.#onError);
    this.#table = ruleTable(this.rules, this.#settings, this.#today);
    this.#context = {
      today: this.#today,
      settings,
      period: periodFor(settings, this.#today),
      judge: (item) => this.judgementOf(item),
      index: this.portfolio.index,
    };
    this.#checks = new ItemChecks(this.#judge, settings.currency, key, this.#running);
    this.#gather = gatherIn(this.portfolio.index, {
      ...this.#context,
      verdict: (item) => this.#checks.verdictOf(item),
    });
    return true;
  }

  #checkEntry(ref: EntryRef): void {
    const found = ref.entry.broken ? [] : runEntryRules(this.#running, ref, this.#context);
    this.#entryFindings.set(ref, found);
    if (ref.kind !== 'item') return;
    const item = itemView(ref.block, ref.entry as ItemEntry);
    const judgement = this.#checks.verdictOf(item);
    const verdict = `${judgement.verdict} ${fires(judgement, item.track ?? undefined) ?? ''}`;
    if (this.#verdicts.get(ref) !== verdict) {
      this.#verdicts.set(ref, verdict);
      this.#verdictRevision++;
    }
  }

  #takePortfolioFindings(): void {
    this.#portfolioFindings = this.#checkPortfolio();
    const byBlock = new Map<Block, Loose[]>();
    for (const finding of this.#portfolioFindings) {
      const others = byBlock.get(finding.block);
      if (others === undefined) byBlock.set(finding.block, [finding]);
      else others.push(finding);
    }
    this.#portfolioFindingsIn = byBlock;
  }

  #checkPortfolio(): Loose[] {
    const { portfolio } = this;
    const place = portfolioPlace(portfolio);
    this.#place = place?.block;
    if (place === null) return [];
    const loads = loadsOf(portfolio.index, this.#context.period);
    return runPortfolioRules(
      this.#running,
      {
        ...this.#context,
        portfolio,
        settings: portfolio.settings,
        balance: this.balance,
        loads,
        gather: this.#gather,
      },
      place,
    );
  }

  /** The block of `portfolio:` may be another one after an edit that changed nothing for the findings. */
  #followPortfolioFindings(mark: (uri: string, block: Block) => void): void {
    if (this.#portfolioFindings.length === 0) return;
    const alive = (f: Loose): boolean => (this.portfolio.files.get(f.uri)?.indexOf(f.block) ?? -1) >= 0;
    // A key `portfolio` further up in the file takes the place of the one below.
    const moved = portfolioPlace(this.portfolio)?.block !== this.#place;
    if (!moved && this.#portfolioFindings.every(alive)) return;
    for (const finding of this.#portfolioFindings) mark(finding.uri, finding.block);
    this.#takePortfolioFindings();
    for (const finding of this.#portfolioFindings) mark(finding.uri, finding.block);
  }

  /** Puts together what is shown for some blocks of a file. */
  #assemble(uri: string, blocks: ReadonlySet<Block>): void {
    const document = this.portfolio.files.get(uri);
    if (document === undefined) return;
    let hot = this.#hot.get(uri);
    if (hot === undefined) this.#hot.set(uri, (hot = new Map()));
    const heads = headsOf(document);
    const first = document.blocks[0];
    const fileWide = fileWideOf(document).map((ignore) => ({ ignore, covers: null }));
    const ofFile = heads.some((block) => blocks.has(block) || (fileWide.length > 0 && block === first))
      ? fileFindings(document, this.portfolio, this.rules)
      : new Map<Block, Finding[]>();
    // Whether a comment for the whole file is used shows only over all of its blocks: it comes last.
    const last = fileWide.length > 0 ? first : undefined;
    const counts = last === undefined ? undefined : (this.#counts.get(uri) ?? new RuleCounts());
    if (counts === undefined) this.#counts.delete(uri);
    else this.#counts.set(uri, counts);
    const todo = [...blocks].filter((block) => block !== last && document.indexOf(block) >= 0);
    if (last !== undefined) todo.push(last);
    for (const block of todo) {
      const candidates = this.#candidates(uri, block, ofFile.get(block) ?? []);
      counts?.set(block, new Set(candidates.map(({ rule }) => rule)));
      const shown = assembleBlock(
        this.#table,
        { uri, block, candidates, fileWide, isFirst: block === first },
        this.#uses,
      );
      if (shown.length > 0) hot.set(block, shown);
      else hot.delete(block);
    }
  }

  #candidates(uri: string, block: Block, ofFile: readonly Finding[]): Loose[] {
    const refs = this.portfolio.index.ofBlock(block);
    const within = (span: Span): EntryRef | null =>
      refs.find(({ entry }) => span.start >= entry.span.start && span.start <= entry.span.end) ?? null;
    const all: Loose[] = [];
    const { portfolio } = this;
    const add = (f: Finding, ref: EntryRef | null): void => {
      const { rule, span, message, related = [] } = f;
      let fixes: readonly RuleFix[] | undefined;
      all.push({
        rule,
        uri,
        block,
        span,
        message,
        related,
        ref,
        get fixes() {
          fixes ??= textFixes(f, block, ref, portfolio);
          return fixes;
        },
      });
    };
    for (const f of readingOf(block).findings) add(f, within(f.span));
    for (const f of ofFile) add(f, null);
    for (const ref of refs) {
      for (const f of this.#checks.findings(ref, this.#context)) add(f, ref);
      for (const f of this.#entryFindings.get(ref) ?? []) all.push(f.block === block ? f : { ...f, block });
    }
    for (const f of this.#portfolioFindingsIn.get(block) ?? []) if (f.uri === uri) all.push(f);
    return all;
  }

  /** Where else a comment may find something to ignore than in its own block. */
  readonly #uses: Uses = {
    inFile: (uri, comment) => this.#usedInFile(uri, comment),
    // The portfolio says something about an entry in this block that the comment covers.
    aboutEntry: (comment, block) =>
      this.#portfolioFindings.some(
        (f) => f.ref !== null && f.ref.block === block && covers(comment, f.rule, f.ref.entry.span),
      ),
  };

  #usedInFile(uri: string, { ignore }: Comment): boolean {
    const counts = this.#counts.get(uri);
    const [rule] = ignore.rules;
    if (counts === undefined || rule === undefined) return false;
    // Where something cannot be read, nobody can say what a comment would ignore there. `syntax` itself is not ignored.
    return counts.has('syntax') ? rule.name !== 'syntax' : counts.has(rule.name);
  }
}
