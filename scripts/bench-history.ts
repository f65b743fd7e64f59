/**
 * Measures `twotrack history` on 1,000 commits over 1,000 items, spread over 50 files and all in one: the first time,
 * and again with the cache. Prints seconds by the clock and, on Linux, of processor time of the command and of git, for a
 * busy machine; the aims are 5 and 1. Needs a build.
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

/** Seconds of processor time of all processes that this one has waited for, and theirs; null where no system tells. */
function spent(): number | null {
  if (process.platform !== 'linux') return null;
  // From the state on, the third field: the name before it may hold spaces. In hundredths of a second.
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

/** What a run takes, and what it printed. */
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
