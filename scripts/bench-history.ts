/**
 * Measures `twotrack history` on 1,000 commits over 1,000 items, spread over 50 files and all in one: the first time,
 * and again with the cache. Prints seconds; the aims are 5 and 1. Needs a build.
 *
 *   node scripts/bench-history.ts [-- --commits 1000 --items 1000]
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { historyRepository } from './bench/history.ts';
import { root } from './run.ts';

const { values } = parseArgs({
  options: { commits: { type: 'string', default: '1000' }, items: { type: 'string', default: '1000' } },
});

/** Seconds that a run takes, and what it printed. */
function told(folder: string, cache: string): Promise<{ readonly seconds: number; readonly text: string }> {
  const start = performance.now();
  return new Promise((done, fail) => {
    const args = [join(root, 'dist/cli.js'), 'history', '--cache', cache];
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 1 << 28 }, (error, text) => {
      if (error !== null) fail(error);
      else done({ seconds: (performance.now() - start) / 1000, text });
    });
  });
}

for (const files of [50, 1]) {
  const folder = await historyRepository(Number(values.commits), Number(values.items), files);
  const cache = await mkdtemp(join(tmpdir(), 'twotrack-history-cache-'));
  const first = await told(folder, cache);
  const again = await told(folder, cache);
  if (first.text !== again.text) throw new Error('The cache changed what is told');
  console.log(
    `${values.commits} commits, ${values.items} items in ${files === 1 ? '1 file' : `${files} files`}: ${first.seconds.toFixed(1)} s, with the cache ${again.seconds.toFixed(1)} s`,
  );
  await rm(folder, { recursive: true });
  await rm(cache, { recursive: true });
}
