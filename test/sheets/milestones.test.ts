/** Sheets with columns for milestones: a title, its date, and whether it is met. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csv, droppedIn, findingsOf, imported, itemsOf, plain } from './sheet-world.ts';

const milestones = (text: string, before = ''): { read: unknown; notes: string[] } => {
  const table = csv(text);
  const result = imported(table, before);
  assert.deepEqual(findingsOf(result.text), [], result.text);
  assert.deepEqual(droppedIn(table, result), []);
  assert.deepEqual(imported(table, result.text).edits, [], 'the same sheet again changes nothing');
  return {
    read: (plain(itemsOf(result.text)) as { milestones?: unknown }[]).map((item) => item.milestones ?? []),
    notes: result.notes.map(({ line, column, problem }) => `${line} ${column}: ${problem}`),
  };
};

test('numbered columns give several milestones, each from its own pair', () => {
  const { read, notes } = milestones(
    'Project,Milestone 1,Milestone 1 date,Milestone 2,Milestone 2 date,Milestone 2 met\nMove the ledger,Vendor chosen,2026-03-12,Go live,2027-Q4,No\nOpen a clinic,Lease signed,2026-05-31,Doors open,2028-01-15,Yes\n',
  );
  assert.deepEqual(notes, []);
  assert.deepEqual(read, [
    [
      { title: 'Vendor chosen', date: '2026-03-12' },
      { title: 'Go live', date: '2027-Q4' },
    ],
    [
      { title: 'Lease signed', date: '2026-05-31' },
      { title: 'Doors open', date: '2028-01-15', done: 'true' },
    ],
  ]);
});

test('the next milestone keeps the day on which it was met; a date alone goes by its head', () => {
  const { read } = milestones(
    'Initiative;Next milestone;Due date of next milestone;Next milestone status;Milestone 3\nNew platform;Tender out;31.03.2026;29.03.2026;14.09.2026\nNew depot;;;;31.12.2026\n',
  );
  assert.deepEqual(read, [
    [
      { title: 'Tender out', date: '2026-03-31', done: '2026-03-29' },
      { title: 'Milestone 3', date: '2026-09-14' },
    ],
    [{ title: 'Milestone 3', date: '2026-12-31' }],
  ]);
});

test('a milestone without a date, or with one that cannot be read, is named and left out', () => {
  const { read, notes } = milestones(
    'Project,Milestone,Milestone date\nMove the ledger,Vendor chosen,\nOpen a clinic,Lease signed,soon\nNew depot,Roof on,2027-06\n',
  );
  assert.deepEqual(read, [[], [], [{ title: 'Roof on', date: '2027-06' }]]);
  assert.deepEqual(
    notes.map((note) => note.split(':')[0]),
    ['2 Milestone', '3 Milestone date', '3 Milestone'],
  );
});

test('a table of milestones stays one of items, and a milestone without a column of dates stays a group', () => {
  assert.deepEqual(
    milestones('Milestone,Owner,Due date\nTender out,Ana,2027-03-31\nLease signed,Ben,2027-06-30\n').read,
    [[], []],
  );
  const grouped = imported(csv('Title,Milestone,Assignee\nFix login,Spring,Ana\nFix logout,Spring,Ben\n'));
  assert.equal(grouped.columns[1]?.key?.startsWith('milestones.') ?? false, false);
});

test('milestones that someone wrote in the portfolio stay', () => {
  const before =
    'items:\n  - id: move-ledger\n    title: Move the ledger\n    milestones:\n      - {title: Ours, date: 2026-01}\n';
  const result = imported(
    csv('id,title,Milestone 1,Milestone 1 date\nmove-ledger,Move the ledger,Vendor chosen,2026-03-12\n'),
    before,
  );
  assert.match(result.text, /- \{title: Ours, date: 2026-01\}/);
  assert.doesNotMatch(result.text, /Vendor chosen/);
  assert.equal(result.notes.length, 1);
});

test('a Markdown table is read without its rule and its outer bars', () => {
  const table = csv(
    '# Plan\n\n| Action | Who | When |\n|---|:---:|--:|\n| Halve set-up time | Ben | 2027-03 |\n| Open a clinic | | 2028 |\n',
  );
  assert.equal(table.form, 'Markdown table');
  assert.deepEqual(
    table.columns.map(({ name }) => name),
    ['Action', 'Who', 'When'],
  );
  assert.deepEqual(
    table.rows.map(({ line }) => line),
    [5, 6],
  );
  assert.deepEqual([...(table.blanks ?? [])], []);
});

test('a line that says the unit of all amounts is used, and so it is not left out', () => {
  const lines = (head: string): (number | null)[] =>
    imported(
      csv(`All figures in £m,,\nCapital plan,,\nScheme,Sponsor,${head}\nNew wing,COO,12.5\n`),
    ).notes.map(({ line }) => line);
  assert.deepEqual(lines('Budget'), [2]);
  assert.deepEqual(lines('Colour'), [1, 2]);
});
