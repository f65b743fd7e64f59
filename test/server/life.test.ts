/** The life of a server over a real stream: what begins, changes, fails and ends around the answers of its features. */
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { DocumentDiagnosticReport, WorkspaceDiagnosticReport } from 'vscode-languageserver-protocol';
import { CancellationTokenSource, ErrorCodes, LSPErrorCodes } from 'vscode-languageserver-protocol/node';
import type { FileSource } from '../../server/src/core/text/file-source.ts';
import { features } from '../../server/src/features/index.ts';
import { defineSessionFeature } from '../../server/src/features/kit/feature.ts';
import { anything } from '../../server/src/features/kit/shapes.ts';
import { nodeFiles } from '../../server/src/files/node-files.ts';
import { rules } from '../../server/src/rules/index.ts';
import { defineItemRule } from '../../server/src/rules/kit/define-rule.ts';
import type { Clock } from '../../server/src/server/kit/clock.ts';
import { wireTo, withRawClient } from '../support/raw-client.ts';

const ROOT = 'portfolio: P\n';
/** An item with a finding that a goal elsewhere would mend. */
const REFERS = 'items:\n  - {id: a, title: A, goals: [g]}\n';
const GOAL = 'goals:\n  - {id: g, title: G}\n';
const PULLS = { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } };

test('before initialize and after shutdown every request is refused, and initialize works once', async () => {
  const { connection, dispose } = wireTo({ files: nodeFiles });
  connection.listen();
  try {
    const ask = (method: string, params: object): Promise<unknown> => connection.sendRequest(method, params);
    await assert.rejects(ask('workspace/symbol', { query: '' }), { code: ErrorCodes.ServerNotInitialized });
    await connection.sendNotification('textDocument/didOpen', {});
    const params = { processId: null, rootUri: null, capabilities: {} };
    await ask('initialize', params);
    await assert.rejects(ask('initialize', params), { code: ErrorCodes.InvalidRequest });
    await assert.rejects(ask('twotrack/nothing', {}), { code: ErrorCodes.MethodNotFound });
    assert.equal(await connection.sendRequest('shutdown'), null);
    await assert.rejects(ask('workspace/symbol', { query: '' }), { code: ErrorCodes.InvalidRequest });
  } finally {
    dispose();
  }
});

test('a rule that throws is reported once and left out, and the others go on', async () => {
  const throwing = defineItemRule({
    id: 'throws',
    severity: 'warning',
    summary: 'A rule that throws',
    check: () => {
      throw new Error('no good');
    },
    report: () => ({ span: { start: 0, end: 0 }, message: '' }),
  });
  const files = { 'root.portfolio': ROOT, 'a.portfolio': REFERS };
  await withRawClient({ files, parts: { rules: [throwing, ...rules] } }, async (client) => {
    await client.open('a.portfolio', REFERS);
    await client.open('b.portfolio', 'items:\n  - {id: b, title: B}\n');
    await client.settled();
    assert.ok(client.rules('a.portfolio').includes('unknown-reference'));
    const logged = client.of<{ message: string }>('window/logMessage');
    assert.equal(logged.length, 1);
    assert.match(logged[0]?.message ?? '', /^Rule throws failed: Error: no good\n/);
    const shown = client.of<{ message: string }>('window/showMessage');
    assert.deepEqual(
      shown.map(({ message }) => message.split('.')[0]),
      ['Twotrack: the rule throws failed and is left out'],
    );
  });
});

test('a feature that fails is answered with its name and logged, at once or later, and the next answer is right', async () => {
  const failing = [
    defineSessionFeature<object, never>({
      method: 'twotrack/failsNow',
      params: anything,
      capabilities: () => ({}),
      handle: () => {
        throw new Error('now');
      },
    }),
    defineSessionFeature<object, Promise<never>>({
      method: 'twotrack/failsLater',
      params: anything,
      capabilities: () => ({}),
      handle: () => Promise.reject(new Error('later')),
    }),
  ];
  await withRawClient({ parts: { features: [...features, ...failing] } }, async (client) => {
    for (const [method, why] of [
      ['twotrack/failsNow', 'now'],
      ['twotrack/failsLater', 'later'],
    ] as const)
      await assert.rejects(client.request(method), {
        code: LSPErrorCodes.RequestFailed,
        message: `${method} failed: ${why}`,
      });
    const logged = client.of<{ message: string }>('window/logMessage').map(({ message }) => message);
    assert.deepEqual(
      logged.map((message) => message.split('\n')[0]),
      ['twotrack/failsNow failed: Error: now', 'twotrack/failsLater failed: Error: later'],
    );
    assert.deepEqual(await client.request('workspace/symbol', { query: '' }), []);
  });
});

test('a notification whose handler fails is logged, and the server goes on', async () => {
  const files: FileSource = {
    ...nodeFiles,
    find: async (at) =>
      at.endsWith('/bad.portfolio') ? Promise.reject(TypeError('no')) : nodeFiles.find(at),
  };
  await withRawClient({ parts: { files } }, async (client) => {
    const changes = [{ uri: client.uri('bad.portfolio'), type: 1 }];
    await client.notify('workspace/didChangeWatchedFiles', { changes });
    await client.open('b.portfolio', REFERS);
    await client.settled();
    const logged = client.of<{ message: string }>('window/logMessage').map(({ message }) => message);
    assert.equal(logged.length, 1);
    assert.match(logged[0] ?? '', /^workspace\/didChangeWatchedFiles failed: TypeError/);
    assert.ok(client.rules('b.portfolio').includes('unknown-reference'));
  });
});

test('a client that pulls is pushed nothing, and asked to pull again for what changed elsewhere', async () => {
  const files = { 'root.portfolio': ROOT };
  await withRawClient({ files, capabilities: PULLS }, async (client) => {
    assert.ok(client.result.capabilities.diagnosticProvider);
    await client.open('a.portfolio', REFERS);
    const pull = (previousResultId?: string): Promise<DocumentDiagnosticReport> =>
      client.request('textDocument/diagnostic', {
        textDocument: { uri: client.uri('a.portfolio') },
        previousResultId,
      });
    const first = await pull();
    assert.ok(first.kind === 'full' && first.items.some(({ code }) => code === 'unknown-reference'));
    assert.equal((await pull(first.resultId)).kind, 'unchanged');
    const before = client.of('workspace/diagnostic/refresh').length;
    await client.open('b.portfolio', GOAL);
    await client.until('a refresh', () => client.of('workspace/diagnostic/refresh').length > before);
    const second = await pull(first.resultId);
    assert.ok(second.kind === 'full' && !second.items.some(({ code }) => code === 'unknown-reference'));
    const all = await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds: [{ uri: client.uri('a.portfolio'), value: second.resultId ?? '' }],
    });
    assert.deepEqual(
      all.items.map(({ uri, kind, version }) => [uri.split('/').at(-1), kind, version]),
      [
        ['a.portfolio', 'unchanged', 1],
        ['b.portfolio', 'full', 1],
        ['root.portfolio', 'full', null],
      ],
    );
    await client.notify('textDocument/didClose', { textDocument: { uri: client.uri('a.portfolio') } });
    const known = all.items.map(({ uri, resultId = '' }) => ({ uri, value: resultId }));
    const rest = await client.request<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds: known,
    });
    assert.deepEqual(
      rest.items.find(({ uri }) => uri === client.uri('a.portfolio')),
      {
        kind: 'full',
        uri: client.uri('a.portfolio'),
        version: null,
        items: [],
      },
    );
    assert.deepEqual(client.of('textDocument/publishDiagnostics'), []);
  });
});

test('a client that does not pull, and our own in any case, is pushed', async () => {
  for (const [capabilities, lacks, initializationOptions] of [
    [{}, ['textDocument.diagnostic'], undefined],
    [PULLS, [], { today: '2027-09-15', modelChanged: true }],
  ] as const)
    await withRawClient(
      { capabilities, lacks, ...(initializationOptions === undefined ? {} : { initializationOptions }) },
      async (client) => {
        assert.equal(client.result.capabilities.diagnosticProvider, undefined);
        await client.open('a.portfolio', REFERS);
        await client.settled();
        assert.deepEqual(client.published('a.portfolio')?.version, 1);
        assert.ok(client.rules('a.portfolio').includes('unknown-reference'));
        assert.deepEqual(client.of('workspace/diagnostic/refresh'), []);
      },
    );
});

test('a request cancelled while it waits is not begun', async () => {
  let finish = (): void => {};
  const reading = new Promise<void>((resolve) => {
    finish = resolve;
  });
  let begun = 0;
  const counted = defineSessionFeature<object, number>({
    method: 'twotrack/counted',
    params: anything,
    capabilities: () => ({}),
    handle: () => ++begun,
  });
  const files: FileSource = {
    ...nodeFiles,
    find: async (...asked) => {
      await reading;
      return nodeFiles.find(...asked);
    },
  };
  const parts = { files, features: [...features, counted] };
  await withRawClient({ parts }, async (client) => {
    const source = new CancellationTokenSource();
    const cancelled = client.request('twotrack/counted', {}, source.token);
    const kept = client.request('twotrack/counted');
    source.cancel();
    // The stream keeps the order: what follows the cancellation is read after it.
    const unknown = client.request('twotrack/nothing');
    await assert.rejects(unknown);
    finish();
    await assert.rejects(cancelled, { code: LSPErrorCodes.RequestCancelled });
    assert.equal(await kept, 1);
  });
});

test('a closed document is what the disk holds; one that was never saved is gone', async () => {
  const files = { 'root.portfolio': ROOT, 'a.portfolio': 'items:\n  - {id: a, title: A}\n' };
  await withRawClient({ files }, async (client) => {
    await client.open('a.portfolio', REFERS);
    await client.open('new.portfolio', REFERS.replaceAll('a,', 'b,'));
    await client.settled();
    for (const path of ['a.portfolio', 'new.portfolio'])
      assert.ok(client.rules(path).includes('unknown-reference'), path);
    for (const path of ['a.portfolio', 'new.portfolio'])
      await client.notify('textDocument/didClose', { textDocument: { uri: client.uri(path) } });
    await client.settled();
    assert.ok(!client.rules('a.portfolio').includes('unknown-reference'));
    assert.equal(client.published('a.portfolio')?.version, undefined);
    assert.deepEqual(client.findings('new.portfolio'), []);
    assert.deepEqual(
      (await client.request<{ name: string }[]>('workspace/symbol', { query: '' })).map(({ name }) => name),
      ['A'],
    );
  });
});

test('folders are read when they are added and forgotten when they are removed', async () => {
  const files = { 'one/root.portfolio': `${ROOT}${GOAL}`, 'two/root.portfolio': `${ROOT}${REFERS}` };
  await withRawClient(
    { files, folders: ['one'], capabilities: { workspace: { workspaceFolders: true } } },
    async (client) => {
      const change = (added: string[], removed: string[]): Promise<void> =>
        client.notify('workspace/didChangeWorkspaceFolders', {
          event: {
            added: added.map((path) => client.workspaceFolder(path)),
            removed: removed.map((path) => client.workspaceFolder(path)),
          },
        });
      const symbols = async (): Promise<string[]> =>
        (await client.request<{ name: string }[]>('workspace/symbol', { query: '' })).map(({ name }) => name);
      assert.deepEqual(await symbols(), ['G']);
      await change(['two'], []);
      assert.deepEqual(await symbols(), ['A', 'G']);
      await client.settled();
      assert.ok(client.rules('two/root.portfolio').includes('unknown-reference'));
      await change([], ['two']);
      assert.deepEqual(await symbols(), ['G']);
      await client.settled();
      assert.deepEqual(client.findings('two/root.portfolio'), []);
      await change(['two'], ['one']);
      assert.deepEqual(await symbols(), ['A']);
    },
  );
});

test('files that change on disk are read again; an open buffer stands; .gitignore counts', async () => {
  const files = { 'root.portfolio': ROOT, 'a.portfolio': REFERS, 'b.portfolio': 'items: []\n' };
  const capabilities = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };
  await withRawClient({ files, capabilities }, async (client) => {
    const changed = async (path: string, type: 1 | 2 | 3): Promise<void> => {
      await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: client.uri(path), type }] });
      await client.settled();
    };
    const missing = (): boolean => client.rules('a.portfolio').includes('unknown-reference');
    await client.open('b.portfolio', 'items: []\n');
    await client.settled();
    assert.ok(missing());
    const [{ registrations } = { registrations: [] }] = client.of<{
      registrations: { registerOptions: { watchers: { globPattern: string }[] } }[];
    }>('client/registerCapability');
    const watched = registrations[0]?.registerOptions.watchers.map(({ globPattern }) => globPattern);
    const names =
      '*.portfolio *.portfolio.yaml *.portfolio.yml *.import.yaml .gitignore checks/*.yaml checks/*.yml *';
    assert.deepEqual(
      watched,
      names.split(' ').map((name) => `**/${name}`),
    );
    await client.write('c.portfolio', GOAL);
    await changed('c.portfolio', 1);
    assert.ok(!missing());
    await client.write('c.portfolio', 'goals: []\n');
    await changed('c.portfolio', 2);
    assert.ok(missing());
    await client.write('b.portfolio', GOAL);
    await changed('b.portfolio', 2);
    assert.ok(missing(), 'the buffer that is open holds no goal');
    await client.write('.gitignore', 'hidden/\n');
    await client.write('hidden/d.portfolio', GOAL);
    await changed('.gitignore', 1);
    assert.ok(missing(), 'the folder is ignored');
    await client.write('.gitignore', '');
    await changed('.gitignore', 2);
    assert.ok(!missing());
    await rm(join(client.folder, 'a.portfolio'));
    await changed('a.portfolio', 3);
    assert.deepEqual(client.findings('a.portfolio'), []);
  });
});

test('at midnight everything is judged by the new day, and at the next one again', async () => {
  let now = new Date(2027, 0, 31, 23, 59, 30);
  let alarm: { readonly at: number; readonly run: () => void } | null = null;
  const clock: Clock = {
    now: () => now,
    after: (milliseconds, run) => {
      const own = { at: now.getTime() + milliseconds, run };
      alarm = own;
      return () => {
        if (alarm === own) alarm = null;
      };
    },
  };
  const ring = (): void => {
    assert.ok(alarm !== null, 'nothing waits for midnight');
    const { at, run } = alarm;
    now = new Date(at);
    run();
  };
  const text = `${ROOT}items:\n  - {id: a, title: A, status: active, end: 2027-01-25}\n`;
  await withRawClient({ parts: { clock }, initializationOptions: {} }, async (client) => {
    const overdue = async (): Promise<boolean> => {
      await client.settled();
      return client.rules('root.portfolio').includes('overdue-item');
    };
    await client.open('root.portfolio', text);
    // The grace of seven days ends with the first of February.
    assert.equal(await overdue(), false);
    ring();
    assert.deepEqual([now.getMonth(), now.getDate(), now.getHours()], [1, 1, 0]);
    assert.equal(await overdue(), false);
    ring();
    assert.deepEqual([now.getMonth(), now.getDate(), now.getHours()], [1, 2, 0]);
    assert.equal(await overdue(), true);
    await client.notify('workspace/didChangeConfiguration', {
      settings: { twotrack: { today: '2027-01-01' } },
    });
    assert.equal(await overdue(), false);
    assert.equal(alarm, null, 'a stated day never ends');
    await client.notify('workspace/didChangeConfiguration', { settings: { twotrack: { today: '' } } });
    assert.equal(await overdue(), true);
    assert.ok(alarm !== null);
  });
});
