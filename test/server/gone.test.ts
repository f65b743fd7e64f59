/** A portfolio that is gone is gone for everybody: our own client hears of it, and its tree says again how to begin. */
import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { FileChangeType } from 'vscode-languageserver-protocol';
import { withRawClient } from '../support/raw-client.ts';

const PLAN = 'portfolio: Only\nitems: [{id: a, title: A}]\n';
const DELETED = FileChangeType.Deleted;

test('a portfolio whose last file is deleted is told of, though nothing of it is left to change', async () => {
  const options = {
    files: { 'only.portfolio': PLAN },
    capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
    initializationOptions: { today: '2027-09-15', modelChanged: true },
  };
  await withRawClient(options, async (client) => {
    const told = (): number => client.of('twotrack/modelChanged').length;
    await client.until('the portfolio is told of', () => told() > 0);
    assert.equal((await client.request<object[]>('twotrack/portfolios')).length, 1);
    const before = told();
    await rm(join(client.folder, 'only.portfolio'));
    const changes = [{ uri: client.uri('only.portfolio'), type: DELETED }];
    await client.notify('workspace/didChangeWatchedFiles', { changes });
    await client.until('its end is told of', () => told() > before);
    assert.deepEqual(await client.request('twotrack/portfolios'), []);
  });
});

test('a root file that was deleted while it was open goes when it is closed', async () => {
  const capabilities = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };
  await withRawClient({ files: { 'only.portfolio': PLAN }, capabilities }, async (client) => {
    const uri = client.uri('only.portfolio');
    await client.open('only.portfolio', PLAN);
    await rm(join(client.folder, 'only.portfolio'));
    await client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: DELETED }] });
    await client.settled();
    assert.equal((await client.request<object[]>('twotrack/portfolios')).length, 1);
    await client.notify('textDocument/didClose', { textDocument: { uri } });
    await client.settled();
    assert.deepEqual(await client.request('twotrack/portfolios'), []);
  });
});
