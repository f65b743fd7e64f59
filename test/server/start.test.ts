/** How a client may begin: what it says of folders and settings in `initialize`. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nodeFiles } from '../../server/src/files/node-files.ts';
import { wireTo, withRawClient } from '../support/raw-client.ts';

test('a client names its folder in any way that the protocol ever had', async () => {
  const params = { processId: null, capabilities: {}, initializationOptions: { today: 5, maxFindings: -1 } };
  await withRawClient(
    { files: { 'a.portfolio': 'portfolio: P\nitems:\n  - {id: a, title: A}\n' } },
    async (client) => {
      const own = client.uri().replace(/\/$/, '');
      const { folder } = client;
      for (const named of [
        { rootUri: own, workspaceFolders: [] },
        { rootUri: own, workspaceFolders: null, rootPath: '/elsewhere' },
        { rootUri: null, rootPath: folder },
        { rootUri: own.replace('file://', 'file://localhost') },
        { rootUri: null, workspaceFolders: [{ uri: `${own}/`, name: 'a' }] },
      ]) {
        const { connection, dispose } = wireTo({ files: nodeFiles });
        connection.listen();
        try {
          await connection.sendRequest('initialize', { ...params, ...named });
          await connection.sendNotification('initialized', {});
          const symbols = await connection.sendRequest<object[]>('workspace/symbol', { query: '' });
          assert.equal(symbols.length, 1, JSON.stringify(named));
        } finally {
          dispose();
        }
      }
    },
  );
});
