/** Creates git repositories to run `twotrack` in. */
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { devNull, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A repository in a folder of its own, whose path contains a space and non-ASCII letters. */
export class Repository {
  readonly folder: string;
  #day: string | undefined;
  private constructor(folder: string) {
    this.folder = folder;
  }

  static async make(): Promise<Repository> {
    const home = await mkdtemp(join(tmpdir(), 'twotrack-repository-'));
    const repository = new Repository(join(home, 'Bücher & Pläne 病院'));
    await mkdir(repository.folder);
    repository.git('init', '-q', '-b', 'main', '.');
    return repository;
  }

  async remove(): Promise<void> {
    await rm(dirname(this.folder), { recursive: true, force: true });
  }

  /** Runs git with a neutral identity, isolated from the machine's configuration. */
  git(...args: readonly string[]): string {
    const who = [
      '-c',
      'user.name=Someone',
      '-c',
      'user.email=someone@example.org',
      '-c',
      'commit.gpgsign=false',
    ];
    const date = this.#day === undefined ? {} : { GIT_COMMITTER_DATE: `${this.#day}T12:00:00+00:00` };
    const env = { ...process.env, ...date, GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: '1' };
    return execFileSync('git', [...who, ...args], { cwd: this.folder, env, encoding: 'utf8' });
  }

  async write(files: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, text] of Object.entries(files)) {
      const path = join(this.folder, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    }
  }

  /** Writes files and commits everything; tags the commit if a tag is given. */
  async commit(files: Readonly<Record<string, string>>, tag?: string): Promise<void> {
    await this.write(files);
    this.git('add', '-A');
    this.git('commit', '-q', '--allow-empty', '-m', 'A state');
    if (tag !== undefined) this.git('tag', tag);
  }

  /** Commits at noon UTC on a day. */
  async commitOn(day: string, files: Readonly<Record<string, string>>, tag?: string): Promise<void> {
    this.#day = day;
    await this.commit(files, tag);
  }

  /** Runs git with its date set to a day. */
  gitOn(day: string, ...args: readonly string[]): string {
    this.#day = day;
    return this.git(...args);
  }
}
