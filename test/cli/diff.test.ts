/** `twotrack diff` as a process: between folders, files and revisions. */
import assert from 'node:assert/strict';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { twotrack } from '../support/cli.ts';
import { Repository } from '../support/repository.ts';

const TODAY = ['--today', '2027-09-15'];
const ROOT = `portfolio: Clinic
period: 2027
balance: {operational: 50%, tolerance: 10}
goals: [{id: safe, title: Nobody is harmed}]
teams: [{id: ward, name: Ward 5, capacity: 2 fte}]
`;
const MIXED = `  - id: repairs
    title: Faster repairs in the depot, and a repairs company for private landlords
    track: operational
    status: active
    teams: {ward: 1 fte}
    description: >-
      Cut the repairs backlog week by week with a daily huddle at the depot and root cause analysis of repeat visits.
      Enter the private market with an own brand, a new legal entity and its own company board by next year.
`;
const HALVES = `  - id: repairs-daily
    title: Faster repairs in the depot
    track: operational
    status: active
    teams: {ward: 0.5 fte}
    sustains: [repairs-company]
    description: Cut the repairs backlog week by week with a daily huddle at the depot and root cause analysis of repeat visits.
  - id: repairs-company
    title: A repairs company for private landlords
    track: strategic
    status: active
    teams: {ward: 0.5 fte}
    description: Enter the private market with an own brand, a new legal entity and its own company board by next year.
`;
const OTHERS = (track: string, status: string): string => `  - id: rounds
    title: Two nurses on every round
    track: ${track}
    status: ${status}
    goals: [safe]
    teams: {ward: 0.5 fte}
`;

interface Answer {
  readonly version: number;
  readonly portfolios: readonly {
    readonly name: string;
    readonly folder: string;
    readonly same: boolean;
    readonly items: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
    readonly goals: Readonly<Record<string, readonly { id: string }[]>>;
    readonly balance: { readonly before: Figures; readonly after: Figures };
    readonly load: readonly { readonly id: string; readonly load: { before: number; after: number } }[];
    readonly alignment: { readonly operational: Readonly<Record<'before' | 'after', { aligned: number }>> };
  }[];
}
interface Figures {
  readonly operational: number | null;
  readonly mixed: number | null;
}

describe('diff', () => {
  let repository: Repository;
  let folder = '';
  before(async () => {
    repository = await Repository.make();
    folder = repository.folder;
    await repository.commit(
      {
        'root.portfolio': ROOT,
        'a b/items.portfolio': `items:\n${MIXED}${OTHERS('operational', 'planned')}`,
      },
      'v1',
    );
    await repository.commit(
      {
        'a b/items.portfolio': `items:\n${HALVES}${OTHERS('strategic', 'active')}  - {id: extra, title: An extra, track: neither}\n`,
        'goals.portfolio': 'goals: [{id: kind, title: Everybody is kind}]\n',
      },
      'v2',
    );
  });
  after(() => repository.remove());

  async function answer(cwd: string, ...args: readonly string[]): Promise<Answer['portfolios'][number]> {
    const { out, err, code } = await twotrack(cwd, ['diff', ...args, '--format', 'json', ...TODAY]);
    assert.equal(code, 0, err);
    const { version, portfolios } = JSON.parse(out) as Answer;
    assert.equal(version, 1);
    assert.equal(portfolios.length, 1);
    return portfolios[0] as Answer['portfolios'][number];
  }

  it('says what was added, moved, split, and what has another status, between two revisions', async () => {
    const { items, goals, balance, load, alignment, same } = await answer(folder, 'git:v1', 'git:v2');
    assert.equal(same, false);
    const ids = (list: readonly Readonly<Record<string, unknown>>[] | undefined) => list?.map(({ id }) => id);
    assert.deepEqual(ids(items['added']), ['extra']);
    assert.deepEqual(ids(items['removed']), []);
    assert.deepEqual(items['moved'], [
      { id: 'rounds', title: 'Two nurses on every round', from: 'operational', to: 'strategic' },
    ]);
    assert.deepEqual(
      items['status']?.map(({ id, from, to }) => [id, from, to]),
      [['rounds', 'planned', 'active']],
    );
    const [split, ...more] = items['split'] ?? [];
    assert.equal(more.length, 0);
    assert.equal(split?.['id'], 'repairs');
    assert.deepEqual(ids(split?.['into'] as Readonly<Record<string, unknown>>[]), [
      'repairs-daily',
      'repairs-company',
    ]);
    assert.deepEqual(
      goals['added']?.map(({ id }) => id),
      ['kind'],
    );
    assert.deepEqual([balance.before.operational, balance.before.mixed], [33, 67]);
    assert.deepEqual([balance.after.operational, balance.after.mixed], [33, 0]);
    assert.deepEqual(load[0], {
      id: 'ward',
      title: 'Ward 5',
      load: { before: 1.5, after: 1.5 },
      capacity: { before: 2, after: 2 },
    });
    assert.equal(alignment.operational.before.aligned, 1);
    assert.deepEqual(alignment.operational.after, { open: 1, aligned: 0 });
  });

  it('is the other way round the other way round', async () => {
    const { items } = await answer(folder, 'git:v2', 'git:v1');
    assert.deepEqual(
      items['removed']?.map(({ id }) => id),
      ['repairs-daily', 'repairs-company', 'extra'],
    );
    assert.deepEqual(
      items['added']?.map(({ id }) => id),
      ['repairs'],
    );
  });

  it('compares a path with itself at a revision, from any folder, through a link as well', async () => {
    assert.equal((await answer(folder, 'git:v2', '.')).same, true);
    assert.equal((await answer(join(folder, 'a b'), 'git:HEAD', '.')).same, true);
    assert.equal((await answer(tmpdir(), 'git:v2', folder)).same, true);
    assert.equal((await answer(folder, 'git:v1', '.')).items['added']?.length, 1);
    assert.equal((await answer(folder, 'git:v1:a b', 'git:v2:./a b')).items['split']?.length, 1);
    const link = join(folder, '..', 'linked');
    await symlink(folder, link);
    assert.equal((await answer(link, 'git:v2', '.')).same, true);
  });

  it('finds a split whose one half keeps the id, and takes a mere neighbour for none', async () => {
    const place = await mkdtemp(join(tmpdir(), 'twotrack-diff-'));
    const write = (name: string, items: string) => writeFile(join(place, name), `${ROOT}items:\n${items}`);
    await write('a.portfolio', MIXED);
    await write('b.portfolio', HALVES.replaceAll('repairs-daily', 'repairs'));
    await write(
      'c.portfolio',
      `${MIXED}  - {id: next, title: Repairs at the depot of the north, track: strategic}\n`,
    );
    const split = await answer(place, 'a.portfolio', 'b.portfolio');
    assert.deepEqual(
      split.items['split']?.map(({ id }) => id),
      ['repairs'],
    );
    assert.deepEqual(split.items['added'], []);
    const beside = await answer(place, 'a.portfolio', 'c.portfolio');
    assert.deepEqual(beside.items['split'], []);
    assert.deepEqual(
      beside.items['added']?.map(({ id }) => id),
      ['next'],
    );
    await rm(place, { recursive: true });
  });

  it('writes Markdown that shows text as text, and the same bytes each time', async () => {
    const place = await mkdtemp(join(tmpdir(), 'twotrack-diff-'));
    const title = `"<script>x</script> | [go](command:rm) @all \\e[2J"`;
    await writeFile(join(place, 'a.portfolio'), `${ROOT}items:\n${OTHERS('operational', 'planned')}`);
    await writeFile(
      join(place, 'b.portfolio'),
      `${ROOT}items:\n${OTHERS('operational', 'active')}  - {id: evil, title: ${title}, track: strategic}\n`,
    );
    const args = ['diff', 'a.portfolio', 'b.portfolio', ...TODAY];
    const { out, code } = await twotrack(place, args);
    assert.equal(code, 0);
    assert.match(out, /^### Clinic\n\n\*\*1 item added/);
    assert.match(out, /\*&lt;script&gt;x&lt;\/script&gt; \\\| \\\[go\\\]\(command:rm\) @<!-- -->all/);
    assert.match(out, /Two nurses on every round\* \(planned → under way\)/);
    assert.doesNotMatch(out, /\u001b/);
    assert.equal((await twotrack(place, args)).out, out);
    assert.doesNotMatch(
      (await twotrack(place, [...args, '--format', 'json'])).out,
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/,
    );
    await rm(place, { recursive: true });
  });

  it('calls a share neither of effort nor of items where it is of one before and of the other after', async () => {
    const [was, is] = [join(folder, 'was.portfolio'), join(folder, 'is.portfolio')];
    const one = `portfolio: P\nitems:\n${OTHERS('operational', 'active')}`;
    await writeFile(was, one);
    await writeFile(is, one.replace(/ {4}teams: .*\n/, ''));
    const { out } = await twotrack(folder, ['diff', was, is, ...TODAY]);
    await Promise.all([rm(was), rm(is)]);
    assert.match(out, /\| Operational share \| 100% \| \*?\*?100%/);
  });

  it('takes what was not there for new, and says so', async () => {
    await repository.write({ 'later/x.portfolio': 'portfolio: Later\nitems: [{id: x, title: X}]\n' });
    const { out, err, code } = await twotrack(folder, ['diff', 'git:v1', 'later', ...TODAY]);
    assert.equal(code, 0);
    assert.match(err, /later was not there at v1/);
    assert.match(out, /1 item added/);
    await rm(join(folder, 'later'), { recursive: true });
  });

  it('exits 2 with a plain word on what is not there', async () => {
    const place = await mkdtemp(join(tmpdir(), 'twotrack-nogit-'));
    await writeFile(join(place, 'p.portfolio'), ROOT);
    for (const [cwd, args, why] of [
      [folder, ['git:nope', '.'], /there is no revision nope/],
      [folder, ['git:', '.'], /a revision is named after git:/],
      [folder, ['git:v1:nowhere', '.'], /no such file or folder at that revision/],
      [folder, ['gone', '.'], /gone: no such file or folder/],
      [place, ['git:main', '.'], /not in a git repository/],
    ] as const) {
      const { code, err, out } = await twotrack(cwd, ['diff', ...args]);
      assert.equal(code, 2, args.join(' '));
      assert.match(err, why);
      assert.equal(out, '');
    }
    assert.equal((await twotrack(folder, ['diff', '.'])).code, 2);
    await rm(place, { recursive: true });
  });

  it('says of a shallow clone that history is missing', async () => {
    const clone = join(folder, '..', 'shallow');
    repository.git('clone', '-q', '--depth', '1', `file://${folder}`, clone);
    const { code, err } = await twotrack(clone, ['diff', 'git:v1', '.']);
    assert.equal(code, 2);
    assert.match(err, /shallow: fetch more history/);
  });
});
