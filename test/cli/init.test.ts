/** `twotrack init` as a process: each template is written whole, checks clean, and lies over nothing. */
import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { templateIds } from '../../server/src/templates/template.ts';
import { twotrack } from '../support/cli.ts';

let home: string;
before(async () => {
  home = await mkdtemp(join(tmpdir(), 'twotrack-init-'));
});
after(() => rm(home, { recursive: true, force: true }));

describe('twotrack init', () => {
  for (const template of templateIds)
    it(`writes ${template}, which checks without a finding`, async () => {
      const made = await twotrack(home, ['init', template, '--template', template]);
      assert.equal(made.code, 0, made.err);
      const files = (await readdir(join(home, template), { recursive: true })).filter((name) =>
        name.endsWith('.portfolio'),
      );
      assert.equal(made.out.trim().split('\n').length, files.length);
      const checked = await twotrack(join(home, template), ['check']);
      assert.equal(checked.code, 0, checked.out);
      assert.match(checked.out, /^No findings in \d+ items/m);
      const again = await twotrack(home, ['init', template]);
      assert.deepEqual([again.code, again.out], [2, '']);
      assert.match(again.err, /already exists; nothing was written/);
    });

  it('says what templates there are', async () => {
    const { code, err } = await twotrack(home, ['init', 'x', '--template', 'huge']);
    assert.equal(code, 2);
    for (const template of templateIds) assert.ok(err.includes(template), err);
  });

  it('says why it cannot write', async () => {
    await writeFile(join(home, 'taken'), '');
    const { code, err } = await twotrack(home, ['init', 'taken']);
    assert.equal(code, 2);
    assert.match(err, /taken: cannot be created/);
  });
});
