/**
 * Does a fixed amount of work, one round per line of standard input, and answers with the round's CPU time in ms; or
 * does one round and answers with how often each function and block of the code was run, as JSON. Loads the server's
 * code from the given folder, so that two versions can be measured in the same way.
 *
 *   node scripts/bench/gauge-work.ts FOLDER [--count]
 */
import { Session as Inspector, type Profiler } from 'node:inspector/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import type { FileSource } from '../../server/src/core/text/file-source.ts';
import type { Session as AnySession } from '../../server/src/session/session.ts';
import { portfolioText, strokes } from './fixture.ts';

const [folder = '.', counted] = process.argv.slice(2);
const inspector = counted === '--count' ? new Inspector() : null;
if (inspector !== null) {
  inspector.connect();
  await inspector.post('Profiler.enable');
  // Before any code is loaded: what was compiled earlier counts its calls, and not its blocks.
  await inspector.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
}
const load = async <T>(path: string): Promise<T> =>
  (await import(pathToFileURL(join(folder, 'server/src', path)).href)) as T;
const { Session } = await load<{ Session: typeof AnySession }>('session/session.ts');
const { diagnosticsOf } = await load<typeof import('../../server/src/features/kit/diagnostics.ts')>(
  'features/kit/diagnostics.ts',
);

const ITEMS = 300;
/** 15 September 2027, in days since 1970-01-01. */
const TODAY = 21_076;
const HOME = 'file:///gauge';
const URI = `${HOME}/gauge.portfolio.yaml`;
const text = portfolioText(ITEMS);
const source: FileSource = {
  find: async () => [URI],
  list: async () => ({ files: [], last: true }),
  has: async () => true,
  read: async () => ({ text }),
};

/** Parses and judges a portfolio, then edits it. */
async function work(): Promise<void> {
  const session = new Session(source, TODAY);
  await session.workspace.openFolder(HOME);
  session.settle();
  await session.workspace.open(URI, text, 1);
  session.settle();
  let version = 1;
  for (const { after, drop, words } of strokes) {
    const at = text.indexOf(after, Math.floor(text.length / 2)) + after.length;
    const old = text.slice(at - drop, at);
    const word = words[0] ?? '';
    for (const [end, insert] of [
      [at, word],
      [at - drop + word.length, old],
    ] as const) {
      const document = session.workspace.document(URI);
      if (document === undefined) throw new Error('no document');
      const range = document.positionRange(at - drop, end);
      session.workspace.change(URI, [{ range, text: insert }], ++version);
      session.settle();
      const file = session.snapshot(URI);
      if (file !== null) JSON.stringify(diagnosticsOf(file, 500));
    }
  }
}

/** Runs of blocks by function, as `path: name`; a call counts as one. */
function runsByFunction({ result }: Profiler.TakePreciseCoverageReturnType): Record<string, number> {
  const runs: Record<string, number> = {};
  for (const { url, functions } of result)
    for (const { functionName, ranges } of functions) {
      const name = `${url.split('/server/src/').at(-1)}: ${functionName}`;
      runs[name] = ranges.reduce((sum, { count }) => sum + count, runs[name] ?? 0);
    }
  return runs;
}

if (inspector === null)
  for await (const _ of createInterface({ input: process.stdin })) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    process.stdout.write(`${(user + system) / 1000}\n`);
  }
else {
  // The first round also fills caches that live as long as the process.
  await work();
  await inspector.post('Profiler.takePreciseCoverage');
  await work();
  process.stdout.write(JSON.stringify(runsByFunction(await inspector.post('Profiler.takePreciseCoverage'))));
}
