/** Holds a portfolio: the files of a folder, an index of their entries, and the settings of its root file. */

import type { Block } from '../document/block.ts';
import { type Document, difference } from '../document/document.ts';
import { readingOf } from '../document/read-block.ts';
import type { CheckText } from '../text/file-source.ts';
import { comparePaths } from '../text/paths.ts';
import { EntryIndex } from './entry-index.ts';
import type { KeptSheet } from './kept-sheet.ts';
import { type Inherited, nothingInherited, type RootSettings, settingsOf } from './root-settings.ts';
import { type PortfolioRoot, rootValues } from './root-values.ts';

const sameItems = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, i) => item === b[i]);

export interface BlockChange {
  readonly uri: string;
  readonly removed: readonly Block[];
  readonly added: readonly Block[];
}

/** A pending update that has not been applied to the index. */
interface PendingUpdate {
  /** The added blocks; `read` counts those parsed so far. */
  readonly blocks: readonly Block[];
  read: number;
  /** Applies the update to the index. */
  readonly take: () => void;
}
/** Maximum number of blocks of a new file that are applied to the index at once. */
const BLOCKS_PER_UPDATE = 200;

export class Portfolio {
  /** URI of the folder, without a trailing slash; for an untitled document, its own URI. */
  readonly folder: string;
  readonly files = new Map<string, Document>();
  readonly #index = new EntryIndex();
  /** Updates not yet applied to the index: blocks are parsed on demand, or in slices by `readPending`. */
  #pendingUpdates: PendingUpdate[] = [];
  /** Files that could not be read, and why. */
  readonly problems = new Map<string, string>();
  #inherited: Inherited = nothingInherited;
  #checks: readonly CheckText[] = [];
  /** What is kept of the sheets that files come from, by file. */
  readonly #sheets = new Map<string, KeptSheet>();
  version = 0;
  /** Changes whenever something else is kept of a sheet. */
  sheetRevision = 0;
  #settings: RootSettings | null = null;
  #order: readonly string[] | null = null;
  #sorted: readonly Document[] | null = null;
  #roots: readonly PortfolioRoot[] | null = null;
  #changes: BlockChange[] = [];

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Replaces a file by its new version. Blocks that both versions share keep their caches. */
  setFile(document: Document): void {
    const old = this.files.get(document.uri);
    if (old === undefined) this.#order = null;
    this.files.set(document.uri, document);
    this.version++;
    this.#forget(old, document);
    const { removed, added } = difference(old?.blocks ?? [], document.blocks);
    this.#update(document.uri, removed, added, document.blocks);
  }

  /** Invalidates the settings when a root file was added, removed or changed. */
  #forget(old: Document | undefined, document?: Document): void {
    this.#sorted = null;
    const wasRoot = old !== undefined && rootValues(old).portfolio !== undefined;
    const isRoot = document !== undefined && rootValues(document).portfolio !== undefined;
    if (!wasRoot && !isRoot) return;
    this.#roots = null;
    this.#settings = null;
  }

  /** Index of entries and references, with all pending updates applied. */
  get index(): EntryIndex {
    if (this.#pendingUpdates.length > 0) {
      const unread = this.#pendingUpdates;
      this.#pendingUpdates = [];
      for (const { take } of unread) take();
    }
    return this.#index;
  }

  /** The same index without the pending updates, for callers that keep it and query it after they were applied. */
  get indexSoFar(): EntryIndex {
    return this.#index;
  }

  /** Number of added blocks that the index does not contain yet. */
  get unreadBlocks(): number {
    return this.#pendingUpdates.reduce((sum, { blocks }) => sum + blocks.length, 0);
  }

  /** Parses pending blocks and applies them to the index while there is time. Returns true once none are left. */
  readPending(hasTime: () => boolean): boolean {
    for (let first = this.#pendingUpdates[0]; first !== undefined; first = this.#pendingUpdates[0]) {
      for (; first.read < first.blocks.length; first.read++) {
        if (!hasTime()) return false;
        readingOf(first.blocks[first.read] as Block);
      }
      if (!hasTime()) return false;
      this.#pendingUpdates.shift();
      first.take();
    }
    return true;
  }

  setProblem(uri: string, problem: string | null): void {
    if (problem === null) this.problems.delete(uri);
    else this.problems.set(uri, problem);
  }

  /** Sets the rules and vocabulary inherited from enclosing portfolios. */
  inherit(inherited: Inherited): void {
    const before = this.#inherited;
    this.#inherited = inherited;
    const same =
      sameItems(before.rules, inherited.rules) && sameItems(before.vocabulary, inherited.vocabulary);
    if (!same) this.#settings = null;
  }

  /** Sets the files of house rules found beside the root file. Returns whether they changed. */
  setChecks(checks: readonly CheckText[]): boolean {
    if (JSON.stringify(checks) === JSON.stringify(this.#checks)) return false;
    this.#checks = checks;
    this.#settings = null;
    return true;
  }

  /** Sets what is kept of the sheet that a file comes from; null if nothing is. */
  setSheet(uri: string, sheet: KeptSheet | null): void {
    const old = this.#sheets.get(uri);
    if (old?.text === sheet?.text && old?.unread === sheet?.unread) return;
    this.sheetRevision++;
    if (sheet === null) this.#sheets.delete(uri);
    else this.#sheets.set(uri, sheet);
    this.version++;
    this.#index.markItemsStale(uri);
  }

  /** Returns what is kept of the sheet that a file comes from; null if nothing is. */
  sheetOf(uri: string): KeptSheet | null {
    return this.#sheets.get(uri) ?? null;
  }

  /** Everything that is kept of the sheets that files come from, by file. */
  get sheets(): ReadonlyMap<string, KeptSheet> {
    return this.#sheets;
  }

  removeFile(uri: string): void {
    if (this.#sheets.delete(uri)) this.sheetRevision++;
    this.problems.delete(uri);
    const old = this.files.get(uri);
    if (old === undefined) return;
    this.files.delete(uri);
    this.#order = null;
    this.version++;
    this.#forget(old);
    this.#update(uri, old.blocks, [], []);
  }

  #update(uri: string, removed: readonly Block[], added: readonly Block[], blocks: readonly Block[]): void {
    this.#changes.push({ uri, removed, added });
    if (removed.length > 0 || added.length < blocks.length) {
      this.#pendingUpdates.push({
        blocks: added,
        read: 0,
        take: () => this.#index.update(uri, removed, added, blocks),
      });
      return;
    }
    // Apply a new file in parts, so that no single step takes long.
    for (let from = 0; from === 0 || from < blocks.length; from += BLOCKS_PER_UPDATE) {
      const part = blocks.slice(from, from + BLOCKS_PER_UPDATE);
      const isLast = from + BLOCKS_PER_UPDATE >= blocks.length;
      this.#pendingUpdates.push({
        blocks: part,
        read: 0,
        take: isLast
          ? () => this.#index.update(uri, [], part, blocks)
          : () => this.#index.addPart(uri, part, blocks),
      });
    }
  }

  /** Returns the file if the block was added to it since `takeChanges` and is still in it. */
  fileWithAdded(uri: string, block: Block): Document | undefined {
    const document = this.files.get(uri);
    if (document === undefined || document.indexOf(block) < 0) return undefined;
    const came = this.#changes.some((change) => change.uri === uri && change.added.includes(block));
    return came ? document : undefined;
  }

  /** Returns the blocks added and removed since the last call. */
  takeChanges(): readonly BlockChange[] {
    const changes = this.#changes;
    this.#changes = [];
    return changes;
  }

  /** Files in path order. */
  get sorted(): readonly Document[] {
    this.#order ??= [...this.files.keys()].sort(comparePaths);
    this.#sorted ??= this.#order.map((uri) => this.files.get(uri) as Document);
    return this.#sorted;
  }

  /** The root files in path order. The first one is in force; any other is reported as a finding. */
  get roots(): readonly PortfolioRoot[] {
    this.#roots ??= this.sorted
      .map((document) => ({ document, values: rootValues(document) }))
      .filter(({ values }) => values.portfolio !== undefined);
    return this.#roots;
  }

  get settings(): RootSettings {
    this.#settings ??= settingsOf(this.roots[0]?.values ?? {}, this.#inherited, this.#checks);
    return this.#settings;
  }
}
