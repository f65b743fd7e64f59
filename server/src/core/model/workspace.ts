/**
 * Assigns files to portfolios: the nearest folder upwards that holds a root file, one with the key
 * `portfolio`. Reads files through a `FileSource`; an open buffer beats the disk.
 */

import { Document, type TextChange } from '../document/document.ts';
import type { RawMapping } from '../language/values.ts';
import type { FileSource } from '../text/file-source.ts';
import { memo } from '../text/memo.ts';
import { isCheckFile, isPortfolioFile, parentOf } from '../text/paths.ts';
import { OpenedFolders } from './opened-folders.ts';
import {
  type Inherited,
  nothingInherited,
  Portfolio,
  type RootValues,
  rootValues,
  type Words,
} from './portfolio.ts';

interface FileState {
  document: Document;
  /** Why the file could not be read, if so. */
  problem: string | null;
  open: boolean;
  portfolio: Portfolio | null;
  root: boolean;
}

export class Workspace {
  readonly #source: FileSource;
  readonly #files = new Map<string, FileState>();
  readonly #folders: OpenedFolders;
  /** What the times and sizes of files were when they were read. */
  readonly #stamps = new Map<string, string | null>();
  /** Open buffers of links, and the files that they stand for meanwhile. */
  readonly #links = new Map<string, string>();
  /** Portfolios whose checks were read. */
  readonly #checked = new WeakSet<Portfolio>();
  readonly portfolios = new Map<string, Portfolio>();
  /** Rules around every portfolio, which its own go before; set before anything is read. */
  around: RawMapping | null = null;

  constructor(source: FileSource) {
    this.#source = source;
    this.#folders = new OpenedFolders(source, async (files) => {
      await this.#readAll(files);
      return files.filter((uri) => this.#files.get(uri)?.root === true);
    });
  }

  /** Opens a folder: reads the portfolio around it, if there is one, and every portfolio below. */
  async openFolder(folder: string): Promise<void> {
    await this.#folders.look(folder.replace(/\/+$/, ''));
    await this.#readAll([...this.#folders.files()]);
    // Above, files were read that turned out to be no roots: they are nobody's.
    this.#forgetUnread();
    this.#regroup();
    await this.#readChecks([]);
  }

  closeFolder(folder: string): void {
    this.#folders.close(folder.replace(/\/+$/, ''));
    this.#forgetUnread();
    this.#regroup();
  }

  /** Folders that could not be read, and why. */
  get unreadable(): ReadonlyMap<string, string> {
    return this.#folders.unreadable;
  }

  /**
   * Looks at the disk afresh: what is there, and which files changed by their times and sizes. After it everything is
   * as a workspace that opens the same folders now would have it. Open buffers stand.
   */
  async lookAgain(): Promise<void> {
    for (const folder of this.#folders.names) await this.#folders.look(folder);
    for (const uri of new Set(this.#folders.files())) {
      if (this.#files.get(uri)?.open === true || !this.#files.has(uri)) continue;
      const stamp = (await this.#source.stamp?.(uri)) ?? null;
      if (stamp === null || stamp !== this.#stamps.get(uri)) await this.#readFile(uri);
    }
    await this.#readAll([...this.#folders.files()]);
    this.#forgetUnread();
    this.#regroup();
    await this.#readChecks();
  }

  /** Files or folders were made, changed, moved or deleted; of a folder all that it holds. Open buffers stand. */
  async diskChanged(uris: readonly string[]): Promise<void> {
    const around = (uri: string): boolean =>
      this.#folders.names.some((name) => name === uri || name.startsWith(`${uri}/`));
    if (uris.some((uri) => around(uri) || /\/(?:\.gitignore|\.git|\.git\/info\/exclude)$/.test(uri)))
      return this.lookAgain();
    let decides = false;
    for (const uri of new Set(uris)) {
      for (const file of await this.#folders.lookAt(uri)) {
        const state = this.#files.get(file);
        if (state?.open === true) continue;
        await this.#readFile(file);
        if (state?.root !== this.#files.get(file)?.root && this.#folders.decides(file)) decides = true;
      }
      if (!this.#folders.has(uri)) await this.#readAgain(uri);
    }
    if (decides) return this.lookAgain();
    this.#forgetUnread();
    this.#regroup();
    await this.#readChecks(uris);
  }

  /** Reads the checks beside each root file, those that were read already only where one of `changed` is among them. */
  async #readChecks(changed: readonly string[] | 'all' = 'all'): Promise<void> {
    if (this.#source.checks === undefined) return;
    const isStale = ({ folder }: Portfolio): boolean =>
      changed === 'all' ||
      changed.some((uri) => {
        const checks = isCheckFile(uri) ? parentOf(uri) : uri;
        return checks === `${folder}/checks`;
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

  /** A file above the opened folders, known or not yet, may pass something on now. */
  async #readAgain(uri: string): Promise<void> {
    if (isPortfolioFile(uri) && this.#folders.decides(uri)) await this.lookAgain();
  }

  #forgetUnread(): void {
    for (const [uri, state] of this.#files) {
      if (state.open || this.#folders.has(uri)) continue;
      state.portfolio?.removeFile(uri);
      this.#files.delete(uri);
      this.#stamps.delete(uri);
    }
  }

  /** Whether a portfolio is there for its own sake, and not for what it passes on to those below. */
  isOpened(portfolio: Portfolio): boolean {
    return [...portfolio.files.keys()].some(
      (uri) => this.isOpen(uri) || this.#folders.baseOf(uri) !== undefined,
    );
  }

  async #readAll(uris: readonly string[]): Promise<void> {
    const hidden = new Set(this.#links.values());
    const todo = [...new Set(uris)].filter((uri) => !this.#files.has(uri) && !hidden.has(uri));
    const next = async (): Promise<void> => {
      for (let uri = todo.pop(); uri !== undefined; uri = todo.pop()) await this.#readFile(uri);
    };
    // A few at a time: enough to hide the wait, few enough for any limit on open files.
    await Promise.all(Array.from({ length: 16 }, next));
  }

  async #readFile(uri: string): Promise<void> {
    this.#stamps.set(uri, (await this.#source.stamp?.(uri)) ?? null);
    const read = await this.#source.read(uri);
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

  /** A file on disk was made, changed or deleted. Open buffers stand. Answers whether anything changed. */
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

  /** An editor opened a document: from now on its text counts. Of a file that is open by another name, it does not. */
  async open(uri: string, text: string, version: number): Promise<void> {
    const base = this.#folders.baseOf(uri);
    const file = base === undefined ? uri : ((await this.#source.foundAs?.(base, uri)) ?? uri);
    if (this.isOpen(file) && file !== uri) return;
    for (const [link, behind] of this.#links) if (behind === uri) this.#drop(link);
    if (file !== uri && this.#files.has(file)) {
      this.#drop(file);
      this.#links.set(uri, file);
    }
    this.#put(Document.of(uri, text, version, this.document(uri)), true);
    // A file of a folder that nobody opened brings its portfolio with it.
    if (base === undefined && uri.startsWith('file:')) await this.openFolder(parentOf(uri));
  }

  #drop(uri: string): void {
    this.#files.get(uri)?.portfolio?.removeFile(uri);
    this.#files.delete(uri);
    this.#links.delete(uri);
  }

  /** An editor changed an open document. Null where it is not open. */
  change(uri: string, changes: readonly TextChange[], version: number): Document | null {
    const state = this.#files.get(uri);
    if (state === undefined) return null;
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

  /** An editor closed a document: the disk counts again. */
  async close(uri: string): Promise<void> {
    const state = this.#files.get(uri);
    if (state === undefined) return;
    state.open = false;
    const behind = this.#links.get(uri);
    if (uri.startsWith('untitled:') || behind !== undefined) {
      this.#drop(uri);
      if (behind !== undefined) await this.#readFile(behind);
      this.#regroup();
    } else if (this.#folders.baseOf(uri) === undefined) await this.refresh(uri);
    else await this.diskChanged([uri]);
  }

  document(uri: string): Document | undefined {
    return this.#files.get(uri)?.document;
  }
  portfolioOf(uri: string): Portfolio | undefined {
    return this.#files.get(uri)?.portfolio ?? undefined;
  }
  isOpen(uri: string): boolean {
    return this.#files.get(uri)?.open ?? false;
  }

  /** Puts a text in place as if it had been read: standard input, or a buffer. */
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

  /** Puts every file into the portfolio it belongs to, moving only those that belong elsewhere than before. */
  #regroup(): void {
    const rootFolders = new Set<string>();
    for (const [uri, state] of this.#files) if (state.root) rootFolders.add(this.#folderOf(uri));
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
    for (const portfolio of used) portfolio.inherit(this.#inheritedBy(portfolio, rootFolders));
  }

  #folderOf(uri: string): string {
    return uri.startsWith('untitled:') ? uri : parentOf(uri);
  }

  #homeOf(uri: string, rootFolders: ReadonlySet<string>): string {
    if (uri.startsWith('untitled:')) return uri;
    for (let at = parentOf(uri); at !== ''; at = parentOf(at)) if (rootFolders.has(at)) return at;
    // Without a root file: the innermost opened folder around it, else the file's own folder.
    return this.#folders.closest(uri) ?? parentOf(uri);
  }

  #inheritedBy(portfolio: Portfolio, rootFolders: ReadonlySet<string>): Inherited {
    const around = this.around === null ? [] : [this.around];
    if (portfolio.folder.startsWith('untitled:')) return { ...nothingInherited, rules: around };
    const rules: RawMapping[] = [];
    const vocabulary: Words[] = [];
    for (let at = parentOf(portfolio.folder); at !== ''; at = parentOf(at)) {
      if (!rootFolders.has(at)) continue;
      const root = this.portfolios.get(at)?.roots[0]?.values;
      if (root === undefined) continue;
      const own = root.rules?.value;
      if (own?.kind === 'raw-mapping') rules.unshift(own);
      vocabulary.unshift(wordsOf(root));
    }
    return { rules: [...around, ...rules], vocabulary };
  }

  /** Portfolios below one take over its rules and vocabulary: called when a root file's head may have changed. */
  passOn(): void {
    const rootFolders = new Set<string>();
    for (const [uri, state] of this.#files) if (state.root) rootFolders.add(this.#folderOf(uri));
    if (rootFolders.size < 2) return;
    for (const portfolio of this.portfolios.values())
      portfolio.inherit(this.#inheritedBy(portfolio, rootFolders));
  }
}

/** The vocabulary of a root file: the same object as long as the file is the same. */
const wordsOf = memo((root: RootValues): Words => {
  const v = root.vocabulary?.value.fields;
  const texts = (key: 'operational' | 'strategic' | 'neutral'): string[] =>
    v?.[key]?.items.map((item) => item.text) ?? [];
  return { operational: texts('operational'), strategic: texts('strategic'), neutral: texts('neutral') };
});
