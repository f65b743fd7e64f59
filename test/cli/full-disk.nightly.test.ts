/** A disk with no room left: said in a line, exit 2, the old file whole, and nothing beside it. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, openSync, writeSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { filesIn, Stranger } from '../support/stranger.ts';

let stranger: Stranger;
/** The small disk; null where none can be mounted. */
let disk: string | null = null;
let refused = '';

const items = (count: number, status: string): string =>
  Array.from(
    { length: count },
    (_, at) => `  - id: item-${at}\n    title: Shorten the queue at counter ${at}\n    status: ${status}\n`,
  ).join('\n');

before(async () => {
  stranger = await Stranger.make();
  await mkdir(join(stranger.folder, 'disk'));
  await writeFile(join(stranger.folder, 'big.portfolio'), `portfolio: Big\nitems:\n${items(600, 'active')}`);
  await writeFile(
    join(stranger.folder, 'sheet.csv'),
    `Key,Title\n${Array.from({ length: 900 }, (_, at) => `A-${at},Cut waiting at counter ${at}`).join('\n')}\n`,
  );
  const path = join(stranger.folder, 'disk');
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k,mode=777', 'tmpfs', path], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    disk = path;
  } catch (error) {
    refused = `no small disk can be mounted here: ${error instanceof Error ? error.message.split('\n').join(' ') : ''}`;
  }
});
after(async () => {
  if (disk !== null) execFileSync('umount', [disk]);
  await stranger.end();
});

const OLD: Readonly<Record<string, string>> = {
  'review.html': 'an old review',
  'sheet.csv': 'an old sheet',
  'plan.portfolio': `portfolio:    Plan\nitems:\n${items(150, 'Active')}`,
};

/** The disk with old files on it and so much besides that a few kilobytes are free. */
async function filled(folder: string, free: number): Promise<void> {
  execFileSync('sh', ['-c', 'rm -rf -- "$1"/* "$1"/.[!.]*', 'sh', folder]);
  for (const [name, text] of Object.entries(OLD)) await writeFile(join(folder, name), text);
  await rm(join(folder, 'filler'), { force: true });
  const filler = openSync(join(folder, 'filler'), 'w');
  try {
    for (;;) writeSync(filler, Buffer.alloc(4096));
  } catch (error) {
    assert.equal((error as NodeJS.ErrnoException).code, 'ENOSPC');
  } finally {
    closeSync(filler);
  }
  execFileSync('truncate', ['-s', `-${free}`, join(folder, 'filler')]);
  execFileSync('chmod', ['-R', 'a+rwX', folder]);
}

const WRITES: Readonly<Record<string, readonly [free: number, args: readonly string[]]>> = {
  'report, over an old file': [8192, ['report', '.', '--format', 'html', '--out', 'disk/review.html']],
  'report, a new file': [8192, ['report', 'big.portfolio', '--format', 'markdown', '--out', 'disk/new.md']],
  'a picture': [8192, ['report', 'big.portfolio', '--format', 'svg', '--out', 'disk/new.svg']],
  'export, over an old file': [
    8192,
    ['export', 'big.portfolio', '--format', 'csv', '--out', 'disk/sheet.csv'],
  ],
  'import, into a file': [8192, ['import', 'sheet.csv', '--out', 'disk/plan.portfolio']],
  'import, a new file': [8192, ['import', 'sheet.csv', '--out', 'disk/new.portfolio']],
  format: [4096, ['format', 'disk/plan.portfolio']],
  'check --fix': [4096, ['check', 'disk/plan.portfolio', '--fix']],
  'check --baseline': [4096, ['check', 'disk', '--baseline', 'disk/accepted.json']],
  init: [8192, ['init', 'disk/new', '--template', 'strategy-office']],
};

for (const [name, [free, args]] of Object.entries(WRITES))
  test(`a full disk: ${name}`, async (t) => {
    if (disk === null) return t.skip(refused);
    await filled(disk, free);
    const before = await filesIn(disk);
    const { code, out, err } = stranger.run(args);
    assert.equal(code, 2, err);
    assert.equal(out, '');
    assert.match(err, /^twotrack: .*disk\/.*: cannot be (?:written|made): the disk is full \(ENOSPC\)$/m);
    assert.doesNotMatch(err, /\n {4}at |should not|Error:/);
    assert.deepEqual([...(await filesIn(disk))], [...before]);
    return undefined;
  });

test('standard output onto a full disk is told of, not thrown', {
  skip: existsSync('/dev/full') ? false : 'there is no /dev/full',
}, () => {
  for (const args of [
    ['report', 'big.portfolio', '--format', 'html'],
    ['export', 'big.portfolio', '--format', 'csv'],
    ['import', 'sheet.csv'],
    ['check', 'big.portfolio', '--format', 'json'],
    ['--help'],
  ]) {
    const full = openSync('/dev/full', 'w');
    const { code, err } = stranger.run(args, stranger.folder, full);
    closeSync(full);
    assert.equal(code, 2, `${args.join(' ')}: ${err}`);
    assert.match(err, /^twotrack: standard output: cannot be written: the disk is full \(ENOSPC\)$/m);
    assert.doesNotMatch(err, /\n {4}at |Error:/);
  }
});
