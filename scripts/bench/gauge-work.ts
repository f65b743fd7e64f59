/**
 * Does a fixed amount of work, one round per line of standard input, and answers with the round's CPU time in ms. Loads
 * the server's code from the given folder, so that two versions can be measured in the same way.
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

for await (const _ of createInterface({ input: process.stdin })) {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(`${(user + system) / 1000}\n`);
}
