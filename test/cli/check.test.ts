/** `twotrack check` to its contract: what is reported, in which form, with which exit code. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { main, type Run, twotrack } from '../support/cli.ts';

let folder = '';

/** Runs `twotrack` in the folder, with what is typed into it. */
const run = (args: readonly string[], input = '', env: NodeJS.ProcessEnv = {}): Promise<Run> =>
  twotrack(folder, args, { input, env: { ...process.env, ...env } });
const check = (...args: readonly string[]): Promise<Run> => run(['check', '--today', '2027-09-15', ...args]);

interface Report {
  readonly version: number;
  readonly summary: Readonly<Record<string, number>>;
  readonly diagnostics: readonly {
    readonly file: string;
    readonly range: { readonly start: { readonly line: number; readonly character: number } };
    readonly severity: string;
    readonly code: string;
    readonly message: string;
    readonly item: string | null;
    readonly related: readonly { readonly file: string; readonly message: string }[];
    readonly fixes: readonly string[];
  }[];
}
const report = (out: string): Report => JSON.parse(out) as Report;

const ROOT = `portfolio: Works
goals: [{id: safe, title: Nobody is harmed}]
`;
const LINE = `items:
  - id: 🚂-line
    title: Cut the wait
  - id: first
    title: Cut the wait at the desk with a daily huddle # 🚂
    track: operational
    status: Active
    goals: [safe]
    standard: Desk card
    measures: [{name: Wait, baseline: 9, target: 4, unit: min}]
`;
const MIXED = `items:
  - id: both
    title: Cut the wait at triage and enter the home care market
    track: operational
    status: idea
    goals: [safe]
    description: >-
      Nurses time each step at the front door, remove the second registration and hold the new standard at the
      daily huddle. Beyond that we build a new service line: a care company of our own for the whole county, with
      capital investment of five million, a partner, and clients who have never been our patients.
    standard: Triage card
    measures: [{name: Door to triage, baseline: 22, target: 10, unit: min}]
`;

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

describe('check', () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'twotrack check é-'));
    await write({
      'root.portfolio': ROOT,
      'teams/line.portfolio': LINE,
      'teams/mixed.portfolio.yaml': MIXED,
      'teams/node_modules/x.portfolio': 'items: 1\n',
      'scratch/x.portfolio': 'items: 1\n',
      '.gitignore': 'scratch\n',
    });
  });
  after(() => rm(folder, { recursive: true }));

  it('writes JSON alone on stdout: ordered, counted, with ranges in UTF-16, items, related places and fixes', async () => {
    const { code, out, err } = await check('--format', 'json');
    assert.equal(err, '');
    assert.equal(code, 1);
    const { version, summary, diagnostics } = report(out);
    assert.equal(version, 1);
    assert.deepEqual(
      [summary['files'], summary['items']],
      [3, 3],
      'neither node_modules nor what git ignores',
    );
    const counted = { error: 'errors', warning: 'warnings', info: 'infos', hint: 'hints' };
    for (const [severity, name] of Object.entries(counted))
      assert.equal(summary[name], diagnostics.filter((d) => d.severity === severity).length, name);
    const order = diagnostics.map(({ file, range, code: rule }) =>
      [
        file,
        String(range.start.line).padStart(6, '0'),
        String(range.start.character).padStart(6, '0'),
        rule,
      ].join('\n'),
    );
    assert.deepEqual(order, [...order].sort());
    const status = diagnostics.find(({ code: rule, item }) => rule === 'bad-value' && item === 'first');
    assert.deepEqual(
      [status?.file, status?.range.start, status?.severity, status?.fixes.length],
      ['teams/line.portfolio', { line: 6, character: 12 }, 'error', 1],
    );
    const mixed = diagnostics.find(({ code: rule }) => rule === 'mixed-traits');
    assert.equal(mixed?.item, 'both');
    assert.ok((mixed?.related.length ?? 0) >= 2);
    assert.ok(mixed?.related.every(({ file }) => file === 'teams/mixed.portfolio.yaml'));
    assert.ok(mixed?.fixes.includes('Split into an operational and a strategic item'));
  });

  it('reports on the paths named and reads the portfolio around them', async () => {
    for (const path of [
      'teams/mixed.portfolio.yaml',
      './teams/*.yaml',
      join(folder, 'teams/mixed.portfolio.yaml'),
    ]) {
      const { code, out } = await check('--format', 'json', path);
      const { summary, diagnostics } = report(out);
      assert.equal(code, 0, path);
      assert.deepEqual([summary['files'], summary['items']], [1, 1], path);
      assert.ok(diagnostics.every(({ file }) => file === 'teams/mixed.portfolio.yaml'));
      assert.ok(!diagnostics.some(({ code: rule }) => rule === 'unknown-reference'), 'the goal is known');
    }
  });

  it('exits 0, 1 and 2 as the contract says', async () => {
    const codes: [readonly string[], number][] = [
      [['teams/mixed.portfolio.yaml'], 0],
      [['teams/mixed.portfolio.yaml', '--max-warnings', '0'], 1],
      [['teams/mixed.portfolio.yaml', '--max-warnings', '9'], 0],
      [['teams/line.portfolio'], 1],
      [['nowhere.portfolio'], 2],
      [['no*where.portfolio'], 2],
      [['--max-warnings', 'few'], 2],
      [['--today', 'soon'], 2],
      [['--format', 'xml'], 2],
      [['--no-such-option'], 2],
    ];
    for (const [args, wanted] of codes) {
      const { code, err } = await check(...args);
      assert.equal(code, wanted, args.join(' '));
      assert.doesNotMatch(err, /\n\s+at /, 'no stack trace');
      if (wanted === 2) assert.notEqual(err.trim(), '', args.join(' '));
    }
  });

  it('says that a folder holds no portfolio, and exits 0', async () => {
    await mkdir(join(folder, 'empty'));
    const { code, out, err } = await check('empty', '--format', 'json');
    assert.equal(code, 0);
    assert.match(err, /^[^\n]*empty[^\n]*\n$/);
    assert.deepEqual(report(out).diagnostics, []);
  });

  it('--quiet prints errors only, and still counts warnings against --max-warnings', async () => {
    const quiet = report((await check('--quiet', '--format', 'json')).out);
    assert.ok(quiet.diagnostics.length > 0);
    assert.ok(quiet.diagnostics.every(({ severity }) => severity === 'error'));
    assert.equal((await check('teams/mixed.portfolio.yaml', '--quiet', '--max-warnings', '0')).code, 1);
  });

  it('reads standard input as the file that it stands for', async () => {
    const args = [
      'check',
      '-',
      '--today',
      '2027-09-15',
      '--format',
      'json',
      '--stdin-filepath',
      'teams/line.portfolio',
    ];
    const { code, out } = await run(args, LINE.replace('Active', 'active').replace('🚂-line', 'second'));
    assert.equal(code, 0);
    const { summary, diagnostics } = report(out);
    assert.equal(summary['items'], 2);
    assert.ok(
      !diagnostics.some(({ severity }) => severity === 'error'),
      'goals come from the files around it',
    );
    assert.ok(diagnostics.every(({ file }) => file === 'teams/line.portfolio'));
  });

  it('reads a pipe that is named', { skip: process.platform === 'win32' }, () => {
    const command = `cat teams/line.portfolio | '${process.execPath}' '${main}' check /dev/stdin --format json`;
    const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' });
    assert.equal(status, 1, stderr);
    assert.equal(report(stdout).summary['items'], 2);
  });

  it('pretty shows the line, a caret and the evidence; colour only where it is asked for', async () => {
    const { out } = await check('teams');
    assert.match(out, /teams\/line\.portfolio:7:13/);
    assert.match(out, /status: Active\n[^\n]*\^{6}/);
    assert.match(out, /enter the home care market/);
    assert.ok(!out.includes('\u001b'), 'a pipe is no terminal');
    assert.ok((await run(['check', 'teams'], '', { FORCE_COLOR: '1' })).out.includes('\u001b['));
    const none = await run(['check', 'teams'], '', { FORCE_COLOR: '', NO_COLOR: '1' });
    assert.ok(!none.out.includes('\u001b'));
  });

  it('github gathers findings of one kind in one annotation, its text escaped', async () => {
    const { out } = await check('--format', 'github');
    const lines = out.trimEnd().split('\n');
    const { diagnostics } = report((await check('--format', 'json')).out);
    const kinds = new Set(diagnostics.map(({ severity, code: rule }) => `${severity} ${rule}`));
    assert.equal(lines.length, Math.min(10, kinds.size));
    for (const line of lines)
      assert.match(
        line,
        /^::(error|warning|notice) (?:file=[^,]+,line=\d+,.*)?title=twotrack(?: [a-z-]+)?::./,
      );
  });

  it('junit is one test case a finding, of which errors and warnings are failures', async () => {
    const { out } = await check('--format', 'junit');
    const cases = out.match(/<testcase /g)?.length;
    const { summary, diagnostics } = report((await check('--format', 'json')).out);
    assert.equal(cases, diagnostics.length);
    assert.equal(out.match(/<failure /g)?.length, (summary['errors'] ?? 0) + (summary['warnings'] ?? 0));
  });

  it('--baseline accepts what is found today, shows what is new, and says what it needs no more', async () => {
    const first = await check('--baseline', 'accepted.json');
    assert.equal(first.code, 0);
    const same = await check('--baseline', 'accepted.json', '--format', 'json');
    assert.deepEqual([same.code, report(same.out).diagnostics], [0, []]);
    await write({
      'teams/line.portfolio': LINE.replace('Active', 'active').replace('goals: [safe]', 'goals: [new]'),
    });
    const later = await check('--baseline', 'accepted.json', '--format', 'json');
    assert.equal(later.code, 1);
    assert.deepEqual(
      report(later.out).diagnostics.map(({ code: rule, item }) => [rule, item]),
      [['unknown-reference', 'first']],
    );
    assert.match(later.err, /accepts bad-value .*first.* no longer found/);
    await write({ 'teams/line.portfolio': LINE, 'accepted.json': '{' });
    assert.equal((await check('--baseline', 'accepted.json')).code, 2);
  });

  it('--fix puts right what is safe, leaves every other byte, and reports what remains', async () => {
    const text = LINE.replaceAll('\n', '\r\n');
    await writeFile(join(folder, 'teams/line.portfolio'), `\ufeff${text}`);
    const { code, out } = await check('teams/line.portfolio', '--fix', '--format', 'json');
    const after = await readFile(join(folder, 'teams/line.portfolio'), 'utf8');
    assert.ok(
      !report(out).diagnostics.some(({ code: rule, item }) => rule === 'bad-value' && item === 'first'),
    );
    assert.ok(after.includes('    status: active\r\n'));
    assert.ok(after.startsWith('\ufeff'));
    assert.equal(code, report(out).summary['errors'] === 0 ? 0 : 1);
    const lines = after.slice(1).split('\r\n');
    const changed = text.split('\r\n').filter((line, i) => line !== lines[i]);
    assert.ok(
      changed.every((line) => /status|id:/.test(line)),
      changed.join('\n'),
    );
    const again = await check('teams/line.portfolio', '--fix', '--format', 'json');
    assert.equal(again.out, out);
    assert.equal(await readFile(join(folder, 'teams/line.portfolio'), 'utf8'), after);
  });

  it('shows no escape sequence of a title on a terminal, and no annotation of its own', async () => {
    await write({
      'evil.portfolio':
        'items:\n  - id: evil\n    title: "\\e[31mred\\n::error::mine"\n    track: operationl\n',
    });
    const { out } = await check('evil.portfolio');
    assert.ok(!out.includes('\u001b'));
    const { out: github } = await check('evil.portfolio', '--format', 'github');
    assert.ok(!/^::error::mine/m.test(github));
    await rm(join(folder, 'evil.portfolio'));
  });
});

describe('rules and classify', () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'twotrack-cli-'));
    await write({ 'root.portfolio': ROOT, 'mixed.portfolio': MIXED });
  });
  after(() => rm(folder, { recursive: true }));

  it('rules lists every rule with severity, scope and summary', async () => {
    const { code, out } = await run(['rules', '--format', 'json']);
    assert.equal(code, 0);
    const listed = JSON.parse(out) as { id: string; severity: string; scope: string; summary: string }[];
    assert.equal(new Set(listed.map(({ id }) => id)).size, listed.length);
    for (const { id, severity, scope, summary } of listed) {
      assert.match(severity, /^(off|hint|info|warning|error)$/, id);
      assert.ok(scope !== '' && summary !== '', id);
    }
    assert.ok(listed.some(({ id }) => id === 'mixed-traits'));
  });

  it('classify says how sure a verdict is, and nothing where there is none', async () => {
    const text =
      'items:\n  - {id: a, title: Car park}\n  - {id: b, title: Cut rework on the line, measures: [{name: Rework, baseline: 9, target: 2, every: weekly}]}\n';
    const { out } = await run(['classify', '-'], text);
    assert.match(out, /^unclear +a {2}Car park/m);
    assert.match(out, /^operational +\d\d% {2}b {2}Cut rework/m);
  });

  it('classify gives verdict, confidence, scores and evidence at its place, whatever the track says', async () => {
    const { code, out } = await run(['classify', '--format', 'json']);
    assert.equal(code, 0);
    const { version, items } = JSON.parse(out) as {
      version: number;
      items: {
        id: string;
        file: string;
        track: string | null;
        verdict: string;
        confidence: number;
        scores: { operational: number; strategic: number };
        evidence: {
          dimension: string;
          pole: string;
          text: string;
          weight: number;
          range: { start: { line: number } };
        }[];
      }[];
    };
    assert.equal(version, 1);
    const [item] = items;
    assert.deepEqual(
      [items.length, item?.id, item?.file, item?.track, item?.verdict],
      [1, 'both', 'mixed.portfolio', 'operational', 'mixed'],
    );
    assert.ok((item?.confidence ?? 0) > 0.4 && (item?.confidence ?? 2) <= 1);
    for (const pole of ['operational', 'strategic'])
      assert.ok(
        item?.evidence.some((one) => one.pole === pole && one.weight > 0 && one.range.start.line > 0),
        pole,
      );
    for (const track of ['track: strategic', 'track: neither', 'x-y: 1']) {
      await write({ 'mixed.portfolio': MIXED.replace('track: operational', track) });
      const other = JSON.parse((await run(['classify', '--format', 'json'])).out) as typeof items & {
        items: typeof items;
      };
      assert.equal(other.items[0]?.verdict, 'mixed');
      assert.equal(other.items[0]?.confidence, item?.confidence, track);
    }
  });
});
