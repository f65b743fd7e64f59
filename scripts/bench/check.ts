/**
 * Compares a cold `twotrack check` of one large file with a full parse of the same text by `yaml`, each in a process of
 * its own, alternately. Needs dist/ (npm run build -- --production).
 *
 *   node scripts/bench/check.ts [--items 100000] [--rounds 3]
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { portfolioText } from './fixture.ts';

const { values: options } = parseArgs({
  options: {
    items: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '3' },
  },
});
const root = resolve(import.meta.dirname, '../..');

interface Run {
  readonly seconds: number;
  /** CPU time of all threads, as of the last poll of the kernel. */
  readonly cpu: number;
  readonly megabytes: number;
}

/** Runs a process to its end, and polls the kernel for its cost every 50 ms. */
function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> {
  const start = performance.now();
  const child: ChildProcess = spawn(process.execPath, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...env },
  });
  let [cpu, megabytes] = [0, 0];
  const look = setInterval(() => {
    try {
      const stat = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      cpu = (Number(stat[11]) + Number(stat[12])) / 100;
      const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'));
      if (peak) megabytes = Number(peak[1]) / 1024;
    } catch {
      // On other systems than Linux only the wall-clock time is known.
    }
  }, 50);
  return new Promise((done, failed) => {
    child.on('error', failed);
    child.on('exit', () => {
      clearInterval(look);
      done({ seconds: (performance.now() - start) / 1000, cpu, megabytes });
    });
  });
}

const folder = await mkdtemp(join(tmpdir(), 'twotrack-bench-'));
const file = join(folder, 'bench.portfolio.yaml');
await writeFile(file, portfolioText(Number(options.items)));
const yaml = pathToFileURL(join(root, 'node_modules/yaml/dist/index.js')).toString();
const parse = `import { readFileSync } from 'node:fs'; import yaml from ${JSON.stringify(yaml)}; yaml.parseDocument(readFileSync(${JSON.stringify(file)}, 'utf8'));`;
const cli = join(root, 'dist/cli.js');
const check = [cli, 'check', '--today', '2027-09-15', '--format', 'json', folder];
const contestants: readonly (readonly [string, () => Promise<Run>])[] = [
  ['yaml, one whole parse', () => run(['--max-old-space-size=8192', '--input-type=module', '--eval', parse])],
  // Cold: no verdicts of the run before are on the disk.
  ['check', () => run(check, { TWOTRACK_CACHE: '0' })],
  ['check, one thread', () => run(check, { TWOTRACK_CACHE: '0', TWOTRACK_THREADS: '0' })],
  ['check, verdicts kept', () => run(check)],
];
const runs = new Map<string, Run[]>(contestants.map(([name]) => [name, []]));
for (let round = 0; round < Number(options.rounds); round++)
  for (const [name, body] of contestants) runs.get(name)?.push(await body());
await rm(folder, { recursive: true });
const middle = (all: readonly Run[], of: (one: Run) => number): string =>
  (all.map(of).sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0).toFixed(1).padStart(10);
process.stdout.write(
  `${Number(options.items).toLocaleString('en')} items in one file, medians of ${options.rounds}\n${''.padEnd(24)}   seconds     cpu s        MB\n`,
);
for (const [name, all] of runs)
  process.stdout.write(
    `${name.padEnd(24)}${middle(all, ({ seconds }) => seconds)}${middle(all, ({ cpu }) => cpu)}${middle(all, ({ megabytes }) => megabytes)}\n`,
  );
