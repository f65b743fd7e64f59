/** Which file belongs to which portfolio, and what that costs when files come, go and change. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { dirname as parent } from 'node:path/posix';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { Workspace } from '../../server/src/core/model/workspace.ts';
import { dayOf } from '../../server/src/core/text/days.ts';
import type { FileSource } from '../../server/src/core/text/file-source.ts';
import { nodeFiles, pathOf, uriOf } from '../../server/src/files/node-files.ts';
import { Session } from '../../server/src/session/session.ts';
import { runs } from '../support/runs.ts';
import { findingsOf } from '../support/world.ts';

const TODAY = dayOf(2027, 9, 15);

/** Files by path below `file:///w`; a folder with `.git` ends the search upwards. */
class Disk implements FileSource {
  readonly texts: Map<string, string>;
  readonly #ends: ReadonlySet<string>;
  reads = 0;
  constructor(texts: Record<string, string>, ends: readonly string[] = ['']) {
    this.texts = new Map(Object.entries(texts));
    this.#ends = new Set(ends.map((end) => (end === '' ? 'file:///w' : `file:///w/${end}`)));
  }
  get #uris(): string[] {
    return [...this.texts.keys()].map(at);
  }
  find(folder: string): Promise<readonly string[]> {
    return Promise.resolve(this.#uris.filter((uri) => uri.startsWith(`${folder}/`)));
  }
  list(folder: string): Promise<{ files: readonly string[]; last: boolean }> {
    return Promise.resolve({
      files: this.#uris.filter((uri) => parent(uri) === folder),
      last: this.#ends.has(folder),
    });
  }
  /** Folders whose checks were asked for. */
  readonly checked: string[] = [];
  checks(folder: string): Promise<readonly []> {
    this.checked.push(folder.slice('file:///w/'.length));
    return Promise.resolve([]);
  }
  read(uri: string): Promise<{ text: string } | null> {
    this.reads++;
    const text = this.texts.get(uri.slice('file:///w/'.length));
    return Promise.resolve(text === undefined ? null : { text });
  }
}
const at = (path: string): string => (path === '' ? 'file:///w' : `file:///w/${path}`);
const ROOT = 'portfolio: R\n';
const item = (id: string): string => `items:\n  - id: ${id}\n    title: T\n`;

/** Files of each portfolio by its folder, both relative. */
function grouped(workspace: Workspace): Record<string, string[]> {
  const short = (uri: string): string => uri.replace(/^file:\/\/\/w\/?/, '') || '.';
  return Object.fromEntries(
    [...workspace.portfolios.values()]
      .map(({ folder, files }) => [short(folder), [...files.keys()].map(short).toSorted()] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}
async function opened(disk: FileSource, ...folders: string[]): Promise<Workspace> {
  const workspace = new Workspace(disk);
  for (const folder of folders) await workspace.openFolder(at(folder));
  return workspace;
}

describe('where a file belongs', () => {
  test('to the nearest folder upwards with a root file', async () => {
    const disk = new Disk({
      'p.portfolio': ROOT,
      'a/x.portfolio': item('x'),
      'b/root.portfolio': ROOT,
      'b/c/y.portfolio': item('y'),
      'b/c/d/z.portfolio.yaml': item('z'),
    });
    assert.deepEqual(grouped(await opened(disk, '')), {
      '.': ['a/x.portfolio', 'p.portfolio'],
      b: ['b/c/d/z.portfolio.yaml', 'b/c/y.portfolio', 'b/root.portfolio'],
    });
  });
  test("files above the opened folder that are no roots are nobody's", async () => {
    const disk = new Disk({
      'stray.portfolio': item('s'),
      'a/p.portfolio': ROOT,
      'a/x.portfolio': item('x'),
    });
    assert.deepEqual(grouped(await opened(disk, 'a')), { a: ['a/p.portfolio', 'a/x.portfolio'] });
  });
  test('a root above that only passes on is not one of the opened portfolios', async () => {
    const disk = new Disk({ 'p.portfolio': ROOT, 'a/q.portfolio': ROOT, 'a/x.portfolio': item('x') });
    const workspace = await opened(disk, 'a');
    const shown = [...workspace.portfolios.values()].filter((each) => workspace.isOpened(each));
    assert.deepEqual(
      shown.map(({ folder }) => folder),
      [at('a')],
    );
  });
  test('a root above the opened folder is found, and its portfolio read whole', async () => {
    const disk = new Disk({ 'p.portfolio': ROOT, 'a/x.portfolio': item('x'), 'b/y.portfolio': item('y') });
    assert.deepEqual(grouped(await opened(disk, 'a')), {
      '.': ['a/x.portfolio', 'b/y.portfolio', 'p.portfolio'],
    });
  });
  test('the search ends at the folder that holds .git', async () => {
    const disk = new Disk({ 'p.portfolio': ROOT, 'repo/a/x.portfolio': item('x') }, ['repo']);
    assert.deepEqual(grouped(await opened(disk, 'repo/a')), { 'repo/a': ['repo/a/x.portfolio'] });
    const within = new Disk(
      { 'p.portfolio': ROOT, 'repo/root.portfolio': ROOT, 'repo/a/x.portfolio': item('x') },
      ['repo'],
    );
    assert.deepEqual(grouped(await opened(within, 'repo/a')), {
      repo: ['repo/a/x.portfolio', 'repo/root.portfolio'],
    });
  });
  test('without a root file the opened folder is the portfolio, of several the innermost', async () => {
    const disk = new Disk({ 'a/b/x.portfolio': item('x'), 'a/y.portfolio': item('y') });
    assert.deepEqual(grouped(await opened(disk, 'a')), { a: ['a/b/x.portfolio', 'a/y.portfolio'] });
    assert.deepEqual(grouped(await opened(disk, 'a', 'a/b')), {
      a: ['a/y.portfolio'],
      'a/b': ['a/b/x.portfolio'],
    });
  });
  test('an untitled document is a portfolio of its own', async () => {
    const workspace = await opened(new Disk({ 'p.portfolio': ROOT }), '');
    await workspace.open('untitled:Untitled-1', item('a'), 1);
    assert.deepEqual([...workspace.portfolios.keys()].toSorted(), ['file:///w', 'untitled:Untitled-1']);
    await workspace.close('untitled:Untitled-1');
    assert.deepEqual([...workspace.portfolios.keys()], ['file:///w']);
  });
  test('a file that nobody opened a folder for brings its portfolio with it', async () => {
    const workspace = new Workspace(new Disk({ 'p.portfolio': ROOT, 'a/x.portfolio': item('x') }));
    await workspace.open(at('a/x.portfolio'), item('typed'), 1);
    assert.deepEqual(grouped(workspace), { '.': ['a/x.portfolio', 'p.portfolio'] });
    assert.equal(workspace.portfolioOf(at('a/x.portfolio'))?.index.byId('item', 'typed').length, 1);
  });
  test('a folder with a slash at its end is the same folder', async () => {
    const workspace = new Workspace(new Disk({ 'a/x.portfolio': item('x') }));
    await workspace.openFolder(`${at('a')}/`);
    assert.deepEqual(grouped(workspace), { a: ['a/x.portfolio'] });
  });
});

describe('what is inherited', () => {
  const disk = (): Disk =>
    new Disk({
      'p.portfolio': `${ROOT}rules: {missing-standard: off, missing-sponsor: error}\nvocabulary: {operational: [huddle]}\ncurrency: EUR\nteams: [{id: t, name: T}]\n`,
      'a/q.portfolio': `${ROOT}rules: {missing-sponsor: hint}\nvocabulary: {strategic: [Aurora]}\n`,
      'a/b/r.portfolio': `${ROOT}`,
    });
  test('rules and vocabulary key by key, from all roots around; ids and the rest are not', async () => {
    const session = new Session(disk(), TODAY);
    await session.workspace.openFolder(at(''));
    session.settle();
    const { settings } = session.snapshot(at('a/b/r.portfolio'))?.analysis ?? {};
    assert.equal(settings?.severity.get('missing-standard'), 'off');
    assert.equal(settings?.severity.get('missing-sponsor'), 'hint');
    const portfolio = session.workspace.portfolioOf(at('a/b/r.portfolio'));
    assert.deepEqual(portfolio?.settings.vocabulary, {
      operational: ['huddle'],
      strategic: ['Aurora'],
      neutral: [],
    });
    assert.equal(portfolio?.settings.currency, null);
    assert.equal(portfolio?.index.byId('team', 't').length, 0);
  });
  test('also from roots above the opened folder, and anew when one of them is edited', async () => {
    const session = new Session(disk(), TODAY);
    await session.workspace.openFolder(at('a/b'));
    session.settle();
    const level = (): string | undefined =>
      session.snapshot(at('a/b/r.portfolio'))?.analysis.settings.severity.get('missing-standard');
    assert.equal(level(), 'off');
    await session.workspace.open(at('p.portfolio'), `${ROOT}rules: {missing-standard: error}\n`, 1);
    session.settle();
    assert.equal(level(), 'error');
    const range = { start: { line: 1, character: 26 }, end: { line: 1, character: 31 } };
    session.workspace.change(at('p.portfolio'), [{ range, text: 'hint' }], 2);
    session.settle();
    assert.equal(level(), 'hint');
  });
});

describe('root files come and go', () => {
  test('two in one folder: an error on both, gone when one gives up its key', async () => {
    const session = new Session(new Disk({ 'p.portfolio': ROOT, 'q.portfolio': ROOT }), TODAY);
    await session.workspace.openFolder(at(''));
    const two = (name: string): number => {
      session.settle();
      const file = session.snapshot(at(name));
      return file === null
        ? -1
        : findingsOf(file).filter(({ message }) => message.includes('two root files')).length;
    };
    assert.deepEqual([two('p.portfolio'), two('q.portfolio')], [1, 1]);
    await session.workspace.open(at('q.portfolio'), '# portfolio: R\n', 1);
    assert.deepEqual([two('p.portfolio'), two('q.portfolio')], [0, 0]);
    session.workspace.change(
      at('q.portfolio'),
      [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 2 } }, text: '' }],
      2,
    );
    assert.deepEqual([two('p.portfolio'), two('q.portfolio')], [1, 1]);
  });
  test('a root appears while it is typed, and goes again', async () => {
    const workspace = await opened(
      new Disk({ 'p.portfolio': ROOT, 'a/x.portfolio': item('x'), 'a/y.portfolio': item('y') }),
      '',
    );
    await workspace.open(at('a/x.portfolio'), item('x'), 1);
    const type = (text: string, from: number, to: number): void => {
      workspace.change(
        at('a/x.portfolio'),
        [{ range: { start: { line: 0, character: from }, end: { line: 0, character: to } }, text }],
        2,
      );
    };
    type('portfolio', 0, 0);
    assert.deepEqual(Object.keys(grouped(workspace)), ['.']);
    type(':\n', 9, 9);
    assert.deepEqual(grouped(workspace), { '.': ['p.portfolio'], a: ['a/x.portfolio', 'a/y.portfolio'] });
    assert.equal(workspace.portfolioOf(at('a/y.portfolio'))?.index.refs.item.size, 2);
    type('x', 0, 0);
    assert.deepEqual(grouped(workspace), { '.': ['a/x.portfolio', 'a/y.portfolio', 'p.portfolio'] });
    assert.equal(workspace.portfolioOf(at('p.portfolio'))?.index.refs.item.size, 2);
  });
  test('a root file is deleted on disk and made again', async () => {
    const disk = new Disk({ 'p.portfolio': ROOT, 'a/q.portfolio': ROOT, 'a/x.portfolio': item('x') });
    const workspace = await opened(disk, '');
    disk.texts.delete('a/q.portfolio');
    assert.equal(await workspace.refresh(at('a/q.portfolio')), true);
    assert.deepEqual(grouped(workspace), { '.': ['a/x.portfolio', 'p.portfolio'] });
    disk.texts.set('a/q.portfolio', ROOT);
    assert.equal(await workspace.refresh(at('a/q.portfolio')), true);
    assert.deepEqual(grouped(workspace), { '.': ['p.portfolio'], a: ['a/q.portfolio', 'a/x.portfolio'] });
    assert.equal(await workspace.refresh(at('a/q.portfolio')), false);
  });
});

describe('files change under the hands', () => {
  test('an open buffer beats the disk until it is closed', async () => {
    const disk = new Disk({ 'p.portfolio': ROOT, 'x.portfolio': item('disk') });
    const workspace = await opened(disk, '');
    await workspace.open(at('x.portfolio'), item('buffer'), 1);
    disk.texts.set('x.portfolio', item('later'));
    assert.equal(await workspace.refresh(at('x.portfolio')), false);
    const ids = (): string[] => [...(workspace.portfolioOf(at('p.portfolio'))?.index.ids('item') ?? [])];
    assert.deepEqual(ids(), ['buffer']);
    await workspace.close(at('x.portfolio'));
    assert.deepEqual(ids(), ['later']);
  });
  test('a file that was never on disk goes when its editor closes', async () => {
    const workspace = await opened(new Disk({ 'p.portfolio': ROOT }), '');
    await workspace.open(at('new.portfolio'), item('n'), 1);
    assert.deepEqual(grouped(workspace), { '.': ['new.portfolio', 'p.portfolio'] });
    await workspace.close(at('new.portfolio'));
    assert.deepEqual(grouped(workspace), { '.': ['p.portfolio'] });
  });
  test('what is closed takes its files along, but not those of others', async () => {
    const workspace = await opened(
      new Disk({ 'a/x.portfolio': item('x'), 'b/y.portfolio': item('y'), 'b/c/z.portfolio': item('z') }),
      'a',
      'b',
      'b/c',
    );
    workspace.closeFolder(at('b'));
    assert.deepEqual(grouped(workspace), { a: ['a/x.portfolio'], 'b/c': ['b/c/z.portfolio'] });
    await workspace.open(at('a/x.portfolio'), item('x'), 1);
    workspace.closeFolder(at('a'));
    assert.deepEqual(Object.values(grouped(workspace)).flat(), ['a/x.portfolio', 'b/c/z.portfolio']);
  });
  test('closing a folder below a root lets the whole portfolio go', async () => {
    const workspace = await opened(
      new Disk({ 'p.portfolio': ROOT, 'a/x.portfolio': item('x'), 'b/y.portfolio': item('y') }),
      'a',
    );
    workspace.closeFolder(at('a'));
    assert.deepEqual(grouped(workspace), {});
  });
  test('other files than portfolios are none of its business', async () => {
    const workspace = await opened(new Disk({ 'p.portfolio': ROOT }), '');
    assert.equal(await workspace.refresh(at('notes.md')), false);
    assert.equal(workspace.change(at('nowhere.portfolio'), [], 1), null);
  });
});

describe('the file system of node', () => {
  test('skips node_modules, .git and what .gitignore names; a link to a found file is that file; ends at .git', async () => {
    const root = await mkdtemp(join(tmpdir(), 'twotrack-files-'));
    try {
      const files: Record<string, string> = {
        '.git/HEAD': '',
        '.git/x.portfolio': ROOT,
        '.gitignore': 'build/\n*.draft.portfolio\n!keep.draft.portfolio\n',
        'p.portfolio': ROOT,
        'a.draft.portfolio': ROOT,
        'keep.draft.portfolio': item('k'),
        'build/b.portfolio': ROOT,
        'node_modules/m/m.portfolio': ROOT,
        'sub dir/ä%20.portfolio': item('u'),
        'sub dir/.gitignore': '/local.portfolio\n',
        'sub dir/local.portfolio': ROOT,
        'sub dir/deep/local.portfolio': item('l'),
        'notes.md': '',
      };
      for (const [name, text] of Object.entries(files)) {
        await mkdir(dirname(join(root, name)), { recursive: true });
        await writeFile(join(root, name), text);
      }
      await symlink(join(root, 'p.portfolio'), join(root, 'link.portfolio'));
      await symlink(join(root, 'loop.portfolio'), join(root, 'loop.portfolio'));
      await symlink(root, join(root, 'sub dir/round'));
      await mkdir(join(root, 'folder.portfolio'));
      const found = (await nodeFiles.find(uriOf(root)))
        .map((uri) => pathOf(uri).slice(root.length + 1))
        .toSorted();
      assert.deepEqual(found, [
        'keep.draft.portfolio',
        'loop.portfolio',
        'p.portfolio',
        'sub dir/deep/local.portfolio',
        'sub dir/ä%20.portfolio',
      ]);
      const below = (await nodeFiles.find(uriOf(join(root, 'sub dir'))))
        .map((uri) => pathOf(uri).slice(root.length + 1))
        .toSorted();
      assert.deepEqual(below, ['sub dir/deep/local.portfolio', 'sub dir/ä%20.portfolio']);
      assert.equal((await nodeFiles.list(uriOf(root))).last, true);
      assert.equal((await nodeFiles.list(uriOf(join(root, 'sub dir')))).last, false);
      assert.deepEqual(await nodeFiles.read(uriOf(join(root, 'loop.portfolio'))), {
        problem: 'This file cannot be read: its symbolic links form a loop.',
      });
      assert.deepEqual(await nodeFiles.read(uriOf(join(root, 'folder.portfolio'))), {
        problem: 'This is a folder with the name of a portfolio file.',
      });
      assert.equal(await nodeFiles.read(uriOf(join(root, 'nowhere.portfolio'))), null);
      assert.deepEqual(await nodeFiles.list(uriOf(join(root, 'nowhere'))), { files: [], last: false });
    } finally {
      await rm(root, { recursive: true });
    }
  });
});

test('a check that changes is read again for its own portfolio alone', async () => {
  const disk = new Disk({ 'a/r.portfolio': ROOT, 'b/r.portfolio': ROOT, 'b/c/r.portfolio': ROOT });
  const workspace = await opened(disk, '');
  assert.deepEqual(disk.checked.splice(0).toSorted(), ['a', 'b', 'b/c']);
  await workspace.diskChanged([at('b/checks/money.yaml')]);
  assert.deepEqual(disk.checked.splice(0), ['b']);
  await workspace.diskChanged([at('b/checks')]);
  assert.deepEqual(disk.checked.splice(0), ['b']);
  await workspace.diskChanged([at('b/c/checks/deep/money.yaml'), at('a/r.portfolio')]);
  assert.deepEqual(disk.checked.splice(0), []);
});

test('nothing is left of a portfolio whose files are deleted, in whatever order an editor tells and closes them', async () => {
  const names = ['r.portfolio', 'teams/a.portfolio', 'teams/b.portfolio'];
  // All are open. An editor tells that each, or its folder, is gone, and closes it before or after that.
  const acts = names.flatMap((name) => [
    { name, act: 'open' },
    { name, act: 'tell' },
    { name, act: 'close' },
  ]);
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray(acts, { minLength: acts.length }),
      fc.boolean(),
      async (order, byFolder) => {
        const texts: Record<string, string> = {
          'r.portfolio': ROOT,
          'teams/a.portfolio': item('a'),
          'teams/b.portfolio': item('b'),
        };
        const disk = new Disk(texts);
        const workspace = await opened(disk, '');
        for (const { name, act } of order) if (act === 'open') workspace.put(at(name), texts[name] ?? '');
        disk.texts.clear();
        for (const { name, act } of order) {
          if (act === 'close') await workspace.close(at(name));
          else if (act === 'tell') await workspace.diskChanged([at(byFolder ? parent(name) : name)]);
        }
        assert.deepEqual(grouped(workspace), {});
      },
    ),
    runs(60),
  );
});
