/** Numbers, money, dates and durations in the notations of many offices, and what is said where two readings are possible. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMoney } from '../../server/src/core/language/scalars.ts';
import { reportLines } from '../../server/src/sheets/items/import-report.ts';
import type { Table } from '../../server/src/sheets/table/table.ts';
import { csv, findingsOf, imported, itemsOf, json, plain } from './sheet-world.ts';

/** What a column of cells becomes under a key, null where a cell is not taken. */
function cells(head: string, values: readonly string[], key: string, above = ''): (unknown | null)[] {
  const rows = values.map((value, at) => `Item ${at};${value}`);
  const { text } = imported(csv(`${above}Project;${head}\n${rows.join('\n')}\n`));
  assert.deepEqual(findingsOf(text), [], text);
  return itemsOf(text).map((item) => item.get(key) ?? null);
}
const budgets = (head: string, values: readonly string[], above = ''): unknown =>
  cells(head, values, 'budget', above);

test('the scale and the currency of a head are those of its cells', () => {
  for (const [head, cell, budget] of [
    ['Budget £m', '1443.7', '1443.7M GBP'],
    ['Whole life cost (£m)', '1443.7', '1443.7M GBP'],
    ['TOTAL Baseline Whole Life Costs (£m)', '9', '9M GBP'],
    ['cost_m', '4.5', '4.5M'],
    ['Budget (USD thousands)', '250', '250k USD'],
    ["Budget £'000", '250', '250k GBP'],
    ['Budget (in 000s)', '250', '250k'],
    ['Budget k€', '80', '80k EUR'],
    ['Kosten in T€', '80', '80k EUR'],
    ['Kosten (TEUR)', '80', '80k EUR'],
    ['Budget Mio. €', '4,5', '4.5M EUR'],
    ['Budget [Mio EUR]', '4,5', '4.5M EUR'],
    ['Presupuesto (millones de euros)', '4,5', '4.5M EUR'],
    ['Budget (US$ million)', '12', '12M USD'],
    ['Budget $m', '12', '$12M'],
    ['Coût (k€)', '12', '12k EUR'],
    ['Budget (EUR)', '1200', '1200 EUR'],
    ['budget_usd', '1200', '1200 USD'],
    ['Kostnad (MSEK)', '3', '3M SEK'],
    ['Budget £bn', '1.2', '1.2bn GBP'],
    // A head that is the unit alone, where no other is the budget.
    ["£'000", '250', '250k GBP'],
    ['USD thousands', '250', '250k USD'],
    ['£m', '4.5', '4.5M GBP'],
    ['Mio. EUR', '4,5', '4.5M EUR'],
    ['EUR', '1200', '1200 EUR'],
  ] as const)
    assert.deepEqual(budgets(head, [cell]), [budget], head);
  // A cell that tells its own goes first; a line above the table speaks for all.
  assert.deepEqual(budgets('Budget £m', ['500k', '2', '€ 3m']), ['500k GBP', '2M GBP', '€3M']);
  // What a head would make too much of is not taken.
  assert.deepEqual(budgets('Budget £m', ['£1,250,000', '44,000.5', '1250000', '1.5m']), [
    null,
    '44000.5M GBP',
    null,
    '1.5M GBP',
  ]);
  assert.deepEqual(budgets('Budget', ['12'], 'Portfolio report;\nAll figures in £m;\n'), ['12M GBP']);
  assert.deepEqual(budgets('Budget', ['12'], 'Beträge in Tsd. EUR;\n'), ['12k EUR']);
  assert.deepEqual(budgets('Budget', ['12'], 'Report of May 2027 in Berlin;\n'), ['12']);
});

test('the notation of a column is told by all its cells', () => {
  assert.deepEqual(budgets('Budget', ['12.000 €', '1.488,69 €', '1.000']), ['12000 €', '1488.69 €', '1000']);
  assert.deepEqual(budgets('Budget', ['12.000', '12.50', '1,000.5']), ['12', '12.50', '1000.5']);
  assert.deepEqual(
    budgets('Budget', [
      '1.234,56 €',
      '4,5 Mio. €',
      'CHF 2’500',
      '1 234,50',
      '1.234.567',
      'EUR 1.500',
      '2,5 Mrd. €',
    ]),
    ['1234.56 €', '4.5M €', 'CHF 2500', '1234.50', '1234567', 'EUR 1500', '2.5bn €'],
  );
  assert.deepEqual(
    budgets('Budget', ["1'234.50", '12,34,567', '1\u202f500', '₹ 3 crore', 'US$ 4.5m', '1500,-']),
    ['1234.50', '1234567', '1500', '₹30000000', 'USD 4.5M', '1500'],
  );
  // Another column tells where this one does not.
  assert.deepEqual(cells('Budget;Effort', ['1.500;0,5', '2.000;1,5'], 'budget'), ['1500', '2000']);
  assert.deepEqual(cells('Effort', ['0,5', '1,5 FTE', '0,8 VZÄ'], 'effort'), ['0.5', '1.5 FTE', '0.8 fte']);
  assert.deepEqual(budgets('Budget', ['-500', '(500)', 'lots', '3 / 4']), [null, null, null, null]);
});

test('where both readings fit it is said, and a person can say which is meant', () => {
  const table = csv('Project;Budget £m\nA;1.500\nB;2.250\n');
  const asked = imported(table);
  assert.deepEqual(asked.questions, [{ kind: 'numbers', column: 'Budget £m', sample: '1.500' }]);
  assert.deepEqual(
    asked.notes.map(({ text }) => text),
    ['1.500', '2.250'],
  );
  const said = (numbers: 'point' | 'comma'): unknown =>
    itemsOf(imported(table, '', { notations: { numbers } }).text).map((item) => item.get('budget'));
  assert.deepEqual(said('point'), ['1.5M GBP', '2.25M GBP']);
  assert.deepEqual(said('comma'), ['1500M GBP', '2250M GBP']);
  // Money without a scale has two decimals at most: thousands, and said.
  const plain = imported(csv('Project;Budget\nA;1.500\n'));
  assert.equal(itemsOf(plain.text)[0]?.get('budget'), '1500');
  assert.equal(plain.questions.length, 1);
  assert.deepEqual(imported(csv('Project;Budget\nA;1.500\nB;1.5\n')).questions, []);
  const dates = csv('Project;Due\nA;03/04/2027\n');
  assert.deepEqual(imported(dates).questions, [{ kind: 'dates', column: 'Due', sample: '03/04/2027' }]);
  assert.equal(
    itemsOf(imported(dates, '', { notations: { dates: 'month-first' } }).text)[0]?.get('end'),
    '2027-03-04',
  );
});

test('what is asked says that money was read, and only where it was', () => {
  const asked = (text: string): string => {
    const table = csv(text);
    const lines = reportLines('a.csv', 'UTF-8', table, imported(table));
    return lines.find((line) => line.includes('--numbers comma')) ?? assert.fail(lines.join('\n'));
  };
  assert.match(asked('Project;Budget\nA;1.500\n'), /was read as thousands/);
  assert.doesNotMatch(asked('Project;Budget £m\nA;1.500\n'), /was read as thousands/);
  assert.doesNotMatch(asked('Project;Measure;Baseline\nA;Wait;1.500\n'), /was read as thousands/);
});

test('figures of measures are read in the notation of their column', () => {
  const measures = (rows: string): unknown => measuresOf(csv(`Title;Measure;Baseline;Target\n${rows}`));
  assert.deepEqual(measures('A;Wartezeit;1.500;750\nB;Kosten;1.500,5;1.000,5\n'), [
    [{ name: 'Wartezeit', baseline: '1500', target: '750' }],
    [{ name: 'Kosten', baseline: '1500.5', target: '1000.5' }],
  ]);
  const unsure = imported(csv('Title;Measure;Baseline;Target\nA;Wait;1.500;2.750\n'));
  assert.match(unsure.text, /measures: \[\{name: Wait\}\]/);
  assert.equal(unsure.notes.length, 2);
  assert.equal(unsure.questions.length, 2);
  // JSON writes its numbers with a point.
  assert.deepEqual(measuresOf(json([{ title: 'A', measure: 'Wait', baseline: 1.125, target: 1 }])), [
    [{ name: 'Wait', baseline: '1.125', target: '1' }],
  ]);
});

const measuresOf = (table: Table): unknown =>
  (plain(itemsOf(imported(table).text)) as { measures: unknown }[]).map(({ measures }) => measures);

test('dates of many tongues are read, and those of no portfolio are not', () => {
  assert.deepEqual(
    cells(
      'Due',
      [
        '14. März 2027',
        '1er mai 2027',
        '15 de enero de 2027',
        '31 déc. 2027',
        'agosto 2027',
        '3 maj 2027',
        'okt 2027',
        'T2 2027',
        '4. Quartal 2027',
        'S1 2027',
        '14/Mar/27 9:05 AM',
        '2027-03-14T09:05:00.000Z',
        'Sunday, March 14, 2027',
        'Mar-27',
        '03/2027',
        '14.03.27',
      ],
      'end',
    ),
    [
      '2027-03-14',
      '2027-05-01',
      '2027-01-15',
      '2027-12-31',
      '2027-08',
      '2027-05-03',
      '2027-10',
      '2027-Q2',
      '2027-Q4',
      '2027-H1',
      '2027-03-14',
      '2027-03-14',
      '2027-03-14',
      '2027-03',
      '2027-03',
      '2027-03-14',
    ],
  );
  const odd = ['0001-01-01', '31/12/9999', '01/01/1900', '1899-12-30', '1970-01-01', '14.03.0027', '2500'];
  const { notes } = imported(
    csv(`Project;Due\nZ;2027-03\n${odd.map((each, at) => `A${at};${each}`).join('\n')}\n`),
  );
  assert.deepEqual(cells('Due', ['2027-03', ...odd], 'end'), ['2027-03', ...odd.map(() => null)]);
  assert.deepEqual(
    notes.map(({ text }) => text),
    odd,
  );
});

test('a day with dots has the day first, a half-year is told in words, and the end of a month is that month', () => {
  assert.deepEqual(
    cells('Due', ['12.06.26', '1. Halbjahr 2027', '2nd half of 2027', 'end of June 2027', '12/06/26'], 'end'),
    ['2026-06-12', '2027-H1', '2027-H2', '2027-06', null],
  );
});

test('a calendar week is its first day as a start and its last as an end, and no month', () => {
  const weeks = [
    'KW 10/2026',
    'KW 40/26',
    'Kalenderwoche 1 2027',
    'vecka 53 2026',
    '2027-W20',
    'Calendar week 5/2027',
  ];
  assert.deepEqual(cells('Start', weeks, 'start'), [
    '2026-03-02',
    '2026-09-28',
    '2027-01-04',
    '2026-12-28',
    '2027-05-17',
    '2027-02-01',
  ]);
  assert.deepEqual(cells('Due', weeks.slice(0, 4), 'end'), [
    '2026-03-08',
    '2026-10-04',
    '2027-01-10',
    '2027-01-03',
  ]);
  // The year has no such week, or the number counts something else.
  const none = ['KW 53/2027', 'KW 0/2027', 'Week 10/2027', 'Phase 2/2027', 'Halbjahr 2/2027'];
  assert.deepEqual(cells('Due', ['2027-03', ...none], 'end'), ['2027-03', ...none.map(() => null)]);
});

test('durations take their unit from the cell or the head', () => {
  for (const [head, cell, horizon] of [
    ['Duration (months)', '6', '6 months'],
    ['duration_weeks', '1', '1 week'],
    ['Dauer in Monaten', '4,5', '4.5 months'],
    ['Durée (mois)', '18', '18 months'],
    ['Duration', '6 meses', '6 months'],
    ['Duration', '3 Wochen', '3 weeks'],
    ['Duration', '2 years', '2 years'],
    ['Duration', '18-24 months', '18-24 months'],
  ] as const)
    assert.deepEqual(cells(head, [cell, '?'], 'horizon'), [horizon, null], head);
});

test('money written by hand in another notation is a finding, and is mended where it can only be one thing', () => {
  for (const text of ['12.000 €', '€ 12.500', 'EUR 1.500', '1.000', '999.999'])
    assert.deepEqual([text, 'meant' in readMoney(text)], [text, false]);
  for (const text of ['12.000 €', '1.000'])
    assert.match((readMoney(text) as { problem: string }).problem, /to some and .* to others/);
  for (const text of ['1.125M', '0.500', '12.5', '12000.50', '1234.500'])
    assert.equal(readMoney(text).ok, true, text);
  for (const [text, meant] of [
    ['1.234,56 €', '1234.56 €'],
    ['4,5 Mio. €', '4.5M €'],
    ['CHF 2’500', 'CHF 2500'],
    ['1 234,50', '1234.50'],
    ['12,000', '12000'],
  ] as const) {
    const reading = readMoney(text);
    assert.equal(reading.ok ? null : reading.meant, meant);
  }
});
