/** A whole portfolio out and back: items, goals, teams and measures, by a workbook and by JSON, untouched and edited. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Document } from '../../server/src/core/document/document.ts';
import { readingOf } from '../../server/src/core/document/read-block.ts';
import type { ExportedEntries } from '../../server/src/sheets/export/export-json.ts';
import { jsonOf } from '../../server/src/sheets/export/export-json.ts';
import { workbookOf } from '../../server/src/sheets/export/export-xlsx.ts';
import { type Values, valuesOf } from '../../server/src/sheets/export/item-values.ts';
import { readJson } from '../../server/src/sheets/read/read-json.ts';
import { readSheet } from '../../server/src/sheets/read/read-sheet.ts';
import type { Table } from '../../server/src/sheets/table/table.ts';
import { findingsOf, imported, plain } from './sheet-world.ts';

const PLAN = `# The region's plan
goals:
  # first of all
  - id: access
    title: Nobody waits without a reason
    description: >-
      Because a wait is a cost that somebody else pays, and nobody decided that they should pay it at all.
    owner: Ana Ruiz # since May
    end: 2029-12-31
    measures:
      - {name: Wait, baseline: 22, target: 10, unit: min, actuals: {2027-01: 21.125}}
    catchball:
      - {from: board, to: desk, date: 2027-01-05, proposal: Ten minutes; or less, answer: Twelve, agreed: false}
  - {id: quick, title: Quick counters, parent: access, x-code: G-7}

teams:
  - {id: desk, name: The front desk, kind: frontline, lead: Bo, capacity: 2.5 fte, limit: 3}
  - {id: board, name: Board}

items:
  - id: triage
    title: Cut the wait at triage
    track: operational
    goals: [quick]
    teams: {desk: 0.5 fte}
    measures:
      - {name: Door to triage, baseline: 22, target: 10, unit: min, every: weekly, actuals: {2027-01: 20}}
      - {name: Left unseen, baseline: 4, target: 2, unit: "%"} # by hand
  - {id: clinic, title: A clinic in the south, track: strategic, goals: [access], teams: [board]}
`;

const entriesOf = (text: string): ExportedEntries => {
  const all = Document.of('file:///p/plan.portfolio', text).blocks.flatMap((block) =>
    readingOf(block).entries.map((entry) => ({ kind: entry.kind, values: valuesOf(block, entry) })),
  );
  const of = (kind: string): Values[] => all.filter((each) => each.kind === kind).map(({ values }) => values);
  return { items: of('item'), goals: of('goal'), teams: of('team') };
};
const workbook = (entries: ExportedEntries): Table => {
  const read = readSheet(workbookOf(entries), 'plan.xlsx');
  if ('problem' in read || 'problem' in read.table) throw new Error(JSON.stringify(read));
  return read.table;
};
const json = (entries: ExportedEntries): Table => {
  const table = readJson(jsonOf(entries));
  if ('problem' in table) throw new Error(table.problem);
  return table;
};
const all = ({ items, goals, teams }: ExportedEntries): unknown => [plain(items), plain(goals), plain(teams)];

for (const [form, table] of [
  ['a workbook', workbook],
  ['JSON', json],
] as const) {
  test(`${form} brings the whole portfolio back by itself, and changes nothing in its own file`, () => {
    const read = table(entriesOf(PLAN));
    assert.deepEqual(imported(read, PLAN).edits, []);
    const back = imported(read);
    assert.deepEqual(back.notes, []);
    assert.deepEqual(findingsOf(back.text), []);
    assert.deepEqual(all(entriesOf(back.text)), all(entriesOf(PLAN)));
    assert.deepEqual(read.remarks ?? [], []);
  });

  test(`what was edited in ${form} comes into the file by the smallest edits, comments and order kept`, () => {
    const edited = PLAN.replace('Quick counters', 'Counters without a queue')
      .replace('owner: Ana Ruiz', 'owner: Cy')
      .replace('2.5 fte', '3 fte')
      .replace('2027-01: 20}', '2027-01: 20, 2027-02: 17}')
      .replace('baseline: 4, target: 2', 'baseline: 4, target: 1');
    const { text, notes, entriesChanged, items } = imported(table(entriesOf(edited)), PLAN);
    assert.equal(text, edited);
    assert.deepEqual(notes, []);
    assert.deepEqual(entriesChanged, ['access', 'quick', 'desk']);
    assert.deepEqual(
      items.map(({ id, state }) => `${id} ${state}`),
      ['triage changed', 'clinic same'],
    );
  });
}

test('a goal or a team whose id was changed by hand is found by its name, and one that is new comes with all that is said of it', () => {
  const read = workbook(entriesOf(PLAN));
  const renamed = PLAN.replace('id: access', 'id: reach')
    .replace('parent: access', 'parent: reach')
    .replace('goals: [access]', 'goals: [reach]')
    .replace('id: board', 'id: chairs')
    .replace('[board]', '[chairs]');
  assert.deepEqual(imported(read, renamed).edits, []);
  const without = PLAN.replace(
    '  - {id: quick, title: Quick counters, parent: access, x-code: G-7}\n',
    '',
  ).replace('    goals: [quick]\n', '');
  assert.match(
    imported(read, without).text,
    /- id: quick\n {4}title: Quick counters\n {4}parent: access\n {4}x-code: G-7\n[\s\S]*goals: \[quick\]\n/,
  );
  const elsewhere = imported(
    workbook(entriesOf(PLAN.replace('Ana Ruiz', 'Di'))),
    '',
    {},
    { 'our%20goals.portfolio': PLAN.replace(/\nitems:[\s\S]*/, '\n') },
  );
  assert.match(
    elsewhere.notes.map(({ text, problem }) => `${text}: ${problem}`).join('\n'),
    /^access: It stands in our goals\.portfolio/,
  );
});

test('of goals and teams too, every value that is not taken over is told', () => {
  const table = readJson(
    JSON.stringify({
      version: 1,
      items: [{ id: 'triage', title: 'Cut the wait at triage' }],
      goals: [
        {
          id: 'access',
          title: 'Nobody waits',
          colour: 'red',
          measures: [{ name: 'Wait', baseline: 'many' }],
        },
        { id: 'B 1', title: 'Another' },
        { id: 'c' },
      ],
      teams: [{ id: 'desk', name: 'The front desk', title: 'Desk' }, { id: 'night' }],
    }),
  );
  if ('problem' in table) throw new Error(table.problem);
  const { notes } = imported(table, '');
  assert.deepEqual(
    notes.map(({ column, text, problem }) => `${column}: ${text}: ${problem.replace(/\. .*/, '.')}`),
    [
      'access.colour: red: The language has no such key here.',
      'access.measures: {"name":"Wait","baseline":"many"}: “many” cannot be read as `baseline`.',
      'id: B 1: An id has small letters, digits and dashes alone.',
      'title: c: A goal needs a title.',
      'desk.title: Desk: The language has no such key here.',
      'name: night: A team needs a name.',
    ],
  );
});
