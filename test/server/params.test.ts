/** Messages with parameters of the wrong types: one line that names them, an error for a request, and nothing changed. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ErrorCodes, type SymbolInformation } from 'vscode-languageserver-protocol';
import { features } from '../../server/src/features/index.ts';
import { nodeFiles } from '../../server/src/files/node-files.ts';
import { wireTo, withRawClient } from '../support/raw-client.ts';

const TEXT = 'portfolio: P\nitems:\n  - {id: a, title: A}\n';
const REQUESTS: Readonly<Record<string, readonly object[]>> = {
  'textDocument/hover': [
    {},
    { position: null },
    { position: { line: '0', character: 0 } },
    { textDocument: 5 },
  ],
  'textDocument/codeAction': [
    { range: { start: 1 } },
    { range: range(), context: null },
    { range: range(), context: { only: 'x' } },
  ],
  'codeAction/resolve': [{ data: 5 }, { data: { uri: 5 } }, { data: { uri: 'a', range: null } }],
  'textDocument/rename': [{ position: { line: 0, character: 0 }, newName: 1 }],
  'textDocument/selectionRange': [{ positions: {} }, { positions: [null] }],
  'textDocument/semanticTokens/range': [{ range: 5 }],
  'textDocument/semanticTokens/full/delta': [{}],
  'workspace/symbol': [{}, { query: 5 }],
  'workspace/diagnostic': [{ previousResultIds: [5] }],
  'workspace/executeCommand': [{}, { command: 'x', arguments: 5 }],
  'workspace/willRenameFiles': [{ files: [{}] }],
  'callHierarchy/incomingCalls': [{ item: null }, { item: { uri: 'a', selectionRange: range(), data: 5 } }],
};
const NOTIFICATIONS: Readonly<Record<string, readonly object[]>> = {
  'textDocument/didOpen': [{ textDocument: null }, {}],
  'textDocument/didChange': [
    {},
    { contentChanges: [null] },
    { contentChanges: [{ text: 'items: []' }, { text: 5 }] },
    { contentChanges: [{ range: { start: 0 }, text: '' }] },
  ],
  'textDocument/didClose': [{ textDocument: { uri: null } }],
  'workspace/didChangeWatchedFiles': [{}, { changes: [{ uri: 5 }] }],
  'workspace/didChangeWorkspaceFolders': [{}, { event: { added: [{}], removed: [] } }],
};

function range(): object {
  return { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
}

it('names parameters of the wrong types in one line, answers InvalidParams, and changes nothing', () =>
  withRawClient({ files: { 'a.portfolio': TEXT } }, async (client) => {
    await client.open('a.portfolio', TEXT);
    const textDocument = { uri: client.uri('a.portfolio'), version: 2 };
    const lines = (): string[] =>
      client.of<{ message: string }>('window/logMessage').map(({ message }) => message);
    let sent = 0;
    const isTold = (method: string): void => {
      assert.equal(lines().length, ++sent, `${method}: ${lines().join('\n')}`);
      assert.match(lines().at(-1) ?? '', new RegExp(`^The parameters? .*of ${method} (?:is|are) [^\\n]*$`));
    };
    for (const [method, all] of Object.entries(REQUESTS))
      for (const params of all) {
        await assert.rejects(client.request(method, { textDocument, ...params }), {
          code: ErrorCodes.InvalidParams,
        });
        isTold(method);
      }
    for (const [method, all] of Object.entries(NOTIFICATIONS))
      for (const params of all) {
        await client.notify(method, { textDocument, ...params });
        await client.settled();
        isTold(method);
      }
    await assert.rejects(client.connection.sendRequest('textDocument/hover', 1, 2), {
      code: ErrorCodes.InvalidParams,
    });
    const symbols = await client.request<SymbolInformation[]>('workspace/symbol', { query: '' });
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['A'],
    );
  }));

it('checks the parameters of every request of our own', () =>
  withRawClient({ files: { 'a.portfolio': TEXT } }, async (client) => {
    const own = features.map(({ method }) => method).filter((method) => method.startsWith('twotrack/'));
    const free = ['twotrack/portfolios', 'twotrack/pictureStyle'];
    for (const method of own)
      for (const params of [{}, { portfolio: 5, uri: 5, target: {} }, { portfolio: null, uri: null }])
        if (!free.includes(method))
          await assert.rejects(client.request(method, params), { code: ErrorCodes.InvalidParams }, method);
    const portfolio = client.uri();
    const wrong: Readonly<Record<string, readonly object[]>> = {
      'twotrack/tree': [{ groupBy: 'x' }, { groupBy: 'track', filter: null }],
      'twotrack/edit': [
        { verb: 'split', targets: 'a' },
        { verb: 5, targets: [] },
        { verb: 'toString', targets: [] },
      ],
      'twotrack/picture': [
        { view: 'timeline', width: '5' },
        { view: 'timeline', width: 500, zoom: {} },
      ],
      'twotrack/moveDates': [{ key: 'a', grip: 'middle', push: true }],
      'twotrack/drawItem': [{ track: 'strategic', from: 1e12, to: 0, dayWidth: 5 }],
      'twotrack/importSheet': [{ source: { name: 'x.xlsx', base64: '!' } }],
      'twotrack/review': [{ format: 'html', since: { name: 'x', files: [{}] } }],
      'twotrack/triage': [{ decided: [{ target: 'a' }] }],
    };
    for (const [method, all] of Object.entries(wrong))
      for (const params of all)
        await assert.rejects(client.request(method, { portfolio, ...params }), {
          code: ErrorCodes.InvalidParams,
        });
    for (const { message } of client.of<{ message: string }>('window/logMessage'))
      assert.match(message, /^The parameter [\w.]+ of twotrack\/\w+ is missing or of the wrong type\.$/);
  }));

it('names what is wrong at the start, and can be started then', async () => {
  const { connection, dispose } = wireTo({ files: nodeFiles });
  connection.listen();
  try {
    const start = (params: object): Promise<unknown> =>
      connection.sendRequest('initialize', { processId: null, capabilities: {}, ...params });
    for (const params of [
      { rootUri: 5 },
      { workspaceFolders: [null] },
      { workspaceFolders: 'x' },
      { capabilities: { general: { positionEncodings: 'utf-8' } } },
      { capabilities: { textDocument: { hover: { contentFormat: 5 } } } },
    ])
      await assert.rejects(start(params), { code: ErrorCodes.InvalidParams });
    // What a client writes as null it has not.
    const capabilities = {
      general: { positionEncodings: null },
      textDocument: { hover: { contentFormat: null }, codeAction: { resolveSupport: null } },
      workspace: null,
    };
    const initializationOptions = { confidence: null, translations: null, today: null };
    await start({ rootUri: null, workspaceFolders: null, capabilities, initializationOptions });
    assert.equal(await connection.sendRequest('shutdown'), null);
  } finally {
    dispose();
  }
});
