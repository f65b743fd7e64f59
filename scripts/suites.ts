/**
 * Lists the suites that run inside VS Code: compiled suite, fixture and extension host. Used with the VS Code server
 * (`npm test`) and the desktop (`npm run test:electron`).
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { isAll } from '../test/support/runs.ts';
import { freshCopy, runSuite, type SuiteResult } from '../test/support/suite-run.ts';
import { launchBrowser } from './chromium.ts';
import { type Staged, stage } from './package.ts';
import { root } from './run.ts';
import { fewBuiltIn, startServer, type VSCodeServer } from './vscode-server.ts';

export interface Suite {
  /** Name of a folder in test/vscode/host. */
  readonly name: string;
  /** Name of a folder in test/vscode/fixtures, copied for each run. */
  readonly fixture: string;
  /** What to open in the copy: a .code-workspace file, else the folder itself. */
  readonly open?: string;
  /** True to open it in restricted mode. */
  readonly restricted?: boolean;
  readonly hosts: readonly ('node' | 'web')[];
  /** The hosts that are for the night, or if the suite is named. */
  readonly atNight?: readonly ('node' | 'web')[];
}

export const suites: readonly Suite[] = [
  { name: 'single', fixture: 'clinic', hosts: ['node', 'web'] },
  { name: 'several', fixture: 'several', open: 'several.code-workspace', hosts: ['node'] },
  { name: 'empty', fixture: 'empty', hosts: ['node'] },
  { name: 'begin', fixture: 'empty', hosts: ['node'], atNight: ['web'] },
  { name: 'restricted', fixture: 'clinic', restricted: true, hosts: [], atNight: ['node'] },
];

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** Number of suites run in parallel. They spend much of their time waiting, for a window, a watcher or a message. */
const AT_ONCE = 3;

/** Resources shared by the suites of one call: created on first use, closed at the end. */
class Shared {
  readonly #closing: (() => Promise<void>)[] = [];
  readonly #made = new Map<string, Promise<unknown>>();

  /** Returns the browser for all windows. */
  browser(): Promise<Browser> {
    return this.#once('browser', launchBrowser, (browser) => browser.close());
  }

  /** Returns the server that trusts every folder, or the one that trusts none; at night with all of VS Code beside. */
  server(trustAll: boolean): Promise<VSCodeServer> {
    const beside = isAll ? {} : { builtIn: fewBuiltIn };
    const start = (): Promise<VSCodeServer> => startServer({ tests: true, trustAll, ...beside });
    return this.#once(`server, ${trustAll}`, start, (server) => server.stop());
  }

  /** Returns the extension prepared for a host. */
  extension(host: 'node' | 'web'): Promise<Staged> {
    return this.#once(
      `extension, ${host}`,
      () => stage(host),
      (staged) => staged.remove(),
    );
  }

  async close(): Promise<void> {
    for (const close of this.#closing.reverse()) await close();
  }

  #once<T>(name: string, make: () => Promise<T>, close: (made: T) => Promise<void>): Promise<T> {
    const known = this.#made.get(name) as Promise<T> | undefined;
    if (known !== undefined) return known;
    const made = make();
    this.#made.set(name, made);
    this.#closing.push(() => made.then(close, () => undefined));
    return made;
  }
}

/** Runs all suites of every change, or those whose names contain one of the words, and prints their output. */
export async function runHostSuites(words: readonly string[]): Promise<Counts> {
  const waiting = suites
    .filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)))
    .filter(({ name }) => existsSync(join(root, 'test/vscode/host', name)))
    .flatMap((suite) => {
      const { hosts, atNight = [] } = suite;
      return (isAll || words.length > 0 ? [...hosts, ...atNight] : hosts).map((host) => ({ suite, host }));
    });
  const shared = new Shared();
  let passed = 0;
  let failed = 0;
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const result = await runPatiently(shared, next.suite, next.host);
      passed += result.passed;
      failed += result.failed;
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    await shared.close();
  }
  return { passed, failed };
}

/** Runs a suite; repeats it once if not a single test started, because VS Code occasionally fails to open a window. */
async function runPatiently(shared: Shared, suite: Suite, host: 'node' | 'web'): Promise<SuiteResult> {
  const started = Date.now();
  let result = await runOnce(shared, suite, host);
  if (result.passed === 0 && result.failed > 0) {
    console.log(`\n${suite.name}, ${host} host, is run again:`);
    for (const line of result.lines) console.log(`  ${line}`);
    result = await runOnce(shared, suite, host);
  }
  console.log(`\n${suite.name}, ${host} host (${((Date.now() - started) / 1000).toFixed(1)} s)`);
  for (const line of result.lines) console.log(`  ${line}`);
  return result;
}

async function runOnce(shared: Shared, suite: Suite, host: 'node' | 'web'): Promise<SuiteResult> {
  const [server, browser, extension] = await Promise.all([
    shared.server(suite.restricted !== true),
    shared.browser(),
    shared.extension(host),
  ]);
  const copy = await freshCopy(join(root, 'test/vscode/fixtures', suite.fixture));
  const open = suite.open === undefined ? copy.path : join(copy.path, suite.open);
  try {
    const on = { open, extension: extension.folder, suite: extension.suite(suite.name), host };
    return await runSuite(server, browser, on);
  } finally {
    await copy.remove();
  }
}
