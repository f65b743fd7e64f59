/** A client that says it can do everything and then refuses whatever it is asked: the server goes on without. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  createConnection,
  ErrorCodes,
  ProposedFeatures,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { Diagnostic, InitializeResult } from 'vscode-languageserver-protocol';
import { createMessageConnection } from 'vscode-languageserver-protocol/node';
import { nodeFiles } from '../../server/src/files/node-files.ts';
import { serve } from '../../server/src/server/serve.ts';

test('a refused request costs nothing, and other YAML is left alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'twotrack-refusing-'));
  await writeFile(join(folder, 'root.portfolio'), 'portfolio: P\n');
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const server = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(toServer),
    new StreamMessageWriter(toClient),
  );
  serve(server, nodeFiles);
  const client = createMessageConnection(
    new StreamMessageReader(toClient),
    new StreamMessageWriter(toServer),
  );
  const refused = new Set<string>();
  client.onRequest((method) => {
    refused.add(method);
    return new ResponseError(ErrorCodes.InternalError, 'no');
  });
  const published = new Map<string, readonly Diagnostic[]>();
  client.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => {
    published.set(uri, diagnostics);
  });
  client.listen();
  const uri = (name: string): string => pathToFileURL(join(folder, name)).toString();
  const open = (name: string, languageId: string, text: string): Promise<void> =>
    client.sendNotification('textDocument/didOpen', {
      textDocument: { uri: uri(name), languageId, version: 1, text },
    });
  try {
    await client.sendRequest<InitializeResult>('initialize', {
      processId: null,
      rootUri: pathToFileURL(folder).toString(),
      workspaceFolders: [{ uri: pathToFileURL(folder).toString(), name: 'case' }],
      capabilities: {
        window: { workDoneProgress: true },
        workspace: {
          didChangeWatchedFiles: { dynamicRegistration: true },
          workspaceFolders: true,
          codeLens: { refreshSupport: true },
          inlayHint: { refreshSupport: true },
          semanticTokens: { refreshSupport: true },
        },
      },
    });
    await client.sendNotification('initialized', {});
    await open('a.portfolio', 'yaml', 'items:\n  - {id: a, title: A, goals: [g]}\n');
    // This changes what is true of the file before.
    await open('b.portfolio', 'portfolio', 'goals:\n  - {id: g, title: G}\n');
    await open('compose.yaml', 'yaml', 'services: {}\n');
    await client.sendRequest('workspace/symbol', { query: '' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const symbols = await client.sendRequest<readonly { name: string }[]>('workspace/symbol', { query: '' });
    assert.ok(symbols.some(({ name }) => name.includes('G')));
    assert.deepEqual(
      published.get(uri('a.portfolio'))?.filter(({ code }) => code === 'unknown-reference'),
      [],
    );
    assert.equal(published.has(uri('compose.yaml')), false);
    for (const method of [
      'client/registerCapability',
      'window/workDoneProgress/create',
      'workspace/codeLens/refresh',
    ])
      assert.ok(refused.has(method), `${method} was not asked: ${[...refused].join(', ')}`);
    assert.equal(await client.sendRequest('shutdown'), null);
  } finally {
    client.dispose();
    server.dispose();
    await rm(folder, { recursive: true, force: true });
  }
});
