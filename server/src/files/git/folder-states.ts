/** Replays the files of a portfolio commit by commit, and yields the items that each commit removed and added. */
import { decodeText } from '../../core/text/file-source.ts';
import { comparePaths, parentOf } from '../../core/text/paths.ts';
import { FileText, noFacts, type RootFacts, type Splice, spliceOf } from '../../report/history/file-text.ts';
import type { ItemRecord, Reading } from '../../report/history/record.ts';
import type { Step } from '../../report/history/replay.ts';
import type { Blobs } from './blobs.ts';
import type { HistoryCache } from './history-cache.ts';
import type { FileChange, FolderCommit } from './log.ts';

/** A file in its last version that could be parsed. */
interface FileState {
  blob: string;
  root: RootFacts | null;
  /** Null until it is needed: the records may come from the cache. */
  text: FileText | null;
  records: ItemRecord[];
  /** True if it lies in a subfolder that is a portfolio of its own. */
  foreign: boolean;
}

/** A caveat for readers of the history. */
export type Trouble = {
  readonly commit: FolderCommit;
  readonly path: string;
  /** True if no earlier version of the file could be parsed, so that nothing stands in for it. */
  readonly first: boolean;
} & (
  | { readonly kind: 'unreadable'; readonly why: string }
  | { readonly kind: 'broken' }
  | { readonly kind: 'missing' }
);

export class FolderStates {
  readonly #blobs: Blobs;
  readonly #cache: HistoryCache;
  readonly #files = new Map<string, FileState>();
  readonly #upcoming: readonly string[];
  #position = 0;
  #facts: RootFacts = noFacts;
  /** Subfolders that are portfolios of their own. */
  #nested: readonly string[] = [];
  readonly troubles: Trouble[] = [];

  /** @param commits all commits to step through, in order */
  constructor(blobs: Blobs, cache: HistoryCache, commits: readonly FolderCommit[]) {
    this.#blobs = blobs;
    this.#cache = cache;
    this.#upcoming = commits.flatMap(({ changes }) =>
      changes.flatMap(({ blob }) => (blob === null ? [] : [blob])),
    );
  }

  /** Applies a commit; returns what it did to the items. */
  async step(commit: FolderCommit): Promise<Step> {
    const removed: ItemRecord[] = [];
    const added: ItemRecord[] = [];
    const changed: [string, FileState, FileState | undefined][] = [];
    for (const change of commit.changes) {
      if (change.blob !== null) this.#position++;
      const before = this.#files.get(change.path);
      const now = await this.#version(change, before, commit);
      if (now === before) continue;
      if (now !== undefined) {
        this.#files.set(change.path, now);
        changed.push([change.path, now, before]);
      } else if (before !== undefined) {
        this.#files.delete(change.path);
        removed.push(...before.records);
      }
    }
    const reading = this.#facts.reading.key;
    this.#settle();
    for (const [path, state, before] of changed)
      if (!state.foreign) await this.#splice(path, state, before, { removed, added });
    for (const [path, state] of this.#files) {
      const foreign = this.#isForeign(path);
      const reread = reading !== this.#facts.reading.key;
      if (foreign === state.foreign && !reread) continue;
      state.foreign = foreign;
      await this.#whole(path, state, { removed, added });
    }
    const { id, day, parents } = commit;
    return {
      commit: { id, day, merge: parents.length > 1 },
      removed,
      added,
      root: this.#facts,
    };
  }

  /** Returns the file after a change; the previous version if it cannot be parsed, undefined if it was deleted. */
  async #version(
    { path, blob }: FileChange,
    before: FileState | undefined,
    commit: FolderCommit,
  ): Promise<FileState | undefined> {
    if (blob === null) return undefined;
    if (blob === before?.blob) return before;
    let known = this.#cache.blob(blob);
    let text: FileText | null = null;
    if (known === undefined) {
      const read = await this.#read(path, blob, before);
      if (!(read instanceof FileText)) {
        this.troubles.push({ ...read, commit, path, first: before === undefined });
        return before;
      }
      text = read;
      known = { whole: text.whole, root: text.root };
      this.#cache.keepBlob(blob, known);
    }
    if (!known.whole) {
      this.troubles.push({ kind: 'broken', commit, path, first: before === undefined });
      // Prefer the previous version: the new one may be incomplete.
      if (before !== undefined) return before;
    }
    return {
      blob,
      root: known.root,
      text,
      records: before?.records ?? [],
      foreign: before?.foreign ?? this.#isForeign(path),
    };
  }

  async #read(
    path: string,
    blob: string,
    before: FileState | undefined,
  ): Promise<
    FileText | { readonly kind: 'missing' } | { readonly kind: 'unreadable'; readonly why: string }
  > {
    const bytes = await this.#blobs.get(blob, this.#next());
    if (bytes === null) return { kind: 'missing' };
    const decoded = decodeText(bytes);
    if ('problem' in decoded) return { kind: 'unreadable', why: decoded.problem };
    return FileText.of(path, decoded.text, before?.text ?? null);
  }

  *#next(): Generator<string> {
    for (let at = this.#position; at < this.#upcoming.length && at < this.#position + 32; at++) {
      const blob = this.#upcoming[at] as string;
      if (this.#cache.blob(blob) === undefined) yield blob;
    }
  }

  /** Updates settings from root files, and the list of nested portfolios. */
  #settle(): void {
    const roots = [...this.#files]
      .filter(([, { root }]) => root !== null)
      .sort((a, b) => comparePaths(a[0], b[0]));
    this.#facts = roots.find(([path]) => parentOf(path) === '')?.[1].root ?? noFacts;
    this.#nested = roots.map(([path]) => parentOf(path)).filter((folder) => folder !== '');
  }

  #isForeign(path: string): boolean {
    return this.#nested.some((folder) => path.startsWith(`${folder}/`));
  }

  /** Replaces the records of a file's previous version with those of its current one. */
  async #splice(path: string, state: FileState, before: FileState | undefined, sides: Sides): Promise<void> {
    const { reading } = this.#facts;
    const key = `${before?.blob ?? ''}:${state.blob}:${reading.key}`;
    let splice = this.#cache.splice(key);
    if (splice === undefined) {
      const old = before === undefined ? [] : (await this.#textOf(path, before)).records(reading);
      state.text ??= await this.#textOf(path, state, before?.text ?? null);
      splice = spliceOf(old, state.text.records(reading));
      this.#cache.keepSplice(key, splice);
    }
    apply(splice, state, sides);
  }

  /** Rebuilds all records of a file, after its settings changed or it moved to another portfolio. */
  async #whole(path: string, state: FileState, sides: Sides): Promise<void> {
    const { reading } = this.#facts;
    const after = state.foreign ? [] : await this.#recordsOf(path, state, reading);
    apply({ at: 0, gone: state.records.length, added: after }, state, sides);
  }

  async #recordsOf(path: string, state: FileState, reading: Reading): Promise<readonly ItemRecord[]> {
    const key = `:${state.blob}:${reading.key}`;
    const known = this.#cache.splice(key);
    if (known !== undefined) return known.added;
    state.text ??= await this.#textOf(path, state);
    const splice: Splice = { at: 0, gone: 0, added: state.text.records(reading) };
    this.#cache.keepSplice(key, splice);
    return splice.added;
  }

  async #textOf(path: string, state: FileState, near: FileText | null = null): Promise<FileText> {
    if (state.text !== null) return state.text;
    const bytes = await this.#blobs.get(state.blob, this.#next());
    const decoded = bytes === null ? null : decodeText(bytes);
    // It was decoded before, or it would not be in the cache.
    const text = decoded === null || 'problem' in decoded ? '' : decoded.text;
    state.text = FileText.of(path, text, near);
    return state.text;
  }
}

interface Sides {
  readonly removed: ItemRecord[];
  readonly added: ItemRecord[];
}

function apply({ at, gone, added }: Splice, state: FileState, sides: Sides): void {
  // Copy: the cache may share records between versions, but each life of an item mutates its own.
  const own = added.map((record) => ({ ...record }));
  const records = [...state.records];
  const out = records.splice(at, gone, ...own);
  state.records = records;
  for (const record of out) {
    const i = sides.added.indexOf(record);
    if (i >= 0) sides.added.splice(i, 1);
    else sides.removed.push(record);
  }
  sides.added.push(...own);
}
