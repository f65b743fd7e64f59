/** Files that may not be read, folders that may not be written: said in a line, exit 2, and nothing has changed. */
import assert from 'node:assert/strict';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { filesIn, Stranger } from '../support/stranger.ts';

const PLAN = `portfolio:    Plan
items:
  - id: a
    title: Shorten the queue at the counter
    status: Active
`;
let stranger: Stranger;
let shut = '';

before(async () => {
  stranger = await Stranger.make();
  shut = join(stranger.folder, 'shut');
  await mkdir(join(shut, 'empty'), { recursive: true });
  await writeFile(join(shut, 'plan.portfolio'), PLAN);
  await writeFile(join(shut, 'old.html'), 'an old review');
  await writeFile(join(shut, 'old.csv'), 'an old sheet');
  await writeFile(join(stranger.folder, 'sheet.csv'), 'Key,Title\nA-1,Cut waiting\n');
  await writeFile(join(stranger.folder, 'secret.csv'), 'Key,Title\nA-1,Cut waiting\n');
  await writeFile(join(stranger.folder, 'secret.portfolio'), PLAN);
  await mkdir(join(stranger.folder, 'open'));
  await chmod(join(stranger.folder, 'open'), 0o777);
  await writeFile(join(stranger.folder, 'open/plan.portfolio'), PLAN);
  await chmod(join(stranger.folder, 'open/plan.portfolio'), 0o444);
  await mkdir(join(stranger.folder, 'locked'));
  await writeFile(join(stranger.folder, 'locked/plan.portfolio'), PLAN);
  for (const name of ['secret.csv', 'secret.portfolio', 'locked'])
    await chmod(join(stranger.folder, name), 0);
  await chmod(join(shut, 'empty'), 0o555);
  await chmod(shut, 0o555);
  await chmod(stranger.folder, 0o555);
});
after(async () => {
  for (const path of [stranger.folder, shut, join(stranger.folder, 'locked')]) await chmod(path, 0o755);
  await stranger.end();
});

test('the stranger is not root, and may read', () => {
  assert.notEqual(stranger.whoami(), '0');
  const { code, out, err } = stranger.run(['report', '--format', 'markdown', 'shut/plan.portfolio']);
  assert.equal(code, 0, err);
  assert.match(out, /Plan/);
});

const WRITES: Readonly<Record<string, readonly string[]>> = {
  'report, a new file': ['report', 'shut', '--format', 'html', '--out', 'shut/new.html'],
  'report, over an old file': ['report', 'shut', '--format', 'html', '--out', 'shut/old.html'],
  'report, a picture': ['report', 'shut', '--format', 'svg', '--out', 'shut/new.svg'],
  'export, a new file': ['export', 'shut', '--format', 'csv', '--out', 'shut/new.csv'],
  'export, over an old file': ['export', 'shut', '--format', 'json', '--out', 'shut/old.csv'],
  'import, a new file': ['import', 'sheet.csv', '--out', 'shut/new.portfolio'],
  'import, into a file': ['import', 'sheet.csv', '--out', 'shut/plan.portfolio'],
  format: ['format', 'shut'],
  'check --fix': ['check', 'shut', '--fix'],
  'check --baseline': ['check', 'shut', '--baseline', 'shut/accepted.json'],
  'init, in a folder': ['init', 'shut/empty', '--template', 'strategy-office'],
  'init, a new folder': ['init', 'shut/new', '--template', 'file-per-team'],
};

for (const [name, args] of Object.entries(WRITES))
  test(`no permission to write: ${name}`, async () => {
    const before = await filesIn(shut);
    const { code, out, err } = stranger.run(args);
    assert.equal(code, 2, err);
    assert.equal(out, '');
    assert.match(err, /^twotrack: .*: cannot be (?:written|created): permission denied \(EACCES\)$/m);
    assert.doesNotMatch(err, /\n {4}at |should not|Error:/);
    assert.deepEqual(await filesIn(shut), before);
  });

test('a file that is write-protected is kept, though its folder is not', async () => {
  const before = await filesIn(join(stranger.folder, 'open'));
  for (const args of [
    ['format', 'open'],
    ['check', 'open', '--fix'],
  ]) {
    const { code, out, err } = stranger.run(args);
    assert.equal(code, 2, err);
    assert.equal(out, '');
    assert.match(err, /^twotrack: .*: cannot be written: permission denied \(EACCES\)$/m);
    assert.deepEqual(await filesIn(join(stranger.folder, 'open')), before);
  }
});

test('no permission to read: the file is named, whatever is to be done with it', () => {
  for (const [args, path] of [
    [['check', 'secret.portfolio'], 'secret.portfolio'],
    [['report', 'secret.portfolio', '--format', 'html'], 'secret.portfolio'],
    [['export', 'locked', '--format', 'csv'], 'locked'],
    [['check', 'locked/plan.portfolio'], 'locked/plan.portfolio'],
    [['format', 'locked/plan.portfolio'], 'locked/plan.portfolio'],
    [['diff', 'locked/plan.portfolio', 'shut/plan.portfolio'], 'locked/plan.portfolio'],
    [['diff', 'locked', 'shut'], 'locked'],
    [['explain', 'a', 'secret.portfolio'], 'secret.portfolio'],
    [['classify', 'locked'], 'locked'],
    [['import', 'secret.csv'], 'secret.csv'],
    [['import', 'sheet.csv', '--out', 'secret.portfolio'], 'secret.portfolio'],
    // The mapping that belongs to the portfolio file is looked for first.
    [['import', 'sheet.csv', '--out', 'locked/x.portfolio'], 'locked/x.import.yaml'],
    [['init', 'locked'], 'locked'],
  ] as const) {
    const { code, out, err } = stranger.run(args);
    assert.equal(code, 2, `${args.join(' ')}: ${err}`);
    assert.equal(out, '', args.join(' '));
    assert.ok(err.includes(path), `${args.join(' ')}: ${err}`);
    assert.match(err, /permission denied/, args.join(' '));
    assert.doesNotMatch(err, /\n {4}at |should not|Error:/, args.join(' '));
  }
});

test('a folder is checked with a finding on the file that may not be read', () => {
  const { code, out, err } = stranger.run(['check', '.', '--format', 'json']);
  assert.equal(code, 1, err);
  const { diagnostics } = JSON.parse(out) as {
    diagnostics: { readonly file: string; readonly message: string }[];
  };
  assert.ok(
    diagnostics.some(({ file, message }) => file === 'secret.portfolio' && /permission denied/.test(message)),
    out,
  );
});
