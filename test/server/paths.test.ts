/** Paths and URIs that differ between systems: drives, shares and separators. What Windows does is tried here, too. */
import assert from 'node:assert/strict';
import { posix, win32 } from 'node:path';
import { test } from 'node:test';
import { isBelow } from '../../server/src/cli/mcp/within.ts';
import { Workspace } from '../../server/src/core/model/workspace.ts';
import type { FileSource } from '../../server/src/core/text/file-source.ts';
import { parentOf } from '../../server/src/core/text/paths.ts';

/** A disk of Windows: a portfolio in a folder of a drive, a plan below it, and another drive. */
const texts: Readonly<Record<string, string>> = {
  'file:///c%3A/Plans/portfolio.portfolio': 'portfolio: P\n',
  'file:///c%3A/Plans/team%20a/plan.portfolio': 'items: []\n',
  'file:///d%3A/other.portfolio': 'items: []\n',
  'file://server/share/plans/portfolio.portfolio': 'portfolio: S\n',
  'file://server/share/plans/team/plan.portfolio': 'items:\n  - {id: a, title: A}\n',
  'file://other/share/plans/team/plan.portfolio': 'items: []\n',
};
const disk: FileSource = {
  find: async (folder) => Object.keys(texts).filter((uri) => uri.startsWith(`${folder}/`)),
  list: async (folder) => ({
    files: Object.keys(texts).filter((uri) => parentOf(uri) === folder),
    last: false,
  }),
  read: async (uri) => (texts[uri] === undefined ? null : { text: texts[uri] ?? '' }),
};

test('on a drive of Windows a portfolio is found upwards, and the search ends at the drive', async () => {
  const workspace = new Workspace(disk);
  await workspace.openFolder('file:///c%3A/Plans/team%20a');
  await workspace.openFolder('file:///d%3A');
  const folders = Object.keys(texts).map((uri) => workspace.portfolioOf(uri)?.folder);
  assert.deepEqual(folders.slice(0, 3), ['file:///c%3A/Plans', 'file:///c%3A/Plans', 'file:///d%3A']);
});

test('on a share of a network a portfolio is found upwards, and no other host counts', async () => {
  const share = 'file://server/share/plans';
  const workspace = new Workspace(disk);
  await workspace.openFolder(`${share}/team`);
  await workspace.openFolder('file://other/share/plans/team');
  const folderOf = (uri: string): string | undefined => workspace.portfolioOf(uri)?.folder;
  assert.equal(folderOf(`${share}/portfolio.portfolio`), share);
  assert.equal(folderOf(`${share}/team/plan.portfolio`), share);
  assert.equal(folderOf('file://other/share/plans/team/plan.portfolio'), 'file://other/share/plans/team');
  assert.equal(workspace.portfolioOf(`${share}/team/plan.portfolio`)?.index.count('item'), 1);
});

test('what lies below a folder is told by the rules of its system', () => {
  for (const [folder, path, below] of [
    ['C:\\Plans', 'C:\\Plans\\a.portfolio', true],
    ['C:\\Plans', 'c:\\plans\\team\\a.portfolio', true],
    ['C:\\Plans', 'C:\\Plans', true],
    ['C:\\Plans', 'C:\\Plans2\\a.portfolio', false],
    ['C:\\Plans', 'D:\\Plans\\a.portfolio', false],
    ['C:\\Plans', '\\\\server\\Plans\\a.portfolio', false],
  ] as const)
    assert.equal(isBelow(folder, path, win32), below, `${path} in ${folder}`);
  for (const [folder, path, below] of [
    ['/plans', '/plans/..a', true],
    ['/plans', '/plans2', false],
    ['/plans', '/', false],
  ] as const)
    assert.equal(isBelow(folder, path, posix), below, `${path} in ${folder}`);
});
