import './vscode-stub.ts';
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { ServerConnection } from '../../client/src/services/server-connection.ts';
import type { Entry } from '../../client/src/tracks-view/entry.ts';
import type { ViewState } from '../../client/src/tracks-view/view-state.ts';
import type { PortfolioSummary } from '../../server/src/protocol/portfolios.ts';
import type { TreeNode, TreeParams, TreeResult } from '../../server/src/protocol/tree.ts';

const { TreeModel } = await import('../../client/src/tracks-view/tree-model.ts');

const one = 'file:///one';
const two = 'file:///two';

/** A server whose answers the test writes. */
class Server {
  version = 1;
  portfolios: readonly string[] | undefined = [one];
  /** Nodes below a parent's id; '' for the first level. */
  readonly nodes = new Map<string, readonly TreeNode[]>();
  asked: TreeParams[] = [];
  /** Fails every `twotrack/tree`. */
  silent = false;
  /** Says that its answers are what differs, where it is told what the client has. */
  partial = false;
  /** Where set, answers to `twotrack/tree` wait for it. */
  gate: Promise<void> | undefined;
  /** Called when an answer comes to the gate. */
  atGate = (): void => {};

  async request(
    method: string,
    params: unknown,
  ): Promise<readonly PortfolioSummary[] | TreeResult | undefined> {
    if (method === 'twotrack/portfolios')
      return this.portfolios?.map((portfolio) => summary(portfolio, this.version));
    const asked = params as TreeParams;
    this.asked.push(asked);
    if (this.silent) return undefined;
    const partial = this.partial && asked.since !== undefined ? { partial: true as const } : {};
    const result = { version: this.version, nodes: this.nodes.get(asked.parent ?? '') ?? [], ...partial };
    if (this.gate !== undefined) this.atGate();
    await this.gate;
    return result;
  }
}

function summary(portfolio: string, version: number): PortfolioSummary {
  const findings = { error: 0, warning: 0, info: 0, hint: 0 };
  return { portfolio, name: portfolio, version, files: 1, items: 1, mixed: 0, balance: null, findings };
}
const group = (id: string): TreeNode => ({ id, kind: 'group', label: id, value: id, hasChildren: true });
const item = (id: string, label = id): TreeNode => ({
  id,
  kind: 'item',
  label,
  itemId: id,
  hasChildren: false,
});

describe('tree model', () => {
  let server: Server;
  let model: InstanceType<typeof TreeModel>;
  let scenario: string | undefined;
  beforeEach(() => {
    scenario = undefined;
    server = new Server();
    server.nodes
      .set('', [group('g'), group('h')])
      .set('g', [item('a'), item('b')])
      .set('h', [item('a')]);
    const state = { groupBy: 'goal', sortBy: 'file', filter: '' } as ViewState;
    model = new TreeModel(
      server as unknown as ServerConnection,
      state,
      {
        noAnswer: () => ({ kind: 'notice', label: 'no answer', icon: 'error', command: 'x' }),
        nothing: () => ({ kind: 'notice', label: 'nothing', icon: 'info', command: 'x' }),
      },
      () => scenario,
    );
  });
  const change = () => {
    server.version++;
    return model.refresh(new Set(server.portfolios));
  };
  const keys = (entries: readonly Entry[]) => entries.map(({ node, row }) => node?.id ?? row.kind);
  async function open(): Promise<readonly Entry[]> {
    const groups = await model.children();
    for (const each of groups) await model.children(each);
    return groups;
  }

  it('has the groups on the first level of a single portfolio', async () => {
    assert.deepEqual(keys(await model.children()), ['g', 'h']);
  });

  it('asks in the scenario that is being written, and as it is after that', async () => {
    await open();
    scenario = 'file:///a/one.scenario.portfolio';
    await change();
    assert.equal(server.asked.at(-1)?.scenario, scenario);
    scenario = undefined;
    await change();
    assert.equal(server.asked.at(-1)?.scenario, undefined);
  });

  it('has the portfolios on the first level of several', async () => {
    server.portfolios = [one, two];
    const first = await model.children();
    assert.deepEqual(keys(first), ['portfolio', 'portfolio']);
    assert.deepEqual(keys(await model.children(first[1])), ['g', 'h']);
    assert.equal(server.asked.at(-1)?.portfolio, two);
  });

  it('goes from one portfolio to several and back', async () => {
    server.version = 9;
    await open();
    server.portfolios = [one, two];
    assert.equal(await change(), 'all');
    assert.deepEqual(keys(await model.children()), ['portfolio', 'portfolio']);
    server.portfolios = [two];
    assert.equal(await change(), 'all');
    assert.deepEqual(keys(await model.children()), ['g', 'h']);
  });

  it('keeps the list of several where the groups of the first are answered later', async () => {
    let free = (): void => {};
    server.gate = new Promise((resolve) => {
      free = resolve;
    });
    const atGate = new Promise<void>((resolve) => {
      server.atGate = resolve;
    });
    const early = model.children();
    await atGate;
    server.portfolios = [one, two];
    assert.deepEqual(keys(await model.children()), ['portfolio', 'portfolio']);
    free();
    assert.deepEqual(keys(await early), ['portfolio', 'portfolio']);
    assert.deepEqual(keys(await model.children()), ['portfolio', 'portfolio']);
  });

  it('asks again for a first level that was on its way when the model changed', async () => {
    let free = (): void => {};
    server.gate = new Promise((resolve) => {
      free = resolve;
    });
    const atGate = new Promise<void>((resolve) => {
      server.atGate = resolve;
    });
    const early = model.children();
    await atGate;
    server.portfolios = [one, two];
    const changed = change();
    free();
    assert.deepEqual(keys(await early), ['g', 'h']);
    assert.equal(await changed, 'all');
    assert.deepEqual(keys(await model.children()), ['portfolio', 'portfolio']);
  });

  it('keys an item that stands in two groups twice', async () => {
    const [g, h] = await open();
    const [a] = await model.children(g);
    const [again] = await model.children(h);
    assert.notEqual(a?.key, again?.key);
  });

  it('pulls each level once', async () => {
    const groups = await open();
    const before = server.asked.length;
    await model.children(groups[0]);
    assert.equal(server.asked.length, before);
  });

  it('redraws nothing where nothing reads differently', async () => {
    await open();
    server.nodes.set('g', [item('a'), item('b')]);
    assert.deepEqual(await change(), []);
  });

  it('takes what differs alone, where that is all the server says', async () => {
    const [g] = await open();
    const [a, b] = await model.children(g);
    server.partial = true;
    server.nodes
      .set('', [])
      .set('g', [item('b', 'better')])
      .set('h', []);
    assert.deepEqual(await change(), [b]);
    assert.deepEqual(await model.children(g), [a, b]);
    assert.equal(b?.node?.label, 'better');
    assert.deepEqual(
      server.asked.slice(-3).map(({ since }) => since),
      [1, 1, 1],
    );
    server.nodes.set('g', []);
    assert.deepEqual(await change(), []);
    assert.equal(server.asked.at(-1)?.since, 2);
  });

  it('asks for all of a level where what it would differ from is another', async () => {
    const [g] = await open();
    server.partial = true;
    let release = () => {};
    server.gate = new Promise((resolve) => {
      release = resolve;
    });
    server.nodes.set('', []).set('g', []).set('h', []);
    const asked = new Promise<void>((resolve) => {
      server.atGate = resolve;
    });
    const late = change();
    await asked;
    model.reset();
    server.gate = undefined;
    server.partial = false;
    server.nodes.set('', [group('g'), group('h')]).set('g', [item('a'), item('b')]);
    release();
    await late;
    assert.deepEqual(keys(await model.children()), ['g', 'h']);
    const [now] = await model.children();
    assert.notEqual(now, g);
    assert.deepEqual(keys(await model.children(now)), ['a', 'b']);
  });

  it('redraws the one row that reads differently, the same object', async () => {
    const [g] = await open();
    const [, b] = await model.children(g);
    server.nodes.set('g', [item('a'), item('b', 'better')]);
    const redrawn = await change();
    assert.ok(Array.isArray(redrawn) && redrawn.length === 1 && redrawn[0] === b);
    assert.equal(b?.node?.label, 'better');
  });

  it('redraws the group that an item joins and keeps the other rows', async () => {
    const [g, h] = await open();
    const [a] = await model.children(g);
    server.nodes.set('g', [item('a'), item('b'), item('c')]);
    assert.deepEqual(await change(), [g]);
    const after = await model.children(g);
    assert.deepEqual(keys(after), ['a', 'b', 'c']);
    assert.equal(after[0], a);
    assert.deepEqual(keys(await model.children(h)), ['a']);
  });

  it('does not ask again below a group that is gone', async () => {
    await open();
    server.nodes.set('', [group('h')]);
    server.asked = [];
    assert.equal(await change(), 'all');
    assert.deepEqual(
      server.asked.map(({ parent }) => parent),
      [undefined, 'h'],
    );
  });

  it('says that there is no answer, and keeps what it has where it has something', async () => {
    server.silent = true;
    const label = (entries: readonly Entry[]) =>
      entries.map(({ row }) => (row.kind === 'notice' ? row.label : row.kind));
    assert.deepEqual(label(await model.children()), ['no answer']);
    server.silent = false;
    assert.equal(await change(), 'all');
    const rows = await model.children();
    assert.deepEqual(keys(rows), ['g', 'h']);
    server.silent = true;
    assert.deepEqual(await change(), []);
    assert.deepEqual(await model.children(), rows);
  });

  it('drops an answer that a newer one has overtaken', async () => {
    const [g] = await model.children();
    let release = () => {};
    server.gate = new Promise((resolve) => {
      release = resolve;
    });
    const late = model.children(g);
    server.gate = undefined;
    server.version = 2;
    server.nodes.set('g', [item('new')]);
    assert.deepEqual(keys(await model.children(g)), ['new']);
    release();
    assert.deepEqual(keys(await late), ['new']);
    assert.deepEqual(keys(await model.children(g)), ['new']);
  });

  it('answers a question from before a reset with what is there after it', async () => {
    const [g] = await model.children();
    let release = () => {};
    server.gate = new Promise((resolve) => {
      release = resolve;
    });
    const late = model.children(g);
    model.reset();
    server.gate = undefined;
    release();
    // Who asked before gets what stands there now, and no empty row that nobody would ask for again.
    const [now] = await model.children();
    assert.notEqual(now, g);
    assert.equal((await late)[0]?.parent, now);
    assert.deepEqual(keys(await late), ['a', 'b']);
  });

  it('finds the row at the end of a path, loading what was never opened', async () => {
    const found = await model.find(one, [group('h'), item('a')]);
    assert.equal(found?.parent?.node?.id, 'h');
    assert.equal(await model.find(one, [group('h'), item('zzz')]), undefined);
    server.portfolios = [one, two];
    model.reset();
    const below = await model.find(two, [group('g'), item('b')]);
    assert.equal(below?.portfolio, two);
    assert.equal(below?.parent?.parent?.row.kind, 'portfolio');
  });

  it('says so where there is no server and where there is nothing to show', async () => {
    server.nodes.set('', []);
    assert.deepEqual(
      (await model.children()).map(({ row }) => row.kind === 'notice' && row.label),
      ['nothing'],
    );
    server.portfolios = undefined;
    model.reset();
    assert.deepEqual(
      (await model.children()).map(({ row }) => row.kind === 'notice' && row.label),
      ['no answer'],
    );
    server.portfolios = [];
    model.reset();
    assert.deepEqual(await model.children(), []);
  });
});
