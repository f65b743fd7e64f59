/** Columns beside a measure's name become that measure: guessed, shown, put right, brought up to date, and back. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { type Run, twotrack } from '../support/cli.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twotrack-measures-'));
});
after(() => rm(folder, { recursive: true }));

const run = (...args: string[]): Promise<Run> => twotrack(folder, args);
async function imported(sheet: string, ...args: string[]): Promise<Run> {
  await writeFile(join(folder, 'sheet.csv'), sheet);
  return run('import', 'sheet.csv', ...args);
}
const text = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
const measuresIn = (out: string): string[] =>
  out.split('\n').flatMap((line) => /^ +(?:measures: |- )(\[?\{name: .*)$/.exec(line)?.[1] ?? []);

test('columns beside the name of a measure are joined into it, and the report says how', async () => {
  const { code, out, err } = await imported(
    `Ref,Project,KPI,Baseline (min),Target,Unit,Better,Actual,Actual Mar 2027,Plan 2027-Q3,Countermeasure,Department
P-1,Serve people sooner,"Waiting, median",45,20 min,,down,40,38,"30,5",second desk,Permits
P-2,Fewer errors,Errors per form,1200,"3,5",errors,,,,,,
P-3,Annual audit,,,,,,,,,,
`,
  );
  assert.equal(code, 0, err);
  assert.deepEqual(measuresIn(out), [
    '{name: "Waiting, median", baseline: 45, target: 20, unit: min, better: lower, plan: {2027-Q3: 30.5}, actuals: {2027-03: 38}, countermeasure: second desk}',
    '[{name: Errors per form, target: 3.5, unit: errors}]',
  ]);
  for (const line of [
    /KPI +measures \(by its name\)/,
    /Baseline \(min\) +measures\.baseline \(by its name, in min\)/,
    /Target +measures\.target \(by its name\)/,
    /Unit +measures\.unit \(by its name\)/,
    /Actual +left out; a reading needs its day: --map "measures\.actuals\.2027-03=Column"/,
    /Actual Mar 2027 +measures\.actuals\.2027-03 /,
    /Plan 2027-Q3 +measures\.plan\.2027-Q3 /,
    /Department +teams /,
    /line 3, Baseline \(min\): “1200” – Its unit is min, and that of the measure is errors/,
  ])
    assert.match(err, line);
});

test('a name may stand in the heads, a measure several times in a row, several in one cell', async () => {
  const heads = await imported('Title,Waiting time (min) baseline,Target: waiting time\nA thing,45,20\n');
  assert.deepEqual(measuresIn(heads.out), ['[{name: Waiting time, baseline: 45, target: 20, unit: min}]']);
  assert.match(heads.err, /measures\.baseline \(by its name, of “Waiting time”, in min\)/);
  const twice = await imported(
    'Title,Unit,KPI 1,Baseline 1,Target 1,Unit 1,KPI 2,Baseline 2,Target 2,Unit 2\nA thing,Emergency,Wait,4,2,h,Falls,9,3,falls\n',
  );
  assert.deepEqual(measuresIn(twice.out), [
    '[{name: Wait, baseline: 4, target: 2, unit: h}, {name: Falls, baseline: 9, target: 3, unit: falls}]',
  ]);
  assert.match(twice.out, /teams: \[emergency\]/);
  const together = await imported(
    'Title,Measure,Baseline,Target\nA thing,Wait; Falls,4; 9,2; 3\nB thing,Wait; Falls,4,\n',
  );
  assert.deepEqual(measuresIn(together.out), [
    '[{name: Wait, baseline: 4, target: 2}, {name: Falls, baseline: 9, target: 3}]',
    '[{name: Wait}, {name: Falls}]',
  ]);
  assert.match(together.err, /line 3, Baseline: “4” – The row names 2 measures/);
});

test('what no name honestly stands for, and what is no figure, is left out and said', async () => {
  const nameless = await imported('Title,Baseline,Target,Target year,Plan\nA thing,45,20,2027,yes\n');
  assert.deepEqual(measuresIn(nameless.out), []);
  assert.match(
    nameless.err,
    /Baseline +left out; it tells of a measure that no column names: --map measures=Column/,
  );
  assert.match(nameless.err, /Target year +left out; no key of an item goes by this name\n/);
  const odd = await imported(
    'Title,KPI,Baseline,Target\nA thing,Cost,3M,9\nB thing,,4,\nC thing,Wait,5,fewer\n',
  );
  assert.deepEqual(measuresIn(odd.out), ['[{name: Cost, target: 9}]', '[{name: Wait, baseline: 5}]']);
  for (const line of [
    /line 2, Baseline: “3M” – It is not a figure/,
    /line 3, Baseline: “4” – The row names no measure for it/,
    /line 4, Target: “fewer” – It is not a figure/,
  ])
    assert.match(odd.err, line);
  const text = await imported('Title,KPI,Baseline\nA thing,"=cmd|\'a\'!A1, {x: 1}",4\nB thing,__proto__,5\n');
  assert.equal(text.code, 0);
  assert.match(text.out, /\{name: __proto__, baseline: 5\}/);
});

test('--map says what a column tells of a measure, and refuses what cannot be', async () => {
  const sheet = 'Title,What we count,From,To,Now,Read\nA thing,Wait,45,20,40,31/03/2027\n';
  const { out, err } = await imported(
    sheet,
    '--map',
    'measures=What we count',
    'measures.baseline=From',
    'measures.target=To',
    'measures.actuals=Now',
    'measures.date=Read',
  );
  assert.deepEqual(measuresIn(out), ['[{name: Wait, baseline: 45, target: 20, actuals: {2027-03-31: 40}}]']);
  assert.match(err, /From +measures\.baseline \(as asked for\)/);
  const named = ['--map', 'measures=What we count', 'measures.actuals.2027-04=Now', '=Read'];
  assert.deepEqual(measuresIn((await imported(sheet, ...named)).out), [
    '[{name: Wait, actuals: {2027-04: 40}}]',
  ]);
  for (const [wishes, why] of [
    [['measures.baseline=From'], /measures\.baseline needs the measure's name/],
    [['measures=What we count', 'measures.actuals=Now'], /measures\.actuals needs the day/],
    [['measures=What we count', 'measures.goal=To'], /“measures\.goal” is no key of a measure/],
    [['measures=What we count', 'measures.actuals.soon=Now'], /is no key of a measure/],
  ] as const) {
    const refused = await imported(sheet, '--map', ...wishes);
    assert.equal(refused.code, 2);
    assert.equal(refused.out, '');
    assert.match(refused.err, why);
  }
});

test('again next month only what differs changes, and what a person wrote stays', async () => {
  await writeFile(
    join(folder, 'plan.portfolio'),
    `items:
  - id: p-1
    title: Serve people sooner
    measures:
      # asked for by the council
      - name: Waiting time   # at the counter
        baseline: 45
        target: 25           # agreed in May
        unit: minutes
        every: weekly
        actuals: {2027-01: 44}
      - {name: Ours alone, target: 3}
    x-key: P-1
  - {id: p-2, title: Fewer errors, measures: [{name: Errors, baseline: 9, unit: "%"}], x-key: P-2}
`,
  );
  const before = await text('plan.portfolio');
  const sheet = `Key,Title,KPI,Baseline,Target,Unit,Actual 2027-02
P-1,Serve people sooner,waiting time,45.0,20,min,41
P-2,Fewer errors,Errors,,5,%,
`;
  const { code, err } = await imported(sheet, '--out', 'plan.portfolio');
  assert.equal(code, 0, err);
  const later = before
    .replace('target: 25 ', 'target: 20 ')
    .replace('{2027-01: 44}', '{2027-01: 44, 2027-02: 41}')
    .replace('baseline: 9, unit', 'baseline: 9, target: 5, unit');
  assert.equal(await text('plan.portfolio'), later);
  assert.match((await imported(sheet, '--out', 'plan.portfolio')).err, /plan\.portfolio is up to date/);
  // A measure that the file lacks is added below the others; one that left the sheet stays.
  await imported(sheet.replace('waiting time', 'Complaints'), '--out', 'plan.portfolio');
  assert.equal(
    await text('plan.portfolio'),
    later.replace(
      'target: 3}\n',
      'target: 3}\n      - {name: Complaints, baseline: 45.0, target: 20, unit: min, actuals: {2027-02: 41}}\n',
    ),
  );
});

test('what was joined is exported and comes back exactly', async () => {
  await rm(join(folder, 'plan.portfolio'), { force: true });
  await imported(
    `Key,Title,KPI,Baseline,Target,Unit,Actual 2027-02,Plan 2027-Q3
P-1,Serve people sooner,"""Waiting; all""",45,20,%,41,30
P-2,Fewer errors,Errors: all,-9,5.5,=1+1,,
`,
    '--out',
    'plan.portfolio',
  );
  const made = await text('plan.portfolio');
  assert.equal((await run('export', 'plan.portfolio', '--format', 'csv', '--out', 'back.csv')).code, 0);
  assert.match((await run('import', 'back.csv', '--out', 'plan.portfolio')).err, /is up to date/);
  await rm(join(folder, 'plan.portfolio'));
  assert.equal((await run('import', 'back.csv', '--out', 'again.portfolio')).code, 0);
  assert.equal(await text('again.portfolio'), made);
});
