/** The wall that an editor opens: an address on loopback, renewed when it is asked for again. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { it } from 'node:test';
import { openWalls } from '../../server/src/cli/wall/open-walls.ts';
import { type PortfolioSummary, portfolios } from '../../server/src/protocol/portfolios.ts';
import { type WallResult, wall } from '../../server/src/protocol/wall.ts';
import { type WallPage, wallPage } from '../../server/src/report/wall/page.ts';
import { type LspClient, withServer } from '../support/lsp.ts';

const FILE = `portfolio: Riverside
items:
  - id: wing
    title: Open a new wing
    track: strategic
    status: active
    decision: Two floors or three
`;

async function folderOf(client: LspClient): Promise<string> {
  await client.open('a.portfolio');
  const [only] = await client.request<readonly PortfolioSummary[]>(portfolios, undefined);
  return only?.portfolio ?? '';
}

/** The first state that an address sends. */
async function stateAt(address: string): Promise<WallPage> {
  const ends = new AbortController();
  const response = await fetch(address, { headers: { accept: 'text/event-stream' }, signal: ends.signal });
  assert.equal(response.status, 200);
  let text = '';
  for await (const part of response.body ?? []) {
    text += Buffer.from(part).toString();
    if (/data: .*\n\n/.test(text)) break;
  }
  ends.abort();
  return JSON.parse(/data: (.*)\n\n/.exec(text)?.[1] ?? '') as WallPage;
}

const titles = (page: WallPage): readonly string[] =>
  page.wall.screens.find(({ id }) => id === 'decisions')?.rows.map(({ title }) => title) ?? [];

it('a wall is opened once on loopback, and shows what the portfolio is when it is asked for again', async () => {
  await withServer({ files: { 'a.portfolio': FILE }, own: true }, async (client) => {
    const portfolio = await folderOf(client);
    const ask = async (): Promise<string> => {
      const answer = await client.request<WallResult>(wall, { portfolio });
      assert.ok('address' in answer, JSON.stringify(answer));
      assert.equal(answer.title, 'Riverside');
      return answer.address;
    };
    const address = await ask();
    assert.match(address, /^http:\/\/127\.0\.0\.1:\d+\/[\w-]{24}\/$/);
    assert.deepEqual(titles(await stateAt(address)), ['Two floors or three']);
    await client.type('a.portfolio', FILE.replace('Two floors or three', 'Which site'));
    // Not by itself: an editor tells when all is saved.
    assert.deepEqual(titles(await stateAt(address)), ['Two floors or three']);
    assert.equal(await ask(), address);
    assert.deepEqual(titles(await stateAt(address)), ['Which site']);
    await client.type('a.portfolio', `${FILE}  - {id: [\n`);
    await ask();
    assert.match((await stateAt(address)).notice, /items may be missing: a\.portfolio:8/);
    const gone = await client.request<WallResult>(wall, { portfolio: 'file:///gone' });
    assert.match('refused' in gone ? gone.refused : '', /no longer open/);
  });
});

it('a server that is started anew takes the address that the wall had, and none that no wall can have had', async () => {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  const page = wallPage({ name: 'Riverside', day: '', screens: [] }, '', '');
  const again = `http://127.0.0.1:${port}/${'A'.repeat(24)}/`;
  const serve = openWalls();
  assert.equal(await serve('file:///a', page, again), again);
  assert.equal((await stateAt(again)).wall.name, 'Riverside');
  for (const other of [again, 'http://127.0.0.1:1/a/', 'http://0.0.0.0:1/', ''])
    assert.notEqual(await serve(`file:///${other}`, page, other), other);
});
