/** The server's life: one that does not get started is given up, and none is started after the end. */
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { Later, until } from './fake-panel.ts';
import { vscode } from './fake-window.ts';

const listen = () => ({ dispose: () => {} });
const settings: Record<string, unknown> = {};
let settingsChanged = (): void => {};
Object.assign(vscode.workspace, {
  workspaceFolders: [],
  getConfiguration: () => ({ get: (key: string, otherwise: unknown) => settings[key] ?? otherwise }),
  onDidChangeWorkspaceFolders: listen,
  onDidCloseTextDocument: listen,
  onDidChangeConfiguration: (heard: (event: object) => void) => {
    settingsChanged = () => heard({ affectsConfiguration: () => true });
    return { dispose: () => {} };
  },
});
Object.assign(vscode.window, {
  tabGroups: { all: [], onDidChangeTabs: listen },
  onDidChangeVisibleTextEditors: listen,
});
const { ServerConnection } = await import('../../client/src/services/server-connection.ts');

/** A client whose start ends when the test says so. */
class FakeClient {
  readonly started = new Later<Error | undefined>();
  disposed = 0;
  #heard: (state: { readonly newState: number }) => void = () => {};

  onNotification(): void {}
  onRequest(): void {}
  onDidChangeState(listener: (state: { readonly newState: number }) => void): void {
    this.#heard = listener;
  }
  async start(): Promise<void> {
    this.#heard({ newState: 3 });
    const error = await this.started.answer;
    if (error !== undefined) throw error;
    this.#heard({ newState: 2 });
  }
  async dispose(): Promise<void> {
    this.disposed++;
  }
  async sendRequest(): Promise<string> {
    return 'answer';
  }
  readonly told: unknown[] = [];
  async sendNotification(method: string, params: unknown): Promise<void> {
    this.told.push([method, params]);
  }
}

function connectionWith(...clients: readonly FakeClient[]) {
  const left = [...clients];
  const host = { inWorker: false, createClient: async () => left.shift() } as never;
  const quiet = { error: () => {}, warn: () => {}, debug: () => {} } as never;
  return new ServerConnection(host, quiet);
}

test('a server that hangs at its start is given up by a restart, and is heard of no more', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const [hung, next] = [new FakeClient(), new FakeClient()];
  const connection = connectionWith(hung, next);
  void connection.start();
  await new Promise(setImmediate);
  assert.equal(connection.state, 'starting');
  const restarted = connection.restart();
  mock.timers.tick(60_000);
  await until(() => hung.disposed > 0);
  next.started.give(undefined);
  await restarted;
  assert.equal(connection.state, 'running');
  hung.started.give(new Error('killed'));
  await new Promise(setImmediate);
  assert.deepEqual([connection.state, connection.problem], ['running', '']);
  assert.equal(await connection.request('twotrack/portfolios', undefined), 'answer');
  mock.timers.reset();
});

test('another day, limit, threshold or lenses are told to the running server', async () => {
  const only = new FakeClient();
  only.started.give(undefined);
  const connection = connectionWith(only);
  await connection.start();
  const confidence = { 'mixed-traits': 0, misclassified: 0, unclassified: 0 };
  const live = { today: '', confidence, lenses: true, maxFindings: 500 };
  const steps: readonly [string, unknown, object][] = [
    ['today', '2027-12-20', { ...live, today: '2027-12-20' }],
    ['today', undefined, live],
    ['maxFindings', 7, { ...live, maxFindings: 7 }],
    ['maxFindings', undefined, live],
    ['confidence.mixed', 0.8, { ...live, confidence: { ...confidence, 'mixed-traits': 0.8 } }],
    ['confidence.mixed', undefined, live],
    ['lenses', false, { ...live, lenses: false }],
    ['lenses', undefined, live],
  ];
  for (const [count, [key, value]] of steps.entries()) {
    settings[key] = value;
    settingsChanged();
    await until(() => only.told.length > count);
  }
  assert.deepEqual(
    only.told,
    steps.map(([, , twotrack]) => ['workspace/didChangeConfiguration', { settings: { twotrack } }]),
  );
  assert.deepEqual([connection.state, only.disposed], ['running', 0]);
  await connection.end();
});

test('a folder of a new kind restarts the server, which cannot learn of one while it runs', async () => {
  const [first, second] = [new FakeClient(), new FakeClient()];
  first.started.give(undefined);
  second.started.give(undefined);
  const connection = connectionWith(first, second);
  await connection.start();
  Object.assign(vscode.workspace, { workspaceFolders: [{ uri: { scheme: 'ssh' } }] });
  settingsChanged();
  await until(() => first.disposed > 0 && connection.state === 'running');
  assert.deepEqual(first.told, []);
  Object.assign(vscode.workspace, { workspaceFolders: [] });
  await connection.end();
});

test('after the end no request starts a server', async () => {
  const only = new FakeClient();
  only.started.give(undefined);
  const connection = connectionWith(only, new FakeClient());
  // A view that asks anew whenever the server is gone.
  let asked: Promise<unknown> | undefined;
  connection.onStateChanged((state) => {
    if (state === 'idle') asked = connection.request('twotrack/portfolios', undefined);
  });
  await connection.start();
  await connection.end();
  assert.equal(await asked, undefined);
  assert.deepEqual([connection.state, only.disposed], ['idle', 1]);
});
