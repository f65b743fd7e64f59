/** Keeps the findings that are shown, by file and block: each block's are put together again when it is stale. */
import type { Block } from '../core/document/block.ts';
import type { Document } from '../core/document/document.ts';
import { type BlockChange, headsOf } from '../core/model/portfolio.ts';
import type { Finding } from '../core/text/finding.ts';
import type { Placed } from '../rules/kit/placed.ts';
import { assembleBlock, type Uses } from './assemble-block.ts';
import { candidatesIn, type Sources } from './candidates.ts';
import { fileFindings } from './file-findings.ts';
import { RuleCounts } from './rule-counts.ts';
import { saidOnce } from './run-rules.ts';
import { type Comment, covers, fileWideOf } from './suppress.ts';

/** Blocks of a file for each block with findings from which on the whole file is gone through in order. */
const SPARSE = 8;

export class ShownFindings {
  /** Blocks with something to show, by file. */
  readonly #shown = new Map<string, Map<Block, readonly Placed[]>>();
  /** What rules find in the files that have comments for the whole file. */
  readonly #counts = new Map<string, RuleCounts>();

  /** Findings of a file in the order of their places. */
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

  /** Forgets the blocks that left a file, and the file where it is `gone`. */
  forget({ uri, removed }: BlockChange, gone: boolean): void {
    for (const block of removed) {
      this.#shown.get(uri)?.delete(block);
      this.#counts.get(uri)?.delete(block);
    }
    if (!gone) return;
    this.#shown.delete(uri);
    this.#counts.delete(uri);
  }

  /** Puts together what is shown for some blocks of a file. Answers those of which something is held back. */
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
    // Whether a comment for the whole file is used shows only when all its other blocks are done: its block comes last.
    const last = hasFileWide ? first : undefined;
    const blocks = [...stale].filter((block) => block !== last && document.indexOf(block) >= 0);
    if (last !== undefined) blocks.push(last);
    const uses = this.#uses(sources);
    const { running, context } = sources.environment;
    const once = saidOnce(running, { count: (kind) => context.index.count(kind) });
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

  /** Where else a comment may find something to ignore than in its own block. */
  #uses({ onPortfolio }: Sources): Uses {
    return {
      inFile: (uri, comment) => this.#isUsedInFile(uri, comment),
      // The portfolio says something about an entry in this block that the comment covers.
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
    // Where something cannot be read, nobody can say what a comment would ignore there. `syntax` itself is not ignored.
    return counts.has('syntax') ? rule.name !== 'syntax' : counts.has(rule.name);
  }
}
