/** A kept mapping that cannot be read is a line of `check`, and refuses an import with the line. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { main } from '../support/cli.ts';

test('a broken mapping is a line of check until it is mended', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'twotrack-broken-mapping-'));
  const run = (...args: readonly string[]): { status: number | null; stdout: string; stderr: string } =>
    spawnSync(process.execPath, [main, ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    });
  const said = (args: readonly string[]): readonly string[] =>
    run('check', ...args, '--today', '2027-09-15')
      .stdout.split('\n')
      .filter((line) => line.includes('broken-mapping'));
  try {
    await writeFile(join(folder, 'main.portfolio'), 'portfolio: P\n');
    await writeFile(join(folder, 'plan.portfolio'), 'items:\n  - {id: a, title: A, x-key: P.1}\n');
    await writeFile(join(folder, 'plan.import.yaml'), 'columns: {Ref: id}\nnumbers: dot\n');
    for (const args of [[], ['plan.portfolio']]) {
      const [line, more] = said(args);
      assert.equal(more, undefined);
      assert.match(
        line ?? '',
        /1:1 .*error.*plan\.import\.yaml, line 2: numbers is point or comma, and not dot\./,
      );
      assert.equal(run('check', ...args).status, 1);
    }
    await writeFile(join(folder, 'may.csv'), 'Ref;Title\nP.1;A\n');
    const refused = run('import', 'may.csv', '--out', 'plan.portfolio', '--dry-run');
    assert.equal(refused.status, 2);
    assert.match(refused.stderr, /plan\.import\.yaml: Line 2: numbers is point or comma, and not dot\./);
    await writeFile(join(folder, 'plan.import.yaml'), 'columns: {Ref: id}\nnumbers: comma\n');
    assert.deepEqual(said([]), []);
    assert.equal(run('import', 'may.csv', '--out', 'plan.portfolio', '--dry-run').status, 0);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
