/** Documents that are on no disk: nothing of the disk is taken for their own, whatever their URI looks like. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withRawClient } from '../support/raw-client.ts';

const CHECK = 'name: own\nwhen: {title: {missing: false}}\nmessage: "{title}: seen"\n';
const TEXT = 'portfolio: P\nitems:\n  - {id: a, title: A, goals: [gone]}\n';

test('a document with an odd URI is checked alone, and nothing fails', async () => {
  const files = { 'checks/own.yaml': CHECK, 'more.portfolio': 'goals:\n  - {id: gone, title: G}\n' };
  await withRawClient({ files, folders: [] }, async (client) => {
    const path = client.uri().slice('file://'.length);
    const odd = [
      'http://[::1',
      'memfs:/100%',
      'file:///%zz',
      '\u{1f389}:',
      `vscode-vfs://${path}`,
      `git:${path}`,
    ];
    for (const [at, folder] of odd.entries()) {
      const uri = `${folder}/${at}.portfolio`;
      await client.notify('textDocument/didOpen', {
        textDocument: { uri, languageId: 'portfolio', version: 1, text: TEXT },
      });
      await client.settled();
      const codes = client.publishedAt(uri)?.diagnostics.map(({ code }) => code) ?? [];
      assert.ok(codes.includes('unknown-reference'), uri);
      assert.ok(!codes.includes('house/own'), uri);
      await client.notify('textDocument/didClose', { textDocument: { uri } });
      await client.settled();
    }
    assert.deepEqual(client.of('window/logMessage'), []);
  });
});
