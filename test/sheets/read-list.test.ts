/** What people paste: lines, bullets, a stretch of a spreadsheet, a table of Markdown. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readList } from '../../server/src/sheets/read/read-list.ts';

function read(text: string): { names: string[]; rows: unknown[]; form: string } {
  const table = readList(text);
  assert.ok(!('problem' in table), text);
  return {
    names: table.columns.map(({ name }) => name),
    rows: table.rows.map(({ line, cells }) => [line, ...cells]),
    form: table.form,
  };
}

test('lines are titles, their marks and blanks taken off', () => {
  const { names, rows, form } = read(
    '\n- Cut waiting, then rework\r\n* [x] Open a second site\n 3. Hire, train; keep\n(4) Fourth\n5S in the stores\n2027 plan\n',
  );
  assert.deepEqual(names, ['Title']);
  assert.equal(form, 'a list');
  assert.deepEqual(rows, [
    [2, 'Cut waiting, then rework'],
    [3, 'Open a second site'],
    [4, 'Hire, train; keep'],
    [5, 'Fourth'],
    [6, '5S in the stores'],
    [7, '2027 plan'],
  ]);
});

test('a stretch of a spreadsheet is a table, with its head or without', () => {
  assert.deepEqual(read('Project\tOwner\tDue\nCut waiting\tAna\t2027-03-31\n'), {
    names: ['Project', 'Owner', 'Due'],
    rows: [[2, 'Cut waiting', 'Ana', '2027-03-31']],
    form: 'CSV, separated by tabs',
  });
  const bare = read('Cut waiting at the desk\tAna\nOpen a second site\tBo\n');
  assert.deepEqual(bare.names, ['Column 1', 'Column 2']);
  assert.equal(bare.rows.length, 2);
  assert.deepEqual(read('Title;Status\nA, b;done\n').rows, [[2, 'A, b', 'done']]);
  assert.deepEqual(read('Initiative\nCut waiting\n').rows, [[2, 'Cut waiting']]);
});

test('a table of Markdown and JSON are read as such', () => {
  assert.deepEqual(read('| Title | Owner |\n| --- | :-: |\n| A \\| B | Ana |\n'), {
    names: ['Title', 'Owner'],
    rows: [[3, 'A | B', 'Ana']],
    form: 'a Markdown table',
  });
  assert.deepEqual(read('[{"title": "A"}]').rows, [[1, 'A']]);
  assert.deepEqual(read('[A] first\n[B] second').names, ['Title']);
});

test('nothing is said to be nothing', () => {
  const empty = readList(' \n');
  assert.ok('problem' in empty);
});
