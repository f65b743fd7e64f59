/** The folders that were opened or named, and which files of the disk are there for their sake. */
import type { FileSource } from '../text/file-source.ts';
import { isPortfolioFile, parentOf } from '../text/paths.ts';

/** What was read for an opened folder: all below `base`, and the root files above. */
interface Opened {
  readonly base: string;
  readonly above: readonly string[];
  /** The files below `base`, as last seen. */
  readonly found: Set<string>;
}

export class OpenedFolders {
  readonly #source: FileSource;
  /** Reads files as far as it must, and answers which of them are root files. */
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

  /** Looks at the disk for a folder: its portfolio whole, where a root file stands above it. */
  async look(folder: string): Promise<void> {
    const known = this.#folders.get(folder);
    if (known === undefined) this.#folders.set(folder, { base: folder, above: [], found: new Set() });
    const above = await this.#rootsAbove(folder);
    // The nearest root's portfolio is read whole; what lies further up is read for what it passes on.
    const base = above[0] === undefined ? folder : parentOf(above[0]);
    for (const each of [...this.unreadable.keys()])
      if (each === base || each.startsWith(`${base}/`)) this.unreadable.delete(each);
    const files = await this.#source.find(base, (each, why) => this.unreadable.set(each, why));
    const found = new Set(files);
    // A root file in `base` that was not found there is a link to one that was.
    const roots = above.filter((uri) => found.has(uri) || !uri.startsWith(`${base}/`));
    // It may have been closed meanwhile.
    if (this.#folders.has(folder)) this.#folders.set(folder, { base, above: roots, found });
  }

  close(folder: string): void {
    this.#folders.delete(folder);
  }

  /** Root files at or above a folder, nearest first, until the search ends. */
  async #rootsAbove(folder: string): Promise<string[]> {
    const roots: string[] = [];
    for (let at = folder; at !== '' && !/^[a-z][a-z0-9+.-]*:\/*$/i.test(at); at = parentOf(at)) {
      const { files, last } = await this.#source.list(at);
      roots.push(...[...(await this.#rootsAmong(files))].sort());
      if (last) break;
    }
    return roots;
  }

  /** All files that are there for the sake of an opened folder. */
  *files(): Generator<string> {
    for (const { found, above } of this.#folders.values()) {
      yield* found;
      yield* above;
    }
  }

  /** Whether a file is there for the sake of an opened folder. */
  has(uri: string): boolean {
    return [...this.#folders.values()].some(({ found, above }) => found.has(uri) || above.includes(uri));
  }

  /** The folder whose files are read around this one; undefined where none is open there. */
  baseOf(uri: string): string | undefined {
    return [...this.#folders.values()].find(({ base }) => uri.startsWith(`${base}/`))?.base;
  }

  /** Whether a file stands where a root file decides what is read for an opened folder: in it, or above. */
  decides(uri: string): boolean {
    const folder = parentOf(uri);
    return this.names.some((name) => name === folder || name.startsWith(`${folder}/`));
  }

  /** The opened folder closest around a file; undefined where none is. */
  closest(uri: string): string | undefined {
    return this.names.filter((name) => uri.startsWith(`${name}/`)).sort((a, b) => b.length - a.length)[0];
  }

  /** Looks at one file or folder of the disk that may have come or gone; answers the files to read again. */
  async lookAt(uri: string): Promise<readonly string[]> {
    const touched = new Set<string>();
    for (const { base, above, found } of this.#folders.values()) {
      // A root file that went while it was open stands among those above, and no longer among what was found.
      for (const file of [...found, ...above])
        if (file === uri || file.startsWith(`${uri}/`)) touched.add(file);
      if (!uri.startsWith(`${base}/`)) continue;
      if (/\/(?:node_modules|\.git)(?:\/|$)/.test(uri.slice(base.length))) continue;
      const come = isPortfolioFile(uri) ? [uri] : [];
      // What came may be a folder: all that it holds came with it.
      for (const file of [...come, ...(await this.#source.find(uri))]) {
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
