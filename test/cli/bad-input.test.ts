/** `check` on files that are no portfolios: a finding or a plain word, the right exit code, never a crash. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { main, type Run, twotrack } from '../support/cli.ts';

let folder = '';

interface Diagnostic {
  readonly file: string;
  readonly code: string;
  readonly message: string;
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
}

async function check(
  args: readonly string[],
  input?: string | Uint8Array,
): Promise<{ code: number; err: string; found: Diagnostic[] }> {
  const { code, out, err } = await twotrack(
    folder,
    ['check', '--format', 'json', '--today', '2027-09-15', ...args],
    { env: process.env, ...(input === undefined ? {} : { input }) },
  );
  const found = out === '' ? [] : (JSON.parse(out) as { diagnostics: Diagnostic[] }).diagnostics;
  return { code, err, found };
}

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const FILES: Readonly<Record<string, readonly [string | Uint8Array, string, RegExp]>> = {
  'binary.portfolio': [bytes(0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0xff), 'syntax', /not UTF-8/],
  'broken-utf8.portfolio': [bytes(0x61, 0xc3, 0x28), 'syntax', /not UTF-8/],
  'deep.portfolio': ['['.repeat(100_000), 'syntax', /nested|closed|cannot read/],
  'html.portfolio': ['<html>\n', 'wrong-type', /mapping/],
  'list.portfolio': ['- a\n', 'wrong-type', /a list/],
  'nul.portfolio': ['a\u0000b', 'syntax', /NUL/],
  'proto.portfolio': ['__proto__: x\nconstructor: y\nitems: [{__proto__: 1}]\n', 'unknown-key', /__proto__/],
  'utf16.portfolio': [bytes(0xff, 0xfe, 0x61, 0), 'syntax', /UTF-16/],
};

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twotrack-bad-'));
  for (const [name, [data]] of Object.entries(FILES)) await writeFile(join(folder, name), data);
  await writeFile(join(folder, 'empty.portfolio'), '');
  await writeFile(
    join(folder, 'bom.portfolio'),
    '\ufeffitems:\r\n  - id: a\r\n    title: A\r\n    status: Active\r\n',
  );
});
after(() => rm(folder, { recursive: true }));

test('a folder of bad files: each gets its finding, the good ones are checked, exit 1', async () => {
  const { code, err, found } = await check(['.']);
  assert.equal(err, '');
  assert.equal(code, 1);
  for (const [name, [, rule, message]] of Object.entries(FILES)) {
    assert.ok(
      found.some((f) => f.file === name && f.code === rule && message.test(f.message)),
      `${name}: ${JSON.stringify(found.filter((f) => f.file === name))}`,
    );
  }
  assert.deepEqual(
    found.filter(({ file, code: rule }) => file === 'empty.portfolio' && rule === 'syntax'),
    [],
  );
  assert.deepEqual(
    found.find(({ file, code: rule }) => file === 'bom.portfolio' && rule === 'bad-value')?.range,
    { start: { line: 3, character: 12 }, end: { line: 3, character: 18 } },
  );
});

test('standard input that is no text is wrong usage, and says why', async () => {
  for (const [data, why] of [
    [bytes(0xff, 0xfe, 0x61, 0), /UTF-16/],
    [bytes(0x61, 0, 0x62), /NUL/],
    [bytes(0xc3, 0x28), /not UTF-8/],
  ] as const) {
    const { code, err } = await check(['-'], data);
    assert.equal(code, 2);
    assert.match(err, why);
  }
  assert.equal((await check(['-'], '')).code, 0);
  assert.equal((await check(['-'], '\ufeffportfolio: P\n')).code, 0);
});

test('a path that does not exist is wrong usage', async () => {
  const { code, err } = await check(['nowhere.portfolio']);
  assert.equal(code, 2);
  assert.match(err, /nowhere\.portfolio: no such file or folder/);
});

test('what cannot be read is named by every command, and is never passed over', async () => {
  const run = (...args: string[]): Promise<Run> => twotrack(folder, args);
  for (const args of [
    ['classify', 'binary.portfolio'],
    ['explain', 'x', 'binary.portfolio'],
    ['report', 'binary.portfolio', '--format', 'html'],
    ['export', 'binary.portfolio', '--format', 'csv'],
    ['format', 'binary.portfolio'],
    ['diff', 'binary.portfolio', 'empty.portfolio'],
    ['import', 'empty.portfolio', '--out', 'binary.portfolio', '--from', 'csv'],
  ]) {
    const { code, err } = await run(...args);
    assert.equal(code, 2, `${args.join(' ')}: ${err}`);
    assert.match(err, args[0] === 'import' ? /empty/ : /binary\.portfolio: This file is not UTF-8 text/);
    assert.doesNotMatch(err, /\n {4}at |should not/);
  }
  // A variable of a script that is not set is no wish for all that lies here.
  assert.match((await run('check', '')).err, /a path is empty/);
  const odd = await run('check', 'no\u001b[31mthing');
  assert.equal(odd.code, 2);
  assert.ok(!odd.err.includes('\u001b'), odd.err);
  if (process.platform !== 'win32') {
    await symlink('round-b', join(folder, 'round-a'));
    await symlink('round-a', join(folder, 'round-b'));
    for (const args of [
      ['check', 'round-a'],
      ['diff', 'round-a', '.'],
      ['init', 'round-a'],
      ['report', 'empty.portfolio', '--format', 'svg', '--out', 'round-a'],
    ]) {
      const { code, err } = await run(...args);
      assert.equal(code, 2, args.join(' '));
      assert.match(err, /links form a loop/);
    }
    await rm(join(folder, 'round-a'));
    await rm(join(folder, 'round-b'));
  }
});

test('a pipe that is named as the output is written to, and stays one', {
  skip: process.platform === 'win32',
}, async () => {
  const pipe = join(folder, 'pipe');
  assert.equal(spawnSync('mkfifo', [pipe]).status, 0);
  const { status, stdout, stderr } = spawnSync(
    'sh',
    [
      '-c',
      'cat pipe & "$1" "$2" report empty.portfolio --format svg --out pipe; wait',
      'sh',
      process.execPath,
      main,
    ],
    { cwd: folder, encoding: 'utf8', timeout: 60_000 },
  );
  assert.equal(status, 0, stderr);
  assert.match(stdout, /^<svg /);
  assert.ok((await stat(pipe)).isFIFO());
  await rm(pipe);
});

const onLinux = { skip: process.platform !== 'linux' };

test('a name that is not UTF-8 is told of, and what can be read is checked', onLinux, async () => {
  const top = await mkdtemp(join(tmpdir(), 'twotrack-latin-'));
  try {
    await writeFile(join(top, 'r.portfolio'), 'portfolio: P\n');
    await writeFile(
      Buffer.concat([Buffer.from(`${top}/pl`), Buffer.of(0xe4), Buffer.from('ne.portfolio')]),
      '',
    );
    await mkdir(Buffer.concat([Buffer.from(`${top}/d`), Buffer.of(0xe4)]));
    // A replacement character may be meant.
    await writeFile(join(top, 'meant \uFFFD.portfolio'), 'items:\n  - {id: a, title: A, goals: [g]}\n');
    const { code, err, found } = await check([top]);
    assert.equal(code, 1);
    assert.deepEqual(
      found.map(({ code: rule }) => rule).filter((rule) => rule === 'unknown-reference'),
      ['unknown-reference'],
    );
    assert.deepEqual(
      err
        .trim()
        .split('\n')
        .map((line) => line.replace(/^.*\//, ''))
        .sort(),
      ['d\uFFFD', 'pl\uFFFDne.portfolio'].map(
        (name) => `${name}: This is not read, because its name is not UTF-8. Give it another name.`,
      ),
    );
    const named = await check([join(top, 'pl\uFFFDne.portfolio')]);
    assert.equal(named.code, 2);
    assert.match(named.err, /: cannot be read, because its name is not UTF-8\n$/);
  } finally {
    await rm(top, { recursive: true, force: true });
  }
});

test('a working folder that was deleted is named, and not what it holds no longer', onLinux, async () => {
  const top = await mkdtemp(join(tmpdir(), 'twotrack-gone-'));
  for (const words of ['check', 'check a.portfolio', 'check - --stdin-filepath a.portfolio', 'init b']) {
    const script = `mkdir -p "$0" && cd "$0" && rmdir "$0" && exec "$1" "$2" ${words}`;
    const { status, stderr } = spawnSync('sh', ['-c', script, top, process.execPath, main], {
      encoding: 'utf8',
      input: 'portfolio: P\n',
    });
    assert.equal(status, 2, words);
    assert.equal(stderr, 'twotrack: the working folder is gone: change to one that exists\n', words);
  }
});
