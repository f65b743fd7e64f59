/** A kept mapping that cannot be read is a line of `check`, and refuses an import with the line. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Run, twotrack } from '../support/cli.ts';

test('a broken mapping is a line of check until it is mended', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'twotrack-broken-mapping-'));
  const run = (...args: readonly string[]): Promise<Run> => twotrack(folder, args);
  const said = async (args: readonly string[]): Promise<readonly string[]> =>
    (await run('check', ...args, '--today', '2027-09-15')).out
      .split('\n')
      .filter((line) => line.includes('broken-mapping'));
  try {
    await writeFile(join(folder, 'main.portfolio'), 'portfolio: P\n');
    await writeFile(join(folder, 'plan.portfolio'), 'items:\n  - {id: a, title: A, x-key: P.1}\n');
    await writeFile(join(folder, 'plan.import.yaml'), 'columns: {Ref: id}\nnumbers: dot\n');
    for (const args of [[], ['plan.portfolio']]) {
      const [line, more] = await said(args);
      assert.equal(more, undefined);
      assert.match(
        line ?? '',
        /1:1 .*error.*plan\.import\.yaml, line 2: numbers is point or comma, and not dot\./,
      );
      assert.equal((await run('check', ...args)).code, 1);
    }
    await writeFile(join(folder, 'may.csv'), 'Ref;Title\nP.1;A\n');
    const refused = await run('import', 'may.csv', '--out', 'plan.portfolio', '--dry-run');
    assert.equal(refused.code, 2);
    assert.match(refused.err, /plan\.import\.yaml: Line 2: numbers is point or comma, and not dot\./);
    await writeFile(join(folder, 'plan.import.yaml'), 'columns: {Ref: id}\nnumbers: comma\n');
    assert.deepEqual(await said([]), []);
    assert.equal((await run('import', 'may.csv', '--out', 'plan.portfolio', '--dry-run')).code, 0);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
