/**
 * Runs node:test files, one process each, and prints what fails, what is slow, and the files' counts.
 */
import { cpus } from 'node:os';
import { join } from 'node:path';
import { run } from 'node:test';
import { sourceOf } from './bundle-tests.ts';
import { cache } from './run.ts';
import type { Counts } from './suites.ts';

export interface UnitOptions {
  /** Files at a time; one for each processor where absent. */
  readonly concurrency?: number;
  /** Print a line for every test and not for failed ones only. */
  readonly all?: boolean;
  /** Variables beside those of this process. */
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * Where Node keeps what it compiled of a file, until its text changes. The command line is some 300 files, and the tests
 * start it some 500 times: with the cache one start takes a third of the processor time.
 */
const NODE_COMPILE_CACHE = join(cache, 'compiled');

/** What waits for something that never comes fails after this many milliseconds, by its name. */
const LONGEST = 300_000;

/** Runs the files and returns how many tests passed and failed; skipped and to-do ones count as neither. */
export async function runUnit(files: readonly string[], options: UnitOptions = {}): Promise<Counts> {
  const { concurrency = cpus().length, all = false } = options;
  const env = { NODE_COMPILE_CACHE, ...process.env, ...options.env };
  let passed = 0;
  let failed = 0;
  const path: string[] = [];
  // What fails is told at its line in the source.
  const execArgv = ['--enable-source-maps'];
  const stream = run({
    files: [...files],
    concurrency,
    isolation: 'process',
    env,
    execArgv,
    timeout: LONGEST,
  });
  for await (const { type, data } of stream) {
    if (type === 'test:start') path[data.nesting] = data.name;
    if (type === 'test:stdout' || type === 'test:stderr') process.stdout.write(data.message);
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (data.details.type === 'suite' || data.skip !== undefined || data.todo !== undefined) continue;
    const name = [...path.slice(0, data.nesting), data.name].join(' › ');
    if (type === 'test:pass') {
      passed += 1;
      if (all) console.log(`✓ ${name} (${data.details.duration_ms.toFixed(0)} ms)`);
      continue;
    }
    failed += 1;
    const where = data.file === undefined ? '' : `${sourceOf(data.file)}:${data.line ?? 1}`;
    console.log(`\n✗ ${name}\n  ${where}\n${indent(reason(data.details.error))}`);
  }
  return { passed, failed };
}

/** The error a test threw, not the runner's wrapping of it. */
function reason(error: unknown): string {
  const inner = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return inner instanceof Error ? (inner.stack ?? inner.message) : String(inner);
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '    ');
}
