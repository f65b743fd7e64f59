/** An A3 says what the item says, leaves the rest blank, and is linked both ways. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { twotrack } from '../support/cli.ts';

const FILE = `items:
  - id: triage
    title: "Triage <b>"
    track: operational
    status: active
    start: 2027-01-01
    end: 2027-12-31
    measures:
      - {name: Complaints, baseline: 9, target: 3, every: monthly, actuals: {2027-08: 1}}
      - name: Door to triage
        baseline: 22
        target: 10
        unit: min
        every: weekly
        actuals: {2027-07: 21, 2027-08: 20}
    experiments:
      - {step: Second desk, expected: 15 min, happened: 19 min}
`;

describe('twotrack a3', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'twotrack-a3-'));
    await mkdir(join(folder, 'pages'));
    await writeFile(join(folder, 'ward.portfolio'), FILE);
  });
  after(() => rm(folder, { recursive: true, force: true }));
  const a3 = (...args: readonly string[]) =>
    twotrack(folder, ['a3', 'triage', '.', '--today', '2027-09-15', ...args]);

  it('begins from the first red measure; what is not said is blank', async () => {
    const { code, out } = await a3();
    assert.equal(code, 0);
    assert.match(out, /^# Triage &lt;b&gt;: Door to triage\n/);
    assert.match(out, /## Background\n\n\*Blank: /);
    assert.match(
      out,
      /## Current condition\n\nBefore anything was changed: 22 min\.\n\n20 min in August 2027, planned .+: behind its plan\./,
    );
    assert.match(out, /\nBefore that: 21 min in July 2027\.\n/);
    assert.match(out, /## Target\n\n10 min by 31 December 2027\./);
    assert.match(out, /## Cause\n\n\*Blank: /);
    assert.match(out, /## Countermeasures\n\nTried: Second desk; expected: 15 min; happened: 19 min\./);
    assert.match(out, /## Check\n\nThe figure is read weekly\./);
  });
  it('is written with a way back, and linked from the item once, by these bytes alone', async () => {
    for (const run of [1, 2]) {
      const { code, err } = await a3('--format', 'html', '--out', 'pages/triage.html', '--link');
      assert.equal(code, 0, `${run}: ${err}`);
    }
    const page = await readFile(join(folder, 'pages/triage.html'), 'utf8');
    assert.match(page, /href="\.\.\/ward\.portfolio"/);
    assert.ok(!page.includes('<b>') && !page.includes('<script'));
    assert.equal(
      await readFile(join(folder, 'ward.portfolio'), 'utf8'),
      `${FILE}    links:\n      - title: "A3: Door to triage"\n        url: pages/triage.html\n`,
    );
  });
  it('makes the folder that it is to be written into', async () => {
    const { code, err } = await a3('--out', 'new/pages/triage.md');
    assert.equal(code, 0, err);
    assert.match(await readFile(join(folder, 'new/pages/triage.md'), 'utf8'), /^# Triage/);
  });
  it('refuses what has no red measure, a name that is none, and a link without a file', async () => {
    const none = await a3('--measure', 'Falls');
    assert.equal(none.code, 2);
    assert.match(none.err, /has no measure with the name “Falls”/);
    const green = await a3('--measure', 'Complaints');
    assert.equal(green.code, 0);
    assert.doesNotMatch(green.out, /behind its plan/);
    const link = await a3('--link');
    assert.equal(link.code, 2);
    assert.match(link.err, /--link needs --out/);
  });
});
