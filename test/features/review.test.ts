/** When a review is another one: what says nothing of the portfolio leaves it as it is, byte for byte. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PortfolioSummary } from '../../server/src/protocol/portfolios.ts';
import { type ReviewResult, review } from '../../server/src/protocol/review.ts';
import { type LspClient, withServer } from '../support/lsp.ts';

const PLAN = `portfolio: Riverside
items:
  - id: triage
    title: Cut the wait at triage
    track: operational
    status: active
`;

async function page(client: LspClient): Promise<string> {
  const [only] = await client.request<PortfolioSummary[]>('twotrack/portfolios', null);
  assert.ok(only);
  const answer = await client.request<ReviewResult>(review, { portfolio: only.portfolio, format: 'html' });
  assert.ok('text' in answer);
  return answer.text;
}

test('a comment makes no other review, a title does', async () => {
  await withServer({ files: { 'plan.portfolio': PLAN } }, async (client) => {
    const before = await page(client);
    await client.type('plan.portfolio', `# a comment\n${PLAN}`);
    assert.equal(await page(client), before);
    await client.type('plan.portfolio', PLAN.replace('at triage', 'at the desk'));
    assert.notEqual(await page(client), before);
  });
});
