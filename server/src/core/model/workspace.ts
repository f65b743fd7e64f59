/**
 * Assigns each file to a portfolio: the nearest enclosing folder with a root file, that is, a file with the key
 * `portfolio`. Reads files through a `FileSource`; an open buffer takes precedence over the disk.
 */

import { Document, type TextChange } from '../document/document.ts';
import type { RawMapping } from '../language/values.ts';
import type { FileSource } from '../text/file-source.ts';
import { isCheckFile, isMappingFile, isPortfolioFile, parentOf } from '../text/paths.ts';
import { inheritedBy } from './inherited.ts';
import { KeptSheets } from './kept-sheets.ts';
import { OpenedFolders } from './opened-folders.ts';
import { Portfolio } from './portfolio.ts';
import { rootValues } from './root-values.ts';

interface FileState {
  document: Document;
  /** Why the file could not be read; null if it could. */
  problem: string | null;
  open: boolean;
  portfolio: Portfolio | null;
  root: boolean;
}

/** Number of changes on disk above which one look at everything is cheaper than one at each. */
const BURST = 100;

export class Workspace {
  readonly #source: FileSource;
  readonly #files = new Map<string, FileState>();
  readonly #folders: OpenedFolders;
  /** Time-and-size stamp of each file when it was last read. */
  readonly #stamps = new Map<string, string | null>();
  /** Open buffers of symlinks, each with the file that it replaces while it is open. */
  readonly #links = new Map<string, string>();
  /** Documents that are open in an editor: the folders around them are read while they are. */
  readonly #anchors = new Set<string>();
  /** Portfolios whose house rules were read. */
  readonly #checked = new WeakSet<Portfolio>();
  readonly #sheets = new KeptSheets((uri) => this.portfolioOf(uri));
  readonly portfolios = new Map<string, Portfolio>();
  #clientRules: RawMapping | null = null;

  constructor(source: FileSource) {
    this.#source = source;
    this.#folders = new OpenedFolders(source, async (files) => {
      await this.#readAll(files);
      return files.filter((uri) => this.#files.get(uri)?.root === true);
    });
  }

  /** Opens a folder: reads the portfolio that encloses it, if any, and every portfolio below. */
  async openFolder(folder: string): Promise<void> {
    await this.#folders.scan(folder.replace(/\/+$/, ''), false);
    await this.#folders.follow(this.#anchors);
    await this.#takeFolders();
  }

  /** Closes a folder. What is around open documents in it stays until they are closed. */
  async closeFolder(folder: string): Promise<void> {
    this.#folders.close(folder.replace(/\/+$/, ''));
    this.#forgetUnread();
    this.#regroup();
    await this.#followAnchors();
  }

  /** Reads the portfolio around a document of an editor until `unanchor`; `open` and `close` do it themselves. */
  async anchor(uri: string): Promise<void> {
    // Only files have a folder that can be read.
    if (uri.startsWith('file:')) this.#anchors.add(uri);
    await this.#followAnchors();
  }

  async unanchor(uri: string): Promise<void> {
    this.#anchors.delete(uri);
    await this.#followAnchors();
  }

  async #followAnchors(): Promise<void> {
    if (await this.#atOnce(() => this.#folders.follow(this.#anchors))) await this.#takeFolders();
  }

  #atOnce<T>(work: () => Promise<T>): Promise<T> {
    return this.#source.atOnce === undefined ? work() : this.#source.atOnce(work);
  }

  /** Reads what belongs to the opened folders and is not known yet; drops all else. */
  async #takeFolders(): Promise<void> {
    await this.#readAll([...this.#folders.files()]);
    // The search upwards also read files that are not roots: drop them.
    this.#forgetUnread();
    this.#regroup();
    await this.#readChecks([]);
  }

  /** Folders that could not be read, and why. */
  get unreadable(): ReadonlyMap<string, string> {
    return this.#folders.unreadable;
  }

  /**
   * Rescans the disk and reloads the files whose stamps changed. Leaves the workspace in the state that opening the
   * same folders afresh would give. Open buffers are kept.
   * @param changed files that are read again whatever their stamps say
   */
  async rescan(changed: ReadonlySet<string> = new Set()): Promise<void> {
    await this.#atOnce(async () => {
      for (const folder of this.#folders.names) await this.#folders.scan(folder);
      await this.#folders.follow(this.#anchors);
    });
    for (const uri of new Set(this.#folders.files())) {
      if (this.#files.get(uri)?.open === true || !(this.#files.has(uri) || this.#sheets.has(uri))) continue;
      const stamp = (await this.#source.stamp?.(uri)) ?? null;
      if (stamp === null || stamp !== this.#stamps.get(uri) || changed.has(uri)) await this.#readFile(uri);
    }
    await this.#readAll([...this.#folders.files()]);
    this.#forgetUnread();
    this.#regroup();
    await this.#readChecks();
  }

  /**
   * Handles files or folders that were created, changed, moved or deleted; a folder includes all its contents. Open
   * buffers are kept.
   */
  async diskChanged(uris: readonly string[]): Promise<void> {
    const around = (uri: string): boolean =>
      this.#folders.names.some((name) => name === uri || name.startsWith(`${uri}/`));
    const changed = new Set(uris);
    const isRule = (uri: string): boolean => /\/(?:\.gitignore|\.git|\.git\/info\/exclude)$/.test(uri);
    if (changed.size > BURST || uris.some((uri) => around(uri) || isRule(uri))) return this.rescan(changed);
    let decides = false;
    let isTouched = uris.some((uri) => this.#files.has(uri));
    for (const uri of changed) {
      for (const file of await this.#folders.rescan(uri)) {
        isTouched = true;
        const state = this.#files.get(file);
        if (state?.open === true) continue;
        await this.#readFile(file);
        if (state?.root !== this.#files.get(file)?.root && this.#folders.decides(file)) decides = true;
      }
      if (!this.#folders.has(uri)) await this.#rescanIfAbove(uri);
    }
    if (decides) return this.rescan();
    if (isTouched) {
      this.#forgetUnread();
      this.#regroup();
    }
    await this.#readChecks(uris);
  }

  /**
   * Reads the house rules beside each root file. Rules that were read before are reloaded only if one of `changed` is
   * among them, or a folder around them.
   */
  async #readChecks(changed: readonly string[] | 'all' = 'all'): Promise<void> {
    if (this.#source.checks === undefined) return;
    const isStale = ({ folder }: Portfolio): boolean =>
      changed === 'all' ||
      changed.some((uri) => {
        const checks = isCheckFile(uri) ? parentOf(uri) : uri;
        return `${folder}/checks/`.startsWith(`${checks}/`);
      });
    const todo = [...this.portfolios.values()].filter(
      (portfolio) =>
        (!this.#checked.has(portfolio) || isStale(portfolio)) &&
        portfolio.roots.length > 0 &&
        !portfolio.folder.startsWith('untitled:'),
    );
    await Promise.all(
      todo.map(async (portfolio) => {
        this.#checked.add(portfolio);
        portfolio.setChecks((await this.#source.checks?.(portfolio.folder)) ?? []);
      }),
    );
  }

  /** Rescans if the file is above an opened folder, where it may now be a root and pass settings down. */
  async #rescanIfAbove(uri: string): Promise<void> {
    if (isPortfolioFile(uri) && this.#folders.decides(uri)) await this.rescan();
  }

  #forgetUnread(): void {
    const kept = new Set(this.#folders.files());
    this.#sheets.keep((uri) => kept.has(uri));
    for (const [uri, state] of this.#files) {
      if (state.open || kept.has(uri)) continue;
      state.portfolio?.removeFile(uri);
      this.#files.delete(uri);
      this.#stamps.delete(uri);
    }
  }

  /** Tells whether a portfolio was opened itself, and was not merely read for the settings it passes down. */
  isOpened(portfolio: Portfolio): boolean {
    return [...portfolio.files.keys()].some(
      (uri) => this.isOpen(uri) || this.#folders.baseOf(uri) !== undefined,
    );
  }

  async #readAll(uris: readonly string[]): Promise<void> {
    const hidden = new Set(this.#links.values());
    const todo = [...new Set(uris)].filter(
      (uri) => !this.#files.has(uri) && !this.#sheets.has(uri) && !hidden.has(uri),
    );
    const next = async (): Promise<void> => {
      for (let uri = todo.pop(); uri !== undefined; uri = todo.pop()) await this.#readFile(uri);
    };
    // Sixteen at a time: enough to hide latency, and below any limit on open files.
    await Promise.all(Array.from({ length: 16 }, next));
  }

  async #readFile(uri: string): Promise<void> {
    this.#stamps.set(uri, (await this.#source.stamp?.(uri)) ?? null);
    const read = await this.#source.read(uri);
    if (isMappingFile(uri)) return this.#sheets.take(uri, read);
    const state = this.#files.get(uri);
    if (state?.open === true) return;
    if (read === null) {
      state?.portfolio?.removeFile(uri);
      this.#files.delete(uri);
      return;
    }
    this.#take(
      Document.of(uri, 'text' in read ? read.text : '', 0, state?.document),
      'problem' in read ? read.problem : null,
      false,
    );
  }

  /**
   * Reloads a file that was created, changed or deleted on disk, unless it is open. Returns whether anything changed.
   */
  async refresh(uri: string): Promise<boolean> {
    if (!isPortfolioFile(uri) || this.#files.get(uri)?.open === true) return false;
    const before = this.#files.get(uri)?.document.text;
    const wasRoot = this.#files.get(uri)?.root ?? false;
    await this.#readFile(uri);
    const after = this.#files.get(uri);
    if (after?.document.text === before && before !== undefined) return false;
    if ((after?.root ?? false) !== wasRoot || after === undefined || before === undefined) this.#regroup();
    return true;
  }

  /** Handles `didOpen`: from now on the buffer takes precedence. Of a file and its links only one may be open. */
  async open(uri: string, text: string, version: number): Promise<void> {
    const base = this.#folders.baseOf(uri);
    const file = base === undefined ? uri : (this.#source.foundAs?.(base, uri) ?? uri);
    if (file !== uri && this.#files.has(file)) {
      this.#drop(file);
      this.#links.set(uri, file);
    }
    this.#put(Document.of(uri, text, version, this.document(uri)), true);
    await this.anchor(uri);
  }

  #drop(uri: string): void {
    this.#files.get(uri)?.portfolio?.removeFile(uri);
    this.#files.delete(uri);
    this.#links.delete(uri);
  }

  /**
   * Applies an editor's changes to an open document. Returns null if it is not open: a change that arrives after the
   * close is of the closed buffer, and the text on disk is another.
   */
  change(uri: string, changes: readonly TextChange[], version: number): Document | null {
    const state = this.#files.get(uri);
    if (state?.open !== true) return null;
    const { document } = state.document.edit(changes, version);
    state.document = document;
    state.problem = null;
    const root = rootValues(document).portfolio !== undefined;
    state.portfolio?.setFile(document);
    if (root !== state.root || state.portfolio === null) {
      state.root = root;
      this.#regroup();
    }
    return document;
  }

  /** Handles `didClose`: the version on disk takes over again. */
  async close(uri: string): Promise<void> {
    const state = this.#files.get(uri);
    if (state === undefined) return;
    state.open = false;
    const behind = this.#links.get(uri);
    await this.unanchor(uri);
    if (behind !== undefined || this.#folders.baseOf(uri) === undefined) {
      this.#drop(uri);
      if (behind !== undefined) await this.#readFile(behind);
      this.#regroup();
    } else await this.diskChanged([uri]);
  }

  document(uri: string): Document | undefined {
    return this.#files.get(uri)?.document;
  }
  portfolioOf(uri: string): Portfolio | undefined {
    return this.#files.get(uri)?.portfolio ?? undefined;
  }
  /** Returns the portfolio that a new file would belong to; undefined if it would start one. */
  portfolioAround(uri: string): Portfolio | undefined {
    return this.portfolios.get(this.#homeOf(uri, this.#rootFolders()));
  }
  isOpen(uri: string): boolean {
    return this.#files.get(uri)?.open ?? false;
  }

  /** Adds a text as an open document: standard input, or a buffer. */
  put(uri: string, text: string): void {
    this.#put(Document.of(uri, text, 0, this.document(uri)), true);
  }

  #put(document: Document, open: boolean): void {
    this.#take(document, null, open);
    this.#regroup();
  }

  #take(document: Document, problem: string | null, open: boolean): void {
    const old = this.#files.get(document.uri);
    const state: FileState = {
      document,
      problem,
      open,
      portfolio: old?.portfolio ?? null,
      root: rootValues(document).portfolio !== undefined,
    };
    this.#files.set(document.uri, state);
    const { portfolio } = state;
    if (portfolio !== null) {
      portfolio.setProblem(document.uri, problem);
      portfolio.setFile(document);
    }
  }

  /** Assigns every file to its portfolio. Only files whose portfolio changed are moved. */
  #regroup(): void {
    const rootFolders = this.#rootFolders();
    const used = new Set<Portfolio>();
    for (const [uri, state] of this.#files) {
      const home = this.#homeOf(uri, rootFolders);
      let portfolio = this.portfolios.get(home);
      if (portfolio === undefined) this.portfolios.set(home, (portfolio = new Portfolio(home)));
      used.add(portfolio);
      if (state.portfolio === portfolio) continue;
      state.portfolio?.removeFile(uri);
      state.portfolio = portfolio;
      portfolio.setProblem(uri, state.problem);
      portfolio.setFile(state.document);
    }
    for (const [folder, portfolio] of this.portfolios)
      if (!used.has(portfolio)) this.portfolios.delete(folder);
    this.#sheets.passOn();
    this.#inherit(used);
  }

  /** Returns the folders that hold a root file. */
  #rootFolders(): ReadonlySet<string> {
    const folders = new Set<string>();
    for (const [uri, state] of this.#files) if (state.root) folders.add(this.#folderOf(uri));
    return folders;
  }

  #folderOf(uri: string): string {
    return uri.startsWith('untitled:') ? uri : parentOf(uri);
  }

  #homeOf(uri: string, rootFolders: ReadonlySet<string>): string {
    if (uri.startsWith('untitled:')) return uri;
    for (let at = parentOf(uri); at !== ''; at = parentOf(at)) if (rootFolders.has(at)) return at;
    // No root file: use the innermost opened folder, else the file's own folder.
    return this.#folders.innermost(uri) ?? parentOf(uri);
  }

  /** Passes settings down to nested portfolios. Call it after the head of a root file may have changed. */
  passDownSettings(): void {
    if (this.#rootFolders().size > 1) this.#inherit(this.portfolios.values());
  }

  /** Sets client-wide rules, which every portfolio's own override; null for none. */
  setClientRules(rules: RawMapping | null): void {
    this.#clientRules = rules;
    this.#inherit(this.portfolios.values());
  }

  #inherit(portfolios: Iterable<Portfolio>): void {
    for (const portfolio of portfolios)
      portfolio.inherit(inheritedBy(portfolio, this.portfolios, this.#clientRules));
  }
}
