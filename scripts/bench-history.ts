/**
 * Benchmarks `twotrack history` on 1,000 commits over 1,000 items, both in 50 files and in one file, without and with
 * the cache. Prints wall-clock seconds and, on Linux, the CPU seconds of the command and of git, which are meaningful
 * on a busy machine. The targets are 5 s and 1 s. Needs a build.
 *
 *   node scripts/bench-history.ts [-- --commits 1000 --items 1000]
 */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { historyRepository } from './bench/history.ts';
import { root } from './run.ts';

const { values } = parseArgs({
  options: { commits: { type: 'string', default: '1000' }, items: { type: 'string', default: '1000' } },
});

/**
 * Returns the CPU seconds of all child processes that this process has waited for, and of their children; null where
 * the system does not report them.
 */
function spent(): number | null {
  if (process.platform !== 'linux') return null;
  // Skip to the third field, the state, because the name before it may contain spaces. Times are in hundredths of a
  // second.
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[13]) + Number(fields[14])) / 100;
}

interface Told {
  readonly seconds: number;
  readonly cpu: number | null;
  readonly text: string;
}

/** Runs the command; returns its duration and its output. */
function told(folder: string, cache: string): Promise<Told> {
  const [start, before] = [performance.now(), spent()];
  return new Promise((done, fail) => {
    const args = [join(root, 'dist/cli.js'), 'history', '--cache', cache];
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 1 << 28 }, (error, text) => {
      if (error !== null) fail(error);
      else {
        const after = spent();
        const cpu = before === null || after === null ? null : after - before;
        done({ seconds: (performance.now() - start) / 1000, cpu, text });
      }
    });
  });
}

const inWords = ({ seconds, cpu }: Told): string =>
  `${seconds.toFixed(1)} s${cpu === null ? '' : ` (${cpu.toFixed(1)} s CPU)`}`;

for (const files of [50, 1]) {
  const folder = await historyRepository(Number(values.commits), Number(values.items), files);
  const cache = await mkdtemp(join(tmpdir(), 'twotrack-history-cache-'));
  const first = await told(folder, cache);
  const again = await told(folder, cache);
  if (first.text !== again.text) throw new Error('The cache changed what is told');
  console.log(
    `${values.commits} commits, ${values.items} items in ${files === 1 ? '1 file' : `${files} files`}: ${inWords(first)}, with the cache ${inWords(again)}`,
  );
  await rm(folder, { recursive: true });
  await rm(cache, { recursive: true });
}
