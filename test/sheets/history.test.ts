/** Sheets that tell of a course: a row for each reporting date, how much is complete, what was planned at first. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImportOptions } from '../../server/src/sheets/items/import-sheet.ts';
import { csv, findingsOf, imported, itemsOf, plain } from './sheet-world.ts';

type Item = Readonly<Record<string, unknown>>;
function read(
  text: string,
  options: ImportOptions = {},
): { items: Item[]; notes: string[]; histories: readonly number[] } {
  const table = csv(text);
  const all = { tracks: new Map(table.rows.map(({ line }) => [line, null])), ...options };
  const first = imported(table, '', all);
  assert.deepEqual(findingsOf(first.text), [], first.text);
  assert.deepEqual(imported(table, first.text, all).edits, [], first.text);
  return {
    items: plain(itemsOf(first.text)) as Item[],
    notes: first.notes.map(({ problem }) => problem),
    histories: first.histories,
  };
}

test('a row for each reporting date makes one item, its readings and its states by day', () => {
  const { items, notes, histories } = read(
    'Key,Project,Reporting date,Status,RAG,% complete,KPI,Baseline,Target,Actual\nA-1,New clinic,31/01/2027,Planned,Green,0%,Patients,0,90,5\nA-1,New clinic,28/02/2027,Active,Amber,20%,Patients,0,90,12\nA-1,New clinic site,31/03/2027,Active,Red,45%,Patients,0,90,30\nB-1,Old forms,31/01/2027,Done,Green,100%,,,,\n',
  );
  assert.deepEqual(notes, []);
  assert.deepEqual(histories, [3]);
  assert.deepEqual(items, [
    {
      id: 'a-1',
      title: 'New clinic site',
      status: 'active',
      health: 'off-track',
      measures: [
        {
          name: 'Patients',
          baseline: '0',
          target: '90',
          actuals: { '2027-01-31': '5', '2027-02-28': '12', '2027-03-31': '30' },
        },
        {
          name: 'Complete',
          target: '100',
          unit: '%',
          actuals: { '2027-01-31': '0', '2027-02-28': '20', '2027-03-31': '45' },
        },
      ],
      'x-status-history': { '2027-01-31': 'planned', '2027-02-28': 'active', '2027-03-31': 'active' },
      'x-health-history': { '2027-01-31': 'on-track', '2027-02-28': 'at-risk', '2027-03-31': 'off-track' },
      'x-key': 'A-1',
    },
    {
      id: 'b-1',
      title: 'Old forms',
      status: 'done',
      health: 'on-track',
      measures: [{ name: 'Complete', target: '100', unit: '%', actuals: { '2027-01-31': '100' } }],
      'x-key': 'B-1',
    },
  ]);
  // Without keys the title says who a row is.
  assert.deepEqual(
    read('Project,Report month,RAG\nPaint,2027-01,Green\nPaint,2027-02,Red\n').items.map(
      ({ title, health }) => [title, health],
    ),
    [['Paint', 'off-track']],
  );
});

test('baseline against forecast, and benefits planned and realised, are kept as milestones and measures', () => {
  const sheet =
    'Project,Baseline end,Forecast completion,Budget (£m),Forecast cost (£m),Spend to date (£m),Planned benefits (£m),Benefits realised (£m),% complete\nNew clinic,2027-06-30,2027-09-30,4.5,5.2,1.5,9,0.5,0.35\n';
  const { items, notes } = read(sheet, { notations: { asOf: '2027-03-31' } });
  assert.deepEqual(notes, []);
  assert.deepEqual(items, [
    {
      id: 'new-clinic',
      title: 'New clinic',
      end: '2027-09-30',
      budget: '4.5M GBP',
      measures: [
        { name: 'Forecast cost', unit: 'M GBP', actuals: { '2027-03-31': '5.2' } },
        { name: 'Actual cost', unit: 'M GBP', actuals: { '2027-03-31': '1.5' } },
        { name: 'Benefits', target: '9', unit: 'M GBP', actuals: { '2027-03-31': '0.5' } },
        { name: 'Complete', target: '100', unit: '%', actuals: { '2027-03-31': '35' } },
      ],
      milestones: [{ title: 'Baseline end', date: '2027-06-30' }],
    },
  ]);
  // No reading is dated by guess: it is said what it needs.
  const undated = read(sheet);
  assert.equal(undated.notes.filter((problem) => /--as-of/.test(problem)).length, 4);
});

test('what a cell says of its scale and currency goes before its head, and no figure changes its unit in silence', () => {
  const asOf = { notations: { asOf: '2027-03-31' } };
  const of = (heads: string, row: string): unknown => {
    const { items, notes } = read(`Project;${heads}\nNew clinic;${row}\n`, asOf);
    const measures = (items[0]?.['measures'] ?? []) as { unit?: string; target?: string; actuals?: object }[];
    return [
      ...measures.map(({ unit, target, actuals }) =>
        [target, ...Object.values(actuals ?? {}), unit].filter((each) => each !== undefined).join(' '),
      ),
      ...notes.map((note) => note.replace(/[:,.] .*/, '')),
    ];
  };
  for (const [heads, row, told] of [
    ['Planned benefits (£m);Benefits realised', '1.5;£300k', ['1.5 0.3 M GBP']],
    ['Planned benefits;Benefits realised', '£1.5m;£300k', ['1500000 300000 GBP']],
    ['Planned benefits (T€);Benefits realised (Mio. €)', '250;0,125', ['250 125 k EUR']],
    ['Forecast cost;Spend to date', '€1.2bn;4,5 Mio. €', ['1200000000 EUR', '4500000 EUR']],
    ['Forecast cost (£m)', '£1,250,000', ['In the unit of its head it would be too large']],
    ['Forecast cost (£m)', '-0.5', ['-0.5 M GBP']],
    ['Benefits realised', '500 hours', ['500 hours']],
    ['Planned benefits (£m);Benefits realised', '1.5;0', ['1.5 0 M GBP']],
    // What cannot be told, or is of another unit, is said.
    ['Planned benefits (£m);Benefits realised', '1.5;500000', ['1.5 M GBP', 'Its unit is unknown']],
    ['Planned benefits (£m);Benefits realised', '1.5;€1m', ['1.5 M GBP', 'Its unit is M EUR']],
    ['Forecast cost (£m)', '12%', ['A percentage is not an amount.']],
    ['Forecast cost (£m)', '5 approx', ['It is not a figure']],
  ] as const)
    assert.deepEqual(of(heads, row), told, `${heads} ${row}`);
  // Rows of several days in several units are several measures.
  const { items } = read('Project,Month,Forecast cost\nA,2027-03,£900k\nA,2027-04,£1.2m\nA,2027-05,€2m\n');
  const measures = (items[0]?.['measures'] ?? []) as readonly { readonly name: string }[];
  assert.deepEqual(
    measures.map(({ name }) => name),
    ['Forecast cost', 'Forecast cost (EUR)'],
  );
});

test('a month is that of the report where the rows stand again in each, and else is left out', () => {
  const sheet = (second: string): string =>
    `Project,Month,RAG,% complete\nPaint,Jan 2027,Green,10%\n${second},Feb 2027,Amber,25%\n`;
  const { items, histories } = read(sheet('Paint'));
  assert.deepEqual(histories, [2]);
  assert.deepEqual(items[0]?.['x-health-history'], { '2027-01': 'on-track', '2027-02': 'at-risk' });
  assert.equal(imported(csv(sheet('Glue'))).columns[1]?.key, null);
});

test('next month adds a reading and changes no other', () => {
  const sheet = (percent: string): string => `Ref,Project,% complete\nP.1,New clinic,${percent}\n`;
  const first = imported(csv(sheet('20%')), '', {
    notations: { asOf: '2027-01-31' },
    tracks: new Map([[2, null]]),
  });
  const second = imported(csv(sheet('45%')), first.text, { notations: { asOf: '2027-02-28' } });
  assert.match(second.text, /actuals: \{2027-01-31: 20, 2027-02-28: 45\}/);
  assert.equal(second.text.replace(', 2027-02-28: 45', ''), first.text);
});
