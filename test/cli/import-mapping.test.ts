/** What an import decided is kept beside the portfolio; the next sheet is one command, its differences told first. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Run, twotrack } from '../support/cli.ts';

const MAY = `Ref;Project;Phase;RAG;Programme;Budget £k;Due;Odd
P.1;New clinic;In Flight;Green;Access;1.500;03/04/2027;a
P.2;Old forms;Landed;Red;Money;80;25/05/2027;b
`;
const JUNE = `Ref;Project;Phase;RAG;Programme;Budget £k;Due;New
P.1;New clinic;Landed;Green;Access;2.500;03/04/2027;z
P.2;Old forms;Landed;Red;Money;80;25/05/2027;z
`;

test('the next sheet is read as the mapping says, shown as a patch, then written', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'twotrack-mapping-'));
  const run = (...args: readonly string[]): Promise<Run> => twotrack(folder, ['import', ...args]);
  const checkPlan = (): Promise<Run> => twotrack(folder, ['check', 'plan.portfolio', '--format', 'json']);
  const text = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
  try {
    await writeFile(join(folder, 'may.csv'), MAY);
    await writeFile(join(folder, 'june.csv'), JUNE);
    const first = await run(
      'may.csv',
      '--out',
      'plan.portfolio',
      '--numbers',
      'comma',
      '--groups',
      'goals',
      '--save',
    );
    assert.equal(first.code, 0, first.err);
    // A word that is near to `planned` is none of ours: it is said, and a person says what it means.
    assert.match(first.err, /line 3, Phase: “Landed” – .*Did you mean planned\?/);
    const mapping = await text('plan.import.yaml');
    for (const line of [
      'numbers: comma',
      'dates: day-first',
      'groups: goals',
      '  Ref: id',
      "  Odd: ''",
      '  Budget £k: k GBP',
      '    In Flight: active',
      "    Landed: ''",
    ])
      assert.ok(mapping.includes(`${line}\n`), `${line} in\n${mapping}`);
    await writeFile(join(folder, 'plan.import.yaml'), mapping.replace("Landed: ''", 'Landed: done'));
    assert.match(mapping, /\nlast:\n {2}P\.1: \{title: New clinic, status: active, [^\n]*\}\n/);
    const before = await text('plan.portfolio');
    const dry = await run('june.csv', '--out', 'plan.portfolio', '--dry-run');
    assert.equal(dry.code, 0, dry.err);
    assert.equal(await text('plan.portfolio'), before);
    assert.match(dry.out, /^--- a\/plan\.portfolio\n\+\+\+ b\/plan\.portfolio\n/);
    assert.deepEqual(
      dry.out.split('\n').filter((line) => /^[-+] /.test(line)),
      [
        '-    status: active',
        '+    status: done',
        '-    budget: 1500k GBP',
        '+    budget: 2500k GBP',
        '+    status: done',
      ],
    );
    assert.match(
      dry.err,
      /Read as plan\.import\.yaml says\.\nColumns that the mapping does not know: “New”\.\nColumns of the mapping that the sheet has no more: “Odd”\./,
    );
    const done = await run('june.csv', '--out', 'plan.portfolio');
    assert.match(await text('plan.portfolio'), /budget: 2500k GBP/);
    assert.match(done.err, /written +plan\.portfolio/);
    // The portfolio leads where the mapping says so: both are told, here and by `check`, and its word stays.
    const lead = (await text('plan.import.yaml')).replace(/^# from:.*$/m, 'from: {RAG: portfolio}');
    // What the sheet says now is kept without being asked; the rest of the file is a person's.
    assert.match(lead, /Landed: done\n[\s\S]*\nlast:\n {2}P\.1: \{title: New clinic, status: done, /);
    await writeFile(join(folder, 'plan.import.yaml'), lead);
    const byHand = (await text('plan.portfolio')).replace(
      'budget: 80k GBP',
      'budget: 90k GBP # agreed in May',
    );
    await writeFile(join(folder, 'plan.portfolio'), byHand);
    // What was changed by hand is found before the next sheet comes, where the sheet leads and nowhere else.
    await writeFile(
      join(folder, 'plan.portfolio'),
      byHand.replace('health: off-track', 'health: at-risk').replace('title: Old forms', 'title: New forms'),
    );
    const typed = await checkPlan();
    const said = JSON.parse(typed.out) as { diagnostics: { code: string; message: string }[] };
    assert.deepEqual(
      said.diagnostics
        .filter(({ code }) => code === 'sheet-differs')
        .map(({ message }) => message.replace(/ in the sheet.*/s, '')),
      [
        '“New forms”: `title` is “New forms” here and “Old forms”',
        '“New forms”: `budget` is “90k GBP” here and “80k GBP”',
      ],
    );
    await writeFile(join(folder, 'plan.portfolio'), byHand);
    await writeFile(join(folder, 'july.csv'), JUNE.replace('Green', 'Red'));
    const both = await run('july.csv', '--out', 'plan.portfolio');
    assert.match(both.err, /line 2, RAG: The sheet says “off-track” and the portfolio “on-track”/);
    assert.match(
      await text('plan.portfolio'),
      /health: on-track\n[\s\S]*x-key: P.1\n +x-sheet-says: \{health: off-track\}\n/,
    );
    const checked = await checkPlan();
    // Where the sheet leads, what was changed by hand gave way, and is found.
    assert.match(checked.out, /`budget` was “90k GBP” here by hand, and the sheet says “80k GBP”/);
    assert.match(checked.out, /`health` is “on-track” here and “off-track” in the sheet/);
    await writeFile(join(folder, 'plan.import.yaml'), 'numbers: both\n');
    const wrong = await run('june.csv', '--out', 'plan.portfolio');
    assert.equal(wrong.code, 2);
    assert.match(wrong.err, /plan\.import\.yaml: Line 1: numbers is point or comma, and not both/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
