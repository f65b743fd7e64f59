/** Periods of a fiscal year: asked about where nobody said when it begins, read and kept in the mapping where somebody did. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFiscal } from '../../server/src/core/text/fiscal-year.ts';
import { fiscalDate, fiscalText, isFiscal } from '../../server/src/sheets/cells/fiscal.ts';
import { mappingText, readMapping } from '../../server/src/sheets/items/mapping.ts';
import { csv, imported, itemsOf, plain } from './sheet-world.ts';

test('a period is a quarter or a half of the calendar, or the first and the last month of it', () => {
  const seen = (month: string, text: string): string => {
    const fiscal = readFiscal(month);
    assert.ok(fiscal !== null, month);
    assert.equal(fiscalText(fiscal), month);
    return `${fiscalDate(text, fiscal, 'first')} … ${fiscalDate(text, fiscal, 'last')}`;
  };
  for (const [month, text, period] of [
    ['april', 'FY27', '2026-04 … 2027-03'],
    ['april', 'FY 2026/27', '2026-04 … 2027-03'],
    ['april', '2026/27', '2026-04 … 2027-03'],
    ['april', '2026-2027', '2026-04 … 2027-03'],
    ['april by start', 'FY27', '2027-04 … 2028-03'],
    ['april by start', 'FY2026/27', '2026-04 … 2027-03'],
    ['april', 'Q2 FY27', '2026-Q3 … 2026-Q3'],
    ['april', 'FY27 Q4', '2027-Q1 … 2027-Q1'],
    ['april', 'FQ4 2027', '2027-Q1 … 2027-Q1'],
    ['april', 'FY27-Q1', '2026-Q2 … 2026-Q2'],
    ['july', 'H2 FY2027', '2027-H1 … 2027-H1'],
    ['july', 'H1 2026/27', '2026-H2 … 2026-H2'],
    ['october', 'FY27 H1', '2026-10 … 2027-03'],
    ['february', 'Q1 FY27', '2026-02 … 2026-04'],
    ['january', 'FY27', '2027 … 2027'],
    ['october', 'GJ 26/27', '2026-10 … 2027-09'],
    ['september', 'exercice 2027', '2026-09 … 2027-08'],
  ] as const)
    assert.equal(seen(month, text), period, `${month}: ${text}`);
  for (const text of [
    '2027-03',
    '2026/12',
    '2011-12',
    '2027',
    'Q1 2027',
    'H3 FY27',
    '2026/28',
    'FYI',
    'FY',
    '12/27',
  ])
    assert.ok(!isFiscal(text), text);
  assert.equal(readFiscal('soon'), null);
});

const SHEET = `Ref,Project,Start,Due,Reporting date,% complete
P1,New clinic,FY26 Q2,FY27,Q1 FY27,40
P2,Old forms,2026-01-11,2027-03,Q1 FY27,60
`;

test('where nobody says when it begins it is asked and nothing is guessed; where somebody does it is read and kept', () => {
  const asked = imported(csv(SHEET));
  assert.deepEqual(
    asked.questions.map(({ kind, column, sample }) => `${kind} ${column} ${sample}`),
    ['fiscal Start FY26 Q2', 'fiscal Due FY27', 'fiscal Reporting date Q1 FY27'],
  );
  assert.match(asked.notes.find(({ column }) => column === 'Due')?.problem ?? '', /of a fiscal year/);
  assert.deepEqual((plain(itemsOf(asked.text)) as Record<string, unknown>[])[0]?.['end'], undefined);
  const fiscal = readFiscal('april');
  assert.ok(fiscal !== null);
  const told = imported(csv(SHEET), '', { notations: { fiscal } });
  assert.deepEqual(told.questions, []);
  const [clinic] = plain(itemsOf(told.text)) as Record<string, unknown>[];
  assert.deepEqual(
    [clinic?.['start'], clinic?.['end'], JSON.stringify(clinic?.['measures'])],
    ['2025-Q3', '2027-03', '[{"name":"Complete","target":"100","unit":"%","actuals":{"2026-Q2":"40"}}]'],
  );
  const kept = readMapping(mappingText(csv(SHEET), told, { sheet: {}, notations: { fiscal } }));
  assert.ok(!('problem' in kept));
  assert.deepEqual(imported(csv(SHEET), told.text, { notations: kept.notations }).edits, []);
  assert.match(
    JSON.stringify(readMapping('fiscal-year: soon\n')),
    /fiscal-year is a month, such as april, and not soon/,
  );
});

const HEADS = `Project,Measure,Baseline,Target,Actual FY26 Q1,FY2026 Q2 actual,FY25/26 plan,FY26 Q4
Shorter waits,Wait,22,10,19,17,20,12
`;

test('a head of a fiscal year is asked about, or is a reading of its quarter or of its last month', () => {
  const asked = imported(csv(HEADS));
  assert.deepEqual(
    asked.questions.map(({ kind, column, sample }) => `${kind} ${column}: ${sample}`),
    ['fiscal Actual FY26 Q1: FY26 Q1', 'fiscal FY2026 Q2 actual: FY2026 Q2', 'fiscal FY25/26 plan: FY25/26'],
  );
  assert.ok(asked.columns.filter(({ why }) => why === 'fiscal').length === 3);
  const fiscal = readFiscal('april');
  assert.ok(fiscal !== null);
  const wishes = [{ key: 'measures.plan', column: 'FY26 Q4' }];
  const read = imported(csv(HEADS), '', { notations: { fiscal }, wishes });
  assert.deepEqual(
    read.columns.slice(4).map(({ key }) => key),
    [
      'measures.actuals.2025-Q2',
      'measures.actuals.2025-Q3',
      'measures.plan.2026-03',
      'measures.plan.2026-Q1',
    ],
  );
  // Without a word of what they are, figures of a quarter are neither planned nor read.
  const bare = imported(csv(HEADS), '', { notations: { fiscal } });
  assert.equal(bare.columns.at(-1)?.why, 'bare');
});

test('of sums of several years none is the whole', () => {
  const sheet = 'Project,FY25/26 Budget (£m),FY26/27 Budget (£m)\nNew clinic,1,2\n';
  assert.deepEqual(
    imported(csv(sheet)).columns.map(({ key, why }) => `${key} ${why}`),
    ['title head', 'null part', 'null part'],
  );
  const whole = imported(csv(sheet.replace('\n', ',Total budget (£m)\n').replace('1,2', '1,2,3')));
  assert.equal(whole.columns.at(-1)?.key, 'budget');
  assert.equal(imported(csv('Project,2027 budget\nNew clinic,5\n')).columns[1]?.key, 'budget');
});
