/**
 * `npm run nightly`: runs what takes too long for every change: property tests with twenty times the cases, the suites
 * of a client as every editor, the evaluation of the trait engine, the benchmark, the soak test and 20 minutes of
 * fuzzing.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './run.ts';

const long = { ...process.env, TWOTRACK_RUNS: process.env['TWOTRACK_RUNS'] ?? '20' };

const steps = [
  // The history, the soak and the fuzz run what is built.
  { name: 'build', path: 'scripts/test.ts', args: ['build'] },
  { name: 'unit and property tests', path: 'scripts/test.ts', args: ['unit'] },
  { name: 'the suites of a client, as every editor', path: 'scripts/test.ts', args: ['profiles'] },
  { name: 'the suites inside VS Code', path: 'scripts/test.ts', args: ['vscode'] },
  { name: 'what a person does', path: 'scripts/test.ts', args: ['person', 'test/vscode/person'] },
  { name: 'trait engine', path: 'scripts/eval.ts', args: [] },
  { name: 'benchmark', path: 'scripts/bench.ts', args: [] },
  { name: 'history of 1,000 commits', path: 'scripts/bench-history.ts', args: [] },
  { name: 'soak', path: 'scripts/soak.ts', args: [] },
  { name: 'a wall for eight hours', path: 'scripts/soak-wall.ts', args: [] },
  {
    name: 'fuzz',
    path: 'scripts/fuzz.ts',
    args: ['--seconds', '1200', '--prefixes', '--seed', String(Date.now() % 1_000_000)],
  },
] as const;

const failed: string[] = [];
for (const { name, path, args } of steps) {
  if (!existsSync(join(root, path))) {
    console.log(`\n── ${name}: ${path} does not exist`);
    continue;
  }
  console.log(`\n── ${name}`);
  const started = Date.now();
  const { code } = await run(process.execPath, [path, ...args], { env: long });
  console.log(`${name}: ${((Date.now() - started) / 1000).toFixed(0)} s`);
  if (code !== 0) failed.push(name);
}
console.log(failed.length === 0 ? '\nAll long runs are good.' : `\nFailed: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 ? 0 : 1;
