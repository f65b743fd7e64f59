/** What is kept on disk between runs changes no answer, is looked at, and may go or be broken at any time. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { portfolioText } from '../../scripts/bench/fixture.ts';
import { load, todayOf } from '../../server/src/cli/input/load.ts';
import { reportedFindings } from '../../server/src/cli/output/report-finding.ts';
import type { Terminal } from '../../server/src/cli/output/terminal.ts';

const silent: Terminal = { ...({} as Terminal), out: () => {}, err: (text) => assert.fail(text) };
const MIXED = `  - id: both
    title: Cut the wait at the door and build a new wing
    description: >-
      Nurses run daily kaizen huddles on the ward to shorten the wait by small steps. In parallel we build a new
      building over three years with a capital investment of 40 million that the board decides on.
`;

let home = '';
let cache = '';
before(async () => {
  home = await mkdtemp(join(tmpdir(), 'twotrack-kept-'));
  cache = join(home, 'cache');
  await mkdir(join(home, 'plan', '.git'), { recursive: true });
  await writeFile(join(home, 'plan/a.portfolio'), portfolioText(20) + MIXED);
});
after(() => rm(home, { recursive: true, force: true }));

async function found(kept: string, day = '2027-09-15'): Promise<unknown[]> {
  process.env['TWOTRACK_CACHE'] = kept;
  try {
    const { files } = await load([join(home, 'plan')], todayOf(day), silent);
    return reportedFindings(files).map(({ source: _, placed, ...finding }) => ({
      ...finding,
      fixes: placed.fixes.map(({ title, edits }) => ({ title, edits })),
    }));
  } finally {
    delete process.env['TWOTRACK_CACHE'];
  }
}
const files = async (): Promise<string[]> => (await readdir(cache)).sort();

it('finds the same as without, the first time and the second, after an edit and on another day', async () => {
  const plain = await found('0');
  assert.ok(plain.length > 10);
  assert.deepEqual(await found(cache), plain);
  assert.equal((await files()).length, 1);
  assert.deepEqual(await found(cache), plain);
  await writeFile(join(home, 'plan/a.portfolio'), portfolioText(21) + MIXED);
  assert.deepEqual(await found(cache), await found('0'));
  assert.deepEqual(await found(cache, '2029-01-01'), await found('0', '2029-01-01'));
  assert.equal((await files()).length, 2);
});

it('is what a second run looks at, of entries that say the same', async () => {
  await rm(cache, { recursive: true, force: true });
  const plain = await found(cache);
  const [name] = await files();
  const path = join(cache, name ?? '');
  const text = await readFile(path, 'utf8');
  assert.match(text, /split them/);
  await writeFile(path, text.replace('split them', 'Look at them'));
  const second = await found(cache);
  assert.notDeepEqual(second, plain);
  assert.match(JSON.stringify(second), /Look at them/);
});

it('is worked out again where it is broken, and left where it cannot be written', async () => {
  const plain = await found('0');
  const [name] = await files();
  for (const broken of ['', '{', 'null', '[]', '{"x": 1}']) {
    await writeFile(join(cache, name ?? ''), broken);
    assert.deepEqual(await found(cache), plain, broken);
  }
  await writeFile(join(home, 'no-folder'), '');
  assert.deepEqual(await found(join(home, 'no-folder')), plain);
});
