/** Manages child processes for scripts: runs them, finds programs, and stops process trees. */
import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { chmod, copyFile, mkdir, writeFile } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Folder for everything downloaded for tests: ignored by git, kept between runs. */
export const cache = join(root, '.vscode-test');

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** `show` inherits our output, `keep` only captures it, `both` does both. */
  readonly output?: 'show' | 'keep' | 'both';
}

export interface RunResult {
  /** Exit code; 1 if the process was killed by a signal. */
  readonly code: number;
  /** Standard output and standard error, interleaved; empty with `show`. */
  readonly output: string;
}

/**
 * Runs a program to its end. Does not throw if the program fails: check the code.
 * @throws if the program cannot be started
 */
export function run(program: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const { cwd = root, env = process.env, output = 'show' } = options;
  return new Promise((resolve, reject) => {
    // npm and code are .cmd files on Windows, which only a shell can start.
    const shell = process.platform === 'win32' && !program.endsWith('.exe');
    const child = spawn(program, [...args], {
      cwd,
      env,
      shell,
      stdio: output === 'show' ? 'inherit' : 'pipe',
    });
    let text = '';
    const take = (stream: NodeJS.WriteStream) => (chunk: Buffer) => {
      text += chunk.toString();
      if (output === 'both') stream.write(chunk);
    };
    child.stdout?.on('data', take(process.stdout));
    child.stderr?.on('data', take(process.stderr));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output: text }));
  });
}

/**
 * Runs npm, and shows its output only if it fails.
 * @throws Error with npm's output if it fails
 */
export async function npm(args: readonly string[], cwd: string): Promise<void> {
  const { code, output } = await run('npm', args, { cwd, output: 'keep' });
  if (code !== 0) throw new Error(`npm ${args.join(' ')} failed:\n${output}`);
}

/** Copies a file, creating folders, with a fixed mode that does not depend on the checkout. */
export async function copyTo(from: string, to: string, mode = 0o644): Promise<void> {
  await mkdir(dirname(to), { recursive: true });
  await copyFile(from, to);
  await chmod(to, mode);
}

/** Writes a text with a fixed mode, creating folders. */
export async function writeTo(path: string, text: string, mode = 0o644): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  await chmod(path, mode);
}

/** Returns the full path of a program on PATH; undefined if it is not there. */
export function onPath(name: string): string | undefined {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    for (const ending of endings) {
      const path = join(folder, name + ending);
      if (folder !== '' && isProgram(path)) return path;
    }
  }
  return undefined;
}

/** Checks whether a path is an executable file. */
export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/**
 * Stops a child that was spawned `detached` with all its descendants, and waits until they are gone. Kills them after
 * two seconds.
 */
export async function stopTree(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  if (process.platform === 'win32') {
    await run('taskkill.exe', ['/pid', String(pid), '/T', '/F'], { output: 'keep' });
    return gone;
  }
  signalGroup(pid, 'SIGTERM');
  const impatient = setTimeout(() => signalGroup(pid, 'SIGKILL'), 2000);
  await gone;
  clearTimeout(impatient);
  // The leader has exited, but members of its group may still run.
  signalGroup(pid, 'SIGKILL');
}

/** Sends a signal to a process group; ignores a group that no longer exists. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // It has already exited.
  }
}
