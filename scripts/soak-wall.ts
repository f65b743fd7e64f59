/**
 * `node scripts/soak-wall.ts [--renewals N]`: soak test of a wall that runs for a day. Three screens stay connected
 * while it is renewed N times, by default as often as saves every ten seconds for eight hours; another one connects and
 * disconnects. Fails if the heap, measured after garbage collection, grows, or if a stream is left open.
 */
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { WallServer } from '../server/src/cli/wall/wall-server.ts';
import { textFiles } from '../server/src/core/text/text-files.ts';
import { reviewSource } from '../server/src/report/facts/source.ts';
import { type WallPage, wallPage } from '../server/src/report/wall/page.ts';
import { wallOf } from '../server/src/report/wall/wall.ts';
import { Session } from '../server/src/session/session.ts';

const { values } = parseArgs({ options: { renewals: { type: 'string', default: '2880' } } });
const renewals = Number(values.renewals);
/** Maximum heap growth in bytes from the first tenth to the end; allows for noise of the collector. */
const MAX_GROWTH = 2_000_000;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
/** Returns the bytes in use after garbage collection, the minimum of three measurements. */
function heap(): number {
  const looks = [1, 2, 3].map(() => {
    collect();
    return process.memoryUsage().heapUsed;
  });
  return Math.min(...looks);
}

const FOLDER = 'file:///soak';
const textAt = (n: number): string =>
  `portfolio: Soak\nitems:\n${Array.from({ length: 40 }, (_, i) => `  - {id: i${i}, title: Cut the wait at desk ${i} for the time ${n}, track: operational, status: active, end: 2027-0${1 + (i % 9)}-15}\n`).join('')}`;

/** Returns the wall for the files as of a renewal; reads them each time, as the command does. */
async function pageAt(n: number): Promise<WallPage> {
  const files = textFiles(new Map([[`${FOLDER}/a.portfolio`, { text: textAt(n) }]]), FOLDER);
  const session = new Session(files, 21_000);
  await session.workspace.openFolder(FOLDER);
  session.settle();
  const [portfolio] = session.workspace.portfolios.values();
  if (portfolio === undefined) throw new Error('the portfolio was not read');
  const source = reviewSource(portfolio, session.analysisOf(portfolio), session.nameOf(portfolio));
  return wallPage(wallOf(source), '', `${n}`);
}

/** Connects a screen that reads and discards everything. */
async function screenAt(address: string): Promise<() => void> {
  const request = get(address, { headers: { accept: 'text/event-stream' } });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.resume();
  response.on('error', () => {});
  return () => request.destroy();
}

const server = new WallServer(await pageAt(0));
const { port, path } = await server.listen('127.0.0.1', 0);
const address = `http://127.0.0.1:${port}${path}`;
const screens = await Promise.all([1, 2, 3].map(() => screenAt(address)));
let first = 0;
for (let n = 1; n <= renewals; n++) {
  server.renew(await pageAt(n));
  if (n % 20 === 0) (await screenAt(address))();
  await new Promise(setImmediate);
  if (n === Math.ceil(renewals / 10)) first = heap();
}
const grown = heap() - first;
for (const close of screens) close();
while (server.streams > 0) await new Promise(setImmediate);
await server.close();
console.log(
  `${renewals} renewals, 3 screens: heap ${(first / 1e6).toFixed(1)} MB after a tenth, ${grown >= 0 ? '+' : ''}${(grown / 1e6).toFixed(2)} MB at the end`,
);
if (grown > MAX_GROWTH) {
  console.error(`The heap grew by more than ${MAX_GROWTH / 1e6} MB.`);
  process.exitCode = 1;
}
