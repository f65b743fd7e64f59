/** Runs `twotrack` as an unprivileged user, even if the tests run as root, to whom everything is permitted. */
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { chmod, copyFile, cp, mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../..');
const isRoot = process.getuid?.() === 0;
/** Uid and gid of `nobody` on all systems that we support; empty unless the tests run as root. */
const nobody = isRoot ? { uid: 65534, gid: 65534 } : {};

export interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Puts the bundled command line in a world-readable folder, with a working folder beside it. */
export class Stranger {
  /** Owned by the tests' user; the stranger may read it, and write where `given`. */
  readonly folder: string;
  readonly #home: string;
  readonly #node: string;
  private constructor(home: string, node: string) {
    this.#home = home;
    this.#node = node;
    this.folder = join(home, 'work');
  }

  static async make(): Promise<Stranger> {
    const home = await mkdtemp(join(tmpdir(), 'twotrack-stranger-'));
    await chmod(home, 0o755);
    const built = process.env['TWOTRACK_MAIN'];
    if (built !== undefined) await cp(dirname(built), join(home, 'dist'), { recursive: true });
    else
      await promisify(execFile)(process.execPath, [join(root, 'esbuild.mjs'), `--to=${home}`], { cwd: root });
    await mkdir(join(home, 'work'));
    let node = process.execPath;
    if (spawnSync(node, ['-e', ''], { cwd: home, ...nobody }).status !== 0) {
      node = join(home, 'node');
      await copyFile(process.execPath, node);
      await chmod(node, 0o755);
    }
    return new Stranger(home, node);
  }

  /**
   * Runs a command as the stranger.
   * @param stdout file descriptor for the output
   */
  run(args: readonly string[], cwd = this.folder, stdout?: number): Run {
    const result = spawnSync(this.#node, [join(this.#home, 'dist/cli.js'), ...args], {
      cwd,
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '', HOME: this.#home, NO_COLOR: '1' },
      stdio: ['ignore', stdout ?? 'pipe', 'pipe'],
      timeout: 60_000,
      ...nobody,
    });
    return { code: result.status, out: result.stdout ?? '', err: result.stderr };
  }

  /** Returns the stranger's user, as a process sees it. */
  whoami(): string {
    return execFileSync(this.#node, ['-p', 'process.getuid()'], {
      cwd: this.#home,
      encoding: 'utf8',
      ...nobody,
    }).trim();
  }

  async end(): Promise<void> {
    await rm(this.#home, { recursive: true, force: true });
  }
}

/** Returns every file below a folder with its content. */
export async function filesIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const name of (await readdir(folder, { recursive: true })).sort()) {
    const path = join(folder, name);
    const isFolder = (await stat(path)).isDirectory();
    files.set(relative(folder, path), isFolder ? '(folder)' : await readFile(path, 'latin1'));
  }
  return files;
}
