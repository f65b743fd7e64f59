/** Stores the findings shown, by file and block. Reassembles the blocks that are stale. */
import type { Block } from '../core/document/block.ts';
import type { Document } from '../core/document/document.ts';
import type { BlockChange } from '../core/model/portfolio.ts';
import { headsOf } from '../core/model/root-values.ts';
import type { Finding } from '../core/text/finding.ts';
import type { Placed } from '../rules/kit/placed.ts';
import { assembleBlock, type Uses } from './assemble-block.ts';
import { candidatesIn, type Sources } from './candidates.ts';
import { fileFindings } from './file-findings.ts';
import { RuleCounts } from './rule-counts.ts';
import { aggregatedRules } from './run-rules.ts';
import { type Comment, covers, fileWideOf } from './suppress.ts';

/** If fewer than one block in this many has findings, sort those blocks instead of scanning the file. */
const SPARSE = 8;

export class ShownFindings {
  /** Blocks with findings, by file. */
  readonly #shown = new Map<string, Map<Block, readonly Placed[]>>();
  /** Rules with findings, for the files that have file-wide ignore comments. */
  readonly #counts = new Map<string, RuleCounts>();

  /** Returns the findings of a file, in order of position. */
  of(document: Document): readonly Placed[] {
    const shown = this.#shown.get(document.uri);
    if (shown === undefined) return [];
    if (shown.size * SPARSE > document.blocks.length)
      return document.blocks.flatMap((block) => shown.get(block) ?? []);
    return [...shown.keys()]
      .filter((block) => document.indexOf(block) >= 0)
      .sort((a, b) => document.indexOf(a) - document.indexOf(b))
      .flatMap((block) => shown.get(block) ?? []);
  }

  /** Drops the blocks removed from a file, or the whole file if it is `gone`. */
  forget({ uri, removed }: BlockChange, gone: boolean): void {
    for (const block of removed) {
      this.#shown.get(uri)?.delete(block);
      this.#counts.get(uri)?.delete(block);
    }
    if (!gone) return;
    this.#shown.delete(uri);
    this.#counts.delete(uri);
  }

  /** Reassembles the stale blocks of a file. Returns those with findings that were withheld. */
  assemble(sources: Sources, document: Document, stale: ReadonlySet<Block>): Block[] {
    const { uri } = document;
    let shown = this.#shown.get(uri);
    if (shown === undefined) this.#shown.set(uri, (shown = new Map()));
    const first = document.blocks[0];
    const fileWide = fileWideOf(document).map((ignore) => ({ ignore, covers: null }));
    const hasFileWide = fileWide.length > 0;
    const counts = this.#countsOf(uri, hasFileWide);
    const ofFile = headsOf(document).some((block) => stale.has(block) || (hasFileWide && block === first))
      ? fileFindings(document, sources.portfolio, sources.environment.rules)
      : new Map<Block, Finding[]>();
    // Whether a file-wide comment is in use is known only after all other blocks: process its block last.
    const last = hasFileWide ? first : undefined;
    const blocks = [...stale].filter((block) => block !== last && document.indexOf(block) >= 0);
    if (last !== undefined) blocks.push(last);
    const uses = this.#uses(sources);
    const { running, context } = sources.environment;
    const once = aggregatedRules(running, { count: (kind) => context.index.count(kind) });
    const waiting: Block[] = [];
    for (const block of blocks) {
      const candidates = candidatesIn(sources, uri, block, ofFile.get(block) ?? []);
      counts?.set(block, new Set(candidates.map(({ rule }) => rule)));
      const isFirst = block === first;
      const all = assembleBlock(
        sources.environment.table,
        { uri, block, candidates, fileWide, isFirst, once },
        uses,
      );
      const found = all.filter(({ rule }) => !sources.held.has(rule));
      if (found.length < all.length) waiting.push(block);
      if (found.length > 0) shown.set(block, found);
      else shown.delete(block);
    }
    return waiting;
  }

  #countsOf(uri: string, wanted: boolean): RuleCounts | undefined {
    const counts = wanted ? (this.#counts.get(uri) ?? new RuleCounts()) : undefined;
    if (counts === undefined) this.#counts.delete(uri);
    else this.#counts.set(uri, counts);
    return counts;
  }

  /** Provides lookups for uses of a comment outside its own block. */
  #uses({ onPortfolio }: Sources): Uses {
    return {
      inFile: (uri, comment) => this.#isUsedInFile(uri, comment),
      // A finding on the portfolio may be about an entry in this block, and covered by a comment there.
      aboutEntry: (comment, block) =>
        onPortfolio.all.some(
          ({ ref, rule }) => ref !== null && ref.block === block && covers(comment, rule, ref.entry.span),
        ),
    };
  }

  #isUsedInFile(uri: string, { ignore }: Comment): boolean {
    const counts = this.#counts.get(uri);
    const [rule] = ignore.rules;
    if (counts === undefined || rule === undefined) return false;
    // While the file has syntax errors, assume that the comment is in use. `syntax` itself cannot be ignored.
    return counts.has('syntax') ? rule.name !== 'syntax' : counts.has(rule.name);
  }
}
