/**
 * A client that says it can do everything and then refuses whatever it is asked, or never answers: the server goes on
 * without.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Clock } from '../../server/src/server/kit/clock.ts';
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

test('a client that reads files and never answers is waited for once, and its folder is named', async () => {
  /** The timers that wait, each with its duration in ms. */
  const timers = new Map<() => void, number>();
  const clock: Clock = {
    now: () => new Date(2027, 8, 15),
    after: (milliseconds, run) => {
      timers.set(run, milliseconds);
      return () => timers.delete(run);
    },
  };
  const never = (): Promise<never> => new Promise(() => {});
  const options = {
    parts: { clock },
    initializationOptions: { today: '2027-09-15', filesThroughClient: true, modelChanged: true },
    answers: { 'twotrack/find': never, 'twotrack/read': never },
  };
  await withRawClient(options, async (client) => {
    const waits: number[] = [];
    const ring = setInterval(() => {
      for (const [run, milliseconds] of [...timers]) {
        timers.delete(run);
        waits.push(milliseconds);
        run();
      }
    }, 5);
    try {
      await client.open('a.portfolio', 'items:\n  - {id: a, title: A, goals: [g]}\n');
      await client.settled();
      assert.ok(client.rules('a.portfolio').includes('unknown-reference'));
      const said = client.of<{ message: string }>('window/showMessage').map(({ message }) => message);
      assert.equal(said.filter((message) => message.includes('the editor does not answer')).length, 1);
      assert.equal(waits.filter((milliseconds) => milliseconds === 60_000).length, 1);
    } finally {
      clearInterval(ring);
    }
  });
});

test('a client that refuses to look for files, or answers something else, is told which folder is not read', async () => {
  const initializationOptions = { today: '2027-09-15', filesThroughClient: true };
  const wrong = [null, 5, {}, { uris: [5] }].map((answer) => ({ 'twotrack/find': () => answer }));
  for (const answers of [{}, ...wrong])
    await withRawClient({ initializationOptions, refuses: true, answers }, async (client) => {
      await client.settled();
      const said = client.of<{ message: string }>('window/showMessage').map(({ message }) => message);
      assert.equal(said.length, 1);
      assert.ok(said[0]?.includes(client.folder), said[0]);
      assert.match(said[0], 'twotrack/find' in answers ? /of the wrong type/ : /\(no\)/);
    });
});
