/** Workbooks as they are: sheets and tables told apart, values as the file keeps them, and what would harm refused. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { workbookOf } from '../../server/src/sheets/export/export-xlsx.ts';
import { readSheet, type SheetOptions } from '../../server/src/sheets/read/read-sheet.ts';
import type { Table } from '../../server/src/sheets/table/table.ts';
import { readWorkbook } from '../../server/src/sheets/workbook/read-workbook.ts';
import { runs } from '../support/runs.ts';
import { imported, itemsOf, plain } from './sheet-world.ts';
import { ods, rowXml, type SheetPart, xlsx, zipOf } from './workbooks.ts';

function tableIn(bytes: Uint8Array, options: SheetOptions = {}): Table {
  const read = readSheet(bytes, 'plan.xlsx', options);
  if ('problem' in read) throw new Error(read.problem);
  if ('problem' in read.table) throw new Error(read.table.problem);
  return read.table;
}
const refusal = (bytes: Uint8Array, options: SheetOptions = {}): string => {
  const read = readSheet(bytes, 'plan.xlsx', options);
  if ('problem' in read) return read.problem;
  return 'problem' in read.table ? read.table.problem : '';
};
const data = (...rows: readonly string[]): string => `<sheetData>${rows.join('')}</sheetData>`;
const PLAN: SheetPart = {
  name: 'Portfolio',
  xml: `<cols><col min="4" max="4" hidden="1"/></cols>${data(
    rowXml(1, ['Change portfolio of 2027']),
    rowXml(2, ['All figures in £k']),
    rowXml(4, ['Programme', 'Ref', 'Project', 'Owner', 'RAG', 'Timeline', '', 'Budget']),
    rowXml(5, ['', '', '', '', '', 'Start date', 'End date', '']),
    rowXml(6, [
      'Digital',
      '<c t="s"><v>0</v></c>',
      '<c t="s"><v>1</v></c>',
      'Ann',
      '<c s="4"/>',
      '<c s="1"><v>46398</v></c>',
      '<c s="7"><v>46843.5</v></c>',
      '<c><v>1250.5</v></c>',
    ]),
    rowXml(7, [
      '',
      'P.2',
      'Retire old forms & habits',
      '#N/A',
      '<c s="5"/>',
      '<c s="1"><f>F6+1</f><v>46399</v></c>',
      '',
      '<c><v>300.125</v></c>',
    ]),
    rowXml(
      8,
      ['Estates', 'P.3', 'Reroof ward 4', 'Bo', '<c s="6"/>', '', '', '<c><f>SUM(H6:H7)</f></c>'],
      ' hidden="1"',
    ),
    rowXml(9, ['', '', 'Total', '', '', '', '', '<c><f>1</f><v>1550.6</v></c>']),
    rowXml(12, ['Risk', 'Owner', 'Status', 'Due date']),
    rowXml(13, ['Snow', 'Ann', 'Open', '2027']),
  )}<mergeCells><mergeCell ref="A1:H1"/><mergeCell ref="F4:G4"/><mergeCell ref="A6:A7"/></mergeCells>`,
};
const LISTS: SheetPart = { name: 'Lists', xml: data(rowXml(1, ['Status']), rowXml(2, ['Open'])) };
const OLD: SheetPart = {
  name: 'Old',
  state: 'hidden',
  xml: data(rowXml(1, ['Project', 'Owner', 'Status']), rowXml(2, ['Gone', 'Ann', 'Done'])),
};
const STRINGS = [
  '<t>P.1</t>',
  '<r><t>New </t></r><r><t xml:space="preserve">clinic</t></r><rPh><t>x</t></rPh>',
];

test('a workbook is read as it is: head in two rows, real dates, colours for words, merged and hidden cells', () => {
  const table = tableIn(xlsx([PLAN, LISTS, OLD], STRINGS));
  const { text, notes } = imported(table, '', { tracks: new Map([6, 7, 8].map((line) => [line, null])) });
  assert.deepEqual(plain(itemsOf(text)), [
    {
      id: 'p-1',
      title: 'New clinic',
      health: 'on-track',
      owner: 'Ann',
      start: '2027-01-11',
      end: '2028-03-31',
      budget: '1250.5k GBP',
      tags: ['Digital'],
      'x-key': 'P.1',
    },
    {
      id: 'p-2',
      title: 'Retire old forms & habits',
      health: 'at-risk',
      start: '2027-01-12',
      budget: '300.125k GBP',
      tags: ['Digital'],
      'x-key': 'P.2',
    },
    {
      id: 'p-3',
      title: 'Reroof ward 4',
      health: 'off-track',
      owner: 'Bo',
      tags: ['Estates'],
      'x-key': 'P.3',
    },
  ]);
  assert.deepEqual(
    table.rows.map(({ cells }) => cells[0]),
    ['Digital', 'Digital', 'Estates', ''],
  );
  assert.deepEqual(
    notes.map(({ line, column }) => [line, column]),
    [
      [1, null],
      [8, 'Budget'],
      [9, null],
    ],
  );
  const said = table.remarks?.join('\n') ?? '';
  for (const part of [
    /Other sheets, not read: “Lists”, “Old” \(hidden\)/,
    /2 tables .*table 1 is read/,
    /hides are read too: 8/,
    /Columns that the sheet hides.*Owner/,
    /3 cells .* colour/,
  ])
    assert.match(said, part);
});

/** One column of figures below `RAG`, and the rules that colour it. */
const ruled = (values: readonly string[], rules: string, head = 'RAG'): Table =>
  tableIn(
    xlsx([
      {
        name: 'Plan',
        xml: `${data(
          rowXml(1, ['Project', 'Owner', head]),
          ...values.map((value, at) => rowXml(at + 2, [`Project ${at}`, 'Ann', value])),
        )}<conditionalFormatting sqref="C2:C20">${rules}</conditionalFormatting>`,
      },
    ]),
  );
const figures = (...values: readonly number[]): string[] => values.map((value) => `<c><v>${value}</v></c>`);
const cellIs = (fill: number, operator: string, ...formulas: readonly string[]): string =>
  `<cfRule type="cellIs" dxfId="${fill}" priority="${fill + 1}" operator="${operator}">${formulas.map((formula) => `<formula>${formula}</formula>`).join('')}</cfRule>`;
const health = (table: Table): unknown[] =>
  itemsOf(imported(table).text).map((item) => item.get('health') ?? null);

test('a colour that a rule gives is read where the file says its result, and else it is said', () => {
  const three = ['on-track', 'at-risk', 'off-track'];
  const compared = cellIs(0, 'equal', '1') + cellIs(1, 'between', '2', '3') + cellIs(2, 'greaterThan', '3');
  assert.deepEqual(health(ruled(figures(1, 2, 5, 0), compared)), [...three, null]);
  // The rule of the lower number goes first; grey says nothing.
  const first = `${cellIs(3, 'greaterThan', '0')}<cfRule type="cellIs" dxfId="2" priority="1" operator="lessThan"><formula>3</formula></cfRule>`;
  assert.deepEqual(health(ruled(figures(1, 5), first)), ['off-track', null]);
  const bounds = (type: string, ...values: readonly number[]): string =>
    values.map((value) => `<cfvo type="${type}" val="${value}"/>`).join('');
  const icons = (inner: string, attributes = ''): string =>
    `<cfRule type="iconSet" priority="1"><iconSet ${attributes}>${inner}</iconSet></cfRule>`;
  const lights = icons(bounds('percent', 0, 33, 67), 'iconSet="3TrafficLights1" showValue="0"');
  assert.deepEqual(health(ruled(figures(3, 2, 1), lights)), three);
  const flags = icons(bounds('num', 0, 50, 80), 'iconSet="3Flags" reverse="1"');
  assert.deepEqual(health(ruled(figures(10, 50, 90), flags)), three);
  const stars = icons(bounds('num', 0, 2, 3), 'iconSet="3Stars"');
  assert.deepEqual(health(ruled(figures(3, 2, 1), stars)), [null, null, null]);
  // Words say more than their colour, and figures of money are none of health.
  const words = `<cfRule type="containsText" dxfId="2" priority="1" operator="containsText" text="green"/>`;
  assert.deepEqual(health(ruled(['Green', 'Red'], words)), ['on-track', 'off-track']);
  const costs = imported(ruled(figures(1, 2, 5), compared, 'Budget'));
  assert.deepEqual(
    itemsOf(costs.text).map((item) => item.get('budget')),
    ['1', '2', '5'],
  );
  const formula = ruled(
    figures(1, 2),
    '<cfRule type="expression" dxfId="2" priority="1"><formula>$D2&gt;TODAY()</formula></cfRule>',
  );
  assert.deepEqual(health(formula), [null, null]);
  assert.match(
    formula.remarks?.join('\n') ?? '',
    /Colours that a formula of the sheet decides are not read \(C2:C20\): say them in words/,
  );
  assert.match(
    ruled(figures(1), cellIs(0, 'equal', '$B$1')).remarks?.join('\n') ?? '',
    /are not read \(C2:C20\)/,
  );
});

test('sheets and tables are chosen, and asked for where several may be meant', () => {
  const second: SheetPart = {
    name: 'May',
    xml: data(rowXml(1, ['Project', 'Owner', 'Status']), rowXml(2, ['Wide', 'Ann', 'Done'])),
  };
  const book = xlsx([PLAN, second, OLD], STRINGS);
  assert.match(refusal(book), /Several sheets .*“Portfolio”, “May”.*--sheet/);
  const read = readSheet(book, 'x.xlsx');
  assert.deepEqual(!('problem' in read) && 'problem' in read.table ? read.table.choice : null, {
    kind: 'sheet',
    names: ['Portfolio', 'May'],
  });
  assert.equal(tableIn(book, { sheet: 'may' }).rows.length, 1);
  assert.equal(tableIn(book, { sheet: 'Old' }).rows[0]?.cells[0], 'Gone');
  assert.match(refusal(book, { sheet: 'June' }), /no sheet “June”/);
  const risks = tableIn(book, { sheet: 'Portfolio', table: 2 });
  assert.deepEqual([risks.columns[0]?.name, risks.rows[0]?.line], ['Risk', 13]);
  assert.match(refusal(book, { sheet: 'Portfolio', table: 3 }), /no table 3/);
  const beside = xlsx([
    {
      name: 'A',
      xml: data(
        rowXml(1, ['Project', 'Owner', 'Status', '', 'Project', 'Sponsor', 'Due date']),
        rowXml(2, ['One', 'Ann', 'Done', '', 'Two', 'Bo', '2027']),
      ),
    },
  ]);
  assert.equal(tableIn(beside).rows[0]?.cells[0], 'One');
  assert.equal(tableIn(beside, { table: 2 }).rows[0]?.cells[0], 'Two');
});

test('numbers, shares, currencies, errors and the calendar of 1904 are what the sheet shows', () => {
  const row = (cells: readonly string[]): string =>
    data(rowXml(1, ['Project', 'Budget', 'Effort', 'Due date', 'Note']), rowXml(2, ['A', ...cells]));
  const cells = (inner: readonly string[], pr = ''): readonly unknown[] =>
    tableIn(xlsx([{ name: 'S', xml: row(inner) }], [], pr)).rows[0]?.cells.slice(1) ?? [];
  assert.deepEqual(
    cells([
      '<c s="3"><v>1200</v></c>',
      '<c s="2"><v>0.45</v></c>',
      '<c s="1"><v>46398</v></c>',
      '<c t="e"><v>#REF!</v></c>',
    ]),
    ['£1200', '45%', '2027-01-11', ''],
  );
  assert.deepEqual(
    cells(
      [
        '<c><v>0.30000000000000004</v></c>',
        '<c><v>1.125</v></c>',
        '<c s="1"><v>44936</v></c>',
        '<c t="b"><v>1</v></c>',
      ],
      'date1904="1"',
    ),
    ['0.3', '1.1250', '2027-01-11', 'true'],
  );
  assert.deepEqual(
    cells([
      '<c><v>1E7</v></c>',
      '',
      '<c t="d"><v>2027-01-11T00:00:00</v></c>',
      '<c t="str"><f>A1</f><v>words</v></c>',
    ]),
    ['10000000', '', '2027-01-11', 'words'],
  );
});

test('an .ods is read the same way', () => {
  const cell = (text: string, attributes = ''): string =>
    `<table:table-cell office:value-type="string" ${attributes}><text:p>${text}</text:p></table:table-cell>`;
  const value = (type: string, attributes: string): string =>
    `<table:table-cell office:value-type="${type}" ${attributes}><text:p>shown</text:p></table:table-cell>`;
  const row = (cells: string, attributes = ''): string =>
    `<table:table-row ${attributes}>${cells}</table:table-row>`;
  const book = ods(
    row(['Project', 'RAG', 'Budget', 'Due date', 'Effort', 'Programme'].map((head) => cell(head)).join('')) +
      row(
        `${cell('Wide <text:s text:c="1"/>road')}<table:table-cell table:style-name="g"/>${value('currency', 'office:value="1200.5" office:currency="EUR"')}${value('date', 'office:date-value="2027-01-11T00:00:00"')}${value('float', 'office:value="0.5"')}${cell('Roads', 'table:number-rows-spanned="2"')}`,
      ) +
      row(
        `${cell('Long way<office:annotation><text:p>aside</text:p></office:annotation>')}<table:table-cell table:style-name="r"/><table:table-cell table:number-columns-repeated="3"/><table:covered-table-cell/><table:table-cell table:number-columns-repeated="16000"/>`,
        'table:visibility="filter"',
      ) +
      row(
        '<table:table-cell table:number-columns-repeated="16384"/>',
        'table:number-rows-repeated="1048000"',
      ),
    '<style:style style:name="g"><style:table-cell-properties fo:background-color="#00b050"/></style:style><style:style style:name="r"><style:table-cell-properties fo:background-color="#ff0000"/></style:style>',
  );
  const table = tableIn(book);
  assert.deepEqual(
    table.rows.map(({ line, cells }) => [line, ...cells]),
    [
      [2, 'Wide  road', 'Green', 'EUR 1200.5', '2027-01-11', '0.5', 'Roads'],
      [3, 'Long way', 'Red', '', '', '', 'Roads'],
    ],
  );
  assert.match(table.remarks?.join() ?? '', /hides are read too: 3/);
});

test('a bomb, entities of its own, damage, a password and what is no workbook are refused', () => {
  // One part that many sheets are said to be: small, and without end.
  const many = xlsx(
    Array.from({ length: 6 }, (_, at) => ({
      name: `S${at}`,
      xml:
        at === 0
          ? data(`<row r="1"><c t="inlineStr"><is><t>${'a'.repeat(256 * 1024)}</t></is></c></row>`)
          : '',
    })),
    [],
    '',
    'worksheets/s0.xml',
  );
  assert.ok(many.length < 10_000);
  const bomb = readWorkbook(many, 1024 * 1024);
  assert.match('problem' in bomb ? bomb.problem : '', /grows to more than 1 MB/);
  const evil = zipOf({
    'xl/workbook.xml':
      '<!DOCTYPE x [<!ENTITY a "aaaa">]><workbook><sheets><sheet name="&a;"/></sheets></workbook>',
  });
  assert.match(refusal(evil), /damaged: xl\/workbook\.xml/);
  const good = xlsx([PLAN], STRINGS);
  assert.match(refusal(good.slice(0, good.length - 40)), /damaged/);
  const locked = good.slice();
  // The flag of a password, in the directory.
  for (let at = 0; at < locked.length - 4; at++)
    if (locked[at] === 0x50 && locked[at + 1] === 0x4b && locked[at + 2] === 1 && locked[at + 3] === 2)
      locked[at + 8] = 1;
  assert.match(refusal(locked), /password/);
  assert.match(refusal(zipOf({ 'a.txt': 'hello' })), /archive/);
  assert.match(refusal(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0])), /old workbook/);
  assert.match(refusal(zipOf({ 'xl/workbook.bin': '' })), /binary workbook/);
});

test('no bytes make the reader throw', () => {
  const good = xlsx([PLAN], STRINGS);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
      (changes) => {
        const bytes = good.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        bytes.set([0x50, 0x4b, 3, 4]);
        readWorkbook(bytes);
      },
    ),
    runs(150),
  );
});

test('a workbook of ours has a frozen head, lists to choose from and days as days, and is the same bytes each time', () => {
  const text =
    'items:\n  - id: a\n    title: "=1+1"\n    track: operational\n    status: active\n    health: at-risk\n    start: 2027-01-11\n    end: 2027-03\n    budget: 12000\n    tags: [none, "a;b"]\n    measures: [{name: Wait, baseline: 22, target: 10.5, unit: min, plan: {2027-01: 20, 2027-Q2: 1.125}}]\n    x-own: "-"\n';
  const entries = { items: itemsOf(text), goals: [], teams: [] };
  const bytes = workbookOf(entries);
  assert.deepEqual(bytes, workbookOf(entries));
  const book = readWorkbook(bytes);
  assert.ok(!('problem' in book));
  assert.deepEqual(
    book.grids.map(({ name }) => name),
    ['Items', 'Goals', 'Measures'],
  );
  const back = imported(tableIn(bytes));
  assert.deepEqual(plain(itemsOf(back.text)), plain(itemsOf(text)));
  assert.deepEqual(imported(tableIn(bytes), text).edits, []);
  assert.deepEqual(back.notes, []);
});
