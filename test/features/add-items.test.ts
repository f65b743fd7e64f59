/** `twotrack/addItems` over a real stream: what is shown while a sentence is typed, and the edit. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { type AddItemsParams, type AddItemsResult, addItems } from '../../server/src/protocol/add-items.ts';
import { type PortfolioSummary, portfolios } from '../../server/src/protocol/portfolios.ts';
import { withServer } from '../support/lsp.ts';

const TEXT = `portfolio: P
items:
  - id: waits
    title: Shorter waits in triage
`;

it('says what a sentence would add, and how', async () => {
  await withServer({ files: { 'a.portfolio': TEXT }, own: true }, async (client) => {
    const [only] = await client.request<readonly PortfolioSummary[]>(portfolios, undefined);
    const ask = (titles: readonly string[], portfolio = only?.portfolio ?? ''): Promise<AddItemsResult> =>
      client.request<AddItemsResult>(addItems, { portfolio, titles } satisfies AddItemsParams);
    const answer = await ask(['Cut the wait in triage from 22 to 10 minutes by 2028']);
    assert.ok(!('refused' in answer) && answer.edit !== null);
    const [item] = answer.items;
    assert.deepEqual([item?.verdict, item?.track, item?.file], ['operational', 'operational', 'a.portfolio']);
    assert.deepEqual(item?.read, [
      'measures wait in triage: 22 → 10 minutes (“from 22 to 10 minutes”)',
      'end 2028 (“by 2028”)',
    ]);
    const after = client.afterAll(answer.edit)['a.portfolio'] ?? '';
    assert.ok(after.startsWith(TEXT) && after.includes('end: 2028'));
    assert.equal(
      answer.reveal?.selection.start.line,
      after.split('\n').findIndex((line) => line.includes('title: Cut')),
    );
    const twice = await ask(['Shorter waits in  triage']);
    assert.ok(!('refused' in twice) && twice.edit === null);
    assert.match(twice.skipped[0]?.why ?? '', /is already in a\.portfolio/);
    assert.deepEqual(await ask(['X'], 'file:///gone'), { refused: 'This portfolio is no longer open.' });
  });
});
