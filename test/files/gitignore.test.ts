/** What is ignored is what git ignores: random trees with random patterns, asked of git itself. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { nodeFiles, pathOf, uriOf } from '../../server/src/files/node-files.ts';
import { runs } from '../support/runs.ts';

const env = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  HOME: tmpdir(),
  XDG_CONFIG_HOME: tmpdir(),
};
const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'core.quotepath=false', ...args], {
    cwd,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });

const name = fc.constantFrom(
  'a',
  'b',
  'A',
  'ab',
  'src',
  'Plans',
  'plans',
  'x y',
  '#a',
  '!b',
  'é',
  '[a]',
  'a-b',
  'node_modules',
);
const folder = fc.array(name, { maxLength: 3 }).map((parts) => parts.join('/'));
const file = fc
  .tuple(folder, name, fc.constantFrom('.portfolio', '.portfolio', '.portfolio.yaml', '.txt'))
  .map(([at, stem, ending]) => join(at, `${stem}${ending}`));
const piece = fc.constantFrom(
  'a',
  'b',
  'A',
  'ab',
  'src',
  'plans',
  '*',
  '?',
  '**',
  '*.portfolio',
  'a.portfolio',
  'b*',
  '[ab]',
  '[!a]',
  '[a-b]',
  '[]a]',
  '[[:alpha:]]',
  '[a',
  '\\*',
  'é',
  'x y',
  '.portfolio',
  'a**',
  '[^b].portfolio',
);
const pattern = fc
  .tuple(
    fc.constantFrom('', '', '', '!', '\\', '#', '\\#', '\\!'),
    fc.constantFrom('', '', '/', '**/'),
    fc.array(piece, { minLength: 1, maxLength: 3 }),
    fc.constantFrom('/', '/', ''),
    fc.constantFrom('', '', '/', '/**', ' ', '\\ ', '\r', '/*'),
  )
  .map(([sign, start, parts, between, end]) => `${sign}${start}${parts.join(between)}${end}`);
const patterns = fc.array(pattern, { minLength: 1, maxLength: 5 }).map((lines) => `${lines.join('\n')}\n`);
const tree = fc.record({
  files: fc.uniqueArray(file, { minLength: 1, maxLength: 14 }),
  ignores: fc.dictionary(
    fc.oneof(
      fc.constant('.'),
      folder.map((at) => at || '.'),
    ),
    patterns,
    { maxKeys: 3 },
  ),
  exclude: fc.option(patterns, { nil: undefined }),
  added: fc.boolean(),
  // Whoever opens that folder itself means it.
  from: folder.filter((at) => !at.includes('node_modules')),
});

async function build(
  top: string,
  {
    files,
    ignores,
    exclude,
  }: { files: string[]; ignores: Record<string, string>; exclude?: string | undefined },
): Promise<void> {
  git(top, 'init', '-q');
  const write = async (path: string, text: string): Promise<void> => {
    // A name may be taken by a folder already, or a folder by a file.
    try {
      await mkdir(dirname(join(top, path)), { recursive: true });
      await writeFile(join(top, path), text);
    } catch {}
  };
  for (const path of files) await write(path, 'items: []\n');
  for (const [at, text] of Object.entries(ignores)) await write(join(at, '.gitignore'), text);
  if (exclude !== undefined) await writeFile(join(top, '.git/info/exclude'), exclude);
}

const inTree = async (body: (top: string) => Promise<void>): Promise<void> => {
  const top = await mkdtemp(join(tmpdir(), 'twotrack-ignore-'));
  try {
    await body(top);
  } finally {
    await rm(top, { recursive: true, force: true });
  }
};
const found = async (top: string, from = '.'): Promise<string[]> =>
  (await nodeFiles.find(uriOf(join(top, from)))).map((uri) => relative(top, pathOf(uri))).sort();
const listed = (top: string, from = '.'): string[] =>
  git(top, 'ls-files', '-co', '--exclude-standard', '-z', '--', from === '' ? '.' : `:(literal)${from}`)
    .split('\0')
    .filter(
      (path) =>
        /\.portfolio(?:\.yaml)?$/.test(path) && !path.split('/').slice(0, -1).includes('node_modules'),
    )
    .sort();

describe('.gitignore', () => {
  it('is read as git reads it', async () => {
    await fc.assert(
      fc.asyncProperty(tree, (drawn) =>
        inTree(async (top) => {
          await build(top, drawn);
          if (drawn.added) git(top, 'add', '-A');
          assert.deepEqual(await found(top), listed(top));
          await mkdir(join(top, drawn.from), { recursive: true }).catch(() => {});
          const below = listed(top, drawn.from);
          assert.deepEqual(await found(top, drawn.from), below);
          // A look at one file says the same as a look at all.
          for (const path of drawn.files.filter((each) => /\.portfolio/.test(each)))
            assert.equal(
              await nodeFiles.has?.(uriOf(top), uriOf(join(top, path))),
              listed(top).includes(path),
              path,
            );
          // So does the look for a root file in a folder.
          const direct = below.filter((path) => dirname(path) === (drawn.from === '' ? '.' : drawn.from));
          const { files } = await nodeFiles.list(uriOf(join(top, drawn.from)));
          assert.deepEqual(files.map((uri) => relative(top, pathOf(uri))).sort(), direct);
        }),
      ),
      runs(40),
    );
  });

  const cases: Readonly<
    Record<string, { files: string[]; ignores: Record<string, string>; kept: string[] }>
  > = {
    'the top folder': {
      files: ['r.portfolio', 'draft.portfolio'],
      ignores: { '.': 'draft.portfolio\n' },
      kept: ['r.portfolio'],
    },
    'a negation': {
      files: ['a.portfolio', 'b.portfolio'],
      ignores: { '.': '*.portfolio\n!b.portfolio\n' },
      kept: ['b.portfolio'],
    },
    'a deeper negation': {
      files: ['src/sub/c.portfolio', 'src/sub/d.portfolio'],
      ignores: { src: 'sub/*\n', 'src/sub': '!c.portfolio\n' },
      kept: ['src/sub/c.portfolio'],
    },
    'two stars after the first letters, which reach into folders': {
      files: ['a/x/y/b.portfolio', 'ab.portfolio', 'c/a/b.portfolio', 'src/a/b/c.portfolio'],
      ignores: { '.': 'a**/b.portfolio\n', src: '/a**c.portfolio\n' },
      kept: ['c/a/b.portfolio', 'src/a/b/c.portfolio'],
    },
    'two stars after another star, which do not': {
      files: ['xa/b.portfolio', 'xa/y/b.portfolio'],
      ignores: { '.': '?a**/b.portfolio\n' },
      kept: ['xa/y/b.portfolio'],
    },
    'upper and lower case': {
      files: ['plans/a.portfolio'],
      ignores: { '.': 'Plans/\n' },
      kept: ['plans/a.portfolio'],
    },
  };
  for (const [what, { files, ignores, kept }] of Object.entries(cases))
    it(`counts ${what}`, () =>
      inTree(async (top) => {
        await build(top, { files, ignores });
        assert.deepEqual(await found(top), kept);
        assert.deepEqual(listed(top), kept);
      }));

  it('ignores case where git found that the disk does', () =>
    inTree(async (top) => {
      await build(top, { files: ['plans/a.portfolio', 'b.portfolio'], ignores: { '.': 'Plans/\n' } });
      git(top, 'config', 'core.ignorecase', 'true');
      assert.deepEqual(await found(top), ['b.portfolio']);
      assert.deepEqual(listed(top), ['b.portfolio']);
    }));

  it('begins anew in a repository within another, and is read by a worktree too', () =>
    inTree(async (top) => {
      await build(top, {
        files: ['a.portfolio', 'inner/a.portfolio', 'inner/b.portfolio'],
        ignores: { '.': 'a.portfolio\n', inner: 'b.portfolio\n' },
      });
      git(join(top, 'inner'), 'init', '-q');
      assert.deepEqual(await found(top), ['inner/a.portfolio']);
      assert.deepEqual(await found(top, 'inner'), ['inner/a.portfolio']);
      git(top, '-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-q', '--allow-empty', '-m', 'a');
      await writeFile(join(top, '.git/info/exclude'), 'c.portfolio\n');
      git(top, 'worktree', 'add', '-q', 'other');
      await writeFile(join(top, 'other/c.portfolio'), '');
      await writeFile(join(top, 'other/a.portfolio'), '');
      assert.deepEqual(await found(top, 'other'), ['other/a.portfolio']);
    }));
});
