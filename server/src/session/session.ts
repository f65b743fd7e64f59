/**
 * One client's view of the world: the workspace, an analysis for each portfolio, and snapshots for the features.
 * Everything happens in the order in which it was asked: an edit waits for the reading of files before it.
 */

import { Analysis } from '../analysis/analysis.ts';
import type { OnRuleError } from '../analysis/run-rules.ts';
import type { Block } from '../core/document/block.ts';
import type { Document } from '../core/document/document.ts';
import type { EntryRef } from '../core/model/entry-index.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import { Workspace } from '../core/model/workspace.ts';
import type { Day } from '../core/text/days.ts';
import type { FileSource } from '../core/text/file-source.ts';
import type { Position, Range, Span } from '../core/text/lines.ts';
import { nameOf } from '../core/text/paths.ts';
import { rules } from '../rules/index.ts';
import { english } from '../traits/pack/en/english.ts';

export type Encoding = 'utf-16' | 'utf-8';

/** A file as a feature sees it, at one version. Positions are in the client's encoding. */
export interface FileSnapshot {
  readonly session: Session;
  readonly uri: string;
  readonly document: Document;
  readonly portfolio: Portfolio;
  readonly analysis: Analysis;
}

export class Session {
  readonly workspace: Workspace;
  readonly #analyses = new Map<Portfolio, Analysis>();
  readonly #onRuleError: OnRuleError;
  #today: Day;
  encoding: Encoding = 'utf-16';
  #queue: Promise<unknown> = Promise.resolve();
  #pending = 0;

  constructor(source: FileSource, today: Day, onRuleError: OnRuleError = () => {}) {
    this.workspace = new Workspace(source);
    this.#today = today;
    this.#onRuleError = onRuleError;
  }

  get today(): Day {
    return this.#today;
  }
  set today(day: Day) {
    this.#today = day;
    for (const analysis of this.#analyses.values()) analysis.today = day;
  }

  /** Runs `work` after all work before it: at once where nothing is waiting. */
  inOrder<T>(work: () => T | Promise<T>): T | Promise<T> {
    if (this.#pending === 0) {
      const result = work();
      if (!(result instanceof Promise)) return result;
      return this.#wait(result);
    }
    return this.#wait(this.#queue.then(work));
  }

  #wait<T>(result: Promise<T>): Promise<T> {
    this.#pending++;
    const done = (): void => {
      this.#pending--;
    };
    this.#queue = result.then(done, done);
    return result;
  }

  /** The analysis of a portfolio, up to date. */
  analysisOf(portfolio: Portfolio): Analysis {
    let analysis = this.#analyses.get(portfolio);
    if (analysis === undefined) {
      analysis = new Analysis(portfolio, rules, english, this.#today, this.#onRuleError);
      this.#analyses.set(portfolio, analysis);
      analysis.update();
    }
    return analysis;
  }

  /** Brings every analysis up to date; answers the files whose findings may have changed, and their portfolios. */
  settle(): { readonly files: ReadonlySet<string>; readonly portfolios: ReadonlySet<Portfolio> } {
    const files = new Set<string>();
    const portfolios = new Set<Portfolio>();
    this.workspace.passOn();
    const present = new Set(this.workspace.portfolios.values());
    for (const portfolio of this.#analyses.keys())
      if (!present.has(portfolio)) this.#analyses.delete(portfolio);
    for (const portfolio of present) {
      const known = this.#analyses.has(portfolio);
      const analysis = this.analysisOf(portfolio);
      // A new analysis has just been brought up to date: everything in it is news.
      const touched: ReadonlySet<string> = known ? analysis.update() : new Set(portfolio.files.keys());
      if (touched.size > 0) portfolios.add(portfolio);
      for (const uri of touched) files.add(uri);
    }
    return { files, portfolios };
  }

  /** A file with everything around it; null where it is no portfolio file that is known. */
  snapshot(uri: string): FileSnapshot | null {
    const document = this.workspace.document(uri);
    const portfolio = this.workspace.portfolioOf(uri);
    if (document === undefined || portfolio === undefined) return null;
    return { session: this, uri, document, portfolio, analysis: this.analysisOf(portfolio) };
  }

  /** Name of a portfolio for people. */
  nameOf(portfolio: Portfolio): string {
    return portfolio.settings.name ?? decodeURIComponent(nameOf(portfolio.folder));
  }

  /** Offset in a document of a position in the client's encoding. */
  offsetOf(document: Document, position: Position): number {
    if (this.encoding === 'utf-16') return document.offsetAt(position);
    const start = document.offsetAt({ line: position.line, character: 0 });
    const line = document.slice(
      start,
      document.offsetAt({ line: position.line, character: Number.MAX_SAFE_INTEGER }),
    );
    let bytes = 0;
    let units = 0;
    for (const c of line) {
      if (bytes >= position.character) break;
      bytes += utf8Length(c);
      units += c.length;
    }
    return start + units;
  }

  /** Position in the client's encoding of an offset in a document. */
  positionOf(document: Document, offset: number): Position {
    const position = document.positionAt(offset);
    if (this.encoding === 'utf-16') return position;
    let bytes = 0;
    for (const c of document.slice(offset - position.character, offset)) bytes += utf8Length(c);
    return { line: position.line, character: bytes };
  }

  /** Range of a span of absolute offsets. */
  rangeOf(document: Document, span: Span): Range {
    return { start: this.positionOf(document, span.start), end: this.positionOf(document, span.end) };
  }

  /** Range of a span within a block. */
  rangeIn(document: Document, block: Block, span: Span): Range {
    const index = Math.max(0, document.indexOf(block));
    if (this.encoding === 'utf-16') return document.rangeIn(index, span);
    return this.rangeOf(document, document.absolute(index, span));
  }

  /** Place of a span within an entry, wherever its file is. */
  locationOf(portfolio: Portfolio, ref: EntryRef, span: Span): { uri: string; range: Range } | null {
    const document = portfolio.files.get(ref.uri);
    return document === undefined ? null : { uri: ref.uri, range: this.rangeIn(document, ref.block, span) };
  }
}

const utf8Length = (c: string): number => {
  const code = c.codePointAt(0) as number;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
};
