/**
 * Holds the state behind one client: the workspace, an analysis per portfolio, and snapshots for features. Serializes
 * work: an edit waits until file reads requested before it are done.
 */

import { Analysis } from '../analysis/analysis.ts';
import type { AnalysisOptions } from '../analysis/environment.ts';
import type { Slice } from '../analysis/pending-work.ts';
import type { OnRuleError } from '../analysis/run-rules.ts';
import type { Block } from '../core/document/block.ts';
import type { Document, TextChange } from '../core/document/document.ts';
import type { EntryRef } from '../core/model/entry-ref.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import { Workspace } from '../core/model/workspace.ts';
import type { Day } from '../core/text/days.ts';
import type { FileSource } from '../core/text/file-source.ts';
import { t } from '../core/text/l10n.ts';
import type { Position, Range, Span } from '../core/text/lines.ts';
import { fileName } from '../core/text/paths.ts';
import type { History } from '../report/history/history.ts';
import type { WallPage } from '../report/wall/page.ts';
import { rules as allRules } from '../rules/index.ts';
import type { AnyRule } from '../rules/kit/define-rule.ts';
import { english } from '../traits/pack/en/english.ts';
import { type PositionEncoding, unitsIn } from './position-encoding.ts';

/** A file as a feature sees it, at one version. Positions use the client's encoding. */
export interface FileSnapshot {
  readonly session: Session;
  readonly uri: string;
  readonly document: Document;
  readonly portfolio: Portfolio;
  readonly analysis: Analysis;
}

/** Returns the history of the portfolio in a folder, or the reason for its absence in plain words. */
export type HistoryOf = (folder: string) => Promise<History | { readonly refused: string }>;

/**
 * Serves the wall of the portfolio in a folder, or updates it; returns its URL, or null if no server can run.
 * @param again a URL that the wall had before
 */
export type ServeWall = (folder: string, page: WallPage, again?: string) => Promise<string | null>;

export class Session {
  readonly workspace: Workspace;
  /** Open scenarios by URI. They are not files of a portfolio. */
  readonly scenarios = new Map<string, Document>();
  readonly #analyses = new Map<Portfolio, Analysis>();
  readonly #options: AnalysisOptions;
  #today: Day;
  /** Reads the history of a portfolio; null where git is out of reach, as in a browser. */
  historyOf: HistoryOf | null = null;
  /** Serves walls; null where no server can run, as in a browser. */
  serveWall: ServeWall | null = null;
  /** The position encoding agreed with the client. */
  encoding: PositionEncoding = 'utf-16';
  #queue: Promise<unknown> = Promise.resolve();
  #pending = 0;

  constructor(
    source: FileSource,
    today: Day,
    onRuleError: OnRuleError = () => {},
    rules: readonly AnyRule[] = allRules,
  ) {
    this.workspace = new Workspace(source);
    this.#today = today;
    this.#options = { rules, pack: english, onRuleError };
  }

  get today(): Day {
    return this.#today;
  }
  set today(day: Day) {
    this.#today = day;
    for (const analysis of this.#analyses.values()) analysis.today = day;
  }

  /** Runs `work` after all queued work; synchronously if the queue is empty. */
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

  /** Returns the analysis of a portfolio, as far as `settle` has brought it up to date. */
  analysisOf(portfolio: Portfolio, slice?: Slice): Analysis {
    const known = this.#analyses.get(portfolio);
    if (known !== undefined) return known;
    const analysis = this.#newAnalysis(portfolio);
    analysis.update(slice);
    return analysis;
  }

  #newAnalysis(portfolio: Portfolio): Analysis {
    const analysis = new Analysis(portfolio, this.#options, this.#today);
    this.#analyses.set(portfolio, analysis);
    return analysis;
  }

  /**
   * Checks the entries of some blocks ahead of `settle`, which then finds them done. Leaves them to it where the
   * portfolio is gone or has text that is not parsed yet.
   */
  checkAhead(portfolio: Portfolio, blocks: readonly Block[]): void {
    const isGone = this.workspace.portfolios.get(portfolio.folder) !== portfolio;
    if (isGone || portfolio.unreadBlocks > 0) return;
    (this.#analyses.get(portfolio) ?? this.#newAnalysis(portfolio)).checkAhead(blocks);
  }

  /** True if no analysis has pending work; see `settle`. */
  get isSettled(): boolean {
    return [...this.#analyses.values()].every(({ isDone }) => isDone);
  }

  /**
   * True once all entries are parsed; see `settle`. Before that, only blocks in view have findings, and not all of
   * them.
   */
  get isRead(): boolean {
    return [...this.#analyses.values()].every(({ isRead }) => isRead);
  }

  /**
   * Updates every analysis, as far as the slice allows; returns the files whose findings may have changed, and their
   * portfolios.
   */
  settle(slice?: Slice): {
    readonly files: ReadonlySet<string>;
    readonly portfolios: ReadonlySet<Portfolio>;
  } {
    const files = new Set<string>();
    const portfolios = new Set<Portfolio>();
    this.workspace.passDownSettings();
    const present = new Set(this.workspace.portfolios.values());
    for (const portfolio of this.#analyses.keys())
      if (!present.has(portfolio)) this.#analyses.delete(portfolio);
    for (const portfolio of present) {
      const known = this.#analyses.has(portfolio);
      const analysis = this.analysisOf(portfolio, slice);
      // A new analysis: every file is new to the client.
      const touched: ReadonlySet<string> = known ? analysis.update(slice) : new Set(portfolio.files.keys());
      if (touched.size > 0) portfolios.add(portfolio);
      for (const uri of touched) files.add(uri);
    }
    return { files, portfolios };
  }

  /** Takes a snapshot of a file and its portfolio; null if the file is unknown. */
  snapshot(uri: string): FileSnapshot | null {
    const document = this.workspace.document(uri);
    const portfolio = this.workspace.portfolioOf(uri);
    if (document === undefined || portfolio === undefined) return null;
    return { session: this, uri, document, portfolio, analysis: this.analysisOf(portfolio) };
  }

  /** Returns the display name of a portfolio. */
  nameOf({ settings, folder }: Portfolio): string {
    // An unsaved document is named like its tab.
    const place = fileName(folder.replace(/^untitled:/, ''));
    return settings.name ?? (place.trim() || t`Portfolio without a name`);
  }

  /** Converts a position in the client's encoding to an offset. */
  offsetOf(document: Document, position: Position): number {
    if (this.encoding === 'utf-16') return document.offsetAt(position);
    const start = document.offsetAt({ line: position.line, character: 0 });
    const line = document.slice(
      start,
      document.offsetAt({ line: position.line, character: Number.MAX_SAFE_INTEGER }),
    );
    let inClient = position.line === 0 ? unitsIn(this.encoding, document.mark) : 0;
    let inText = 0;
    for (const character of line) {
      if (inClient >= position.character) break;
      inClient += unitsIn(this.encoding, character);
      inText += character.length;
    }
    return start + inText;
  }

  /** Converts an offset to a position in the client's encoding. */
  positionOf(document: Document, offset: number): Position {
    const position = document.positionAt(offset);
    if (this.encoding === 'utf-16') return position;
    const mark = position.line === 0 ? document.mark : '';
    const before = document.slice(offset - (position.character - mark.length), offset);
    return { line: position.line, character: unitsIn(this.encoding, mark + before) };
  }

  /** Converts a change in the client's encoding to UTF-16, which documents use. */
  utf16Change(document: Document, { range, text }: TextChange): TextChange {
    if (range === undefined || range === null) return { text };
    const { start, end } = range;
    return {
      text,
      range: { start: this.#utf16Position(document, start), end: this.#utf16Position(document, end) },
    };
  }

  #utf16Position(document: Document, position: Position): Position {
    // No offset stands before the byte order mark, which is not part of the text; an edit may begin or end there.
    const beforeMark = position.line === 0 && position.character < unitsIn(this.encoding, document.mark);
    return beforeMark ? { line: 0, character: 0 } : document.positionAt(this.offsetOf(document, position));
  }

  /** Converts a span of absolute offsets to a range. */
  rangeOf(document: Document, span: Span): Range {
    return { start: this.positionOf(document, span.start), end: this.positionOf(document, span.end) };
  }

  /** Converts a span within a block to a range. */
  rangeIn(document: Document, block: Block, span: Span): Range {
    const index = Math.max(0, document.indexOf(block));
    if (this.encoding === 'utf-16') return document.rangeIn(index, span);
    return this.rangeOf(document, document.absolute(index, span));
  }

  /** Returns the location of a span within an entry, in whichever file it is. */
  locationOf(portfolio: Portfolio, ref: EntryRef, span: Span): { uri: string; range: Range } | null {
    const document = portfolio.files.get(ref.uri);
    return document === undefined ? null : { uri: ref.uri, range: this.rangeIn(document, ref.block, span) };
  }
}
