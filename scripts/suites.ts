/**
 * What runs inside VS Code: which compiled suite, on which fixture, in which extension host. The table serves the
 * VS Code server (`npm test`) and the desktop (`npm run test:electron`).
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { freshCopy, runSuite, type SuiteResult } from '../test/support/suite-run.ts';
import { launchBrowser } from './chromium.ts';
import { type Staged, stage } from './package.ts';
import { root } from './run.ts';
import { startServer, type VSCodeServer } from './vscode-server.ts';

export interface Suite {
  /** A folder of test/vscode/host. */
  readonly name: string;
  /** A folder of test/vscode/fixtures, copied afresh for the run. */
  readonly fixture: string;
  /** What of the copy is opened: a .code-workspace file in it, else the folder itself. */
  readonly open?: string;
  /** Opened in restricted mode. */
  readonly restricted?: boolean;
  readonly hosts: readonly ('node' | 'web')[];
}

export const suites: readonly Suite[] = [
  { name: 'single', fixture: 'clinic', hosts: ['node', 'web'] },
  { name: 'several', fixture: 'several', open: 'several.code-workspace', hosts: ['node'] },
  { name: 'empty', fixture: 'empty', hosts: ['node'] },
  { name: 'begin', fixture: 'empty', hosts: ['node', 'web'] },
  { name: 'restricted', fixture: 'clinic', restricted: true, hosts: ['node'] },
];

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/**
 * Runs the suites whose names hold one of the words, or all, one after another: two at a time would fight for the
 * clock on two cores. Prints what the tests print.
 */
export async function runHostSuites(words: readonly string[]): Promise<Counts> {
  const wanted = suites.filter(({ name }) => words.length === 0 || words.some((word) => name.includes(word)));
  const closing: (() => Promise<void>)[] = [];
  const staged = new Map<'node' | 'web', Staged>();
  const servers = new Map<boolean, VSCodeServer>();
  let passed = 0;
  let failed = 0;
  try {
    const browser = await launchBrowser();
    closing.push(() => browser.close());
    for (const suite of wanted.filter(({ name }) => existsSync(join(root, 'test/vscode/host', name)))) {
      const restricted = suite.restricted === true;
      const server = servers.get(restricted) ?? (await startServer({ tests: true, trustAll: !restricted }));
      if (!servers.has(restricted)) closing.push(server.stop);
      servers.set(restricted, server);
      for (const host of suite.hosts) {
        const extension = staged.get(host) ?? (await stage(host));
        if (!staged.has(host)) closing.push(extension.remove);
        staged.set(host, extension);
        const started = Date.now();
        const run = async (): Promise<SuiteResult> => {
          const copy = await freshCopy(join(root, 'test/vscode/fixtures', suite.fixture));
          const open = suite.open === undefined ? copy.path : join(copy.path, suite.open);
          try {
            const on = { open, extension: extension.folder, suite: extension.suite(suite.name), host };
            return await runSuite(server, browser, on);
          } finally {
            await copy.remove();
          }
        };
        let result = await run();
        if (result.passed === 0 && result.failed > 0) {
          // Not one test began: the window did not come up as it was asked to, which VS Code does now and then.
          console.log(`\n${suite.name}, ${host} host, is run again:`);
          for (const line of result.lines) console.log(`  ${line}`);
          result = await run();
        }
        passed += result.passed;
        failed += result.failed;
        console.log(`\n${suite.name}, ${host} host (${((Date.now() - started) / 1000).toFixed(1)} s)`);
        for (const line of result.lines) console.log(`  ${line}`);
      }
    }
  } finally {
    for (const close of closing.reverse()) await close();
  }
  return { passed, failed };
}
