/**
 * Caches on disk what was read of each file version. Keys are blob ids and the version of the rules, and values depend
 * only on the key, so that no entry can be stale. Safe to delete at any time.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { version } from '../../manifest.ts';
import type { RootFacts, Splice } from '../../report/history/file-text.ts';
import { english } from '../../traits/pack/en/english.ts';

/** Increase it when the stored data of an item changes. */
const FORMAT = 2;
/** Maximum size in UTF-16 units: larger caches take longer to read than they save, and are not written. */
const MAX_LENGTH = 64 * 1024 * 1024;

/** Cached data of a file version. */
export interface KnownBlob {
  /** True if it could be parsed completely. */
  readonly whole: boolean;
  readonly root: RootFacts | null;
}

export class HistoryCache {
  readonly #file: string | null;
  readonly #blobs: Map<string, KnownBlob>;
  readonly #splices: Map<string, Splice>;
  readonly #usedBlobs = new Map<string, KnownBlob>();
  readonly #usedSplices = new Map<string, Splice>();
  #fresh = false;

  private constructor(file: string | null, blobs: Map<string, KnownBlob>, splices: Map<string, Splice>) {
    this.#file = file;
    this.#blobs = blobs;
    this.#splices = splices;
  }

  /**
   * Opens the cache.
   * @param folder folder for caches; null for none
   * @param place what the cache is for: a folder of a repository
   */
  static async open(folder: string | null, place: string): Promise<HistoryCache> {
    if (folder === null) return new HistoryCache(null, new Map(), new Map());
    const file = join(folder, `${digest(place).slice(0, 24)}.json`);
    try {
      const kept = JSON.parse(await readFile(file, 'utf8')) as {
        readonly rules: string;
        readonly blobs: readonly [string, KnownBlob][];
        readonly splices: readonly [string, Splice][];
      };
      if (kept.rules === rulesVersion())
        return new HistoryCache(file, new Map(kept.blobs), new Map(kept.splices));
    } catch {
      // Missing or corrupt: everything is read again.
    }
    return new HistoryCache(file, new Map(), new Map());
  }

  blob(id: string): KnownBlob | undefined {
    const known = this.#usedBlobs.get(id) ?? this.#blobs.get(id);
    if (known !== undefined) this.#usedBlobs.set(id, known);
    return known;
  }
  keepBlob(id: string, known: KnownBlob): void {
    this.#usedBlobs.set(id, known);
    this.#fresh = true;
  }
  splice(key: string): Splice | undefined {
    const known = this.#usedSplices.get(key) ?? this.#splices.get(key);
    if (known !== undefined) this.#usedSplices.set(key, known);
    return known;
  }
  keepSplice(key: string, splice: Splice): void {
    this.#usedSplices.set(key, splice);
    this.#fresh = true;
  }

  /** Writes the entries used in this run. Ignores errors, because a cache is optional. */
  async save(): Promise<void> {
    if (this.#file === null || !this.#fresh) return;
    const text = JSON.stringify({
      rules: rulesVersion(),
      blobs: [...this.#usedBlobs],
      splices: [...this.#usedSplices],
    });
    if (text.length > MAX_LENGTH) return;
    const half = `${this.#file}.${process.pid}`;
    try {
      await mkdir(join(this.#file, '..'), { recursive: true, mode: 0o700 });
      await writeFile(half, text, { mode: 0o600 });
      await rename(half, this.#file);
    } catch {
      await rm(half, { force: true }).catch(() => {});
    }
  }
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

let rulesKey: string | undefined;
/** Returns a key that changes whenever an item might be parsed or judged differently. */
function rulesVersion(): string {
  rulesKey ??= digest(JSON.stringify([FORMAT, version, english.weights]));
  return rulesKey;
}

/** Returns the system's conventional folder for caches. */
export function cacheFolder(): string {
  const { env, platform } = process;
  if (platform === 'win32')
    return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'twotrack', 'Cache', 'history');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'twotrack', 'history');
  return join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'twotrack', 'history');
}
