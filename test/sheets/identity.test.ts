/** A sheet that comes back, or comes again: each row finds its item, and what is the same stays the same bytes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { jsonOf } from '../../server/src/sheets/export/export-json.ts';
import { runs } from '../support/runs.ts';
import { csv, exported, imported, itemsOf, json } from './sheet-world.ts';

const KEYS = ['A_1', 'CO_01', 'P.1', 'A/1', '#12', '12.3', 'ÄB-1', 'CO 01', 'ops-1', '日本', '007'];
const sheetOf = (rows: readonly (readonly [string, string])[]): string =>
  `Code,Name\n${rows.map(([key, title]) => `${key},${title}`).join('\n')}\n`;

test('a key that became an id finds its item again, by way of CSV and of JSON', () => {
  for (const key of KEYS) {
    const first = imported(csv(sheetOf([[key, 'Cut waiting']])));
    assert.deepEqual(imported(csv(sheetOf([[key, 'Cut waiting']])), first.text).edits, [], key);
    assert.deepEqual(imported(csv(exported(first.text)), first.text).edits, [], key);
    const object: unknown = JSON.parse(jsonOf({ items: itemsOf(first.text), goals: [], teams: [] }));
    assert.deepEqual(imported(json(object), first.text).edits, [], key);
  }
});

test('two keys that make one id stay two items, whichever sheet comes back', () => {
  const sheet = sheetOf([
    ['A-1', 'One'],
    ['A 1', 'Two'],
    ['a_1', 'Three'],
  ]);
  const { text } = imported(csv(sheet));
  assert.equal(itemsOf(text).length, 3);
  assert.deepEqual(imported(csv(sheet), text).edits, []);
  assert.deepEqual(imported(csv(exported(text)), text).edits, []);
});

test('an id that was changed by hand keeps its item', () => {
  const file = 'items:\n  - id: other-work\n    title: Other\n    end: 2027-04-01\n    x-key: B-2\n';
  assert.deepEqual(imported(csv(exported(file)), file).edits, []);
  assert.deepEqual(imported(csv(sheetOf([['B-2', 'Other']])), file).edits, []);
  // A key that was an id is kept with the item once its id is another.
  const { text } = imported(csv(sheetOf([['ops-1', 'Cut waiting']])));
  const renamed = text.replace('id: ops-1', 'id: cut-waiting');
  const again = imported(csv(sheetOf([['ops-1', 'Cut waiting']])), renamed);
  assert.equal(again.items[0]?.id, 'cut-waiting');
  assert.match(again.text, /id: cut-waiting\n {4}title: Cut waiting\n(?: {4}track: .*\n)? {4}x-key: ops-1\n/);
  assert.deepEqual(
    imported(csv(sheetOf([['ops-1', 'Cut waiting time']])), again.text).items.map(({ id, state }) => [
      id,
      state,
    ]),
    [['cut-waiting', 'changed']],
  );
  // An export of before the change comes back to the same item.
  const old = imported(csv(exported(text)), renamed);
  assert.deepEqual(
    old.items.map(({ id }) => id),
    ['cut-waiting'],
  );
});

test('an id that another file of the portfolio has stays there', () => {
  const others = { 'other.portfolio': 'items:\n  - {id: one, title: Other}\n  - {id: two, title: Two}\n' };
  const sheet = sheetOf([['one', 'One']]);
  const first = imported(csv(sheet), '', {}, others);
  assert.equal(first.items[0]?.id, 'one-2');
  assert.deepEqual(imported(csv(sheet), first.text, {}, others).edits, []);
  assert.deepEqual(imported(csv(exported(first.text)), first.text, {}, others).edits, []);
  // An export of the whole portfolio into one of its files.
  const whole = `items:\n${first.text.slice('items:\n'.length)}${others['other.portfolio'].slice('items:\n'.length)}`;
  const back = imported(csv(exported(whole)), first.text, {}, others);
  assert.deepEqual(back.edits, []);
  assert.match(back.notes.map(({ problem }) => problem).join(), /other\.portfolio of the portfolio/);
});

test('rows that share a title and have no key are items of their own, and stay as many', () => {
  const sheet = 'Project,Cost,Team\nRe-roof,100,North\nRe-roof,200,South\nPaint,5,North\n';
  const first = imported(csv(sheet));
  assert.deepEqual(first.twins, [{ title: 'Re-roof', lines: [2, 3], ids: ['re-roof', 're-roof-2'] }]);
  assert.deepEqual(imported(csv(sheet), first.text).edits, []);
  // In another order each row still finds its own.
  const turned = 'Project,Cost,Team\nPaint,5,North\nRe-roof,200,South\nRe-roof,100,North\n';
  assert.deepEqual(imported(csv(turned), first.text).edits, []);
  // One is gone, the other changed: the one that is like it changes.
  const later = imported(csv('Project,Cost,Team\nRe-roof,250,South\n'), first.text);
  assert.deepEqual(
    later.items.map(({ id, state }) => [id, state]),
    [['re-roof-2', 'changed']],
  );
});

test('a heading whose words stand far apart becomes one tag, which comes back as it is', () => {
  const sheet = csv('Key,Title,Budget\n,"Cut  the\nwaiting",\nA/1,Paint,100\n');
  const first = imported(sheet);
  assert.match(first.text, /tags: \[Cut the waiting\]\n/);
  assert.deepEqual(imported(sheet, first.text).edits, []);
  assert.deepEqual(imported(csv(exported(first.text)), first.text).edits, []);
});

test('whatever keys and titles a sheet has, its second import and its export change nothing', () => {
  const key = fc.constantFrom('', ...KEYS, 'A-1', 'a-1', 'A 1', 'cut-waiting', 'x', 'X');
  const title = fc.constantFrom('Cut waiting', 'cut  waiting', 'Open a site', 'Ä', '日本', 'A-1', 'A_1');
  const row = fc.tuple(key, title, fc.constantFrom('', '100', '200', '300'));
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 7 }), (rows) => {
      const sheet = csv(`Key,Title,Budget\n${rows.map((cells) => cells.join(',')).join('\n')}\n`);
      const first = imported(sheet);
      assert.deepEqual(imported(sheet, first.text).edits, [], first.text);
      const back = imported(csv(exported(first.text)), first.text);
      assert.deepEqual(back.edits, [], `${exported(first.text)}\n${first.text}`);
      assert.equal(back.items.length, first.items.length);
    }),
    runs(200),
  );
});
