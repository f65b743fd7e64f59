/** The tree while a scenario is written: the portfolio as it is, and beside its items what would be otherwise. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type PortfolioSummary, portfolios } from '../../server/src/protocol/portfolios.ts';
import { type TreeNode, type TreeResult, tree } from '../../server/src/protocol/tree.ts';
import { type LspClient, withServer } from '../support/lsp.ts';

const FILE = `portfolio: Riverside
items:
  - id: door
    title: New front door
    track: strategic
    status: active
    start: 2027-01
    end: 2027-06
  - id: lift
    title: A second lift
    track: strategic
    status: active
`;
const NAME = 'scenarios/later.scenario.portfolio';
const SCENARIO = `scenario: Later
items:
  - id: door
    status: paused
    end: 2027-09
  - id: shop
    title: Open a shop
    track: strategic
`;

/** The items of the strategic group, from the server's answers. */
async function items(
  client: LspClient,
  portfolio: string,
  params: { readonly scenario?: string; readonly since?: number } = {},
): Promise<TreeResult> {
  const groups = await client.request<TreeResult>(tree, { portfolio, groupBy: 'track' });
  const parent = groups.nodes.find(({ value }) => value === 'strategic')?.id ?? '';
  return client.request<TreeResult>(tree, { portfolio, groupBy: 'track', parent, ...params });
}
const said = (nodes: readonly TreeNode[]) => nodes.map(({ label, whatIf }) => [label, whatIf]);

describe('the tree in a scenario', () => {
  it('says at an item what would be otherwise, and nothing as soon as the scenario is left', async () => {
    const files = { 'a.portfolio': FILE, [NAME]: SCENARIO };
    await withServer({ files, own: true }, async (client) => {
      await client.open('a.portfolio');
      await client.open(NAME);
      const [only] = await client.request<readonly PortfolioSummary[]>(portfolios, undefined);
      const portfolio = only?.portfolio ?? '';
      const asItIs = await items(client, portfolio);
      const lift = ['A second lift', undefined];
      assert.deepEqual(said(asItIs.nodes), [['New front door', undefined], lift]);
      const scenario = client.uri(NAME);
      const marked = await items(client, portfolio, { scenario });
      assert.deepEqual(said(marked.nodes), [['New front door', 'what if: paused, end 2027-09'], lift]);
      assert.deepEqual(
        marked.nodes.map(({ status, description }) => [status, description]),
        asItIs.nodes.map(({ status, description }) => [status, description]),
      );
      // The scenario is no part of the version: what differs is answered all the same.
      const left = await items(client, portfolio, { since: marked.version });
      assert.deepEqual([left.partial, said(left.nodes)], [true, [['New front door', undefined]]]);
    });
  });

  it('says nothing of a scenario that is not there', async () => {
    await withServer({ files: { 'a.portfolio': FILE }, own: true }, async (client) => {
      await client.open('a.portfolio');
      const [only] = await client.request<readonly PortfolioSummary[]>(portfolios, undefined);
      const answer = await items(client, only?.portfolio ?? '', {
        scenario: 'file:///nowhere/later.scenario.portfolio',
      });
      assert.deepEqual(said(answer.nodes), [
        ['New front door', undefined],
        ['A second lift', undefined],
      ]);
    });
  });
});
