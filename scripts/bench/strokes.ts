/**
 * Benchmarks keystrokes within the server's process, in CPU and wall-clock time: for busy machines and for profiling.
 * Edits prose, and fields that others depend on: track, dates, effort, ids; in one file also settings that count for all
 * items, up to the diagnostics of what is in view and up to the last.
 *
 *   node scripts/bench/strokes.ts [--items 10000] [--files 0] [--runs 30] [--only WORDS]
 *   node --cpu-prof scripts/bench/strokes.ts --only 'date'
 */
import { parseArgs } from 'node:util';
import { readDate } from '../../server/src/core/language/scalars.ts';
import type { FileSource } from '../../server/src/core/text/file-source.ts';
import { diagnosticsOf } from '../../server/src/features/kit/diagnostics.ts';
import { Session } from '../../server/src/session/session.ts';
import { portfolioFiles, portfolioText, settings, strokes, type Typed } from './fixture.ts';

const { values: options } = parseArgs({
  options: {
    items: { type: 'string', default: '10000' },
    files: { type: 'string', default: '0' },
    runs: { type: 'string', default: '30' },
    only: { type: 'string', default: '' },
  },
});
const [items, count, runs] = [Number(options.items), Number(options.files), Number(options.runs)];
const HOME = 'file:///bench';
const files =
  count > 0 ? portfolioFiles(count, items) : new Map([['bench.portfolio.yaml', portfolioText(items)]]);
const name =
  count > 0
    ? `team-${String(Math.floor(count / 2)).padStart(4, '0')}.portfolio.yaml`
    : 'bench.portfolio.yaml';
const uri = `${HOME}/${name}`;
const text = files.get(name) ?? '';

const source: FileSource = {
  find: async () => [...files.keys()].map((file) => `${HOME}/${file}`),
  list: async () => ({ files: [], last: true }),
  read: async (file) => ({ text: files.get(file.slice(HOME.length + 1)) ?? '' }),
};
const today = readDate('2027-09-15');
if (!today.ok) throw new Error('no such day');
const session = new Session(source, today.value.first);

/** Returns the CPU time of all threads of this process so far, in ms. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
const print = (words: string, ...figures: readonly (readonly [string, number])[]): void => {
  const shown = figures.map(([unit, figure]) => `${unit} ${figure.toFixed(2).padStart(9)}`);
  process.stdout.write(`${words.padEnd(24)}${shown.join('   ')}\n`);
};
async function once(words: string, body: () => unknown): Promise<void> {
  const [before, start] = [cpu(), performance.now()];
  await body();
  print(words, ['cpu ms', cpu() - before], ['clock ms', performance.now() - start]);
}

await once('read', () => session.workspace.openFolder(HOME));
await once('open', () => session.workspace.open(uri, text, 1));
/** Duration of a slice in ms, as in the server, with the first lines of the open file in view. */
const TURN_MS = 12;
function turn(): void {
  const first = new Map(
    session.workspace
      .document(uri)
      ?.blocks.slice(0, 24)
      .map((block) => [block, uri]),
  );
  const until = performance.now() + TURN_MS;
  session.settle({ first, hasTime: () => performance.now() < until });
}
await once('first findings', turn);
const turns: number[] = [];
await once('the rest of them', () => {
  while (!session.isSettled) {
    const before = cpu();
    turn();
    turns.push(cpu() - before);
  }
});
turns.sort((a, b) => a - b);
print(
  `${turns.length} turns`,
  ['cpu ms', turns[Math.floor(turns.length / 2)] ?? 0],
  ['95%', turns[Math.floor(turns.length * 0.95)] ?? 0],
  ['longest', turns.at(-1) ?? 0],
);
const { rss, heapUsed } = process.memoryUsage();
print('memory', ['rss MB', rss / 1e6], ['heap MB', heapUsed / 1e6]);

let version = 1;
function key(start: number, end: number, insert: string): void {
  const document = session.workspace.document(uri);
  if (document === undefined) throw new Error('no document');
  session.workspace.change(uri, [{ range: document.positionRange(start, end), text: insert }], ++version);
  for (const file of new Set([uri, ...session.settle().files])) {
    const snapshot = session.snapshot(file);
    if (snapshot !== null) JSON.stringify(diagnosticsOf(snapshot, 500));
  }
}

/** Returns the CPU time of this thread so far, in ms; on an older Node that of all threads, with collectors and compilers. */
function ownCpu(): number {
  const { user, system } = process.threadCpuUsage?.() ?? process.cpuUsage();
  return (user + system) / 1000;
}
/** Types a word at the top of the file and takes it back; prints the medians of both keystrokes. */
function typeSetting({ name: what, after, drop, words }: Typed): void {
  const at = text.indexOf(after) + after.length;
  const old = text.slice(at - drop, at);
  const [first, all]: [number[], number[]] = [[], []];
  for (let run = 0; run < Math.ceil(runs / 4); run++) {
    const word = words[run % words.length] ?? '';
    for (const [end, insert] of [
      [at, word],
      [at - drop + word.length, old],
    ] as const) {
      const document = session.workspace.document(uri);
      if (document === undefined) throw new Error('no document');
      const before = ownCpu();
      const range = document.positionRange(at - drop, end);
      session.workspace.change(uri, [{ range, text: insert }], ++version);
      turn();
      const snapshot = session.snapshot(uri);
      if (snapshot !== null) JSON.stringify(diagnosticsOf(snapshot, 500));
      first.push(ownCpu() - before);
      while (!session.isSettled) turn();
      all.push(ownCpu() - before);
    }
  }
  const middle = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
  print(what, ['first', middle(first)], ['most', first.at(-1) ?? 0], ['in all', middle(all)]);
}
for (const typed of count > 0 ? [] : settings) if (typed.name.includes(options.only)) typeSetting(typed);
for (const { name: what, after, drop, words } of strokes) {
  if (!what.includes(options.only)) continue;
  const at = text.indexOf(after, Math.floor(text.length / 2)) + after.length;
  const old = text.slice(at - drop, at);
  const times: number[] = [];
  const before = cpu();
  for (let run = 0; run < runs; run++) {
    const word = words[run % words.length] ?? '';
    // Type and delete, so that every keystroke makes a new text.
    for (const [end, insert] of [
      [at, word],
      [at - drop + word.length, old],
    ] as const) {
      const start = performance.now();
      key(at - drop, end, insert);
      times.push(performance.now() - start);
    }
  }
  times.sort((a, b) => a - b);
  print(
    what,
    ['cpu ms', (cpu() - before) / times.length],
    ['median', times[Math.floor(times.length / 2)] ?? 0],
    ['95%', times[Math.floor(times.length * 0.95)] ?? 0],
  );
}
