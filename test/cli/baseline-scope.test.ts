/** `check --baseline` speaks only of what it looked at, and follows a portfolio that was moved. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { twotrack } from '../support/cli.ts';

const ITEM = (id: string): string =>
  `items:\n  - {id: ${id}, title: Cut waiting, track: operational, colour: red}\n`;
const inFolder = async (body: (top: string) => Promise<void>): Promise<void> => {
  const top = await mkdtemp(join(tmpdir(), 'twotrack-baseline-'));
  try {
    await mkdir(join(top, '.git'));
    await mkdir(join(top, 'plans'));
    await writeFile(join(top, 'plans/r.portfolio'), 'portfolio: R\ncolour: red\n');
    await writeFile(join(top, 'plans/a.portfolio'), ITEM('a'));
    await writeFile(join(top, 'plans/b.portfolio'), ITEM('b'));
    const check = await twotrack(top, ['check', '--today', '2027-09-15', '--baseline', 'accepted.json']);
    assert.match(check.err, /accepted\.json written/);
    await body(top);
  } finally {
    await rm(top, { recursive: true, force: true });
  }
};
const check = (top: string, ...paths: string[]) =>
  twotrack(top, [
    'check',
    ...paths,
    '--today',
    '2027-09-15',
    '--baseline',
    'accepted.json',
    '--format',
    'json',
  ]);
const found = (out: string): number => (JSON.parse(out) as { diagnostics: unknown[] }).diagnostics.length;

describe('check --baseline', () => {
  it('speaks of the file that it was given alone', () =>
    inFolder(async (top) => {
      const same = await check(top, 'plans/a.portfolio');
      assert.equal(same.err, '');
      assert.equal(found(same.out), 0);
      await writeFile(join(top, 'plans/a.portfolio'), ITEM('a').replace(', colour: red', ''));
      await writeFile(join(top, 'plans/b.portfolio'), ITEM('b').replace(', colour: red', ''));
      const mended = await check(top, 'plans/a.portfolio');
      assert.match(mended.err, /accepts unknown-key on the item a of plans, which is no longer found/);
      assert.doesNotMatch(mended.err, /item b/);
      assert.match((await check(top)).err, /item b of plans/);
    }));

  it('keeps what is accepted of a portfolio that was moved whole', () =>
    inFolder(async (top) => {
      await mkdir(join(top, 'strategy'));
      await rename(join(top, 'plans'), join(top, 'strategy/plans'));
      const moved = await check(top);
      assert.equal(found(moved.out), 0);
      assert.equal(
        moved.err,
        'twotrack: accepted.json: plans is now strategy/plans, and what was accepted still is. Regenerate the baseline to record that.\n',
      );
      await writeFile(join(top, 'strategy/plans/c.portfolio'), ITEM('c'));
      assert.ok(found((await check(top)).out) > 0, 'what is new shows');
    }));

  it('does not take another portfolio for one that was deleted', () =>
    inFolder(async (top) => {
      await rm(join(top, 'plans'), { recursive: true });
      await mkdir(join(top, 'other'));
      await writeFile(
        join(top, 'other/r.portfolio'),
        `portfolio: Other\n${ITEM('z').replace('colour', 'size')}`,
      );
      const { err, out } = await check(top);
      assert.match(err, /of plans, which is no longer found/);
      assert.doesNotMatch(err, /is now/);
      assert.ok(found(out) > 0);
    }));
});
