/**
 * A client that says it can do everything and then refuses whatever it is asked, or never answers: the server goes on
 * without. And one that reads the files for the server.
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

const ROOT = 'portfolio: P\n';
const REFERS = 'items:\n  - {id: a, title: A, goals: [g]}\n';

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
      assert.match(String(said[0]), 'twotrack/find' in answers ? /of the wrong type/ : /\(no\)/);
    });
});

test('a worker reads through its client, and says why a file cannot be read', async () => {
  const texts: Record<string, { text: string | null; problem?: string } | undefined> = {
    'root.portfolio': { text: `\uFEFF${ROOT}` },
    'a.portfolio': { text: REFERS },
    'bad.portfolio': { text: null, problem: 'This file is asleep.' },
    'refused.portfolio': undefined,
    'gone.portfolio': { text: null },
    'checks/own.yaml': { text: 'name: own\nwhen: {title: {missing: false}}\nmessage: "{title}: seen"\n' },
  };
  const base = 'memfs:/plan';
  const asked: string[] = [];
  const answers = {
    'twotrack/find': ({ folder, endings }: { folder: string; endings: string[] }) => {
      asked.push(`${folder} ${endings.join(' ')}`);
      const uris = Object.keys(texts).map((name) => `${base}/${name}`);
      return {
        uris: uris.filter(
          (uri) => uri.startsWith(`${folder}/`) && endings.some((ending) => uri.endsWith(ending)),
        ),
      };
    },
    'twotrack/read': ({ uri }: { uri: string }) =>
      texts[uri.slice(base.length + 1)] ?? Promise.reject(Error('too many')),
  };
  const initializationOptions = { today: '2027-09-15', filesThroughClient: true };
  await withRawClient(
    { folders: [], answers, initializationOptions, capabilities: { workspace: { workspaceFolders: true } } },
    async (client) => {
      await client.notify('workspace/didChangeWorkspaceFolders', {
        event: { added: [{ uri: base, name: 'plan' }], removed: [] },
      });
      await client.settled();
      assert.deepEqual(asked, [
        `${base} .portfolio .portfolio.yaml .portfolio.yml .import.yaml .gitignore`,
        `${base}/checks .yaml .yml`,
      ]);
      const found = (name: string) => client.publishedAt(`${base}/${name}`)?.diagnostics;
      assert.ok(found('a.portfolio')?.some(({ code }) => code === 'unknown-reference'));
      assert.ok(found('a.portfolio')?.some(({ code }) => code === 'house/own'));
      assert.ok(found('bad.portfolio')?.some(({ message }) => String(message).includes('asleep')));
      assert.match(String(found('refused.portfolio')?.[0]?.message), /too many/);
      assert.equal(found('gone.portfolio'), undefined);
    },
  );
});
