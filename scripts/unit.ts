/** Runs node:test files, each in its own process, and prints failed tests, slow tests and the files' counts. */
import { cpus } from 'node:os';
import { join } from 'node:path';
import { run } from 'node:test';
import { sourceOf } from './bundle-tests.ts';
import { cache } from './run.ts';
import type { Counts } from './suites.ts';

export interface UnitOptions {
  /** Number of files run in parallel; one per processor by default. */
  readonly concurrency?: number;
  /** True to print every test instead of only failed ones. */
  readonly all?: boolean;
  /** Environment variables in addition to those of this process. */
  readonly env?: NodeJS.ProcessEnv;
  /** What the tests run as, to name with a failure. */
  readonly as?: string;
}

export interface UnitCounts extends Counts {
  readonly skipped: number;
}

/**
 * Compile cache for Node. The command line has some 300 files, and tests start it some 500 times: with the cache a
 * start takes a third of the CPU time.
 */
const NODE_COMPILE_CACHE = join(cache, 'compiled');

/** Timeout of a test in ms, so that one that hangs fails by name. */
const TIMEOUT_MS = 300_000;

/** Runs the files and returns how many tests passed, failed and were skipped; to-do tests count as neither. */
export async function runUnit(files: readonly string[], options: UnitOptions = {}): Promise<UnitCounts> {
  const { concurrency = cpus().length, all = false } = options;
  const env = { NODE_COMPILE_CACHE, ...process.env, ...options.env };
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  const path: string[] = [];
  // Report failures at their line in the source.
  const execArgv = ['--enable-source-maps'];
  const stream = run({
    files: [...files],
    concurrency,
    isolation: 'process',
    env,
    execArgv,
    timeout: TIMEOUT_MS,
  });
  for await (const { type, data } of stream) {
    if (type === 'test:start') path[data.nesting] = data.name;
    if (type === 'test:stdout' || type === 'test:stderr') process.stdout.write(data.message);
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    if (data.skip !== undefined && data.details.type !== 'suite') skipped += 1;
    if (data.skip !== undefined || data.todo !== undefined) continue;
    // A suite counts only where a hook of its own failed, so that its tests never ran.
    if (data.details.type === 'suite' && (type === 'test:pass' || isByTests(data.details.error))) continue;
    const as = options.as === undefined ? [] : [options.as];
    const name = [...as, ...path.slice(0, data.nesting), data.name].join(' › ');
    if (type === 'test:pass') {
      passed += 1;
      if (all) console.log(`✓ ${name} (${data.details.duration_ms.toFixed(0)} ms)`);
      continue;
    }
    failed += 1;
    const where = data.file === undefined ? '' : `${sourceOf(data.file)}:${data.line ?? 1}`;
    console.log(`\n✗ ${name}\n  ${where}\n${indent(reason(data.details.error))}`);
  }
  return { passed, failed, skipped };
}

/** Checks whether a suite failed because a test in it did, which is counted already. */
function isByTests(error: unknown): boolean {
  return error instanceof Error && 'failureType' in error && error.failureType === 'subtestsFailed';
}

/** Returns the error that a test threw, without the runner's wrapper. */
function reason(error: unknown): string {
  const inner = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return inner instanceof Error ? (inner.stack ?? inner.message) : String(inner);
}

function indent(text: string): string {
  return text.replaceAll(/^/gm, '    ');
}
