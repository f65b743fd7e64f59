/**
 * `npm run test:electron [-- SUITE …]`: runs the suites of test/vscode/host in the desktop VS Code, downloaded from
 * Microsoft. Without access to that site, `npm test` runs the same suites in the VS Code server.
 */
import { join } from 'node:path';
import { downloadAndUnzipVSCode, runTests, TestRunFailedError } from '@vscode/test-electron';
import { freshCopy } from '../test/support/suite-run.ts';
import { build } from './package.ts';
import { cache, root } from './run.ts';
import { suites } from './suites.ts';

/** The latest VS Code, unless the environment names a version. */
const version = process.env['TWOTRACK_VSCODE_VERSION'] ?? 'stable';

async function main(words: readonly string[]): Promise<number> {
  await build('--tests');
  let program: string;
  try {
    program = await downloadAndUnzipVSCode({ version, cachePath: cache });
  } catch (error) {
    console.error(`\nVS Code (${version}) could not be downloaded: ${reason(error)}`);
    console.error(
      'It comes from update.code.visualstudio.com. Without that site, run the same suites with: npm test',
    );
    return 1;
  }
  let failed = 0;
  for (const suite of suites.filter(({ name }) => words.length === 0 || words.includes(name))) {
    console.log(`\n${suite.name}, desktop`);
    const copy = await freshCopy(join(root, 'test/vscode/fixtures', suite.fixture));
    const trust = suite.restricted ? [] : ['--disable-workspace-trust'];
    try {
      await runTests({
        vscodeExecutablePath: program,
        extensionDevelopmentPath: root,
        extensionTestsPath: join(root, 'out/test/node', `${suite.name}.js`),
        launchArgs: [join(copy.path, suite.open ?? ''), '--disable-extensions', ...trust],
      });
    } catch (error) {
      failed += 1;
      if (!(error instanceof TestRunFailedError)) console.error(reason(error));
    } finally {
      await copy.remove();
    }
  }
  console.log(failed === 0 ? '\nAll suites passed.' : `\n${failed} suites failed.`);
  return failed === 0 ? 0 : 1;
}

function reason(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reason).join('; ');
  return error instanceof Error ? error.message : String(error);
}

process.exitCode = await main(process.argv.slice(2));
