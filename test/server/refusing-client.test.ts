/**
 * A client that says it can do everything and then refuses whatever it is asked, or never answers: the server goes on
 * without.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withRawClient } from '../support/raw-client.ts';

const capabilities = {
  window: { workDoneProgress: true },
  workspace: {
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceFolders: true,
    codeLens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    semanticTokens: { refreshSupport: true },
  },
};

test('a refused request costs nothing, and other YAML is left alone', async () => {
  const files = { 'root.portfolio': 'portfolio: P\n' };
  await withRawClient({ files, capabilities, refuses: true }, async (client) => {
    await client.open('a.portfolio', 'items:\n  - {id: a, title: A, goals: [g]}\n', 'yaml');
    // This changes what is true of the file before.
    await client.open('b.portfolio', 'goals:\n  - {id: g, title: G}\n');
    await client.open('compose.yaml', 'services: {}\n', 'yaml');
    for (const method of [
      'client/registerCapability',
      'window/workDoneProgress/create',
      'workspace/codeLens/refresh',
      'workspace/inlayHint/refresh',
      'workspace/semanticTokens/refresh',
    ])
      await client.until(`${method} is asked`, () => client.of(method).length > 0);
    const symbols = await client.request<readonly { name: string }[]>('workspace/symbol', { query: '' });
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['A', 'G'],
    );
    assert.ok(!client.rules('a.portfolio').includes('unknown-reference'));
    assert.equal(client.published('compose.yaml'), undefined);
  });
});

test('a client that never answers waits for nothing either', async () => {
  const never = (): Promise<never> => new Promise(() => {});
  const files = { 'root.portfolio': 'portfolio: P\nitems:\n  - {id: a, title: A, goals: [g]}\n' };
  const answers = {
    'client/registerCapability': never,
    'window/workDoneProgress/create': never,
    'workspace/codeLens/refresh': never,
  };
  await withRawClient({ files, capabilities, answers }, async (client) => {
    await client.until('progress is asked for', () => client.of('window/workDoneProgress/create').length > 0);
    await client.settled();
    assert.ok(client.rules('root.portfolio').includes('unknown-reference'));
  });
});
