/**
 * Workspace folders that come and go, one within another, and documents in them and outside: the server says what a
 * server says that begins now with the same folders and the same documents.
 */
import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { FileSource } from '../../server/src/core/text/file-source.ts';
import { nodeFiles, uriOf } from '../../server/src/files/node-files.ts';
import { connect, inFolder, writeIn } from '../support/disk.ts';
import { runs } from '../support/runs.ts';

const HOST = { watches: true, through: false } as const;
const files = {
  'r.portfolio': 'portfolio: R\ngoals:\n  - {id: g, title: G}\n',
  'a/x.portfolio': 'items:\n  - {id: x, title: X, goals: [g]}\n',
  'a/b/y.portfolio': 'items:\n  - {id: y, title: Y, goals: [h], depends-on: [x]}\n',
  'c/s.portfolio': 'portfolio: S\nitems:\n  - {id: x, title: X, goals: [h]}\n',
  'c/d/z.portfolio': 'items:\n  - {id: z, title: Z, depends-on: [x]}\n',
} as const;
const paths = Object.keys(files) as (keyof typeof files)[];

const folder = fc.constantFrom('', 'a', 'a/b', 'c', 'c/d');
const path = fc.constantFrom(...paths, 'c/new.portfolio', 'a/b/other.yaml');
const operation = fc.oneof(
  fc.record({ do: fc.constant('add' as const), folder }),
  fc.record({ do: fc.constant('remove' as const), folder }),
  fc.record({ do: fc.constant('open' as const), path }),
  fc.record({ do: fc.constant('close' as const), path }),
  fc.record({ do: fc.constant('rewrite root' as const), isRoot: fc.boolean() }),
);

describe('workspace folders', () => {
  it('and open documents alone decide what is read, in whatever order they came and went', () =>
    fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(folder),
        fc.array(operation, { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        (before, operations, reversed) =>
          inFolder(async (top) => {
            for (const [each, text] of Object.entries(files)) await writeIn(top, each, text);
            const folders = new Set<string>(before);
            const open = new Set<string>();
            const textOf = (each: string): string =>
              files[each as keyof typeof files] ?? 'items:\n  - {id: n, title: N}\n';
            const server = await connect(top, HOST, nodeFiles, before);
            for (const each of operations)
              switch (each.do) {
                case 'add':
                  if (!folders.has(each.folder)) await server.folders([each.folder], []);
                  folders.add(each.folder);
                  break;
                case 'remove':
                  if (folders.delete(each.folder)) await server.folders([], [each.folder]);
                  break;
                case 'open':
                  if (!open.has(each.path)) await server.open(each.path, textOf(each.path));
                  open.add(each.path);
                  break;
                case 'close':
                  if (open.delete(each.path)) await server.close(each.path);
                  break;
                case 'rewrite root':
                  await writeIn(top, 'r.portfolio', each.isRoot ? files['r.portfolio'] : 'items: []\n');
                  await server.tell([{ path: 'r.portfolio', type: 1 }]);
              }
            const fresh = await connect(top, HOST, nodeFiles, [...folders]);
            for (const each of reversed ? [...open].reverse() : open) await fresh.open(each, textOf(each));
            assert.deepEqual(await server.says(), await fresh.says());
            assert.deepEqual(server.messages, []);
            await fresh.stop();
            await server.stop();
          }),
      ),
      runs(40),
    ));

  it('take with them what was read only for a document, once that is closed', () =>
    inFolder(async (top) => {
      for (const [each, text] of Object.entries(files)) await writeIn(top, each, text);
      const server = await connect(top, HOST, nodeFiles, ['a/b']);
      const before = await server.says();
      await server.open('c/d/z.portfolio', files['c/d/z.portfolio']);
      assert.ok(Object.keys((await server.says()).findings).includes('c/s.portfolio'));
      await server.close('c/d/z.portfolio');
      assert.deepEqual(await server.says(), before);
      // What was never saved, or is called otherwise and was opened as a portfolio, is on no disk.
      for (const path of ['a/b/new.portfolio', 'a/b/notes.yaml']) {
        await server.open(path, files['c/s.portfolio']);
        assert.ok((await server.says()).symbols.includes(`${path} X`));
        await server.close(path);
        assert.deepEqual(await server.says(), before);
      }
      await server.stop();
    }));

  it('are looked at once more for a burst of documents opened in many, and not once for each', () =>
    inFolder(async (top) => {
      const paths = Array.from({ length: 20 }, (_, at) => `${at}/r.portfolio`);
      for (const path of paths) await writeIn(top, path, 'portfolio: P\n');
      let looks = 0;
      const source: FileSource = {
        ...nodeFiles,
        find: (each, onUnreadable) => {
          looks++;
          return nodeFiles.find(each, onUnreadable);
        },
      };
      const server = await connect(top, { ...HOST, watches: false }, source, []);
      await Promise.all(paths.map((path) => server.open(path, 'portfolio: P\ngoals: [{id: g, title: G}]\n')));
      assert.equal((await server.says()).symbols.length, 20);
      // Each is read as it is opened, and at most a few times as the disk is polled.
      assert.ok(looks <= 5 * paths.length, String(looks));
      await server.stop();
    }));

  it('are searched below, but not the home folder around a single document', () =>
    inFolder(async (top) => {
      for (const [each, text] of Object.entries(files)) await writeIn(top, each, text);
      const looked: string[] = [];
      const source: FileSource = {
        ...nodeFiles,
        find: (each, onUnreadable) => {
          looked.push(each);
          return nodeFiles.find(each, onUnreadable);
        },
        list: async (each) => ({ ...(await nodeFiles.list(each)), vast: each === uriOf(top) }),
      };
      const server = await connect(top, HOST, source, []);
      const symbols = async (): Promise<readonly string[]> => (await server.says()).symbols;
      await server.open('x.portfolio', files['a/x.portfolio']);
      assert.deepEqual(await symbols(), ['r.portfolio G', 'x.portfolio X']);
      assert.deepEqual(looked, []);
      await server.close('x.portfolio');
      // The root of this document's portfolio is in the vast folder, whose other folders are not searched for it.
      await server.open('a/x.portfolio', files['a/x.portfolio']);
      assert.deepEqual(await symbols(), ['a/b/y.portfolio Y', 'a/x.portfolio X', 'r.portfolio G']);
      assert.deepEqual([...new Set(looked)], [uriOf(join(top, 'a'))]);
      // Opened itself, a folder is read with the whole portfolio around it.
      for (const opened of ['a', '']) {
        await server.folders([opened], []);
        assert.ok((await symbols()).includes('c/s.portfolio X'), opened);
        await server.folders([], [opened]);
        assert.ok(!(await symbols()).includes('c/s.portfolio X'), opened);
      }
      await server.stop();
      assert.equal((await nodeFiles.list(uriOf(homedir()))).vast, true);
      assert.equal((await nodeFiles.list(uriOf(top))).vast, false);
    }));
});
