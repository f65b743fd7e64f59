/** `twotrack wall` over HTTP: the page, its renewals, and that nothing else is served. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { WallServer } from '../../server/src/cli/wall/wall-server.ts';
import { type WallPage, wallPage } from '../../server/src/report/wall/page.ts';
import { main, twotrack } from '../support/cli.ts';

const PLAN = `portfolio: Öresund clinic
items:
  - id: rounds
    title: Two nurses on every round
    track: operational
    status: active
    end: 2027-08-31
  - id: wing
    title: "Open a </script><script>alert(1)</script> wing"
    track: strategic
    status: active
    milestones: [{title: Site bought, date: 2027-10-04}]
    decision: Build with the neighbours or alone
  - id: labels
    title: One label for every sample
    track: operational
    status: done
    end: 2027-09-13
`;

async function answerOf(address: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') {
  const response = await fetch(address, { headers, method });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** The events of an address, one page each. */
interface Stream {
  readonly next: () => Promise<WallPage>;
  /** The next page of which `is` is true: a save may be seen while it is written. */
  readonly until: (is: (page: WallPage) => boolean) => Promise<WallPage>;
  readonly close: () => void;
}

async function streamOf(address: string): Promise<Stream> {
  const request = get(address, { headers: { accept: 'text/event-stream' } });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  assert.equal(response.statusCode, 200);
  const lines = createInterface(response)[Symbol.asyncIterator]();
  const next = async (): Promise<WallPage> => {
    for (;;) {
      const line = await lines.next();
      if (line.done === true) throw new Error('the stream has ended');
      if (line.value.startsWith('data: ')) return JSON.parse(line.value.slice(6)) as WallPage;
    }
  };
  const until = async (is: (page: WallPage) => boolean): Promise<WallPage> => {
    for (;;) {
      const page = await next();
      if (is(page)) return page;
    }
  };
  return { next, until, close: () => request.destroy() };
}

const screen = (page: WallPage, id: string) => {
  const found = page.wall.screens.find((each) => each.id === id);
  assert.ok(found, id);
  return found;
};
const lineOf = async (lines: Interface): Promise<string> => ((await once(lines, 'line')) as [string])[0];

describe('twotrack wall', () => {
  let folder = '';
  let address = '';
  let running: ChildProcess;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'twotrack-wall-'));
    await writeFile(join(folder, 'a.portfolio'), PLAN);
    running = spawn(process.execPath, [main, 'wall', folder, '--today', '2027-09-15'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    assert.ok(running.stdout !== null && running.stderr !== null);
    const watching = lineOf(createInterface(running.stderr));
    address = await lineOf(createInterface(running.stdout));
    // Before that a save would not be seen.
    assert.match(await watching, /watching/);
  });
  after(async () => {
    running.kill();
    await rm(folder, { recursive: true, force: true });
  });

  it('is on loopback behind a token, and nothing else is there', async () => {
    assert.match(address, /^http:\/\/127\.0\.0\.1:\d+\/[\w-]{24}\/$/);
    const { origin, pathname } = new URL(address);
    const page = await answerOf(address);
    assert.equal(page.status, 200);
    for (const path of [
      '/',
      '/a.portfolio',
      `${pathname}a.portfolio`,
      `${pathname}..%2fa.portfolio`,
      pathname.slice(0, -1),
      `/${'A'.repeat(24)}/`,
      `${pathname}?x=1`,
      '/favicon.ico',
    ])
      for (const accept of ['text/html', 'text/event-stream']) {
        const { status, text } = await answerOf(origin + path, { accept });
        assert.equal(status, 404, path);
        assert.doesNotMatch(text, /resund/);
      }
    assert.equal((await answerOf(address, {}, 'POST')).status, 405);
  });

  it('is one page that may fetch nothing but its own address', async () => {
    const { headers, text } = await answerOf(address);
    const policy = headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /script-src 'sha256-[^ ]+'(?:;|$)/);
    assert.doesNotMatch(policy, /unsafe/);
    assert.equal(headers.get('cache-control'), 'no-store');
    assert.doesNotMatch(text, /https?:\/\/|<script>alert/);
    assert.match(text, /Öresund clinic/);
  });

  it('says what the files say, and renews each screen after a save', async () => {
    const stream = await streamOf(address);
    const first = await stream.next();
    assert.equal(screen(first, 'late').said, 'One item is late.');
    assert.deepEqual(
      screen(first, 'late').rows.map(({ title, note }) => [title, note]),
      [['Two nurses on every round', '15 days late']],
    );
    assert.deepEqual(
      screen(first, 'next').rows.map(({ title, note }) => [title, note]),
      [['Site bought', '4 Oct']],
    );
    assert.equal(screen(first, 'red').said, 'Not enough said: no open item has a measure.');
    assert.equal(screen(first, 'decisions').rows[0]?.title, 'Build with the neighbours or alone');
    assert.equal(screen(first, 'finished').rows[0]?.title, 'One label for every sample');

    await writeFile(join(folder, 'a.portfolio'), PLAN.replace('    end: 2027-08-31\n', ''));
    const second = await stream.until((page) => screen(page, 'late').rows.length === 0);
    assert.equal(screen(second, 'late').said, 'Nothing that states a date is late: 1 of 2 open items do.');

    await writeFile(join(folder, 'a.portfolio'), `${PLAN}  - {id: [\n`);
    const broken = await stream.until(({ notice }) => notice !== '');
    assert.match(broken.notice, /items may be missing: .*a\.portfolio:\d+/);
    stream.close();
  });
});

it('twotrack wall refuses what it cannot show, in a line', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'twotrack-no-wall-'));
  try {
    for (const args of [['.'], ['missing', '--port', '70000']]) {
      const { code, err } = await twotrack(folder, ['wall', ...args]);
      assert.equal(code, 2);
      assert.match(err, /twotrack: .*(?:no portfolio was found|--port 70000)/);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it('200 renewals leave as many streams as there are screens, and none when they have gone', async () => {
  const page = (name: string): WallPage => wallPage({ name, day: '', screens: [] }, '', '');
  const server = new WallServer(page('first'));
  const { port, path } = await server.listen('127.0.0.1', 0);
  try {
    const streams = await Promise.all([1, 2, 3].map(() => streamOf(`http://127.0.0.1:${port}${path}`)));
    for (const stream of streams) assert.equal((await stream.next()).wall.name, 'first');
    for (let n = 1; n <= 200; n++) {
      server.renew(page(`${n}`));
      for (const stream of streams) assert.equal((await stream.next()).wall.name, `${n}`);
    }
    assert.equal(server.streams, 3);
    for (const stream of streams) stream.close();
    while (server.streams > 0) await new Promise(setImmediate);
  } finally {
    await server.close();
  }
});
