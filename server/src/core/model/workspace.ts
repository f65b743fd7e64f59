/**
 * Which file belongs to which portfolio: the nearest folder upwards that holds a root file, one with the key
 * `portfolio`. Reads files through a `FileSource`; an open buffer beats the disk.
 */
import { type Change, Document } from '../document/document.ts';
import type { RawMapping } from '../language/values.ts';
import type { FileSource } from '../text/file-source.ts';
import { isPortfolioFile, parentOf } from '../text/paths.ts';
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

/** What was read for an opened folder: all below `base`, and the root files above. */
interface Opened {
  readonly base: string;
  readonly above: readonly string[];
}

export class Workspace {
  readonly #source: FileSource;
  readonly #files = new Map<string, FileState>();
  /** Folders that were opened or named: the portfolio of files without a root above. */
  readonly #folders = new Map<string, Opened>();
  /** Root files above the opened folders, read for what they pass on. */
  readonly portfolios = new Map<string, Portfolio>();

  constructor(source: FileSource) {
    this.#source = source;
  }

  /** Opens a folder: reads the portfolio around it, if there is one, and every portfolio below. */
  async openFolder(folder: string): Promise<void> {
    const named = folder.replace(/\/+$/, '');
    this.#folders.set(named, { base: named, above: [] });
    const above = await this.#rootsAbove(named);
    // The nearest root's portfolio is read whole; what lies further up is read for what it passes on.
    const base = above[0] === undefined ? named : parentOf(above[0]);
    if (this.#folders.has(named)) this.#folders.set(named, { base, above });
    const found = await this.#source.find(base);
    await this.#readAll([...new Set([...found, ...above])]);
    // Above, files were read that turned out to be no roots: they are nobody's.
    this.#forgetUnread();
    this.#regroup();
  }

  closeFolder(folder: string): void {
    this.#folders.delete(folder.replace(/\/+$/, ''));
    this.#forgetUnread();
    this.#regroup();
  }

  #forgetUnread(): void {
    for (const [uri, state] of this.#files) {
      if (state.open || this.#isRead(uri)) continue;
      state.portfolio?.removeFile(uri);
      this.#files.delete(uri);
    }
  }

  /** Whether a portfolio is there for its own sake, and not for what it passes on to those below. */
  isOpened(portfolio: Portfolio): boolean {
    const bases = [...this.#folders.values()].map(({ base }) => `${base}/`);
    return [...portfolio.files.keys()].some(
      (uri) => this.isOpen(uri) || bases.some((base) => uri.startsWith(base)),
    );
  }

  /** Whether a file is there for the sake of an opened folder. */
  #isRead(uri: string): boolean {
    for (const { base, above } of this.#folders.values()) {
      if (uri.startsWith(`${base}/`) || above.includes(uri)) return true;
    }
    return false;
  }

  /** Root files at or above a folder, nearest first, until the search ends. */
  async #rootsAbove(folder: string): Promise<string[]> {
    const roots: string[] = [];
    for (let at = folder; at !== '' && !/^[a-z][a-z0-9+.-]*:\/*$/i.test(at); at = parentOf(at)) {
      const { files, last } = await this.#source.list(at);
      await this.#readAll(files);
      roots.push(...files.filter((uri) => this.#files.get(uri)?.root === true).sort());
      if (last) break;
    }
    return roots;
  }

  async #readAll(uris: readonly string[]): Promise<void> {
    const todo = uris.filter((uri) => !this.#files.has(uri));
    const next = async (): Promise<void> => {
      for (let uri = todo.pop(); uri !== undefined; uri = todo.pop()) await this.#readFile(uri);
    };
    // A few at a time: enough to hide the wait, few enough for any limit on open files.
    await Promise.all(Array.from({ length: 16 }, next));
  }

  async #readFile(uri: string): Promise<void> {
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

  /** An editor opened a document: from now on its text counts. */
  async open(uri: string, text: string, version: number): Promise<void> {
    // A file of a folder that nobody opened brings its portfolio with it.
    const known = this.#isRead(uri);
    this.#put(Document.of(uri, text, version, this.document(uri)), true);
    if (!known && uri.startsWith('file:')) await this.openFolder(parentOf(uri));
  }

  /** An editor changed an open document. Null where it is not open. */
  change(uri: string, changes: readonly Change[], version: number): Document | null {
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
    if (uri.startsWith('untitled:')) {
      state.portfolio?.removeFile(uri);
      this.#files.delete(uri);
      this.#regroup();
    } else await this.refresh(uri);
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
    const around = [...this.#folders.keys()]
      .filter((folder) => uri.startsWith(`${folder}/`))
      .sort((a, b) => b.length - a.length);
    return around[0] ?? parentOf(uri);
  }

  #inheritedBy(portfolio: Portfolio, rootFolders: ReadonlySet<string>): Inherited {
    if (portfolio.folder.startsWith('untitled:')) return nothingInherited;
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
    return { rules, vocabulary };
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

const WORDS = new WeakMap<RootValues, Words>();
/** The words of a root file; the same object as long as the file is the same. */
function wordsOf(root: RootValues): Words {
  let words = WORDS.get(root);
  if (words === undefined) WORDS.set(root, (words = readWords(root)));
  return words;
}

function readWords(root: RootValues): Words {
  const v = root.vocabulary?.value.fields;
  const texts = (key: 'operational' | 'strategic' | 'neutral'): string[] =>
    v?.[key]?.items.map((item) => item.text) ?? [];
  return { operational: texts('operational'), strategic: texts('strategic'), neutral: texts('neutral') };
}
