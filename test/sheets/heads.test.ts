/** What the heads of columns say together: units above them, numbers that others name, and words that two keys share. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csv, imported, itemsOf, plain } from './sheet-world.ts';

test('a row above the head that groups its columns states the unit of the amounts below it', () => {
  const groups = 'Project,,Timeline,,Cost (£k),,Delivery\n';
  const head = 'Ref,Name,Start,Finish,Budget,Spent to date,RAG\n';
  const row = 'P-1,New depot,2027-01,2027-03,4200,310.5,A\n';
  const { columns, text } = imported(
    csv(`Register,,,,,,\nStatus as at 14/11/2026,,,,,,\n${groups}${head}${row}`),
  );
  assert.deepEqual(columns.map(({ column, key }) => [column.name, key]).slice(3), [
    ['Finish', 'end'],
    ['Budget (£k)', 'budget'],
    ['Spent to date (£k)', 'cost.actual'],
    ['RAG', 'health'],
  ]);
  assert.match(text, /budget: 4200k GBP/);
  assert.match(text, /name: Actual cost, unit: k GBP, actuals: \{2026-11-14: 310.5\}/);
  // A unit of its own stays, and a row of other words is above the head.
  assert.match(
    imported(csv(`${groups}${head.replace('Budget', 'Budget £m')}${row}`)).text,
    /budget: 4200M GBP/,
  );
  assert.deepEqual(
    imported(csv(`Report,,Version 3,,,,\n${head}${row}`)).notes.map(({ line }) => line),
    [1, 3],
  );
});

test('comments describe an item where nothing else does, and Category may say the track', () => {
  const taken = (...lines: string[]): unknown =>
    imported(csv(`${lines.join('\n')}\n`)).columns.map(({ key }) => key);
  assert.deepEqual(taken('Project,Comments', 'New depot,The old one floods'), ['title', 'description']);
  assert.deepEqual(
    taken('Project,Comments,Description', 'New depot,The old one floods every year in March,A dry one'),
    ['title', null, 'description'],
  );
  assert.deepEqual(taken('Project,Category', 'New depot,Strategic', 'Fewer queues,Operational'), [
    'title',
    'track',
  ]);
  assert.deepEqual(taken('Project,Category', 'New depot,Strategic', 'Fewer queues,Fleet'), ['title', 'tags']);
});

test('a column # counts the rows, unless rows depend on its numbers', () => {
  const rows = (ends: readonly string[]): string =>
    ends.map((end, at) => `${at + 1},Item ${'XYZ'[at]},${end}`).join('\n');
  const { text } = imported(csv(`#,Project,Depends on\n${rows(['', '"1"', '"1; 2"'])}\n`));
  assert.deepEqual(plain(itemsOf(text)), [
    { id: '1', title: 'Item X' },
    { id: '2', title: 'Item Y', 'depends-on': ['1'] },
    { id: '3', title: 'Item Z', 'depends-on': ['1', '2'] },
  ]);
  assert.deepEqual(
    itemsOf(imported(csv(`#,Project,Owner\n${rows(['Ann', 'Bo', 'Cy'])}\n`)).text).map((item) =>
      item.get('id'),
    ),
    ['item-x', 'item-y', 'item-z'],
  );
});
