/** Runs git without shell, hooks, network access, prompts, or programs that the repository configures. */
import { type ChildProcessByStdio, execFile, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { MAX_FILE_BYTES } from '../../core/text/file-source.ts';
import { t } from '../../core/text/l10n.ts';

/** An error of git with a message for people. */
export class GitProblem extends Error {}

export interface GitAnswer {
  readonly code: number;
  readonly out: Buffer;
  readonly error: string;
}

// Disables programs that the repository may configure, and interactive output.
const SAFE = ['-c', 'core.fsmonitor=false', '-c', 'core.quotepath=false', '--no-pager'];

const environment = (): NodeJS.ProcessEnv => ({
  ...process.env,
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  LC_ALL: 'C',
});

const noGit = (): GitProblem =>
  new GitProblem(t`git is not installed, and earlier states are read through it`);

/**
 * Runs git in a folder and returns its output.
 * @throws GitProblem if git is not installed, or Node may not start it
 */
export function git(args: readonly string[], cwd: string, input?: string): Promise<GitAnswer> {
  return new Promise((done, fail) => {
    if (process.permission?.has('child') === false) {
      fail(new GitProblem(t`git may not be started here, and earlier states are read through it`));
      return;
    }
    const child = execFile(
      'git',
      [...SAFE, ...args],
      { cwd, env: environment(), encoding: 'buffer', maxBuffer: 8 * MAX_FILE_BYTES, windowsHide: true },
      (error, out, err) => {
        if (error !== null && (error as NodeJS.ErrnoException).code === 'ENOENT') fail(noGit());
        else
          done({ code: error === null ? 0 : 1, out, error: err.toString('utf8') || (error?.message ?? '') });
      },
    );
    child.stdin?.on('error', () => {});
    child.stdin?.end(input ?? '');
  });
}

export type GitChild = ChildProcessByStdio<Writable, Readable, null>;

/** Starts git in a folder as an interactive process. */
export function startGit(args: readonly string[], cwd: string): GitChild {
  const child = spawn('git', [...SAFE, ...args], {
    cwd,
    env: environment(),
    stdio: ['pipe', 'pipe', 'ignore'],
    windowsHide: true,
  });
  child.stdin.on('error', () => {});
  return child;
}
