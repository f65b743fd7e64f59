/**
 * Whatever is opened, edited, saved and closed, in whatever order the editor and the disk tell of it, the server says
 * what a server says that begins now with the same files on disk and the same documents open.
 */
import assert from 'node:assert/strict';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { type Connected, connect, type Host, inFolder, writeIn } from '../support/disk.ts';
import { withRawClient } from '../support/raw-client.ts';
import { runs } from '../support/runs.ts';

const paths = ['r.portfolio', 'a.portfolio', 'b.portfolio'] as const;
const texts = [
  'portfolio: R\ngoals:\n  - {id: g, title: G}\n',
  'items:\n  - {id: a, title: A, goals: [g]}\n',
  'items:\n  - {id: a, title: A, goals: [g]}\n  - {id: b, title: B, goals: [h]}\n',
  'items: []\n',
  'portfolio: Q\nitems:\n  - {id: b, title: B, depends-on: [a]}\n',
] as const;
const path = fc.constantFrom(...paths);
const text = fc.constantFrom(...texts);

const operation = fc.oneof(
  fc.record({ do: fc.constant('open' as const), path }),
  fc.record({ do: fc.constant('edit' as const), path, text }),
  fc.record({ do: fc.constant('save' as const), path }),
  fc.record({
    do: fc.constant('close' as const),
    path,
    /** An edit that the editor made before it closed the file and tells of afterwards; null for none. */
    late: fc.option(text),
    /** True if no event follows for what was written while the file was open: closing it reads it. */
    silent: fc.boolean(),
  }),
  fc.record({ do: fc.constant('write' as const), path, text: fc.option(text) }),
  fc.record({ do: fc.constant('tell' as const) }),
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

/** An editor that holds documents, writes files, and owes the server the events of the disk until it tells them. */
class Editor {
  readonly open = new Map<string, string>();
  readonly #owed = new Set<string>();
  readonly #top: string;
  readonly #server: Connected;

  constructor(top: string, server: Connected) {
    this.#top = top;
    this.#server = server;
  }

  async perform(what: Operation): Promise<void> {
    if (what.do === 'tell') return this.tell();
    if (what.do === 'write') return this.#write(what.path, what.text);
    const held = this.open.get(what.path);
    if (what.do === 'open') {
      if (held !== undefined) return;
      const disk = await readFile(join(this.#top, what.path), 'utf8').catch(() => '');
      this.open.set(what.path, disk);
      return this.#server.open(what.path, disk);
    }
    if (held === undefined) return;
    if (what.do === 'edit') {
      this.open.set(what.path, what.text);
      return this.#server.edit(what.path, what.text);
    }
    if (what.do === 'save') {
      await this.#write(what.path, held);
      return this.#server.save(what.path);
    }
    this.open.delete(what.path);
    if (what.silent) this.#owed.delete(what.path);
    await this.#server.close(what.path);
    if (what.late !== null) await this.#server.edit(what.path, what.late);
  }

  async tell(): Promise<void> {
    const changes = [...this.#owed].map((each) => ({ path: each, type: 1 as const }));
    this.#owed.clear();
    await this.#server.tell(changes);
  }

  async #write(to: string, content: string | null): Promise<void> {
    if (content === null) await rm(join(this.#top, to), { force: true });
    else await writeIn(this.#top, to, content);
    this.#owed.add(to);
  }
}

describe('what is open and what is closed', () => {
  for (const through of [true, false])
    it(`is what the server knows, ${through ? 'reading through the client' : 'reading by itself'}`, () =>
      fc.assert(
        fc.asyncProperty(
          fc.tuple(text, text, text),
          fc.array(operation, { minLength: 1, maxLength: 16 }),
          (before, operations) =>
            inFolder(async (top) => {
              for (const [at, each] of paths.entries()) await writeIn(top, each, before[at] ?? '');
              const host: Host = { watches: true, through };
              const server = await connect(top, host);
              const editor = new Editor(top, server);
              for (const each of operations) await editor.perform(each);
              await editor.tell();
              const fresh = await connect(top, host);
              for (const [each, content] of editor.open) await fresh.open(each, content);
              assert.deepEqual(await server.says(), await fresh.says());
              assert.deepEqual(server.messages, []);
              await fresh.stop();
              await server.stop();
            }),
        ),
        runs(30),
      ));

  it('counts an item once whose move is undone, though its file is told to be closed before it is told of the undo', async () => {
    const line = '  - {id: a, title: A}\n';
    const files = {
      'r.portfolio': 'portfolio: R\n',
      'from.portfolio': `items:\n${line}  - {id: b, title: B}\n`,
      'to.portfolio': 'items:\n  - {id: c, title: C}\n',
    };
    const capabilities = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };
    await withRawClient({ files, capabilities }, async (client) => {
      const at = (row: number) => ({ line: row, character: 0 });
      const replace = (file: string, version: number, [start, end]: [number, number], inserted: string) =>
        client.notify('textDocument/didChange', {
          textDocument: { uri: client.uri(file), version },
          contentChanges: [{ range: { start: at(start), end: at(end) }, text: inserted }],
        });
      for (const file of ['from.portfolio', 'to.portfolio'] as const) await client.open(file, files[file]);
      await replace('from.portfolio', 2, [1, 2], '');
      await replace('to.portfolio', 2, [2, 2], line);
      await client.settled();
      assert.ok(!client.rules('to.portfolio').includes('duplicate-id'));
      // The undo, as vscode-languageclient tells of it: a close overtakes a change of the same moment.
      await replace('to.portfolio', 3, [2, 3], '');
      await client.notify('textDocument/didClose', { textDocument: { uri: client.uri('from.portfolio') } });
      await replace('from.portfolio', 3, [1, 1], line);
      const symbols = await client.request<{ name: string }[]>('workspace/symbol', { query: '' });
      assert.deepEqual(symbols.map(({ name }) => name).sort(), ['A', 'B', 'C']);
      assert.ok(!client.rules('from.portfolio').includes('duplicate-id'));
    });
  });
});
