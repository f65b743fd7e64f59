/** `twotrack report` as a process: what it writes, refuses and exits with. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { twotrack } from '../support/cli.ts';
import { Repository } from '../support/repository.ts';

const hospital = join(import.meta.dirname, '../../examples/hospital');
const TODAY = ['--today', '2027-09-15'];

const PLAN = `portfolio: Öresund clinic
period: 2027
balance: {operational: 60%, tolerance: 10}
goals:
  - {id: safe, title: Nobody is harmed}
teams:
  - {id: ward, name: Ward 5, capacity: 2 fte}
items:
  - id: rounds
    title: Two nurses on every round
    track: operational
    status: active
    goals: [safe]
    teams: {ward: 1 fte}
    measures: [{name: Falls, kind: process, baseline: 9, target: 3}]
  - id: new-wing
    title: Open a new wing for the region
    track: strategic
    status: active
    goals: [safe]
    teams: {ward: 0.5 fte}
    start: 2027-02-01
    end: 2028-12-31
    decision: Build with the neighbours or alone
`;
const HOSTILE = `portfolio: "<script>alert(1)</script>"
items:
  - id: a
    title: "</title><img src=x onerror=alert(1)> | cell [run](command:evil) @admins #7 \\e[31mred\\x9b"
    track: operational
    status: active
    owner: "<b>Owner</b>"
    decision: "<svg onload=alert(2)> https://evil.example www.evil.example"
  - id: b
    title: "\`\`\` <!-- --> [x](javascript:alert(3)) \u202egnp"
    track: strategic
    status: active
    start: 2027-01-01
    end: 2028-12-31
`;

describe('report', () => {
  let repository: Repository;
  let folder = '';
  before(async () => {
    repository = await Repository.make();
    folder = repository.folder;
    await repository.commit({ 'plan of all.portfolio': PLAN }, 'review-1');
  });
  after(() => repository.remove());

  for (const format of ['markdown', 'html', 'svg']) {
    it(`writes the same bytes for the same input as ${format}`, async () => {
      const args = ['report', hospital, '--format', format, ...TODAY];
      const [a, b] = [await twotrack(folder, args), await twotrack(tmpdir(), args)];
      assert.equal(a.code, 0, a.err);
      assert.ok(a.out.length > 1000);
      assert.equal(a.out, b.out);
      assert.ok(!a.out.includes(hospital), 'a path of the machine');
    });
  }

  it('answers all questions with the items behind the figures, and says what is asked', async () => {
    const { out } = await twotrack(folder, ['report', '.', '--format', 'markdown', ...TODAY]);
    assert.match(out, /^# Öresund clinic$/m);
    assert.equal(out.match(/^### \d+\. .+\?$/gm)?.length, 15);
    assert.match(out, /Build with the neighbours or alone \| Open a new wing for the region/);
    assert.match(out, /Operational work has 69 percent, and 60 was intended/);
    assert.match(
      out,
      /One team is within what it has free, as far as effort is stated\.\n {2}<br>\*Ward 5\* \(1\.5 of 2 fte\)/,
    );
    assert.match(out, /\*Two nurses on every round\*/);
    for (const head of ['What holds', 'What needs a look', 'Decisions asked for', 'The two paths'])
      assert.match(out, new RegExp(`^## ${head}$`, 'm'));
  });

  it('keeps the text of strangers text, in every format', async () => {
    const place = await mkdtemp(join(tmpdir(), 'twotrack-hostile-'));
    await writeFile(join(place, 'p.portfolio'), HOSTILE);
    for (const format of ['markdown', 'html', 'svg']) {
      const { out, code, err } = await twotrack(place, ['report', '--format', format, ...TODAY]);
      assert.equal(code, 0, err);
      assert.doesNotMatch(out, /<script|<img|<svg onload|<b>Owner|<\/title><img/i, format);
      assert.doesNotMatch(out, /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/, format);
      assert.doesNotMatch(out, /href="(?:javascript|command):/i, format);
    }
    const { out } = await twotrack(place, ['report', '--format', 'markdown', ...TODAY]);
    // Neither a link, a mention, a reference, a further cell nor the end of the fence.
    assert.match(out, /\\\| cell \\\[run\\\]\(command:evil\) @<!-- -->admins #<!-- -->7/);
    assert.doesNotMatch(out, /(?<!\\)\]\((?:command|javascript):/);
    assert.doesNotMatch(out, /https:\/\/evil|www\.evil/);
    assert.equal(out.match(/^```/gm)?.length, 2);
    for (const row of out.split('\n').filter((line) => line.startsWith('| ')))
      assert.ok(row.replace(/\\\|/g, '').split('|').length <= 10, row);
    await rm(place, { recursive: true });
  });

  it('is called review too, and takes the format from the name at --out, else markdown', async () => {
    const markdown = await twotrack(folder, ['report', '--format', 'markdown', ...TODAY]);
    assert.equal(markdown.code, 0);
    const review = await twotrack(folder, ['review', ...TODAY]);
    assert.deepEqual([review.code, review.out], [0, markdown.out]);
    for (const [name, begins] of [
      ['named.HTML', /^<!doctype html>/],
      ['named.svg', /^<svg /],
      ['named.pdf', /^%PDF-/],
      ['named.md', /^# Öresund clinic/],
    ] as const) {
      const { code, err } = await twotrack(folder, ['review', '--out', name, ...TODAY]);
      assert.equal(code, 0, err);
      assert.match(await readFile(join(folder, name), 'utf8'), begins);
    }
  });

  it('writes a file all or nothing, and says when nothing could be written', async () => {
    const out = join(folder, 'a review.html');
    assert.equal((await twotrack(folder, ['report', '--format', 'html', '--out', out, ...TODAY])).code, 0);
    assert.match(await readFile(out, 'utf8'), /^<!doctype html>/);
    const gone = await twotrack(folder, ['report', '--format', 'html', '--out', 'no/such/x.html', ...TODAY]);
    assert.equal(gone.code, 2);
    assert.match(
      gone.err,
      /no\/such\/x\.html: cannot be written: there is no such file or folder \(ENOENT\)/,
    );
    await mkdir(join(folder, 'taken'), { recursive: true });
    const taken = await twotrack(folder, ['report', '--format', 'svg', '--out', 'taken', ...TODAY]);
    assert.equal(taken.code, 2);
    assert.ok(!(await readdir(folder)).some((name) => name.startsWith('.twotrack-')));
    const empty = await mkdtemp(join(tmpdir(), 'twotrack-empty-'));
    const none = await twotrack(empty, ['report', '--format', 'svg', '--out', 'x.svg']);
    assert.equal(none.code, 2);
    assert.deepEqual(await readdir(empty), []);
    assert.equal((await twotrack(empty, ['report', '--format', 'svg'])).code, 0);
  });

  it('tells with --check whether a committed picture is stale, on any later day', async () => {
    const args = ['report', 'plan of all.portfolio', '--format', 'svg', '--out', 'picture.svg'];
    assert.equal((await twotrack(folder, [...args, '--check'])).code, 1);
    assert.equal((await twotrack(folder, [...args, ...TODAY])).code, 0);
    const fresh = await twotrack(folder, [...args, '--check']);
    assert.equal(fresh.code, 0, fresh.err);
    await writeFile(
      join(folder, 'plan of all.portfolio'),
      PLAN.replace('Open a new wing', 'Open two new wings'),
    );
    const stale = await twotrack(folder, [...args, '--check']);
    assert.equal(stale.code, 1);
    assert.match(stale.err, /picture\.svg is stale/);
    await writeFile(join(folder, 'plan of all.portfolio'), PLAN);
    const before = await readFile(join(folder, 'picture.svg'), 'utf8');
    assert.equal((await twotrack(folder, [...args, '--check'])).code, 0);
    assert.equal(await readFile(join(folder, 'picture.svg'), 'utf8'), before);
    assert.equal((await twotrack(folder, ['report', '--format', 'svg', '--check'])).code, 2);
  });

  it('says what changed since a revision, read without touching the work tree', async () => {
    await repository.write({
      'plan of all.portfolio': PLAN.replace(
        'status: active\n    goals: [safe]\n    teams: {ward: 1 fte}',
        'status: done\n    goals: [safe]\n    teams: {ward: 1 fte}',
      ),
      'more.portfolio': 'items:\n  - {id: late-add, title: A later thought, track: operational}\n',
    });
    const status = repository.git('status', '--porcelain');
    for (const format of ['markdown', 'html']) {
      const { out, code, err } = await twotrack(folder, [
        'report',
        '--format',
        format,
        '--since',
        'review-1',
        ...TODAY,
      ]);
      assert.equal(code, 0, err);
      assert.match(out, /What changed since review-1/);
      assert.match(out, /1 item added, 1 finished/);
      assert.match(out, /A later thought/);
    }
    assert.equal(repository.git('status', '--porcelain'), status);
  });

  it('exits 2 with a plain word where there is no such revision, and outside git', async () => {
    const args = ['report', '--format', 'markdown', '--since'];
    for (const rev of ['nowhere', '--help', '', 'HEAD:plan', '$(touch x)']) {
      const { code, err, out } = await twotrack(folder, [...args.slice(0, -1), `--since=${rev}`]);
      assert.equal(code, 2, rev);
      assert.match(err, /there is no revision/);
      assert.equal(out, '');
    }
    const place = await mkdtemp(join(tmpdir(), 'twotrack-nogit-'));
    await writeFile(join(place, 'p.portfolio'), PLAN);
    const { code, err } = await twotrack(place, [...args, 'main']);
    assert.equal(code, 2);
    assert.match(err, /not in a git repository/);
    assert.equal((await twotrack(folder, ['report', '--format', 'svg', '--since', 'review-1'])).code, 2);
    await rm(place, { recursive: true });
  });

  it('reviews each of several portfolios, and draws but one', async () => {
    const examples = join(hospital, '..');
    const { out, code } = await twotrack(examples, ['report', '.', '--format', 'markdown', ...TODAY]);
    assert.equal(code, 0);
    assert.equal(out.match(/^# /gm)?.length, 3);
    const svg = await twotrack(examples, ['report', '.', '--format', 'svg', ...TODAY]);
    assert.equal(svg.code, 2);
    assert.match(svg.err, /one portfolio, but there are 3: council, hospital, manufacturer/);
  });
});
