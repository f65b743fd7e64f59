/** The A3 in an editor: from the red measure of an item, chosen where that is not clear, linked both ways. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { type A3Result, a3, linkA3 } from '../../server/src/protocol/a3.ts';
import type { EditResult } from '../../server/src/protocol/edit.ts';
import { type PortfolioSummary, portfolios } from '../../server/src/protocol/portfolios.ts';
import { type NodeAtResult, nodeAt } from '../../server/src/protocol/tree.ts';
import { withServer } from '../support/lsp.ts';

const red = (name: string): string =>
  `{name: ${name}, baseline: 22, target: 10, unit: min, plan: {2027-08: 14}, actuals: {2027-08: 20}}`;
const FILE = `portfolio: Riverside
items:
  - id: triage
    title: Triage <b>
    track: operational
    status: active
    measures: [${red('Door to triage')}]
  - id: both
    title: Two red ones
    measures: [${red('First')}, ${red('Second')}, {name: Third}]
  - id: green
    title: A green one
    measures: [{name: Calm}]
  - id: none
    title: No measure
`;

it('is the page of the one red measure; of several a person says which; it leads to the item and back', () =>
  withServer({ files: { 'wards/a b.portfolio': FILE }, own: true }, async (client) => {
    await client.open('wards/a b.portfolio');
    const uri = client.uri('wards/a b.portfolio');
    const [only] = await client.request<readonly PortfolioSummary[]>(portfolios, undefined);
    const portfolio = only?.portfolio ?? assert.fail();
    const nodeOf = async (id: string) => {
      const line = FILE.split('\n').indexOf(`  - id: ${id}`);
      const answer = await client.request<NodeAtResult>(nodeAt, {
        uri,
        position: { line, character: 6 },
        groupBy: 'track',
      });
      return answer.path.at(-1) ?? assert.fail();
    };
    const ask = async (id: string, more: object = {}): Promise<A3Result> =>
      client.request<A3Result>(a3, { portfolio, target: (await nodeOf(id)).id, format: 'html', ...more });
    const page = await ask('triage');
    assert.ok('text' in page);
    assert.deepEqual([page.title, page.measure, page.name], ['A3: Triage <b>', 'Door to triage', 'triage']);
    assert.ok(page.text.includes('Triage &lt;b&gt;') && !page.text.includes('<b>'));
    assert.deepEqual(await ask('both'), {
      choose: [
        { name: 'First', behind: true },
        { name: 'Second', behind: true },
      ],
    });
    assert.deepEqual(await ask('green'), { choose: [{ name: 'Calm', behind: false }] });
    assert.ok('text' in (await ask('both', { measure: 'Third' })));
    assert.ok('refused' in (await ask('none')));
    assert.deepEqual(
      await Promise.all(['triage', 'both', 'green'].map(async (id) => (await nodeOf(id)).red ?? false)),
      [true, true, false],
    );
    const out = `${portfolio}/a3/triage #1.md`.replaceAll(' ', '%20').replace('#', '%23');
    const file = await ask('triage', { format: 'markdown', out });
    const back = uri.slice(portfolio.length + 1);
    assert.ok('text' in file && file.text.includes(`](<../${back}>)`), JSON.stringify(file));
    const link = { portfolio, target: (await nodeOf('triage')).id, measure: 'Door to triage', out };
    const answer = await client.request<EditResult>(linkA3, link);
    assert.ok('edit' in answer);
    const depth = back.split('/').length - 1;
    const url = `${'../'.repeat(depth)}a3/triage%20%231.md`;
    const linked = FILE.replace(
      `  - id: both`,
      `    links:\n      - title: "A3: Door to triage"\n        url: ${url}\n  - id: both`,
    );
    assert.equal(client.afterAll(answer.edit)['wards/a b.portfolio'], linked);
    await client.type('wards/a b.portfolio', linked);
    const again = await client.request<EditResult>(linkA3, link);
    assert.deepEqual('edit' in again ? again.edit.documentChanges : again, []);
  }));

it('says by when the target is to be reached only where plan or end says so', () =>
  withServer({ files: { 'a.portfolio': FILE }, own: true }, async (client) => {
    const target = async (text: string): Promise<string> => {
      await client.type('a.portfolio', text);
      const [only] = await client.request<readonly PortfolioSummary[]>(portfolios, undefined);
      const { path, portfolio } = await client.request<NodeAtResult>(nodeAt, {
        uri: client.uri('a.portfolio'),
        position: { line: 2, character: 6 },
        groupBy: 'track',
      });
      assert.equal(portfolio, only?.portfolio);
      const page = await client.request<A3Result>(a3, {
        portfolio,
        target: path.at(-1)?.id,
        format: 'markdown',
      });
      assert.ok('text' in page, JSON.stringify(page));
      return /## Target\n\n([^\n]+)/.exec(page.text)?.[1] ?? '';
    };
    await client.open('a.portfolio');
    assert.equal(await target(FILE), '10 min.', 'the plan stops at 14');
    const ends = FILE.replace('    status: active\n', '    status: active\n    end: 2027-12-17\n');
    assert.equal(await target(ends), '10 min by 17 December 2027.');
    const planned = ends.replace('plan: {2027-08: 14}', 'plan: {2027-08: 14, 2027-10: 10}');
    assert.equal(await target(planned), '10 min by 31 October 2027.');
  }));
