/**
 * Keeps the findings of a portfolio up to date. An edit costs what it touches: findings of one entry hang on its
 * block, those across entries are made anew for the entries that the index marks, those on the portfolio only
 * when something changed that more than one entry looks at.
 */
import type { Balance } from '../core/balance.ts';
import { balanceOf, itemsOf, loadsOf } from '../core/balance.ts';
import type { Block } from '../core/block.ts';
import type { Day } from '../core/days.ts';
import type { Document } from '../core/document.ts';
import type { EntryRef } from '../core/entry-index.ts';
import { idOf } from '../core/entry-index.ts';
import type { Finding, Severity } from '../core/finding.ts';
import { type ItemView, itemView } from '../core/item.ts';
import type { Span } from '../core/lines.ts';
import { comparePaths } from '../core/paths.ts';
import { type Portfolio, headsOf, periodFor } from '../core/portfolio.ts';
import { type ItemEntry, readingOf } from '../core/read-block.ts';
import { subjectOf } from '../traits/item-subject.ts';
import { type Judge, type Judgement, fires } from '../traits/judge.ts';
import type { LanguagePack } from '../traits/judge.ts';
import type { AnyRule, EntryRule, IndexContext, ItemRule, PortfolioContext, PortfolioRule, RelatedPlace, RuleFix } from './define-rule.ts';
import { fileFindings } from './file-findings.ts';
import { judgeFor } from './judges.ts';
import { portfolioPlace, startsFile } from './portfolio-place.ts';
import { ruleSettings, type RuleSettings, severityOf } from './rule-settings.ts';
import { type Comment, commentFindings, coveredAtSubject, covers, fileWideOf, inForce, unusedMessage, withoutEchoes } from './suppress.ts';
import { commentFixes, textFixes, unusedFixes } from './text-fixes.ts';

/** A finding at its place. */
export interface Placed {
  readonly rule: string;
  readonly severity: Severity;
  readonly uri: string;
  readonly block: Block;
  /** UTF-16 offsets within the block. */
  readonly span: Span;
  readonly message: string;
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly RuleFix[];
  /** The entry it is about. */
  readonly ref: EntryRef | null;
}

type Loose = Omit<Placed, 'severity'> & { readonly severity?: Severity };
const ITEM = Symbol('item findings');
const JUDGEMENT = Symbol('judgement');

/** Told of a rule that threw; the rest goes on. */
export type OnRuleError = (rule: string, error: unknown) => void;

export class Analysis {
  readonly portfolio: Portfolio;
  readonly rules: readonly AnyRule[];
  readonly #pack: LanguagePack;
  readonly #onError: OnRuleError;
  #today: Day;
  #contextKey = '';
  #context!: IndexContext;
  #settings!: RuleSettings;
  #judge!: Judge;
  #vocabularyKey = '';
  readonly #entryFindings = new Map<EntryRef, readonly Loose[]>();
  /** What rules on the portfolio may know of a judgement: the verdict, and the finding that it earns. */
  readonly #verdicts = new Map<EntryRef, string>();
  #portfolioFindings: readonly Loose[] = [];
  #verdictRevision = 0;
  #portfolioKey = '';
  /** Blocks with something to show, by file. */
  readonly #hot = new Map<string, Map<Block, readonly Placed[]>>();
  #balance: Balance | null = null;
  /** Root files by path, and the comments for a whole file, as last looked at. */
  #roots = '';
  readonly #fileWide = new Map<string, string>();

  constructor(portfolio: Portfolio, rules: readonly AnyRule[], pack: LanguagePack, today: Day, onError: OnRuleError = () => {}) {
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
    const kept = item.block.derivedFor(JUDGEMENT, this.#judge, () => new Map<ItemEntry, { currency: string | null; judgement: Judgement }>());
    const { currency } = this.portfolio.settings;
    const held = kept.get(item.entry);
    if (held !== undefined && held.currency === currency) return held.judgement;
    const judgement = this.#judge(subjectOf(item, currency));
    kept.set(item.entry, { currency, judgement });
    return judgement;
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
      for (const block of removed) hot?.delete(block);
      if (!portfolio.files.has(uri)) this.#hot.delete(uri);
      else for (const block of added) mark(uri, block);
      const document = portfolio.files.get(uri);
      if (document === undefined) this.#fileWide.delete(uri);
      else for (const block of this.#sameFileWide(document) ? headsOf(document) : document.blocks) mark(uri, block);
      this.#balance = null;
    }
    const roots = portfolio.roots.map(({ document }) => document.uri).join(' ');
    if (roots !== this.#roots) {
      // Files that were or are roots beside another say so.
      for (const document of portfolio.files.values()) for (const block of headsOf(document)) mark(document.uri, block);
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
    const key = `${portfolio.index.revision} ${this.#verdictRevision} ${roots} ${portfolio.files.size}`;
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
      this.#portfolioFindings = this.#checkPortfolio();
      markAll();
    } else this.#followPortfolioFindings(mark);
    // And such a comment may have come or gone without anything else.
    for (const { uri, block, ref } of this.#portfolioFindings) if (ref !== null && stale.get(ref.uri)?.has(ref.block)) mark(uri, block);
    if (fresh) for (const document of portfolio.files.values()) for (const block of document.blocks) mark(document.uri, block);
    for (const [uri, blocks] of stale) this.#assemble(uri, blocks);
    return touched;
  }

  /** Whether the comments for a whole file are the ones it had when it was last looked at. */
  #sameFileWide(document: Document): boolean {
    const key = fileWideOf(document).map(({ span }) => document.blocks[0]?.text.slice(span.start, span.end)).join('\n');
    const same = this.#fileWide.get(document.uri) === key;
    this.#fileWide.set(document.uri, key);
    return same;
  }

  /** Findings of a file in the order of their places. */
  findings(uri: string): readonly Placed[] {
    const document = this.portfolio.files.get(uri);
    const hot = this.#hot.get(uri);
    if (document === undefined || hot === undefined) return [];
    const found: Placed[] = [];
    for (const block of document.blocks) {
      const here = hot.get(block);
      for (const one of here ?? []) found.push(one);
    }
    return found;
  }

  #refreshContext(): boolean {
    const { settings } = this.portfolio;
    const key = `${settings.key} ${this.#today}`;
    if (key === this.#contextKey) return false;
    this.#contextKey = key;
    const vocabulary = JSON.stringify(settings.vocabulary);
    if (vocabulary !== this.#vocabularyKey) {
      this.#vocabularyKey = vocabulary;
      this.#judge = judgeFor(this.#pack, settings.vocabulary, vocabulary);
    }
    this.#settings = ruleSettings(this.rules, settings.rules);
    this.#context = {
      today: this.#today,
      settings,
      period: periodFor(settings, this.#today),
      judge: (item) => this.judgementOf(item),
      index: this.portfolio.index,
    };
    return true;
  }

  #on<R extends AnyRule['scope']>(scope: R): Extract<AnyRule, { scope: R }>[] {
    return this.rules.filter((rule): rule is Extract<AnyRule, { scope: R }> => rule.scope === scope && this.#settings.severity.get(rule.id) !== 'off');
  }

  #optionsOf(rule: AnyRule): Readonly<Record<string, never>> {
    return (this.#settings.options.get(rule.id) ?? {}) as Readonly<Record<string, never>>;
  }

  /** Runs a rule; one that throws is told of and yields what it had. */
  #run(rule: string, body: () => void): void {
    try {
      body();
    } catch (error) {
      this.#onError(rule, error);
    }
  }

  #checkEntry(ref: EntryRef): void {
    const found: Loose[] = [];
    if (!ref.entry.broken) {
      for (const rule of this.#on('entry') as EntryRule<unknown, undefined>[]) {
        if (!rule.kinds.includes(ref.kind)) continue;
        this.#run(rule.id, () => {
          for (const facts of rule.check(ref, this.#context, this.#optionsOf(rule))) {
            const report = rule.report(facts, ref, this.#context);
            const { span, message, related = [], fixes = [], severity } = report;
            found.push({ rule: rule.id, uri: ref.uri, block: ref.block, ref, span, message, related, fixes, ...(severity === undefined ? {} : { severity }) });
          }
        });
      }
    }
    this.#entryFindings.set(ref, found);
    if (ref.kind !== 'item') return;
    const item = itemView(ref.block, ref.entry as ItemEntry);
    const judgement = this.judgementOf(item);
    const verdict = `${judgement.verdict} ${fires(judgement, item.track ?? undefined) ?? ''}`;
    if (this.#verdicts.get(ref) !== verdict) {
      this.#verdicts.set(ref, verdict);
      this.#verdictRevision++;
    }
  }

  #itemFindings(ref: EntryRef): readonly Finding[] {
    if (ref.kind !== 'item' || ref.entry.broken) return [];
    const kept = ref.block.derivedFor(ITEM, this.#context, () => new Map<ItemEntry, Finding[]>());
    const entry = ref.entry as ItemEntry;
    let found = kept.get(entry);
    if (found === undefined) {
      const list: Finding[] = [];
      const item = itemView(ref.block, entry);
      for (const rule of this.#on('item') as ItemRule<unknown, undefined>[]) {
        this.#run(rule.id, () => {
          for (const facts of rule.check(item, this.#context, this.#optionsOf(rule))) {
            const report = rule.report(facts, item, this.#context);
            list.push({ ...report, rule: rule.id } as Finding);
          }
        });
      }
      kept.set(entry, (found = list));
    }
    return found;
  }

  #checkPortfolio(): Loose[] {
    const { portfolio } = this;
    const place = portfolioPlace(portfolio);
    if (place === null) return [];
    const items = [...itemsOf(portfolio.index)];
    const context: PortfolioContext = { ...this.#context, portfolio, balance: this.balance, loads: loadsOf(portfolio.index, this.#context.period), items };
    const found: Loose[] = [];
    for (const rule of this.#on('portfolio') as PortfolioRule<unknown, undefined>[]) {
      this.#run(rule.id, () => {
        for (const facts of rule.check(context, this.#optionsOf(rule))) {
          const report = rule.report(facts, context);
          found.push({ rule: rule.id, ...(report.at ?? place), message: report.message, related: report.related ?? [], fixes: report.fixes ?? [], ref: report.subject ?? null });
        }
      });
    }
    return found;
  }

  /** The block of `portfolio:` may be another one after an edit that changed nothing for the findings. */
  #followPortfolioFindings(mark: (uri: string, block: Block) => void): void {
    if (this.#portfolioFindings.length === 0) return;
    const alive = (f: Loose): boolean => this.portfolio.files.get(f.uri)?.blocks.includes(f.block) ?? false;
    const heads = new Set(this.portfolio.sorted.flatMap((document) => headsOf(document)));
    if (this.#portfolioFindings.every((f) => heads.has(f.block) || alive(f))) return;
    this.#portfolioFindings = this.#checkPortfolio();
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
    const fileWide = fileWideOf(document);
    const present = blocks.size > 8 ? new Set(document.blocks) : null;
    const ofFile = heads.some((block) => blocks.has(block)) ? fileFindings(document, this.portfolio, this.rules) : new Map<Block, Finding[]>();
    for (const block of blocks) {
      if (!(present?.has(block) ?? document.blocks.includes(block))) continue;
      const shown = this.#assembleBlock(uri, block, fileWide.map((ignore) => ({ ignore, covers: null })), ofFile.get(block) ?? [], block === first);
      if (shown.length > 0) hot.set(block, shown);
      else hot.delete(block);
    }
    // Whether a comment for the whole file is used shows only over all of its blocks.
    if (fileWide.length > 0 && first !== undefined && !blocks.has(first)) this.#assemble(uri, new Set([first]));
  }

  #assembleBlock(uri: string, block: Block, fileWide: readonly Comment[], ofFile: readonly Finding[], isFirst: boolean): Placed[] {
    const all = this.#candidates(uri, block, ofFile);
    const reading = readingOf(block);
    const comments: Comment[] = [...fileWide, ...reading.ignores.filter((ignore) => !ignore.fileWide && ignore.covers !== undefined).map((ignore) => ({ ignore, covers: ignore.covers ?? null }))];
    const silencedBy = new Map(this.rules.flatMap((rule) => (rule.silencedBy === undefined ? [] : [[rule.id, rule.silencedBy] as const])));
    const active = comments.filter(({ ignore }) => inForce(ignore, this.#today));
    const shown: Loose[] = withoutEchoes(all.map((f) => ({ ...f, owner: f.ref })), silencedBy).filter(
      (f) => !active.some((comment) => covers(comment, f.rule, f.span)) && !coveredAtSubject(f, this.#today),
    );
    const ids = this.rules.map(({ id }) => id);
    const broken = all.some(({ rule }) => rule === 'syntax');
    for (const ignore of reading.ignores) {
      const starts = isFirst && startsFile(block, ignore.span);
      for (const f of commentFindings(ignore, ids, this.#today, starts)) shown.push({ ...f, uri, block, related: [], fixes: f.fixes ?? commentFixes(f.rule, block, ignore), ref: null });
      if (ignore.beside || !inForce(ignore, this.#today) || (ignore.fileWide && !starts)) continue;
      for (const { name, span } of ignore.rules) {
        // Where YAML cannot be read, nothing else is found: then nobody can say what a comment would ignore.
        if (!ids.includes(name) || this.#settings.severity.get(name) === 'off' || (broken && name !== 'syntax')) continue;
        const one = { ignore: { ...ignore, rules: [{ name, span }] }, covers: ignore.fileWide ? null : (ignore.covers ?? { start: -1, end: -1 }) };
        const used = ignore.fileWide ? this.#usedInFile(uri, one) : all.some((f) => covers(one, f.rule, f.span)) || this.#aboutEntry(one, block);
        if (!used) shown.push({ rule: 'unused-ignore', span, uri, block, ref: null, related: [], fixes: unusedFixes(block, ignore, name), message: unusedMessage(name, ignore) });
      }
    }
    return shown
      .map((f) => ({ ...f, severity: severityOf(this.#settings, f) }))
      .filter((f): f is Placed => f.severity !== 'off')
      .sort((a, b) => a.span.start - b.span.start || comparePaths(a.rule, b.rule));
  }

  #candidates(uri: string, block: Block, ofFile: readonly Finding[]): Loose[] {
    const refs = this.portfolio.index.ofBlock(block);
    const within = (span: Span): EntryRef | null => refs.find(({ entry }) => span.start >= entry.span.start && span.start <= entry.span.end) ?? null;
    const all: Loose[] = [];
    const add = (f: Finding, ref: EntryRef | null): void => {
      all.push({ rule: f.rule, uri, block, span: f.span, message: f.message, related: f.related ?? [], fixes: textFixes(f, block, ref, this.portfolio), ref });
    };
    for (const f of readingOf(block).findings) add(f, within(f.span));
    for (const f of ofFile) add(f, null);
    for (const ref of refs) {
      for (const f of this.#itemFindings(ref)) add(f, ref);
      for (const f of this.#entryFindings.get(ref) ?? []) all.push(f.block === block ? f : { ...f, block });
    }
    for (const f of this.#portfolioFindings) if (f.block === block && f.uri === uri) all.push(f);
    return all;
  }

  /** The portfolio says something about an entry in this block that the comment covers. */
  #aboutEntry(comment: Comment, block: Block): boolean {
    return this.#portfolioFindings.some((f) => f.ref !== null && f.ref.block === block && covers(comment, f.rule, f.ref.entry.span));
  }

  #usedInFile(uri: string, comment: Comment): boolean {
    const document = this.portfolio.files.get(uri);
    if (document === undefined) return false;
    const ofFile = fileFindings(document, this.portfolio, this.rules);
    const unread = (rule: string): boolean => rule === 'syntax' && comment.ignore.rules[0]?.name !== 'syntax';
    return document.blocks.some((block) => this.#candidates(uri, block, ofFile.get(block) ?? []).some((f) => unread(f.rule) || covers(comment, f.rule, f.span)));
  }
}

/** Id of the item that a finding is about; null for goals, teams and the portfolio. */
export const itemOf = (placed: Placed): string | null => (placed.ref !== null && placed.ref.kind === 'item' ? idOf(placed.ref) : null);
