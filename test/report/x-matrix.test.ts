/** The X-matrix of a large portfolio is drawn, with one column for what there is no room for. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { PictureResult } from '../../server/src/protocol/picture.ts';
import { picture } from '../../server/src/protocol/picture.ts';
import type { PortfolioSummary } from '../../server/src/protocol/portfolios.ts';
import { portfolios } from '../../server/src/protocol/portfolios.ts';
import { withServer } from '../support/lsp.ts';

const items = Array.from(
  { length: 53 },
  (_, i) =>
    `  - {id: i${i}, title: Cut waste number ${i}, track: ${i < 6 ? 'strategic' : 'operational'}, status: active, goals: [g${i % 4}], start: 2027-01, end: 2027-12${i === 50 ? ', sustains: [i1]' : ''}}\n`,
);
const goals = Array.from({ length: 4 }, (_, i) => `  - {id: g${i}, title: Goal ${i}}\n`);
const FILE = `portfolio: Many\nperiod: 2027\ngoals:\n${goals.join('')}items:\n${items.join('')}`;

it('gathers 53 items into the columns that fit, those with a link first', async () => {
  await withServer({ files: { 'a.portfolio': FILE }, own: true, today: '2027-06-01' }, async (client) => {
    const [only] = await client.request<readonly PortfolioSummary[]>(portfolios, undefined);
    for (const width of [1200, 800]) {
      const answer = await client.request<PictureResult>(picture, {
        portfolio: only?.portfolio ?? '',
        view: 'x-matrix',
        width,
      });
      const text = JSON.stringify(answer);
      assert.doesNotMatch(text, /Too many items|needs a wider panel/);
      assert.match(text, /\d+ more/);
      assert.match(text, /Cut waste number 50 sustains Cut waste number 1\b/);
    }
  });
});
