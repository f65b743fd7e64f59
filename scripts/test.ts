/**
 * `npm test [-- STEP …] [-- PART-OF-A-PATH …]`: runs all checks step by step, with durations; the last line is the
 * total. `npm test -- unit test/core` runs the unit tests of one folder, `npm test -- profiles Helix completion` the
 * suite of completion as Helix.
 */
import { existsSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleTests, groupTests } from './bundle-tests.ts';
import { findChromium } from './chromium.ts';
import { runAsEditors } from './clients.ts';
import { build } from './package.ts';
import { runPerson } from './person.ts';
import { root, run } from './run.ts';
import { type Counts, runHostSuites } from './suites.ts';
import { runUnit } from './unit.ts';
import { fetchServer } from './vscode-server.ts';

interface Step {
  readonly name: string;
  /** True if it needs nothing of the steps before it, and is started with the first of them. */
  readonly early?: true;
  /**
   * Runs the step.
   * @param words parts of paths or names that select tests; empty for all
   * @param built true if the bundles are up to date with the sources
   * @param named true if the step was asked for by name
   */
  run(words: readonly string[], built: boolean, named: boolean): Promise<Counts>;
}

interface Result {
  readonly name: string;
  readonly counts: Counts;
  /** How long it took, in s. */
  readonly seconds: number;
}

const steps: readonly Step[] = [
  { name: 'generated', early: true, run: () => program('scripts/generate.ts', ['--check']) },
  { name: 'typecheck', early: true, run: () => tool('tsc', ['--noEmit', '-p', '.']) },
  { name: 'lint', early: true, run: () => tool('biome', ['check', '.']) },
  // Test what ships.
  { name: 'build', run: () => buildAll() },
  { name: 'unit', run: unit },
  { name: 'profiles', run: (words, _, named) => runAsEditors(words, named) },
  { name: 'gauge', run: () => program('scripts/bench/gauge.ts', []) },
  { name: 'fuzz', run: () => program('scripts/fuzz.ts', ['--steps', '900']) },
  { name: 'vscode', run: runHostSuites },
  { name: 'person', run: runPerson },
];

/** Builds what ships, and the playground, which uses the same engine. */
async function buildAll(): Promise<Counts> {
  return sum([
    await attempt(() => build('--production', '--tests')),
    await program('scripts/playground.ts', []),
  ]);
}

/**
 * Runs a tool from node_modules/.bin through its JavaScript, which starts faster than npx and works on every system.
 */
async function tool(name: 'tsc' | 'biome', args: readonly string[]): Promise<Counts> {
  const bin = { tsc: 'typescript/bin/tsc', biome: '@biomejs/biome/bin/biome' }[name];
  return one((await run(process.execPath, [join(root, 'node_modules', bin), ...args])).code === 0);
}

async function program(path: string, args: readonly string[]): Promise<Counts> {
  if (!existsSync(join(root, path))) {
    console.log(`${path} does not exist yet`);
    return sum([]);
  }
  return one((await run(process.execPath, [path, ...args])).code === 0);
}

/** Runs the unit tests, with the bundled command line and server if they were built: those start sooner. */
async function unit(words: readonly string[], built: boolean): Promise<Counts> {
  const bundles = { TWOTRACK_MAIN: join(root, 'dist/cli.js'), TWOTRACK_SERVER: join(root, 'dist/server.js') };
  const env = built ? bundles : {};
  const files = await tests('test/**/*.test.ts', words, 'test/vscode/');
  const now = files.filter(
    (file) => !file.endsWith(NIGHTLY) || atNight || words.some((w) => file.includes(w)),
  );
  // At night each file has a process of its own, so that one cannot live on what another has left.
  return runUnit(await bundleTests(atNight ? now : await groupTests(now)), { env });
}

/**
 * Suffix of tests that take too long for every change: those that need a browser, another editor, another user or a
 * full disk, and those that start hundreds of processes. They run with `npm run nightly`, or if named explicitly.
 */
const NIGHTLY = '.nightly.test.ts';
const atNight = process.env['TWOTRACK_RUNS'] !== undefined;

async function tests(pattern: string, words: readonly string[], except?: string): Promise<string[]> {
  const files: string[] = [];
  for await (const found of glob(pattern, { cwd: root })) {
    const path = found.replaceAll('\\', '/');
    if (except !== undefined && path.startsWith(except)) continue;
    if (words.length === 0 || words.some((word) => path.includes(word))) files.push(join(root, path));
  }
  return files.sort();
}

async function attempt(work: () => Promise<void>): Promise<Counts> {
  try {
    await work();
    return one(true);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return one(false);
  }
}

function one(good: boolean): Counts {
  return good ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function sum(all: readonly Counts[]): Counts {
  return all.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed }), {
    passed: 0,
    failed: 0,
  });
}

/** Steps whose tests open a browser. */
const inBrowser: ReadonlySet<string> = new Set(['unit', 'vscode', 'person']);

/**
 * Downloads what the chosen steps need while the first of them run. Otherwise test files, which run in parallel, would
 * each install their own copy. A failed download is reported by the test that needs it.
 */
async function fetchAhead(chosen: readonly Step[]): Promise<void> {
  const names = new Set(chosen.map(({ name }) => name));
  const wanted: Promise<unknown>[] = [];
  if (chosen.length > 1 && chosen.some(({ name }) => inBrowser.has(name))) wanted.push(findChromium());
  if (names.has('vscode') || names.has('person')) wanted.push(fetchServer());
  await Promise.allSettled(wanted);
}

async function main(args: readonly string[]): Promise<number> {
  const named = steps.filter(({ name }) => args.includes(name));
  const words = args.filter((word) => !steps.some(({ name }) => name === word));
  // The VS Code suites and the fuzzer need the bundles.
  const needed = named.some(({ name }) => name === 'vscode' || name === 'fuzz') ? ['build'] : [];
  const chosen =
    named.length === 0 ? steps : steps.filter((step) => named.includes(step) || needed.includes(step.name));
  const isReady = fetchAhead(chosen);
  const results: Result[] = [];
  const begin = async (step: Step, built: boolean): Promise<Result> => {
    const started = Date.now();
    const counts = await step.run(words, built, named.includes(step)).catch((error: unknown) => {
      console.error(error);
      return one(false);
    });
    return { name: step.name, counts, seconds: (Date.now() - started) / 1000 };
  };
  const begun = new Map(chosen.filter(({ early }) => early).map((step) => [step, begin(step, false)]));
  for (const step of chosen) {
    console.log(`\n── ${step.name}`);
    if (step.name === 'vscode' && results.some(({ name, counts }) => name === 'build' && counts.failed > 0)) {
      console.log('left out: it would run what was built before');
      continue;
    }
    if (inBrowser.has(step.name)) await isReady;
    const built = results.some(({ name, counts }) => name === 'build' && counts.failed === 0);
    results.push(await (begun.get(step) ?? begin(step, built)));
  }
  console.log('');
  for (const { name, counts, seconds } of results) {
    const outcome =
      counts.failed === 0 ? `${counts.passed} good` : `${counts.failed} FAILED, ${counts.passed} good`;
    console.log(`${name.padEnd(10)} ${seconds.toFixed(1).padStart(6)} s   ${outcome}`);
  }
  const total = sum(results.map(({ counts }) => counts));
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
