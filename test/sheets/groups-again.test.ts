/** Groups that a sheet moves between two imports: the portfolio stays, and the difference is told. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csv, imported, itemsOf } from './sheet-world.ts';

const HEAD = 'Ref,Project,Programme,Pillar,Owner\n';
const SHEET = `${HEAD}P1,Cut waiting,Access,City,Ann\nP2,Desk,Access,City,Bo\nP3,Signs,Speed,Land,Bo\n`;
const told = (sheet: string, before: string, groups: 'goals' | 'tags'): string[] =>
  imported(csv(sheet), before, { groups }).notes.map(
    ({ line, text, problem }) => `${line ?? ''} ${text}: ${problem}`,
  );

test('a goal that the sheet has under another goal is told until the two agree, and stays where it is', () => {
  const before = imported(csv(SHEET), '', { groups: 'goals' }).text;
  const moved = SHEET.replaceAll('Access,City', 'Access,Land');
  const { text } = imported(csv(moved), before, { groups: 'goals' });
  assert.equal(text, before);
  const [note, ...others] = told(moved, before, 'goals');
  assert.match(
    note ?? '',
    /Access: In the sheet this goal stands under land, and in the portfolio under city/,
  );
  assert.deepEqual(others, []);
  const agreed = before.replace('title: Access\n    parent: city', 'title: Access\n    parent: land');
  assert.notEqual(agreed, before);
  assert.deepEqual(told(moved, agreed, 'goals'), []);
  // Under both, it is two goals of one name.
  const both = imported(csv(`${SHEET}P4,Forms,Access,Land,Cy\n`), before, { groups: 'goals' });
  assert.deepEqual(both.notes, []);
  assert.deepEqual(
    both.added.map(({ kind, name, parent }) => [kind, name, parent]),
    [['goal', 'Access', 'land']],
  );
  assert.notDeepEqual(itemsOf(both.text)[3]?.get('goals'), itemsOf(both.text)[0]?.get('goals'));
});

test('an item that the sheet has under another group is told with what it keeps', () => {
  const moved = SHEET.replace('Cut waiting,Access,City', 'Cut waiting,Speed,Land');
  for (const [groups, kept] of [
    ['goals', 'access'],
    ['tags', 'City, Access'],
  ] as const) {
    const before = imported(csv(SHEET), '', { groups }).text;
    const [note, ...others] = told(moved, before, groups);
    assert.match(note ?? '', new RegExp(`^2 Cut waiting: .*“Land › Speed”.* stays: ${kept}\\.`));
    assert.deepEqual(others, []);
    const after = imported(csv(moved), before, { groups }).text;
    assert.deepEqual(told(moved, after, groups), []);
    assert.deepEqual(told(SHEET, before, groups), []);
  }
  // A tag of one's own is no group.
  const labels = SHEET.replace('Owner', 'Owner,Labels').replace(',Ann', ',Ann,red').replaceAll(',Bo', ',Bo,');
  const own = imported(csv(SHEET), '', { groups: 'tags' }).text.replace('[City,', '[mine, City,');
  assert.deepEqual(told(labels, own, 'tags'), []);
});

test('a row that is a goal stays one when nothing belongs to it any more', () => {
  const rows = 'Key,Title,Parent,Owner\nG1,City,,Ann\nG2,Land,,Ann\nE1,Access,G1,Bo\nP1,Cut waiting,E1,Bo\n';
  const before = imported(csv(rows), '', { groups: 'goals' }).text;
  const moved = rows.replace('Access,G1', 'Access,G2');
  assert.deepEqual(
    itemsOf(imported(csv(moved), before, { groups: 'goals' }).text).map((values) => values.get('title')),
    ['Land', 'Cut waiting'],
  );
  assert.match(told(moved, before, 'goals').join('\n'), /2 City: A goal of the portfolio has this title/);
});
