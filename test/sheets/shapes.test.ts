/** Twenty shapes of registers: every filled cell is read, or it is named as left out with the reason; twice changes nothing. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Table } from '../../server/src/sheets/table/table.ts';
import { SHAPES } from './shapes.ts';
import { csv, droppedIn, findingsOf, imported, itemsOf, plain } from './sheet-world.ts';

for (const [name, table] of Object.entries(SHAPES))
  test(`${name}: nothing is dropped in silence`, () => {
    const sheet = table();
    const before = imported(sheet);
    assert.deepEqual(findingsOf(before.text), [], before.text);
    assert.ok(before.items.length > 0);
    const lost = droppedIn(sheet, before);
    assert.deepEqual(lost, [], before.text);
    assert.deepEqual(imported(sheet, before.text).edits, [], before.text);
  });
test('there are twenty of them', () => {
  assert.equal(Object.keys(SHAPES).length, 20);
});

const itemsIn = (table: Table): Record<string, unknown>[] => {
  const tracks = new Map(table.rows.map(({ line }) => [line, null]));
  return plain(itemsOf(imported(table, '', { tracks }).text)) as Record<string, unknown>[];
};
const shape = (name: string): Record<string, unknown>[] => itemsIn((SHAPES[name] as () => Table)());

test('a tree of titles has each title at its depth, and a description that is a page its words', () => {
  assert.deepEqual(
    shape('Azure DevOps, a tree of titles').map(({ title, tags, description }) => [title, tags, description]),
    [
      ['Faster counters', ['queue', 'desk', 'City', 'Permits'], 'People wait.'],
      ['Fewer forms', ['City', 'Permits', 'Faster counters'], undefined],
      ['Cut the second form', ['desk', 'City', 'Permits', 'Faster counters', 'Fewer forms'], undefined],
    ],
  );
  const page =
    'Project,Description\nCut waiting,<p>Time &amp; tell:</p><ul><li>at the desk</li><li>on the phone</li></ul>\nTwo < three,a <b> c\n';
  assert.deepEqual(
    itemsIn(csv(page)).map(({ description }) => description),
    ['Time & tell:\n- at the desk\n- on the phone', 'a <b> c'],
  );
});

test('what all rows share is no description of any', () => {
  assert.deepEqual(
    shape('Jira, CSV').map(({ description }) => description),
    ['People wait.', 'Ask once.', undefined],
  );
});

test('a share is no money, days and points are no full-time people, and a column may say the currency', () => {
  assert.deepEqual(
    shape('Smartsheet').map(({ budget }) => budget),
    [undefined, undefined],
  );
  for (const head of ['Effort (days)', 'Effort in PT', 'Effort (h)', 'Effort (points)'])
    assert.deepEqual(
      itemsIn(csv(`Project;${head}\nCut waiting;20\nNew signs;40\n`)).map(({ effort }) => effort),
      [undefined, undefined],
      head,
    );
  assert.deepEqual(
    itemsIn(csv('Project;FTE;Cost;Currency\nA;0,5;2.000,00;EUR\nB;2;£3.000,00;USD\nC;1;12.500,00;\n')).map(
      ({ effort, budget }) => [effort, budget],
    ),
    [
      ['0.5', '2000.00 EUR'],
      ['2', '£3000.00'],
      ['1', '12500.00'],
    ],
  );
  assert.equal(shape('JSON of a portfolio tool')[0]?.['budget'], '4500000 EUR');
});
