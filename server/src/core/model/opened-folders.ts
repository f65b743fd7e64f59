/** Tracks the opened folders, and the files on disk that belong to them. */
import type { FileSource } from '../text/file-source.ts';
import { isMappingFile, isPortfolioFile, parentOf } from '../text/paths.ts';

/** The files read for an opened folder: all below `base`, and the root files in the folders above. */
interface Opened {
  readonly base: string;
  readonly above: readonly string[];
  /** The files below `base` at the last scan. */
  readonly found: Set<string>;
  /** True if the folder is open only because a document in it is. */
  readonly isImplied: boolean;
  /**
   * True if `base` is too vast to be read whole for a document: the files directly in it are, and those of the folder
   * itself.
   */
  readonly isVast: boolean;
}

/** The folder of a file, spelled as opened folders are. */
const folderOf = (uri: string): string => parentOf(uri).replace(/\/+$/, '');

export class OpenedFolders {
  readonly #source: FileSource;
  /** Returns the root files among some files, reading those that are not loaded yet. */
  readonly #rootsAmong: (files: readonly string[]) => Promise<readonly string[]>;
  readonly #folders = new Map<string, Opened>();
  /** Folders that could not be read, and why. */
  readonly unreadable = new Map<string, string>();

  constructor(source: FileSource, rootsAmong: (files: readonly string[]) => Promise<readonly string[]>) {
    this.#source = source;
    this.#rootsAmong = rootsAmong;
  }

  get names(): readonly string[] {
    return [...this.#folders.keys()];
  }

  /**
   * Scans the disk for a folder. If a root file stands above it, the whole portfolio of the nearest one is included.
   * @param isImplied true if the folder is opened only for a document in it; by default as it was
   */
  async scan(folder: string, isImplied = this.#folders.get(folder)?.isImplied ?? false): Promise<void> {
    const { found: known = new Set<string>() } = this.#folders.get(folder) ?? {};
    const opened = { base: folder, above: [], found: known, isImplied, isVast: false };
    if (!this.#folders.has(folder)) this.#folders.set(folder, opened);
    const above = await this.#rootsAbove(folder);
    // The nearest root's portfolio is read whole. Roots further up are read only for the settings they pass down.
    const base = above[0] === undefined ? folder : parentOf(above[0]);
    for (const each of [...this.unreadable.keys()])
      if (each === base || each.startsWith(`${base}/`)) this.unreadable.delete(each);
    const near = isImplied ? await this.#source.list(base) : null;
    const isVast = near?.vast === true;
    const found = new Set(isVast ? near?.files : []);
    if (!isVast || base !== folder)
      for (const file of await this.#source.find(isVast ? folder : base, (each, why) =>
        this.unreadable.set(each, why),
      ))
        found.add(file);
    // A root file below `base` that the scan did not return is a symlink to one that it did.
    const roots = above.filter((uri) => found.has(uri) || !uri.startsWith(`${base}/`));
    // The folder may have been closed in the meantime.
    if (this.#folders.has(folder))
      this.#folders.set(folder, { base, above: roots, found, isImplied, isVast });
  }

  /**
   * Opens the folders of documents that no opened folder includes, and closes those whose documents are gone. Which
   * ones are open then depends on the documents and not on their order. Returns whether any folder came or went.
   */
  async follow(documents: Iterable<string>): Promise<boolean> {
    const needed = new Set<string>();
    let changed = false;
    /** The opened folders that documents may be in, by their base. */
    const around = new Map<string, [string, Opened][]>();
    const add = (name: string, opened = this.#folders.get(name)): void => {
      if (opened === undefined) return;
      const own = around.get(opened.base);
      if (own === undefined) around.set(opened.base, [[name, opened]]);
      else own.push([name, opened]);
    };
    for (const [name, opened] of this.#folders) if (!opened.isImplied) add(name, opened);
    const isIncluded = (folder: string): boolean => {
      for (let at = folder; at !== ''; at = parentOf(at))
        if (around.get(at)?.some(([name, opened]) => includes(name, opened, `${folder}/`))) return true;
      return false;
    };
    // Outer folders first: they include inner ones.
    const folders = [...new Set([...documents].map(folderOf))].sort((a, b) => a.length - b.length);
    for (const folder of folders) {
      if (isIncluded(folder)) continue;
      needed.add(folder);
      if (!this.#folders.has(folder)) {
        changed = true;
        await this.scan(folder, true);
      }
      add(folder);
    }
    for (const [name, { isImplied }] of this.#folders)
      if (isImplied && !needed.has(name)) changed = this.#folders.delete(name);
    return changed;
  }

  close(folder: string): void {
    this.#folders.delete(folder);
  }

  /** Returns the root files at or above a folder, nearest first, up to where the file source ends the search. */
  async #rootsAbove(folder: string): Promise<string[]> {
    const roots: string[] = [];
    for (let at = folder; at !== '' && !/^[a-z][a-z0-9+.-]*:\/*$/i.test(at); at = parentOf(at)) {
      const { files, last } = await this.#source.list(at);
      roots.push(...[...(await this.#rootsAmong(files))].sort());
      if (last) break;
    }
    return roots;
  }

  /** Iterates all files that belong to an opened folder. */
  *files(): Generator<string> {
    for (const { found, above } of this.#folders.values()) {
      yield* found;
      yield* above;
    }
  }

  /** Tells whether a file belongs to an opened folder. */
  has(uri: string): boolean {
    return [...this.#folders.values()].some(({ found, above }) => found.has(uri) || above.includes(uri));
  }

  /** Returns the base folder whose scan includes a file; undefined if none does. */
  baseOf(uri: string): string | undefined {
    return [...this.#folders].find(([name, opened]) => includes(name, opened, uri))?.[1].base;
  }

  /**
   * Tells whether a root file at this place would change which files belong to an opened folder: in the folder, or
   * above it.
   */
  decides(uri: string): boolean {
    const folder = parentOf(uri);
    return this.names.some((name) => name === folder || name.startsWith(`${folder}/`));
  }

  /** Returns the innermost opened folder around a file, or undefined. */
  innermost(uri: string): string | undefined {
    return this.names.filter((name) => uri.startsWith(`${name}/`)).sort((a, b) => b.length - a.length)[0];
  }

  /** Rescans one file or folder that may have been created or deleted; returns the files to reload. */
  async rescan(uri: string): Promise<readonly string[]> {
    const touched = new Set<string>();
    for (const [name, opened] of this.#folders) {
      const { base, above, found } = opened;
      // A root file deleted while it was open is listed in `above` and no longer in `found`.
      for (const file of [...found, ...above])
        if (file === uri || file.startsWith(`${uri}/`)) touched.add(file);
      if (!includes(name, opened, uri)) continue;
      if (/\/(?:node_modules|\.git)(?:\/|$)/.test(uri.slice(base.length))) continue;
      const come = isPortfolioFile(uri) || isMappingFile(uri) ? [uri] : [];
      // The new path may be a folder: include everything in it.
      for (const file of [...come, ...(await this.#source.find(uri))]) {
        if (!includes(name, opened, file)) continue;
        if (this.#source.has !== undefined && !(await this.#source.has(base, file))) continue;
        found.add(file);
        touched.add(file);
      }
      for (const file of touched)
        if (this.#source.has !== undefined && found.has(file) && !(await this.#source.has(base, file)))
          found.delete(file);
    }
    return [...touched];
  }
}

/** Tells whether the scan of an opened folder reads a file, if there is one at this place. */
function includes(folder: string, { base, isVast }: Opened, uri: string): boolean {
  if (!uri.startsWith(`${base}/`)) return false;
  return !isVast || folderOf(uri) === base || (folder !== base && uri.startsWith(`${folder}/`));
}
