/** `twotrack add` as a process: what is shown, what is written, and what is refused. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { twotrack } from '../support/cli.ts';
import { Repository } from '../support/repository.ts';

const TEXT = `portfolio: Riverside
items:
  - id: waits   # since spring
    title: Shorter waits
    track: operational
`;
let repository: Repository;
before(async () => {
  repository = await Repository.make();
  await repository.commit({ 'plan/a.portfolio': TEXT });
});
after(() => repository.remove());
const file = (): Promise<string> => readFile(join(repository.folder, 'plan/a.portfolio'), 'utf8');

it('shows a patch that makes what it would write, and writes nothing', async () => {
  const title = 'Cut the wait in triage from 22 to 10 minutes by March';
  const args = ['add', title, '--to', 'plan', '--today', '2026-11-29'];
  const shown = await twotrack(repository.folder, [...args, '--dry-run']);
  assert.equal(shown.code, 0);
  assert.equal(await file(), TEXT);
  assert.match(shown.err, /reads operational, \d+%: “.*; written as track: operational/);
  assert.match(shown.err, /measures wait in triage: 22 → 10 minutes \(“from 22 to 10 minutes”\)/);
  execFileSync('git', ['apply', '-'], { cwd: repository.folder, input: shown.out });
  const applied = await file();
  assert.ok(applied.startsWith(TEXT) && applied.includes('end: 2027-03'));
  repository.git('checkout', '-q', '.');
  const written = await twotrack(repository.folder, args);
  assert.equal(written.code, 0);
  assert.equal(await file(), applied);
  const again = await twotrack(repository.folder, args);
  assert.equal(again.code, 2);
  assert.match(again.err, /An item of this title is already in a\.portfolio/);
  assert.equal(await file(), applied);
  repository.git('checkout', '-q', '.');
});

it('takes a list on standard input, and leaves out what stands around it', async () => {
  const { code, err } = await twotrack(repository.folder, ['add', '--to', 'plan'], {
    input: 'Hi all,\n\n- Open a new clinic\n- Shorter waits\n- Tidy the store\n\nThanks,\nSam\n',
  });
  assert.equal(code, 0);
  assert.match(err, /“Hi all,”: It reads like what stands around a list/);
  assert.match(err, /“Shorter waits”: An item of this title is already in a\.portfolio/);
  const text = await file();
  assert.ok(text.startsWith(TEXT));
  assert.deepEqual(
    [...text.slice(TEXT.length).matchAll(/title: (.*)/g)].map(([, title]) => title),
    ['Open a new clinic', 'Tidy the store'],
  );
  repository.git('checkout', '-q', '.');
});

it('says why not', async () => {
  for (const [args, why] of [
    [['add', ' '], /the title is empty/],
    [['add', 'X', '--to', 'nowhere'], /nowhere: no such file or folder/],
    [['add', 'X', '--to', 'plan', '--today', 'soon'], /a date reads/],
  ] as const) {
    const { code, err } = await twotrack(repository.folder, args);
    assert.equal(code, 2);
    assert.match(err, why);
  }
});
