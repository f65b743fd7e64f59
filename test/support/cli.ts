/** Runs the command line for tests: its sources, or the bundle that the current test run has built. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Asked } from './standing-cli.ts';

/**
 * The file that Node runs as `twotrack`. `npm test` builds first and passes the bundle in TWOTRACK_MAIN: it tests what
 * ships, which starts in half the time. A test file run by hand uses the sources.
 */
export const main = process.env['TWOTRACK_MAIN'] ?? join(import.meta.dirname, '../../server/src/cli/main.ts');

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  /** Standard input; empty by default. */
  readonly input?: string | Uint8Array;
  /** The whole environment; by default that of the tests, without colours. */
  readonly env?: NodeJS.ProcessEnv;
}

/** Timeout of a command in ms. */
const PATIENCE = 120_000;

/**
 * Whether every command gets a process of its own, as it does for people: at night, and from the sources. For every
 * change a test file has one process for all its commands, which costs a tenth. A test of what a process does itself, at
 * a terminal or with signals, starts its own.
 */
const alone = process.env['TWOTRACK_MAIN'] === undefined || process.env['TWOTRACK_RUNS'] !== undefined;

/** Runs a command in a folder. */
export function twotrack(cwd: string, args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const { input = '', env = { ...process.env, NO_COLOR: '1' } } = options;
  return alone ? started(cwd, args, input, env) : standing(cwd, args, input, env);
}

function started(
  cwd: string,
  args: readonly string[],
  input: string | Uint8Array,
  env: NodeJS.ProcessEnv,
): Promise<Run> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [main, ...args],
      { cwd, env, timeout: PATIENCE, maxBuffer: 1 << 28 },
      (error, out, err) => resolve({ code: Number(error?.code ?? 0), out, err }),
    );
    // A command that reads nothing may be gone before it was given.
    child.stdin?.on('error', () => {});
    child.stdin?.end(input);
  });
}

let child: ChildProcess | undefined;
/** The command before, which has to end first. */
let before: Promise<unknown> = Promise.resolve();

function standing(
  cwd: string,
  args: readonly string[],
  input: string | Uint8Array,
  env: NodeJS.ProcessEnv,
): Promise<Run> {
  const asked = {
    mark: `\0${randomUUID()}`,
    cwd,
    args,
    env,
    input: Buffer.from(input).toString('base64'),
  };
  const run = before.then(() => answer(asked));
  before = run.catch(() => undefined);
  return run;
}

/** Has the standing process run a command; starts one where there is none, or the last command has ended it. */
async function answer(asked: Asked): Promise<Run> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null)
    child = spawn(process.execPath, [join(import.meta.dirname, 'standing-cli.ts'), main], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
  const one = child;
  const handles = [one, one.channel, one.stdout, one.stderr] as unknown as readonly {
    ref(): void;
    unref(): void;
  }[];
  for (const handle of handles) handle.ref();
  const timer = setTimeout(() => one.kill('SIGKILL'), PATIENCE);
  try {
    const ended = new Promise<number>((resolve, reject) => {
      one.once('message', resolve).once('error', reject);
      one.once('exit', (code) => resolve(code ?? 1));
    });
    const texts = Promise.all([one.stdout, one.stderr].map((stream) => textOf(stream, asked.mark)));
    one.send(asked);
    const code = await ended;
    const [out = '', err = ''] = await texts;
    return { code, out, err };
  } finally {
    clearTimeout(timer);
    one.removeAllListeners('message').removeAllListeners('exit').removeAllListeners('error');
    for (const handle of handles) handle.unref();
  }
}

/** Returns what a stream says before the mark, or before its end. */
function textOf(stream: NodeJS.ReadableStream | null, mark: string): Promise<string> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let tail = Buffer.alloc(0);
    const end = (): void => {
      stream?.removeListener('data', take).removeListener('end', end);
      const text = Buffer.concat(parts).toString();
      resolve(text.endsWith(mark) ? text.slice(0, -mark.length) : text);
    };
    const take = (part: Buffer): void => {
      parts.push(part);
      tail = Buffer.concat([tail, part]).subarray(-mark.length);
      if (tail.toString() === mark) end();
    };
    stream?.on('data', take).once('end', end);
  });
}
