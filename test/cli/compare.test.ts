/** `twotrack compare`: scenarios beside their portfolio, and one of them published. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { Command } from 'commander';
import pc from 'picocolors';
import { addCheck } from '../../server/src/cli/commands/check.ts';
import { addCompare } from '../../server/src/cli/commands/compare.ts';
import { addReport } from '../../server/src/cli/commands/report.ts';
import { type Run, twotrack } from '../support/cli.ts';

const ROOT = `portfolio: Öresund clinic
period: 2027
currency: EUR
balance: {operational: 60%, strategic: 40%} # agreed in May
goals:
  - {id: safe, title: No avoidable harm}
  - {id: reach, title: Care across the water}
teams:
  - {id: ward, name: Ward, kind: frontline, capacity: 2 fte}
  - id: build
    name: Building office
    capacity: 3 fte   # one post is frozen
`;
const ITEMS = `items:
  # Begun after the audit.
  - id: falls
    title: Cut falls on the ward
    track: operational
    status: active
    goals: [safe]
    teams: {ward: 1 fte}
    budget: 20k

  - id: wing   # ours
    title: Open a clinic across the water
    track: strategic
    status: active
    goals: [reach]
    teams:
      build: 2 fte
      ward: 1.5 fte
    budget: 4.5M
    start: 2027-01
    end: 2028-12-31

  - id: rota
    title: Introduce a new rota
    status: planned
    teams: [ward]
    effort: 1 fte
`;
const LESS = `scenario: Without the clinic
balance: {strategic: 20%}
items:
  - {id: wing, status: stopped}
teams:
  - {id: build, capacity: 1 fte}
`;
const LATER = `scenario: Later
base: ../portfolio.portfolio
items:
  - id: wing
    status: planned
    start: 2027-10
    teams: {build: 1 fte}
  - id: rota
    track: operational
    owner: "Head: nursing"
    budget: 5k
`;
/** The items as a person would edit them to do what LATER says. */
const LATER_BY_HAND = ITEMS.replace(
  'status: active\n    goals: [reach]',
  'status: planned\n    goals: [reach]',
)
  .replace('build: 2 fte', 'build: 1 fte')
  .replace('start: 2027-01\n', 'start: 2027-10\n')
  .replace(
    'new rota\n    status: planned\n    teams: [ward]\n    effort: 1 fte\n',
    'new rota\n    track: operational\n    status: planned\n    owner: "Head: nursing"\n    teams: [ward]\n    budget: 5k\n    effort: 1 fte\n',
  );
const DAY = ['--today', '2027-02-01'];

interface Answer {
  readonly base: { readonly figures: FiguresJson };
  readonly scenarios: readonly {
    readonly name: string;
    readonly figures: FiguresJson;
    readonly goals: { readonly lost: readonly { readonly id: string }[] };
    readonly findings: Readonly<
      Record<'gained' | 'lost', readonly { readonly code: string; readonly subject: string | null }[]>
    >;
  }[];
}
interface FiguresJson {
  readonly balance: { readonly operational: number; readonly target: number };
  readonly load: readonly { readonly id: string; readonly load: number; readonly capacity: number }[];
  readonly goals: { readonly withWork: readonly { readonly id: string }[] };
  readonly money: readonly {
    readonly currency: string;
    readonly total: number;
    readonly strategic: number;
  }[];
  readonly live: number;
  readonly withoutBudget: number;
}

interface InTimeAnswer {
  readonly base: { readonly figures: InTimeFigures };
  readonly scenarios: readonly { readonly figures: InTimeFigures }[];
}
interface InTimeFigures {
  readonly inTime: {
    readonly quarters: readonly string[];
    readonly teams: readonly { readonly id: string; readonly load: readonly number[] }[];
    readonly sponsors: readonly { readonly name: string }[];
    readonly undated: number;
  };
  readonly earliest: readonly Readonly<
    Record<'id' | 'state' | 'start' | 'end' | 'waitsFor', string | null>
  >[];
}

/** Runs a command in this process: starting one costs more than all that it does. */
async function run(...args: readonly string[]): Promise<Run> {
  let [out, err] = ['', ''];
  const terminal = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    paint: pc.createColors(false),
    width: 80,
  };
  const program = new Command().exitOverride();
  for (const add of [addCheck, addCompare, addReport]) add(program, terminal);
  try {
    await program.parseAsync(args, { from: 'user' });
    return { code: Number(process.exitCode ?? 0), out, err };
  } catch (error) {
    return { code: 2, out, err: `${err}${(error as Error).message}` };
  } finally {
    process.exitCode = 0;
  }
}

describe('compare', () => {
  let folder = '';
  const at = (name: string): string => join(folder, name);
  const scenario = (name: string): string => at(`scenarios/${name}.scenario.portfolio`);
  const write = async (files: Readonly<Record<string, string>>): Promise<void> => {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(at(name)), { recursive: true });
      await writeFile(at(name), text);
    }
  };
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'twotrack-what-if-'));
    await write({
      'portfolio.portfolio': ROOT,
      'teams/items.portfolio': ITEMS,
      'scenarios/less.scenario.portfolio': LESS,
      'scenarios/later.scenario.portfolio': LATER,
    });
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('leaves a scenario out of the portfolio', async () => {
    const { out } = await run('check', folder, '--format', 'json');
    const { summary, diagnostics } = JSON.parse(out) as {
      summary: { files: number; items: number };
      diagnostics: { file: string }[];
    };
    assert.deepEqual([summary.files, summary.items], [2, 3]);
    assert.ok(!diagnostics.some(({ file }) => file.includes('scenario')));
    const named = await run('check', scenario('less'));
    assert.deepEqual([named.code, /not part of a portfolio/.test(named.err)], [2, true], named.err);
  });
  it('puts scenarios beside the portfolio around them', async () => {
    const files = ['less', 'later'].map((name) => `scenarios/${name}.scenario.portfolio`);
    const { code, out, err } = await twotrack(folder, ['compare', ...files, '--format', 'json', ...DAY]);
    assert.equal(code, 0, err);
    const { base, scenarios } = JSON.parse(out) as Answer;
    const [less, later] = scenarios;
    assert.deepEqual(
      [base, less, later].map((state) => state?.figures.balance.target),
      [60, 80, 60],
    );
    assert.deepEqual(
      [base, less, later].map((state) => state?.figures.money[0]?.total),
      [4_520_000, 20_000, 4_525_000],
    );
    assert.deepEqual(
      [base, less].map((state) => [state?.figures.live, state?.figures.withoutBudget]),
      [
        [3, 1],
        [2, 1],
      ],
    );
    assert.deepEqual(
      less?.figures.load.map(({ id, load, capacity }) => [id, load, capacity]),
      [
        ['ward', 2, 2],
        ['build', 0, 1],
      ],
    );
    assert.deepEqual(
      less?.goals.lost.map(({ id }) => id),
      ['reach'],
    );
    const rules = (
      state: Answer['scenarios'][number] | undefined,
      way: 'gained' | 'lost',
    ): readonly string[] =>
      (state?.findings[way] ?? []).map(({ code: rule, subject }) => `${rule} ${subject ?? ''}`.trim()).sort();
    assert.deepEqual(rules(less, 'gained'), ['contradicting-fields']);
    assert.deepEqual(rules(less, 'lost'), [
      'missing-milestones',
      'missing-sponsor',
      'team-torn-both-ways Ward',
    ]);
    assert.deepEqual(rules(later, 'gained'), ['overloaded-team Ward']);
    assert.deepEqual(rules(later, 'lost'), ['team-torn-both-ways Ward']);
  });
  it('says so in a table', async () => {
    const { code, out } = await run('compare', folder, scenario('less'), ...DAY);
    assert.equal(code, 0);
    assert.match(out, /Load: Ward +3\.5 of 2 fte, over +2 of 2 fte\n/);
    assert.match(out, /Budgets of open items, EUR +4,520,000 +20,000\n/);
    assert.match(
      out,
      /Open a clinic across the water: active → stopped\n {2}Goal without work: Care across the water\n/,
    );
  });
  it('tells who carries what in time, and when what depends on it can begin', async () => {
    await write({
      'scenarios/time.scenario.portfolio': `scenario: In time
items:
  - {id: wing, end: 2029-03-31, sponsor: Medical director}
  - id: shop
    title: Open a shop in the clinic
    track: strategic
    depends-on: [wing]
    start: 2029-01-01
    end: 2029-06-30
    teams: {build: 1 fte}
`,
    });
    const { out, err } = await run('compare', scenario('time'), '--format', 'json', ...DAY);
    const { base, scenarios } = JSON.parse(out || err) as InTimeAnswer;
    const [time] = scenarios;
    assert.deepEqual(base.figures.inTime.quarters.slice(0, 2), ['2027-Q1', '2027-Q2']);
    const build = (figures: InTimeAnswer['base']['figures'] | undefined): readonly number[] =>
      figures?.inTime.teams.find(({ id }) => id === 'build')?.load ?? [];
    // The clinic runs to the end of 2028; the quarters looked at end with it.
    assert.deepEqual(build(base.figures), [2, 2, 2, 2, 2, 2, 2, 2]);
    assert.deepEqual(base.figures.inTime.sponsors, []);
    assert.deepEqual(time?.figures.inTime.sponsors[0]?.name, 'Medical director');
    assert.equal(base.figures.inTime.undated, 2);
    assert.deepEqual(
      time?.figures.earliest.map(({ id, state, start, end, waitsFor }) => [id, state, start, end, waitsFor]),
      [['shop', 'later', '2029-04-01', '2029-09-28', 'Open a clinic across the water']],
    );
    const pretty = await run('compare', scenario('time'), ...DAY);
    assert.match(
      pretty.out,
      /Earliest dates of .*shop in the clinic: 2029-04-01 to 2029-09-28 at the earliest, after Open a clinic/,
    );
  });
  it('writes a page that holds all of it and no script', async () => {
    const { out } = await run('compare', scenario('less'), scenario('later'), '--format', 'html', ...DAY);
    for (const words of [
      'Without the clinic',
      'Later',
      'Load by team',
      'Care across the water',
      'under way → stopped',
      'under way → planned, start: 2027-01 → 2027-10, build: 2 fte → 1 fte',
      'give or take 10 points',
    ])
      assert.ok(out.includes(words), words);
    assert.ok(!/<script|style=|<a /.test(out));
  });
  it('says the share of mixed items, which is on neither path, where there is one', async () => {
    const mixed = {
      'portfolio.portfolio': `portfolio: Mixed
items:
  - {id: falls, title: Cut falls on the ward, track: operational, status: active, effort: 1 fte}
  - id: theatre
    title: Start theatre 3 on time and open a robotic surgery centre for the region
    track: operational
    status: active
    effort: 2 fte
    methods: [standard work, 5 whys, business case]
    description: >-
      Theatre teams cut late starts with a daily huddle and keep the new standard. Beyond that we build a new service
      line: a robotic surgery centre for the whole region, with a capital investment of four million.
`,
      'less.scenario.portfolio':
        'scenario: Less\nitems:\n  - {id: theatre, status: stopped}\n  - {id: falls, effort: 2 fte}\n',
    };
    const other = await mkdtemp(join(tmpdir(), 'twotrack-mixed-'));
    for (const [name, text] of Object.entries(mixed)) await writeFile(join(other, name), text);
    const less = join(other, 'less.scenario.portfolio');
    const pretty = await run('compare', less, ...DAY);
    assert.match(pretty.out, /Operational share of effort +33% +100%\n/);
    assert.match(pretty.out, / in mixed items +67% +0%\n/);
    const page = await run('compare', less, '--format', 'html', ...DAY);
    assert.match(page.out, /In mixed items(?:<[^>]*>)+67 percent(?:<[^>]*>)+0 percent/);
    const without = await run('compare', scenario('less'), ...DAY);
    assert.doesNotMatch(without.out, /mixed items/);
    await rm(other, { recursive: true });
  });
  it('leads from a page that is a file to the files of the portfolio', async () => {
    const to = join(folder, 'out', 'what-if.html');
    await mkdir(dirname(to));
    await run('compare', scenario('less'), '--format', 'html', '--out', to, ...DAY);
    const page = await readFile(to, 'utf8');
    const way = /<a href="([^"#]+)#L(\d+)">[^<]*Open a clinic across the water/.exec(page);
    const lines = (await readFile(join(dirname(to), way?.[1] ?? ''), 'utf8')).split('\n');
    assert.match(lines[Number(way?.[2]) - 1] ?? '', /id: wing/);
  });
  it('tells what it cannot take with file and line, and compares nothing', async () => {
    await write({
      'scenarios/bad.scenario.portfolio':
        'scenario: Wrong\nbalence: 3\nitems:\n  - id: wing\n    start: someday\n    color: red\n  - status: stopped\n',
      'scenarios/unknown.scenario.portfolio':
        'scenario: Unknown\nitems:\n  - id: wall\n    status: stopped\n  - id: rota\n    teams: {ward: 1}\n',
      'scenarios/broken.scenario.portfolio': 'scenario: Broken\nitems: [\n',
    });
    for (const [name, lines] of [
      ['bad', [2, 5, 6, 7]],
      ['unknown', [4, 6]],
      ['broken', [3]],
    ] as const) {
      const { code, out, err } = await run('compare', scenario('less'), scenario(name));
      assert.deepEqual([code, out], [1, ''], err);
      const told = [...err.matchAll(/(\w+)\.scenario\.portfolio:(\d+): \S/g)].map((match) => [
        match[1],
        Number(match[2]),
      ]);
      assert.deepEqual(
        told,
        lines.map((line) => [name, line]),
        err,
      );
    }
    assert.equal((await run('compare', scenario('unknown'), '--publish')).code, 1);
    assert.equal(await readFile(at('teams/items.portfolio'), 'utf8'), ITEMS);
    for (const args of [
      [folder],
      [scenario('less'), '--dry-run'],
      [scenario('less'), scenario('later'), '--publish'],
    ])
      assert.equal((await run('compare', ...args)).code, 2);
  });
  it('reports over a scenario what the portfolio edited by hand reports, byte for byte', async () => {
    const report = (...more: readonly string[]) =>
      run('report', folder, '--format', 'markdown', ...DAY, ...more);
    const [asIs, over] = [await report(), await report('--scenario', scenario('later'))];
    assert.notEqual(over.out, asIs.out);
    await write({ 'teams/items.portfolio': LATER_BY_HAND });
    const byHand = await report();
    await write({ 'teams/items.portfolio': ITEMS });
    assert.equal(over.out, byHand.out);
  });
  it('shows the edits as a patch, then writes these and no others', async () => {
    const dry = await run('compare', scenario('later'), '--publish', '--dry-run');
    assert.match(dry.out, /^- {6}build: 2 fte\n\+ {6}build: 1 fte$/m);
    assert.equal(await readFile(at('teams/items.portfolio'), 'utf8'), ITEMS);
    assert.match(
      (await run('compare', scenario('later'), '--publish')).err,
      /written to \S*items\.portfolio/,
    );
    assert.equal(await readFile(at('teams/items.portfolio'), 'utf8'), LATER_BY_HAND);
    assert.match((await run('compare', scenario('later'), '--publish')).err, /already there/);
    await run('compare', scenario('less'), '--publish');
    assert.equal(
      await readFile(at('portfolio.portfolio'), 'utf8'),
      ROOT.replace('60%, strategic: 40%', '80%, strategic: 20%').replace('3 fte', '1 fte'),
    );
  });
});
