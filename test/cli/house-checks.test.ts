/** Checks of the house: what they find, what is told of broken ones, and what `twotrack test` says of their examples. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { type Run, twotrack } from '../support/cli.ts';

interface Tested {
  readonly summary: Readonly<Record<'checks' | 'examples' | 'failing' | 'broken', number>>;
  readonly checks: readonly {
    readonly name: string;
    readonly file: string;
    readonly examples: readonly { readonly expected: string; readonly line: number; readonly ok: boolean }[];
  }[];
  readonly problems: readonly { readonly file: string; readonly line: number; readonly message: string }[];
}

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twotrack-house-'));
});
after(() => rm(folder, { recursive: true, force: true }));

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}
const run = (...args: readonly string[]): Promise<Run> =>
  twotrack(folder, [...args, '--today', '2027-09-15'], { env: process.env });
async function tried(path: string): Promise<Tested & { readonly code: number }> {
  const { code, out } = await run('test', path, '--format', 'json');
  return { code, ...(JSON.parse(out) as Tested) };
}

/** Conditions, with an item that each must flag and one that it must pass. */
const CONDITIONS: readonly (readonly [when: string, flags: string, passes: string])[] = [
  ['{track: strategic}', '{track: strategic}', '{track: operational}'],
  ['{track: strategic}', '{track: strategic}', '{}'],
  ['{review: [daily, weekly]}', '{review: weekly}', '{review: monthly}'],
  ['{status: planned}', '{}', '{status: active}'],
  ['{sponsor: {missing: true}}', '{}', '{sponsor: Chief nurse}'],
  ['{sponsor: {missing: false}}', '{sponsor: Chief nurse}', '{}'],
  ['{goals: {missing: true}}', '{goals: []}', '{goals: [safe]}'],
  ['{stopped: {missing: true}}', '{}', '{stopped: {reason: Too dear}}'],
  ['{budget: {over: 1m}}', '{budget: 1.1M}', '{budget: 1m}'],
  ['{budget: {over: 1m}}', '{budget: 2m EUR}', '{budget: 2m USD}'],
  ['{budget: {over: 10k, under: 20k}}', '{budget: 12000}', '{budget: 20k}'],
  ['{budget: {is: 12k}}', '{budget: 12000}', '{budget: 12001}'],
  ['{effort: {over: 1 fte}}', '{teams: {a: 0.8, b: 0.3}}', '{effort: 1}'],
  ['{lasts: {over: 6 months}}', '{start: 2027-01, end: 2027-09}', '{horizon: 6 weeks}'],
  ['{horizon: {under: 2 months}}', '{horizon: 6 weeks}', '{horizon: 1 year}'],
  ['{end: {before: today}}', '{end: 2027-08}', '{end: 2027-09}'],
  ['{start: {after: 2027-Q2}}', '{start: 2027-07-01}', '{start: 2027-06-30}'],
  ['{start: 2027}', '{start: 2027-05}', '{start: 2028-01}'],
  ['{title: {contains: [pilot, PHASE]}}', '{title: A phase of its own}', '{title: A start}'],
  ['{tags: {contains: pilo}}', '{tags: [a, pilots]}', '{tags: [a]}'],
  ['{teams: desk}', '{teams: {desk: 0.5}}', '{teams: [door]}'],
  ['{goals: {count: {over: 1}}}', '{goals: [a, b]}', '{goals: [a]}'],
  ['{measures: {count: 0}}', '{}', '{measures: [{name: Wait, target: 1}]}'],
  ['{live: true}', '{status: paused}', '{status: planned}'],
  ['{not: {live: true}}', '{status: done}', '{status: active}'],
  ['{any: [{track: neither}, {tags: run}]}', '{tags: [run]}', '{track: strategic}'],
  ['{all: [{tags: a}, {tags: b}], track: neither}', '{track: neither, tags: [b, a]}', '{tags: [a, b]}'],
  [
    '{verdict: strategic}',
    '{horizon: 3 years, change: breakthrough, funding: capital, scope: market, title: Enter a new market with a new business model}',
    '{}',
  ],
];
const checkOf = (when: string, i: number, flags: string, passes: string): string =>
  `- {name: c-${i}, when: ${when}, message: m, examples: {flags: [${flags}], passes: [${passes}]}}\n`;

describe('conditions', () => {
  it('hold of what they say and of nothing else', async () => {
    const text = CONDITIONS.map(([when, flags, passes], i) => checkOf(when, i, flags, passes)).join('');
    await write({ 'terms/a.portfolio': 'portfolio: Terms\ncurrency: EUR\n', 'terms/checks/all.yaml': text });
    const { code, summary, checks, problems } = await tried('terms');
    assert.deepEqual(problems, []);
    const wrong = checks.flatMap(({ examples }, i) =>
      examples.filter(({ ok }) => !ok).map(({ expected }) => [CONDITIONS[i]?.[0], expected]),
    );
    assert.deepEqual(wrong, []);
    assert.equal(summary.examples, 2 * CONDITIONS.length);
    assert.equal(code, 0);
  });

  it('fail by name and line where an example is otherwise', async () => {
    const text = `name: none\nwhen: {track: strategic}\nmessage: m\nexamples:\n  flags:\n    - {track: operational}\n  passes:\n    - {track: strategic}\n    - {track: neither}\n`;
    await write({ 'failing/a.portfolio': 'portfolio: F\n', 'failing/checks/one.yml': text });
    const { code, checks } = await tried('failing');
    assert.deepEqual(
      checks.flatMap(({ file, examples }) => examples.map(({ line, ok }) => [file, line, ok])),
      [6, 8, 9].map((line) => ['failing/checks/one.yml', line, line === 9]),
    );
    assert.equal(code, 1);
  });
});

/** Checks that cannot be read, by a part of what is told of each. */
const BROKEN: readonly (readonly [check: string, told: RegExp])[] = [
  ['{name: b, when: {buget: 1}, message: m}', /no field `buget`.*`budget`/],
  ['{name: b, when: {budget: {over: lots}}, message: m}', /`budget` cannot be compared/],
  ['{name: b, when: {track: sideways}, message: m}', /operational, strategic or neither/],
  ['{name: b, when: {track: {over: 3}}, message: m}', /no test `over`/],
  ['{name: b, when: {title: {matches: "(a+)+"}}, message: m}', /no test `matches`/],
  ['{name: b, when: {}, message: m}', /at least one field/],
  ['{name: b, message: m}', /no `when`/],
  ['{name: b, when: {track: neither}}', /no `message`/],
  ['{name: b, when: {track: neither}, message: "{titel}"}', /no text `titel`.*`title`/],
  ['{name: B b, when: {track: neither}, message: m}', /lower-case letters/],
  ['{name: broken-check, when: {track: neither}, message: m}', /taken already/],
  ['{name: b, when: {track: neither}, message: m, severity: fatal}', /A severity is one of/],
  ['{name: b, when: {track: neither}, message: m, examples: {flags: [{budget: lots}]}}', /not a sound item/],
  [`{name: b, when: ${'{not: '.repeat(10)}{track: neither}${'}'.repeat(10)}, message: m}`, /8 groups deep/],
  [`{name: b, when: {any: [${'{track: neither}, '.repeat(101)}]}, message: m}`, /at most 100 conditions/],
  [`{name: b, when: {tags: [${'a, '.repeat(51)}]}, message: m}`, /at most 50 values/],
  [`{name: b, when: {title: {contains: ${'a'.repeat(501)}}}, message: m}`, /at most 500 characters/],
];

describe('broken checks', () => {
  it('are told at their line, each once, and the sound one runs', async () => {
    const sound = '{name: sound, when: {track: neither}, message: m}';
    const text = [...BROKEN.map(([check], i) => check.replace('name: b,', `name: b-${i},`)), sound]
      .map((check) => `- ${check}\n`)
      .join('');
    await write({ 'broken/a.portfolio': 'portfolio: B\n', 'broken/checks/all.yaml': text });
    const { code, checks, problems } = await tried('broken');
    assert.deepEqual(
      problems.map(({ line }) => line),
      BROKEN.map((_, i) => i + 1),
    );
    for (const [i, [check, told]] of BROKEN.entries())
      assert.match(problems[i]?.message ?? '', told, check.slice(0, 80));
    assert.deepEqual(
      checks.map(({ name }) => name),
      ['sound'],
    );
    assert.equal(code, 2);
  });

  it('bound files, checks and nesting, and end nothing', async () => {
    await write({
      'bounds/a.portfolio': 'portfolio: B\n',
      'bounds/checks/a.yaml': '['.repeat(60_000),
      'bounds/checks/b.yaml': `# ${'x'.repeat(66_000)}\n`,
      'bounds/checks/c.yaml': 'a: &a [x]\nb: *a\n',
      'bounds/checks/d.yaml': 'name: "half\n',
      'bounds/checks/e.yaml': Array.from(
        { length: 101 },
        (_, i) => `- {name: n-${i}, when: {track: neither}, message: m}\n`,
      ).join(''),
      // A portfolio file, wherever it stands.
      'bounds/checks/f.portfolio.yaml': 'items: []\n',
    });
    const { code, summary, problems } = await tried('bounds');
    assert.equal(code, 2);
    assert.equal(summary.checks, 100);
    assert.deepEqual(
      problems.map(({ file, line }) => `${file.slice(-6)}:${line}`),
      ['a.yaml:1', 'b.yaml:1', 'c.yaml:2', 'd.yaml:1', 'e.yaml:101'],
    );
  });
});

describe('check', () => {
  it('finds what the checks find, under settings and ignore comments, and tells of broken ones', async () => {
    const item = (id: string, more: string): string => `  - {id: ${id}, title: T ${id}, ${more}}\n`;
    await write({
      'house/a.portfolio': `portfolio: House\nrules: {house/quiet: off, house/gone: error}\nitems:\n${item('one', 'budget: 2m')}  # twotrack-ignore house/money: decided in May\n${item('two', 'budget: 2m')}${item('three', 'budget: 1k')}`,
      'house/checks/a.yaml':
        '- {name: money, when: {budget: {over: 1m}, sponsor: {missing: true}}, at: budget, severity: error, message: "{title}: {budget}, {sponsor}"}\n- {name: quiet, when: {budget: {missing: false}}, message: m}\n',
      'house/checks/b.yaml': 'name: b\nwhen: {track: sideways}\nmessage: m\n',
    });
    const { code, out } = await run('check', 'house', '--format', 'json');
    const { diagnostics } = JSON.parse(out) as {
      readonly diagnostics: readonly Readonly<Record<string, unknown>>[];
    };
    const shown = diagnostics
      .filter((found) => /^house\/|rule|ignore/.test(String(found['code'])))
      .map(({ code: rule, severity, item: id, message }) => [rule, severity, id, message]);
    assert.equal(code, 1);
    const [broken, unknown, money, ...rest] = shown;
    assert.deepEqual(rest, []);
    assert.deepEqual(broken?.slice(0, 3), ['house/broken-check', 'error', null]);
    assert.match(String(broken?.[3]), /^checks\/b\.yaml, line 2: /);
    assert.deepEqual(unknown?.slice(0, 2), ['unknown-rule', 'warning']);
    assert.deepEqual(money, ['house/money', 'error', 'one', 'T one: 2m, (no sponsor)']);
  });
});

describe('docs/house-rules.md', () => {
  it('has checks that hold', async () => {
    const page = await readFile(join(import.meta.dirname, '../../docs/house-rules.md'), 'utf8');
    const fences = [...page.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].map(([, text = '']) => text);
    await write({ 'docs/a.portfolio': 'portfolio: Docs\n' });
    for (const [i, text] of fences.entries()) await write({ [`docs/checks/${i}.yaml`]: text });
    const { code, summary } = await tried('docs');
    assert.deepEqual([code, summary.checks, summary.failing], [0, 3, 0]);
  });
});
