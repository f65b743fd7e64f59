/** The tree of a portfolio over the wire: what differs after an edit, what an item says when it is looked at, what counts as mixed. */
import assert from 'node:assert/strict';
import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { PictureResult } from '../../server/src/protocol/picture.ts';
import type { PortfolioSummary } from '../../server/src/protocol/portfolios.ts';
import type { TreeItemResult, TreeNode, TreeResult } from '../../server/src/protocol/tree.ts';
import { mixedExample } from '../../server/src/templates/mixed-example.ts';
import { type LspClient, withServer } from '../support/lsp.ts';

const FILE = `portfolio: Riverside
period: 2027
balance: {operational: 60%, strategic: 40%, tolerance: 5}
goals:
  - {id: safe-care, title: No harm}
teams:
  - {id: emergency, name: Emergency, capacity: 2 fte}
items:
  - id: triage-flow
    title: Cut door-to-triage waiting time
    track: operational
    status: active
    owner: <b>Dr *Who*</b>
    teams: {emergency: 1.5 fte}
    goals: [safe-care]
    start: 2027-01
    end: 2027-11
    description: Nurses hold the standard work at the daily huddle and reduce rework at the desk.
    measures: [{name: Wait, baseline: 30, target: 10, unit: min, actuals: {2027-06: 20}}]
  - id: second
    title: Tidy the store
    track: operational
    status: planned
  - id: hub
    title: Open a new hub across the river
    track: strategic
    status: active
    teams: {emergency: 0.5 fte}
`;

async function summary(client: LspClient): Promise<PortfolioSummary> {
  const [only] = await client.request<PortfolioSummary[]>('twotrack/portfolios', null);
  assert.ok(only);
  return only;
}
async function level(client: LspClient, more: object): Promise<TreeResult> {
  const { portfolio } = await summary(client);
  return client.request<TreeResult>('twotrack/tree', { portfolio, groupBy: 'track', ...more });
}
const named = (nodes: readonly TreeNode[], label: string): TreeNode => {
  const node = nodes.find((each) => each.label === label);
  assert.ok(node, `${label} among ${nodes.map((each) => each.label).join(', ')}`);
  return node;
};

describe('the tree', () => {
  it('lists what is not said by what is missing, and leaves out what is over or on neither path', async () => {
    const text = `portfolio: P
items:
  - {id: a, title: Quagga}
  - {id: b, title: Zebra, description: It is about the zebra and the board.}
  - {id: c, title: Okapi, status: done}
  - {id: d, title: Gnu, track: neither}
  - id: e
    title: Cut door-to-triage waiting time
    description: Nurses hold the standard work at the daily huddle and reduce rework at the desk.
`;
    await withServer({ files: { 'a.portfolio': text }, own: true }, async (client) => {
      await client.open('a.portfolio');
      const groups = (await level(client, { groupBy: 'missing' })).nodes;
      assert.deepEqual(
        groups.map(({ label, description }) => [label, description]),
        [
          ['Not enough said: a title alone', '1'],
          ['Not enough said: what is done', '1'],
          ['Enough said, or over', '3'],
        ],
      );
      const alone = await level(client, { groupBy: 'missing', parent: groups[0]?.id });
      assert.deepEqual(
        alone.nodes.map(({ label }) => label),
        ['Quagga'],
      );
      assert.match(groups[0]?.tooltip ?? '', /Say in a sentence what is done/);
    });
  });

  it('draws the share of the quarters as a line, where all that is under way states its dates', async () => {
    const item = (id: string, track: string, start: string, effort: number) =>
      `  - {id: ${id}, title: ${id}, track: ${track}, status: active, start: ${start}, effort: ${effort} fte}\n`;
    const withEffort = (effort: number, leap = '2027-03-15') =>
      `portfolio: P\nitems:\n${item('a', 'operational', '2027-01-01', effort)}${item('b', 'strategic', leap, 1)}`;
    const text = withEffort(4);
    await withServer({ files: { 'a.portfolio': text }, own: true }, async (client) => {
      const { description, tooltip } = named((await level(client, {})).nodes, 'Operational');
      assert.match(description ?? '', /^8\d% · 1 █▇▇$/);
      assert.match(tooltip ?? '', /2027-Q1 95%, 2027-Q2 80%, 2027-Q3 80%/);
    });
    // The bars would end at a half, beside a third of the period: words tell both, and no bar contradicts.
    const planned =
      '  - {id: c, title: c, track: strategic, status: planned, start: 2027-10-01, effort: 4 fte}\n';
    await withServer({ files: { 'a.portfolio': withEffort(1) + planned }, own: true }, async (client) => {
      const { description, tooltip } = named((await level(client, {})).nodes, 'Operational');
      assert.match(description ?? '', /^3\d% · 1$/);
      assert.match(tooltip ?? '', /2027-Q1 84%, 2027-Q2 50%, 2027-Q3 50%/);
    });
    // Before the first leap that states its start, nobody wrote whether there was one.
    await withServer({ files: { 'a.portfolio': withEffort(4, '2027-07-01') }, own: true }, async (client) => {
      const { description, tooltip } = named((await level(client, {})).nodes, 'Operational');
      assert.doesNotMatch(description ?? '', /[▁-█]/);
      assert.doesNotMatch(tooltip ?? '', /2027-Q1/);
    });
    await withServer(
      { files: { 'a.portfolio': text.replace('start: 2027-01-01, ', '') }, own: true },
      async (client) =>
        assert.doesNotMatch(named((await level(client, {})).nodes, 'Operational').description ?? '', /[▁-█]/),
    );
  });

  it('says share and target at its tracks', async () => {
    await withServer({ files: { 'a.portfolio': FILE }, own: true }, async (client) => {
      const { nodes } = await level(client, {});
      assert.equal(named(nodes, 'Operational').description, '73% / 60% · 2');
      assert.equal(named(nodes, 'Strategic').description, '27% / 40% · 1');
      assert.equal(
        named(nodes, 'Strategic').spoken,
        'Strategic, 1, 27% of effort over the period, and 40% is intended, give or take 5 points',
      );
    });
  });

  it('puts what needs a decision first, and what is over last', async () => {
    const more = `  - {id: old, title: Old, track: operational, status: done}\n  - {id: late, title: Zebra crossing, track: operational}\n  - {id: bare, title: Portal}\n`;
    await withServer(
      { files: { 'a.portfolio': `${FILE.trimEnd()}\n${more}` }, own: true },
      async (client) => {
        const { nodes } = await level(client, {});
        assert.equal(nodes[0]?.label, 'Mixed or no track');
        const items = (await level(client, { parent: named(nodes, 'Operational').id })).nodes;
        assert.equal(items.at(-1)?.label, 'Old');
      },
    );
  });

  it('counts and shares what the filter shows', async () => {
    await withServer({ files: { 'a.portfolio': FILE }, own: true }, async (client) => {
      const all = (await level(client, {})).nodes;
      const items = (await level(client, { parent: named(all, 'Operational').id })).nodes;
      const text = items[0]?.label ?? '';
      const { nodes } = await level(client, { filter: text });
      assert.match(named(nodes, 'Operational').description ?? '', /^100% · 1$/);
    });
  });

  it('answers what differs alone, and all of it where an item came or moved', async () => {
    await withServer({ files: { 'a.portfolio': FILE }, own: true }, async (client) => {
      const parent = named((await level(client, {})).nodes, 'Operational').id;
      const before = await level(client, { parent });
      assert.equal(before.partial, undefined);
      assert.equal(before.nodes.length, 2);
      // Lines that move change nothing of what is shown.
      await client.type('a.portfolio', FILE.replace('items:\n', 'items:\n\n\n  # A comment.\n'));
      const moved = await level(client, { parent, since: before.version });
      assert.deepEqual([moved.partial, moved.nodes], [true, []]);
      await client.type('a.portfolio', FILE.replace('Tidy the store', 'Tidy the big store'));
      const renamed = await level(client, { parent, since: moved.version });
      assert.equal(renamed.partial, true);
      assert.deepEqual(
        renamed.nodes.map(({ label }) => label),
        ['Tidy the big store'],
      );
      // An answer that the server does not remember is no ground to differ from.
      assert.equal((await level(client, { parent, since: before.version })).partial, undefined);
      const last = await level(client, { parent });
      await client.type('a.portfolio', FILE.replace('track: strategic', 'track: operational'));
      const joined = await level(client, { parent, since: last.version });
      assert.deepEqual([joined.partial, joined.nodes.length], [undefined, 3]);
    });
  });

  it('tells verdict, evidence, progress and dates of an item that is looked at; its text stays text', async () => {
    await withServer({ files: { 'a.portfolio': FILE }, own: true }, async (client) => {
      const { portfolio } = await summary(client);
      const parent = named((await level(client, {})).nodes, 'Operational').id;
      const target = named((await level(client, { parent })).nodes, 'Cut door-to-triage waiting time').id;
      const item = await client.request<TreeItemResult>('twotrack/treeItem', { portfolio, target });
      assert.match(item.tooltip, /(?:perhaps|likely|clearly) operational/);
      assert.match(item.tooltip, /Speaks for the operational path: `/);
      assert.match(item.tooltip, /50% of the way from 30 to 10/);
      assert.match(item.tooltip, /to 2027-11-30/);
      assert.ok(item.tooltip.includes('\\<b\\>Dr \\*Who\\*\\</b\\>'), item.tooltip);
      const line = (at: number): string => FILE.split('\n')[at] ?? '';
      assert.match(line(item.location.selection.start.line), /title: Cut door/);
      assert.match(line(item.verdict.start.line), /track: operational/);
      const gone = { portfolio, target: `${target}x` };
      assert.equal(await client.request('twotrack/treeItem', gone), null);
    });
  });
});

describe('mixed', () => {
  const example = mixedExample(20_711);
  const counts = async (client: LspClient): Promise<readonly [number, boolean, boolean]> => {
    const { portfolio, mixed } = await summary(client);
    const picture = await client.request<PictureResult>('twotrack/picture', {
      portfolio,
      view: 'two-paths',
      width: 900,
    });
    const { nodes } = await level(client, {});
    return [mixed, /1 mixed/.test(picture.line), nodes.some(({ branch }) => branch === 'open')];
  };

  it('is one thing in the status bar, the picture and the tree', async () => {
    await withServer({ files: { 'a.portfolio': example }, own: true }, async (client) => {
      assert.deepEqual(await counts(client), [1, true, true]);
    });
  });

  it('is nowhere what was accepted with a reason', async () => {
    const accepted = example.replace(
      '  - id: waits-and-clinic',
      '  # twotrack-ignore mixed-traits: the board wants it as one\n  - id: waits-and-clinic',
    );
    assert.notEqual(accepted, example);
    await withServer({ files: { 'a.portfolio': accepted }, own: true }, async (client) => {
      assert.deepEqual(await counts(client), [0, false, false]);
    });
  });

  it('is not counted where nobody works on it: an idea', async () => {
    const idea = example.replace('status: active', 'status: idea');
    await withServer({ files: { 'a.portfolio': idea }, own: true }, async (client) => {
      const [mixed, inPicture] = await counts(client);
      assert.deepEqual([mixed, inPicture], [0, false]);
    });
  });

  it('and what is on a track are counted alike in tree, status bar and picture', async () => {
    const both =
      '"Reception shortens the daily queue step by step. We also open a new clinic in the market hall, a new service for people who do not come to us today."';
    const rows = [
      ['both', both, 'strategic', 'active'],
      ['both-done', both, 'strategic', 'done'],
      ['both-idea', both, 'strategic', 'idea'],
      ['bare', 'Portal', null, 'planned'],
      ['bare-stopped', 'Door', null, 'stopped'],
      ['leap', 'Open a new hub across the river', 'strategic', 'active'],
      ['leap-idea', 'Enter the market of the islands', 'strategic', 'idea'],
      ['leap-stopped', 'Enter the market of the coast', 'strategic', 'stopped'],
    ].map(
      ([id, title, track, status]) =>
        `  - {id: ${id}, ${title === both ? 'title: Waits and clinic, description' : 'title'}: ${title}, status: ${status}${track === null ? '' : `, track: ${track}`}}\n`,
    );
    await withServer(
      { files: { 'a.portfolio': `portfolio: P\nitems:\n${rows.join('')}` }, own: true },
      async (client) => {
        await client.open('a.portfolio');
        const { portfolio, mixed } = await summary(client);
        const picture = await client.request<PictureResult>('twotrack/picture', {
          portfolio,
          view: 'two-paths',
          width: 900,
        });
        const { nodes } = await level(client, {});
        assert.equal(mixed, 2);
        assert.match(
          picture.line,
          /^None operational, 1 strategic, 2 mixed, 1 not classified, .*2 ideas, 2 stopped$/,
        );
        assert.equal(named(nodes, 'Mixed or no track').description, '2 mixed, 1 none');
        const strategic = named(nodes, 'Strategic');
        assert.match(strategic.description ?? '', /(?:^|· )1$/);
        assert.match(strategic.tooltip ?? '', /Listed here and not counted: 1 idea, 1 stopped\./);
        const open = await level(client, { parent: named(nodes, 'Mixed or no track').id });
        assert.deepEqual(
          open.nodes.flatMap(({ itemId, mixed }) => (mixed === true ? [itemId] : [])).toSorted(),
          ['both', 'both-done', 'both-idea'],
        );
      },
    );
  });

  it('and the other counts are the same in tree, status bar and picture of each example', async () => {
    const examples = join(import.meta.dirname, '../../examples');
    for (const name of ['hospital', 'council', 'manufacturer']) {
      const files: Record<string, string> = {};
      for await (const path of glob('**/*.portfolio', { cwd: join(examples, name) }))
        files[path] = await readFile(join(examples, name, path), 'utf8');
      await withServer({ files, open: Object.keys(files), own: true }, async (client) => {
        const { portfolio, mixed } = await summary(client);
        const ask = { portfolio, view: 'two-paths', width: 900 };
        const { line } = await client.request<PictureResult>('twotrack/picture', ask);
        const drawn = (what: string): number =>
          Number(new RegExp(`(\\d+) ${what}`).exec(line)?.[1] ?? assert.fail(`${what} in “${line}”`));
        const { nodes } = await level(client, {});
        const said = (label: string): string => named(nodes, label).description ?? '';
        assert.equal(mixed, drawn('mixed'));
        assert.equal(said('Mixed or no track'), `${mixed} mixed, ${drawn('not classified')} none`);
        for (const [label, what] of [
          ['Strategic', 'strategic'],
          ['Operational', 'operational items'],
        ] as const)
          assert.match(said(label), new RegExp(`· ${drawn(what)}(?: [▁-█·]+)?$`), label);
        assert.equal(said('Neither'), `${drawn('meant for neither path')}`);
      });
    }
  });
});
