/** The picture while a scenario is written: the portfolio as it would be, said so, and nothing of it kept. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type MoveDatesResult, moveDates } from '../../server/src/protocol/move-dates.ts';
import {
  type PictureItemResult,
  type PictureResult,
  picture,
  pictureItem,
} from '../../server/src/protocol/picture.ts';
import { type PortfolioSummary, portfolios } from '../../server/src/protocol/portfolios.ts';
import { type LspClient, withServer } from '../support/lsp.ts';

const FILE = `portfolio: Riverside
items:
  - id: door
    title: New front door
    track: strategic
    status: active
    start: 2027-01
    end: 2027-06
  - id: train
    title: Train the nurses
    track: operational
    status: active
`;
const NAME = 'scenarios/later.scenario.portfolio';
const SCENARIO = `scenario: Later
items:
  - id: door
    end: 2027-09
  - id: train
    status: stopped
  - id: shop
    title: Open a shop
    track: strategic
    start: 2027-02
    end: 2027-05
`;

async function withScenario(
  body: (client: LspClient, portfolio: string, scenario: string) => Promise<void>,
): Promise<void> {
  await withServer({ files: { 'a.portfolio': FILE, [NAME]: SCENARIO }, own: true }, async (client) => {
    await client.open('a.portfolio');
    await client.open(NAME);
    const [only] = await client.request<readonly PortfolioSummary[]>(portfolios, undefined);
    await body(client, only?.portfolio ?? '', client.uri(NAME));
  });
}
const drawn = (client: LspClient, portfolio: string, scenario?: string): Promise<PictureResult> =>
  client.request<PictureResult>(picture, {
    portfolio,
    view: 'timeline',
    width: 900,
    ...(scenario === undefined ? {} : { scenario }),
  });
const has = ({ html }: PictureResult, key: string): boolean => html.includes(`data-id="${key}"`);

describe('the picture in a scenario', () => {
  it('shows what would be, names the scenario, and leaves the portfolio as it was', async () => {
    await withScenario(async (client, portfolio, scenario) => {
      const before = await drawn(client, portfolio);
      assert.equal(before.scenario, '');
      const would = await drawn(client, portfolio, scenario);
      assert.deepEqual(
        [would.scenario, would.name, would.items, would.broken],
        ['Later', 'Riverside, what if: Later', 3, []],
      );
      assert.ok(has(would, 'shop~0') && !has(before, 'shop~0'));
      const after = await drawn(client, portfolio);
      assert.deepEqual([after.name, after.html], [before.name, before.html]);
    });
  });

  it('draws what can be taken, and names the line that cannot', async () => {
    await withScenario(async (client, portfolio, scenario) => {
      await client.type(NAME, SCENARIO.replace('id: train', 'id: trian'));
      const would = await drawn(client, portfolio, scenario);
      assert.deepEqual(would.broken, [{ uri: scenario, name: NAME, line: 5 }]);
      assert.ok(has(would, 'shop~0'));
    });
  });

  it('shows the card of what is begun, and leads to it in the scenario', async () => {
    await withScenario(async (client, portfolio, scenario) => {
      const ask = (key: string): Promise<PictureItemResult | null> =>
        client.request(pictureItem, { portfolio, keys: [key], scenario });
      const shop = await ask('shop~0');
      assert.deepEqual([shop?.title, shop?.location?.uri], ['Open a shop', scenario]);
      assert.equal(SCENARIO.split('\n')[shop?.location?.selection.start.line ?? 0], '    title: Open a shop');
      assert.equal((await ask('door~0'))?.location?.uri, client.uri('a.portfolio'));
    });
  });

  it('moves the dates that it shows', async () => {
    await withScenario(async (client, portfolio, uri) => {
      const scenario = { uri, version: 1, text: SCENARIO };
      const moved = await client.request<MoveDatesResult>(moveDates, {
        portfolio,
        key: 'door~0',
        grip: 'end',
        steps: 1,
        push: false,
        scenario,
      });
      assert.ok(!('refused' in moved));
      assert.equal(moved.label, '2027-10');
      assert.match(JSON.stringify(moved.edit), /later\.scenario/);
    });
  });
});
