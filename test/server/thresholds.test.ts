/** How sure a verdict must be, as a client wishes it: raised within what was measured, and never over the portfolio's own word. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { type PortfolioSummary, portfolios } from '../../server/src/protocol/portfolios.ts';
import { withServer } from '../support/lsp.ts';

const ITEM = `items:
  - id: triage-wait
    title: Cut the wait from door to triage
    description: Nurses time each step at the front door, remove the second registration and hold the new standard at the daily huddle. Less waiting, fewer repeated questions.
    review: daily
`;

/** The `unclassified` findings of a text under a wish. */
async function found(text: string, confidence: unknown): Promise<number> {
  let count = -1;
  await withServer({ files: { 'a.portfolio': text }, initial: { confidence } }, async (client) => {
    await client.open('a.portfolio');
    count = (await client.diagnostics('a.portfolio')).filter(({ code }) => code === 'unclassified').length;
  });
  return count;
}

describe('confidence wished for by a client', () => {
  it('is that of the rule where nothing is wished, or nothing that can be read', async () => {
    assert.equal(await found(ITEM, undefined), 1);
    assert.equal(await found(ITEM, { unclassified: 'much' }), 1);
    assert.equal(await found(ITEM, { misclassified: 0.95 }), 1);
  });
  it('goes no lower than what the measurements bear out', async () => {
    const little = 'items:\n  - {id: a, title: Invoices, description: Approve invoices in fewer steps}\n';
    assert.equal(await found(little, undefined), 0);
    assert.equal(await found(little, { unclassified: 0.1 }), 0);
    // The text is told where somebody sets less in the portfolio: it is the threshold that keeps it.
    assert.equal(
      await found(`portfolio: Riverside\nrules: {unclassified: {confidence: 0.5}}\n${little}`, undefined),
      1,
    );
  });
  it('is outdone by what the portfolio says', async () => {
    const strict = `portfolio: Riverside\nrules: {unclassified: {confidence: 1}}\n${ITEM}`;
    assert.equal(await found(strict, undefined), 0);
    const lax = `portfolio: Riverside\nrules: {unclassified: {confidence: 0.5}}\n${ITEM}`;
    assert.equal(await found(lax, { unclassified: 0.95 }), 1);
  });
});

describe('a higher threshold', () => {
  const examples = join(import.meta.dirname, '../../examples');
  const files = Object.fromEntries(
    readdirSync(examples, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.portfolio') && !path.includes('scenarios'))
      .map((path) => [path, readFileSync(join(examples, path), 'utf8')]),
  );
  /** The findings of all examples, by file, line and rule. Words may follow the counts. */
  const shown = async (confidence: unknown): Promise<ReadonlySet<string>> => {
    const all = new Set<string>();
    await withServer({ files, initial: { confidence, maxFindings: 0 } }, async (client) => {
      // An item whose finding goes counts on its declared track: what is told of the shares may change with it.
      for (const path of Object.keys(files))
        for (const { code, range } of await client.diagnostics(path))
          if (code !== 'unbalanced-tracks') all.add(`${path}:${range.start.line} ${code}`);
    });
    return all;
  };
  it('takes findings away and brings none', async () => {
    const before = await shown(undefined);
    const none = await shown({ 'mixed-traits': 0.95, misclassified: 0.95, unclassified: 0.95 });
    assert.ok(none.size < before.size, `${none.size} of ${before.size}`);
    for (const confidence of [
      { 'mixed-traits': 0.7 },
      { 'mixed-traits': 0.95 },
      { misclassified: 0.95 },
      { unclassified: 0.95 },
    ])
      assert.deepEqual(
        [...(await shown(confidence))].filter((one) => !before.has(one)),
        [],
        JSON.stringify(confidence),
      );
    assert.deepEqual(
      [...none].filter((one) => !before.has(one)),
      [],
    );
  });
});

describe('name of a portfolio', () => {
  for (const [uri, name] of [
    ['untitled:Untitled-1', 'Untitled-1'],
    ['untitled:/home/ana/New%20plans.portfolio', 'New plans.portfolio'],
  ] as const)
    it(`is ${name} for ${uri}`, () =>
      withServer({ files: {} }, async (client) => {
        await client.notify('textDocument/didOpen', {
          textDocument: { uri, languageId: 'portfolio', version: 1, text: ITEM },
        });
        const all = await client.request<readonly PortfolioSummary[]>(portfolios, undefined);
        assert.deepEqual(
          all.map((each) => each.name),
          [name],
        );
      }));
});
