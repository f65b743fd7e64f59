/**
 * After any burst of changes on the disk the server says what a server says that begins now: files and folders made,
 * moved, deleted, emptied, ignored; with a client that tells of them and with one that cannot; files read by the server
 * and through the client.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmod, mkdir, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import type { FileSource } from '../../server/src/core/text/file-source.ts';
import { nodeFiles } from '../../server/src/files/node-files.ts';
import { leaveOut } from '../support/capable.ts';
import { connect, type Host, inFolder, writeIn } from '../support/disk.ts';
import { runs } from '../support/runs.ts';
import { until } from '../support/until.ts';

const folders = ['.', 'ops', 'plans', 'ops/deep', 'Plans'] as const;
const names = ['r.portfolio', 'i.portfolio', 'g.portfolio.yaml', 'i.import.yaml', 'notes.md'] as const;
const texts = [
  'portfolio: R\nperiod: 2027\n',
  'goals:\n  - {id: g, title: G}\n',
  'items:\n  - {id: a, title: A, goals: [g]}\n',
  'items:\n  - {id: a, title: A2, goals: [nope]}\n  - {id: b, title: B, depends-on: [a]}\n',
  'rules: {unknown-reference: warning}\nportfolio: Q\n',
  'items: [',
  'last:\n  a: {title: Z}\n  b: {title: B, depends-on: [c]}\n',
] as const;
const ignores = ['ops/\n', '*.portfolio\n!i.portfolio\n', '/r.portfolio\n', 'Plans/\n', ''] as const;

const place = fc.constantFrom(...folders);
const path = fc.tuple(place, fc.constantFrom(...names)).map(([at, name]) => join(at, name));
const operation = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('write' as const), path, text: fc.constantFrom(...texts) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('move' as const),
      from: fc.oneof(path, place),
      to: fc.oneof(path, place),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete' as const), path: fc.oneof(path, place) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('ignore' as const),
      at: place,
      text: fc.constantFrom(...ignores),
    }),
  },
);
type Operation = typeof operation extends fc.Arbitrary<infer T> ? T : never;

/** Does one thing to the disk; answers what a watcher tells of it: of a folder that goes or comes, itself alone. */
async function perform(top: string, what: Operation): Promise<{ path: string; type: 1 | 3 }[]> {
  const real = (each: string): string => join(top, each);
  const made = async (target: string): Promise<{ path: string; type: 1 | 3 }[]> => {
    const missing: string[] = [];
    for (let at = dirname(target); at !== '.' && !(await exists(real(at))); at = dirname(at))
      missing.push(at);
    await mkdir(dirname(real(target)), { recursive: true });
    return missing.slice(-1).map((each) => ({ path: each, type: 1 }));
  };
  try {
    switch (what.do) {
      case 'write':
      case 'ignore': {
        const target = what.do === 'write' ? what.path : join(what.at, '.gitignore');
        const events = await made(target);
        await writeFile(real(target), what.text);
        return events.length > 0 ? events : [{ path: target, type: 1 }];
      }
      case 'move': {
        if (
          what.from === '.' ||
          what.to === '.' ||
          `${what.to}/`.startsWith(`${what.from}/`) ||
          `${what.from}/`.startsWith(`${what.to}/`)
        )
          return [];
        if (!(await exists(real(what.from)))) return [];
        const events = await made(what.to);
        await rm(real(what.to), { recursive: true, force: true });
        await rename(real(what.from), real(what.to));
        return [{ path: what.from, type: 3 }, ...events, { path: what.to, type: 1 }];
      }
      case 'delete': {
        if (what.path === '.' || !(await exists(real(what.path)))) return [];
        await rm(real(what.path), { recursive: true, force: true });
        return [{ path: what.path, type: 3 }];
      }
    }
  } catch {
    // A file stands where a folder would.
    return [];
  }
}
const exists = (each: string): Promise<boolean> =>
  stat(each).then(
    () => true,
    () => false,
  );

const hosts = [true, false].flatMap((watches) =>
  [true, false].map((through): Host => ({ watches, through })),
);

describe('what stands on the disk', () => {
  for (const host of hosts)
    it(`is what the server knows, ${host.watches ? 'told of it' : 'not told of it'}, ${host.through ? 'read through the client' : 'read by itself'}`, () =>
      fc.assert(
        fc.asyncProperty(
          fc.array(operation, { minLength: 1, maxLength: 6 }),
          fc.array(fc.array(operation, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 }),
          fc.boolean(),
          (before, bursts, amongOthers) =>
            inFolder(async (top) => {
              for (const each of before) await perform(top, each);
              const server = await connect(top, host);
              for (const burst of bursts) {
                const events: { path: string; type: 1 | 3 }[] = [];
                for (const each of burst) events.push(...(await perform(top, each)));
                // A build or an installation changes hundreds of other files in the same moment.
                if (amongOthers)
                  for (let at = 0; at < 200; at++) events.push({ path: `ops/${at}.js`, type: 1 });
                if (host.watches) await server.tell(events);
                else await server.save('elsewhere.portfolio');
                const fresh = await connect(top, host);
                assert.deepEqual(await server.says(), await fresh.says());
                await fresh.stop();
              }
              assert.deepEqual(server.messages, []);
              await server.stop();
            }),
        ),
        runs(12),
      ));

  it('is ignored no longer where a folder took the place of another that ignored it', () =>
    inFolder(async (top) => {
      for (const through of [true, false]) {
        await writeIn(top, 'plans/deep/.gitignore', '/r.portfolio\n');
        await writeIn(top, 'ops/deep/r.portfolio', 'items: [');
        const server = await connect(top, { watches: true, through });
        await rm(join(top, 'plans'), { recursive: true });
        await rename(join(top, 'ops'), join(top, 'plans'));
        await server.tell([
          { path: 'ops', type: 3 },
          { path: 'plans', type: 1 },
        ]);
        assert.deepEqual(Object.keys((await server.says()).findings), ['plans/deep/r.portfolio']);
        await server.stop();
      }
    }));

  it('is judged by the checks of the folder that stands there now', () =>
    inFolder(async (top) => {
      const root = 'portfolio: R\nitems:\n  - {id: a, title: A}\n';
      for (const at of ['plans', 'ops']) await writeIn(top, `${at}/r.portfolio`, root);
      await writeIn(top, 'plans/checks/a.yaml', 'name: no-a\nwhen: {title: A}\nmessage: No A.\n');
      const swap = async (): Promise<void> => {
        for (const [from, to] of [
          ['plans', 'spare'],
          ['ops', 'plans'],
          ['spare', 'ops'],
        ] as const)
          await rename(join(top, from), join(top, to));
      };
      for (const through of [true, false]) {
        const server = await connect(top, { watches: true, through });
        const flagged = async (): Promise<string[]> =>
          Object.entries((await server.says()).findings)
            .filter(([, all]) => all.some((each) => each.startsWith('house/no-a')))
            .map(([path]) => path);
        assert.deepEqual(await flagged(), ['plans/r.portfolio']);
        await swap();
        await server.tell([
          { path: 'plans', type: 1 },
          { path: 'ops', type: 1 },
        ]);
        assert.deepEqual(await flagged(), ['ops/r.portfolio']);
        await server.stop();
        await swap();
      }
    }));

  it('is seen by a client that cannot watch at the next open, save, close, edit or question', () =>
    inFolder(async (top) => {
      const item = 'items:\n  - {id: a, title: A, goals: [g]}\n';
      await writeFile(join(top, 'i.portfolio'), item);
      const server = await connect(top, { watches: false, through: false });
      const missing = async (): Promise<boolean> =>
        (await server.says()).findings['i.portfolio']?.some((each) => each.startsWith('unknown-reference')) ??
        false;
      await server.open('i.portfolio', item);
      for (const look of [
        () => server.save('i.portfolio'),
        () => server.open('other.portfolio', 'items: []\n'),
        () => server.close('other.portfolio'),
        // A question looks at the disk again after a while.
        () => until('what is on the disk now', async () => !(await missing())),
      ]) {
        await rm(join(top, 'r.portfolio'), { force: true });
        await server.save('i.portfolio');
        assert.equal(await missing(), true);
        await writeFile(join(top, 'r.portfolio'), 'portfolio: R\ngoals:\n  - {id: g, title: G}\n');
        await look();
        await server.says();
        assert.equal(await missing(), false, String(look));
      }
      await server.stop();
    }));

  it('is seen by a client that cannot watch after its last edit, however soon that follows a look', () =>
    inFolder(async (top) => {
      const item = 'items:\n  - {id: a, title: A, goals: [g]}\n';
      await writeFile(join(top, 'i.portfolio'), item);
      const server = await connect(top, { watches: false, through: false });
      await server.open('i.portfolio', item);
      await server.save('i.portfolio');
      if (server.pulls) {
        await server.stop();
        return leaveOut('what it shows is what it last asked for');
      }
      assert.ok(server.shown('i.portfolio').includes('unknown-reference'));
      await writeFile(join(top, 'r.portfolio'), 'portfolio: R\ngoals:\n  - {id: g, title: G}\n');
      await server.edit('i.portfolio', `${item}# Typed, and nothing asked after it.\n`);
      await until(
        'what is on the disk now',
        () => !server.shown('i.portfolio').includes('unknown-reference'),
      );
      await server.stop();
    }));

  it('counts a file once, however many links lead to it, also where a link is what is open', () =>
    inFolder(async (top) => {
      const text = 'portfolio: R\nitems:\n  - {id: a, title: A}\n';
      await writeFile(join(top, 'r.portfolio'), text);
      await symlink(join(top, 'r.portfolio'), join(top, 'link.portfolio'));
      const server = await connect(top, { watches: true, through: false });
      const twice = async (): Promise<boolean> =>
        JSON.stringify((await server.says()).findings).includes('duplicate-id');
      assert.deepEqual((await server.says()).symbols, ['r.portfolio A']);
      await server.open('link.portfolio', text.replace('title: A', 'title: B'));
      assert.deepEqual((await server.says()).symbols, ['link.portfolio B']);
      assert.equal(await twice(), false);
      await server.close('link.portfolio');
      assert.deepEqual((await server.says()).symbols, ['r.portfolio A']);
      await server.open('r.portfolio', text);
      await server.open('link.portfolio', text);
      assert.deepEqual((await server.says()).symbols, ['link.portfolio A']);
      assert.equal(await twice(), false);
      await server.stop();
    }));

  it(
    'keeps nobody waiting where a pipe or a device has the name of a file, and says so',
    { skip: process.platform === 'win32' },
    () =>
      inFolder(async (top) => {
        await writeIn(top, 'r.portfolio', 'portfolio: R\n');
        for (const pipe of ['pipe.portfolio', 'plan.import.yaml']) execFileSync('mkfifo', [join(top, pipe)]);
        await symlink('/dev/zero', join(top, 'endless.portfolio'));
        const server = await connect(top, { watches: true, through: false });
        const { findings } = await server.says();
        for (const path of ['pipe.portfolio', 'endless.portfolio'])
          assert.deepEqual(findings[path], ['syntax This is not a file but a pipe or a device.']);
        await server.stop();
      }),
  );

  it('is missed aloud where a folder cannot be read, once', () =>
    inFolder(async (top) => {
      await writeFile(join(top, 'r.portfolio'), 'portfolio: R\n');
      const closed = `${pathToFileURL(top)}/closed`;
      const files: FileSource = {
        ...nodeFiles,
        find: async (folder, onUnreadable) => {
          onUnreadable?.(closed, 'This folder cannot be read: permission denied.');
          return nodeFiles.find(folder);
        },
      };
      const server = await connect(top, { watches: false, through: false }, files);
      await server.save('r.portfolio');
      await server.says();
      assert.equal(server.messages.length, 1);
      assert.match(server.messages[0] ?? '', /\/closed: This folder cannot be read: permission denied/);
      await server.stop();
    }));

  it('is missed aloud where many folders cannot be read, and few are named', () =>
    inFolder(async (top) => {
      await writeFile(join(top, 'r.portfolio'), 'portfolio: R\n');
      const files: FileSource = {
        ...nodeFiles,
        find: async (folder, onUnreadable) => {
          for (let at = 0; at < 100; at++)
            onUnreadable?.(`${pathToFileURL(top)}/${at}`, 'It cannot be read.');
          return nodeFiles.find(folder);
        },
      };
      const server = await connect(top, { watches: true, through: false }, files);
      await server.says();
      assert.deepEqual(
        server.messages.map((message) => message.replace(/^.*\//, '')),
        [
          '0: It cannot be read.',
          '1: It cannot be read.',
          '2: It cannot be read.',
          'Twotrack: 97 more files and folders cannot be read.',
        ],
      );
      await server.stop();
    }));

  it(
    'is missed aloud where the disk itself refuses a folder',
    { skip: process.getuid?.() === 0 || process.platform === 'win32' },
    () =>
      inFolder(async (top) => {
        await mkdir(join(top, 'closed'));
        await writeFile(join(top, 'closed/r.portfolio'), 'portfolio: R\n');
        await chmod(join(top, 'closed'), 0);
        try {
          const server = await connect(top, { watches: true, through: false });
          assert.match(server.messages.join(), /closed: This folder cannot be read: permission denied/);
          await server.stop();
        } finally {
          await chmod(join(top, 'closed'), 0o700);
        }
      }),
  );
});
