/** Scenarios in an editor: what may be written, what is wrong in them, side by side, and as edits of the portfolio. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Hover, MarkupContent, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { applyEdits } from '../../server/src/edits/text/apply-edits.ts';
import type {
  CompareScenariosResult,
  EditScenarioResult,
  PublishScenarioResult,
} from '../../server/src/protocol/scenario.ts';
import type { TreeResult } from '../../server/src/protocol/tree.ts';
import { type LspClient, withServer } from '../support/lsp.ts';

const ROOT = `portfolio: Öresund clinic
period: 2027
teams:
  - {id: ward, name: Ward, capacity: 2 fte}
goals:
  - {id: safe, title: No avoidable harm}
`;
const ITEMS = `items:
  - id: falls
    title: Cut falls on the ward
    track: operational
    status: active
    goals: [safe]
    teams: {ward: 1 fte}

  - id: wing   # ours
    title: Open a clinic across the water
    track: strategic
    start: 2027-01-11
    milestones: [{title: Opening, date: 2027-06-01}]
`;
const NAME = 'scenarios/less.scenario.portfolio';

async function over(
  text: string,
  body: (client: LspClient) => Promise<void>,
  more: object = {},
): Promise<void> {
  const files = { 'portfolio.portfolio': ROOT, 'items.portfolio': ITEMS, [NAME]: text };
  await withServer({ files, ...more }, body);
}
const offered = async (text: string): Promise<string[]> => {
  let found: string[] = [];
  await over(text, async (client) => {
    found = (await client.complete(NAME)).map(({ label }) => label);
  });
  return found;
};
const folderOf = (client: LspClient): string =>
  client.uri('portfolio.portfolio').replace(/\/portfolio\.portfolio$/, '');

describe('completion in a scenario', () => {
  it('offers its own keys at the top, each once', async () => {
    assert.deepEqual(await offered('scenario: Less\n<|>\n'), [
      'base',
      'description',
      'balance',
      'items',
      'teams',
    ]);
  });
  it('offers the ids of what is there', async () => {
    assert.deepEqual(await offered('scenario: Less\nitems:\n  - id: <|>\n'), ['falls', 'wing']);
    assert.deepEqual(await offered('scenario: Less\nteams:\n  - id: <|>\n'), ['ward']);
  });
  it('offers the keys that it can change, and all of the language in a new item', async () => {
    const change = await offered('scenario: Less\nitems:\n  - id: wing\n    <|>\n');
    assert.ok(change.includes('status') && change.includes('milestones') && change.includes('title'));
    assert.ok(!change.includes('description') && !change.includes('id'));
    const fresh = await offered('scenario: Less\nitems:\n  - id: shop\n    title: A shop\n    <|>\n');
    assert.ok(fresh.includes('description') && fresh.includes('depends-on'));
    assert.deepEqual(await offered('scenario: Less\nteams:\n  - id: ward\n    <|>\n'), ['capacity']);
  });
  it('offers the values of the language', async () => {
    assert.ok((await offered('scenario: Less\nitems:\n  - id: wing\n    status: <|>\n')).includes('stopped'));
    assert.deepEqual(await offered('scenario: Less\nitems:\n  - id: wing\n    teams: {<|>}\n'), ['ward']);
  });
});

describe('a hover in a scenario', () => {
  const said = async (text: string): Promise<string> => {
    let found = '';
    await over(text, async (client) => {
      const hover = await client.at<Hover | null>('textDocument/hover', {}, NAME);
      found = (hover?.contents as MarkupContent | undefined)?.value ?? '';
    });
    return found;
  };
  it('shows the item behind an id, and what the portfolio says now', async () => {
    assert.match(await said('scenario: Less\nitems:\n  - id: wi<|>ng\n'), /Open a clinic across the water/);
    assert.match(
      await said('scenario: Less\nitems:\n  - id: wing\n    start: 2027<|>-09\n'),
      /In the portfolio now: `?2027-01-11/,
    );
    assert.match(await said('scenario: Less\nitems:\n  - id: wa<|>ll\n'), /There is no item `?wall/);
    assert.match(await said('scenario: Less\nba<|>se: ..\n'), /The portfolio that it changes/);
  });
});

describe('findings in a scenario', () => {
  const TEXT = `scenario: Less
items:
  - id: wing
    start: <|someday|>
    <|color|>: red
  - id: wall
    status: <|stopped|>
`;
  it('stand at their places, and go when they are mended', async () => {
    await over(TEXT, async (client) => {
      const found = await client.diagnostics(NAME);
      assert.deepEqual(
        found.map(({ range }) => range),
        [0, 1, 2].map((n) => client.range(NAME, n)),
      );
      assert.match(String(found[2]?.message), /no item `wall`/);
      await client.type(NAME, 'scenario: Less\nitems:\n  - {id: wing, status: stopped}\n');
      assert.deepEqual(await client.diagnostics(NAME), []);
    });
  });
  it('are pulled by a client that pulls', async () => {
    await over(
      TEXT,
      async (client) => {
        const { items } = await client.of<{ items: unknown[] }>('textDocument/diagnostic', NAME);
        assert.equal(items.length, 3);
      },
      { pull: true },
    );
  });
  it('follow the portfolio', async () => {
    await over('scenario: Less\nitems:\n  - {id: wing, status: stopped}\n', async (client) => {
      assert.deepEqual(await client.diagnostics(NAME), []);
      await client.type('items.portfolio', ITEMS.replace('id: wing', 'id: annexe'));
      assert.match(String((await client.diagnostics(NAME))[0]?.message), /no item `wing`/);
    });
  });
});

describe('scenarios over the protocol', () => {
  const SCENARIO = `scenario: Less
items:
  - {id: falls, status: stopped}
  - id: wing
    milestones: [{title: Opening, date: 2027-Q4}]
  - id: shop
    title: A shop in the clinic
    track: strategic
`;
  const capabilities = {
    workspace: { workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} } },
  };
  const ours = (body: (client: LspClient) => Promise<void>): Promise<void> =>
    over(SCENARIO, body, { own: true, capabilities });
  it('stand side by side in a page, and leave everything as it was', async () => {
    await ours(async (client) => {
      const before = await client.diagnostics('items.portfolio');
      const params = { portfolio: folderOf(client), scenarios: [{ file: NAME, text: client.text(NAME) }] };
      const page = await client.request<CompareScenariosResult>('twotrack/compareScenarios', params);
      assert.ok('html' in page, JSON.stringify(page));
      assert.match(page.html, /Goal without work/);
      assert.match(page.html, /A shop in the clinic/);
      await client.type('items.portfolio', `${ITEMS}\n`);
      assert.deepEqual(await client.diagnostics('items.portfolio'), before);
    });
  });
  it('become edits of the portfolio that are to be confirmed', async () => {
    await ours(async (client) => {
      const scenario = { file: NAME, text: client.text(NAME) };
      const answer = await client.request<PublishScenarioResult>('twotrack/publishScenario', {
        portfolio: folderOf(client),
        scenario,
      });
      assert.ok('edit' in answer, JSON.stringify(answer));
      assert.deepEqual(Object.values(answer.edit.changeAnnotations ?? {}), [
        { label: 'Less', needsConfirmation: true },
      ]);
      assert.deepEqual(client.afterAll(answer.edit as WorkspaceEdit), {
        'items.portfolio': `${ITEMS.replace('status: active', 'status: stopped').replace('2027-06-01', '2027-Q4')}
  - id: shop
    title: A shop in the clinic
    track: strategic
`,
      });
    });
  });
  it('take one thing more from the tree', async () => {
    await ours(async (client) => {
      const portfolio = folderOf(client);
      const { nodes } = await client.request<TreeResult>('twotrack/tree', { portfolio, groupBy: 'status' });
      const groups = await Promise.all(
        nodes.map(({ id }) =>
          client.request<TreeResult>('twotrack/tree', { portfolio, groupBy: 'status', parent: id }),
        ),
      );
      const wing = groups.flatMap((group) => group.nodes).find(({ itemId }) => itemId === 'wing')?.id ?? '';
      const text = client.text(NAME);
      const answer = await client.request<EditScenarioResult>('twotrack/editScenario', {
        portfolio,
        text,
        act: 'begin',
        targets: [wing],
        value: '2027-Q3',
      });
      assert.ok('edits' in answer, JSON.stringify(answer));
      const spans = answer.edits.map(({ range, newText }) => ({
        span: { start: client.offset(NAME, range.start), end: client.offset(NAME, range.end) },
        text: newText,
      }));
      assert.equal(applyEdits(text, spans), text.replace('- id: wing\n', '- id: wing\n    start: 2027-Q3\n'));
      assert.equal(answer.text, applyEdits(text, spans));
      const fresh = await client.request<EditScenarioResult>('twotrack/editScenario', {
        portfolio,
        text: null,
        name: 'Fewer people',
        act: 'capacity',
        targets: [],
        team: 'ward',
        value: '1 fte',
      });
      assert.ok('text' in fresh);
      assert.equal(fresh.text, 'scenario: Fewer people\n\nteams:\n  - id: ward\n    capacity: 1 fte\n');
    });
  });
});
