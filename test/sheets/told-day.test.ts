/** A line beside a table that says of which day it tells. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reportLines } from '../../server/src/sheets/items/import-report.ts';
import { csv, imported } from './sheet-world.ts';

const TABLE = 'Ref,Project,% complete,Owner\nP1,Cut waiting,45%,Ann\nP2,New desk,50%,Bo\n';

test('the line is read, in several tongues, above the table, beside it and below it, and the report says so', () => {
  for (const [sheet, words] of [
    [`Status report,,,\nAs at 30 June 2027,,,\n${TABLE}`, 'As at 30 June 2027'],
    [`Status report,,As of: 2027-06-30,\n\n${TABLE}`, 'Status report As of: 2027-06-30'],
    [`Stand: 30.06.2027\n${TABLE}`, 'Stand: 30.06.2027'],
    [`Report date,30/06/2027,,\n${TABLE}`, 'Report date 30/06/2027'],
    [`Data as of 30 June 2027 (draft)\n${TABLE}`, 'Data as of 30 June 2027 (draft)'],
    [`${TABLE}\nAs at 30 June 2027\n`, 'As at 30 June 2027'],
    [
      TABLE.replace('Owner', 'Owner,,Reporting date: 30 June 2027').replace(/(Ann|Bo)/g, '$1,,'),
      'Reporting date: 30 June 2027',
    ],
  ] as const) {
    const table = csv(sheet);
    const made = imported(table);
    assert.deepEqual(made.told, { day: '2027-06-30', text: words });
    assert.equal(made.text.match(/actuals: \{2027-06-30: /g)?.length, 2, made.text);
    assert.ok(reportLines('x', '', table, made).some((line) => line.includes(`2027-06-30: “${words}”`)));
    assert.ok(made.notes.every(({ text }) => text !== words));
  }
});

test('a day that can be two, two days, and a day that nothing needs are left out and named with their words', () => {
  for (const sheet of [
    `As of 03/04/2027\n${TABLE}`,
    `As at 30 June 2027\nReport date 31 May 2027\n${TABLE}`,
    'As at 30 June 2027,,\nRef,Project,Owner\nP1,Cut waiting,Ann\nP2,New desk,Bo\n',
    `Nothing is as it was of old\n${TABLE}`,
  ]) {
    const made = imported(csv(sheet));
    assert.equal(made.told, null);
    assert.equal(made.notes[0]?.text, sheet.split(/,*\n/)[0]);
    assert.doesNotMatch(made.text, /actuals/);
  }
  // What a person says, and a column, go first.
  const made = imported(csv(`As at 30 June 2027\n${TABLE}`), '', { notations: { asOf: '2027-05-31' } });
  assert.match(made.text, /actuals: \{2027-05-31: 45\}/);
  assert.equal(made.told, null);
});
