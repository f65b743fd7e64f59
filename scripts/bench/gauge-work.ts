/**
 * Fixed work in this process, a round for each line of standard input, answered by the milliseconds of CPU time that it
 * took. The server's code comes from the folder named, so that two states of it are measured by one measure.
 *
 *   node scripts/bench/gauge-work.ts FOLDER
 */
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import type { FileSource } from '../../server/src/core/text/file-source.ts';
import type { Session as AnySession } from '../../server/src/session/session.ts';
import { portfolioText, strokes } from './fixture.ts';

const [folder = '.'] = process.argv.slice(2);
const load = async <T>(path: string): Promise<T> =>
  (await import(pathToFileURL(join(folder, 'server/src', path)).href)) as T;
const { Session } = await load<{ Session: typeof AnySession }>('session/session.ts');
const { diagnosticsOf } = await load<typeof import('../../server/src/features/kit/diagnostics.ts')>(
  'features/kit/diagnostics.ts',
);

const ITEMS = 300;
/** The 15th of September 2027, in days since 1970. */
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

/** Reads and judges a portfolio, then types in it. */
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

for await (const _ of createInterface({ input: process.stdin })) {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(`${(user + system) / 1000}\n`);
}
