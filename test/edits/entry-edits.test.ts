import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Block } from '../../server/src/core/document/block.ts';
import type { Entry } from '../../server/src/core/document/read-block.ts';
import type { Edit } from '../../server/src/core/text/finding.ts';
import { scalarOf } from '../../server/src/core/yaml/quote.ts';
import { applyEdits } from '../../server/src/edits/text/apply-edits.ts';
import {
  appendToList,
  insertLines,
  refusal,
  removeFromList,
  removeKey,
  renameKey,
  setKey,
} from '../../server/src/edits/text/entry-edits.ts';
import { runs } from '../support/runs.ts';
import { blockOf, commentsOf, laidOut, meant } from './layouts.ts';

type Make = (block: Block, values: Entry['values']) => readonly Edit[] | null;

/** The text after an edit; null where it was refused. */
function after(text: string, make: Make): string | null {
  const laid = blockOf(text);
  assert.ok(laid, `does not read: ${text}`);
  const edits = make(laid.block, laid.entry.values);
  return edits === null ? null : applyEdits(text, edits);
}

const setting =
  (key: string, value: string): Make =>
  (block, values) =>
    setKey(block, values, key, scalarOf(value, values.flow));

describe('setKey', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['replaces a plain value', '- id: a\n  track: strategic # why\n', '- id: a\n  track: neither # why\n'],
    [
      'replaces a value in quotes',
      "- id: a\n  track: 'strategic'\n  title: b",
      '- id: a\n  track: neither\n  title: b',
    ],
    [
      'fills a key with nothing after it',
      '- id: a\n  track: # to be seen\n',
      '- id: a\n  track: neither # to be seen\n',
    ],
    [
      'replaces a folded text',
      '- id: a\n  track: >- # c\n    strategic\n    it is\n\n  title: b\n',
      '- id: a\n  track: neither # c\n\n  title: b\n',
    ],
    [
      'replaces a list',
      '- id: a\n  track: # c\n  - x\n  - y\n  title: b\n',
      '- id: a\n  track: neither # c\n  title: b\n',
    ],
    [
      'adds after the key that the language lists before',
      '- id: a\n  title: b\n  status: done\n',
      '- id: a\n  title: b\n  track: neither\n  status: done\n',
    ],
    [
      'adds after a kept text with its blank lines',
      '- id: a\n  title: |+\n    b\n\n',
      '- id: a\n  title: |+\n    b\n\n  track: neither\n',
    ],
    ['adds after a last line without a break', '- id: a', '- id: a\n  track: neither'],
    [
      'keeps Windows line breaks',
      '- id: a\r\n  title: b\r\n',
      '- id: a\r\n  title: b\r\n  track: neither\r\n',
    ],
    [
      'adds below a comment that belongs to the key above',
      '- id: a\n  goals:\n    - x\n      # of the list\n  status: done\n',
      '- id: a\n  track: neither\n  goals:\n    - x\n      # of the list\n  status: done\n',
    ],
    [
      'adds to a mapping in one line',
      '- {id: a, title: "b, c"}\n',
      '- {id: a, title: "b, c", track: neither}\n',
    ],
    [
      'adds to JSON in its own manner',
      '- {"id": "a", "title": "b"}\n',
      '- {"id": "a", "title": "b", "track": "neither"}\n',
    ],
    [
      'gives its own line to a key among keys on their own lines',
      '- {\n    "id": "a",\n    "title": "b"\n  }\n',
      '- {\n    "id": "a",\n    "title": "b",\n    "track": "neither"\n  }\n',
    ],
    [
      'fills an empty value between braces',
      '- {id: a, track: , title: b}\n',
      '- {id: a, track: neither , title: b}\n',
    ],
    [
      'overrides a merge key',
      '- &x\n  id: a\n  <<: {track: strategic}\n',
      '- &x\n  id: a\n  track: neither\n  <<: {track: strategic}\n',
    ],
    [
      'replaces an alias here alone',
      '- id: a\n  title: &t strategic\n  track: *t\n',
      '- id: a\n  title: &t strategic\n  track: neither\n',
    ],
    [
      'keeps an anchor that nobody repeats',
      '- id: a\n  track: &t strategic\n',
      '- id: a\n  track: &t neither\n',
    ],
  ];
  for (const [name, before, wanted] of cases)
    it(name, () => assert.equal(after(before, setting('track', 'neither')), wanted));

  it('begins an entry that lacks its first key', () => {
    assert.equal(
      after('  - title: b\n    track: neither\n', setting('id', 'a')),
      '  - id: a\n    title: b\n    track: neither\n',
    );
  });
  it('puts a value in quotes where it stands between braces', () => {
    assert.equal(
      after('- {id: a}\n', (block, values) => setKey(block, values, 'title', 'b, c')),
      '- {id: a, title: "b, c"}\n',
    );
  });
  it('edits a measure within an item', () => {
    const text = '- id: a\n  measures:\n    - name: x\n      target: 5\n';
    const make: Make = (block, values) =>
      'measures' in values.fields && values.fields.measures?.items[0]
        ? setKey(block, values.fields.measures.items[0], 'baseline', '9')
        : null;
    assert.equal(
      after(text, make),
      '- id: a\n  measures:\n    - name: x\n      baseline: 9\n      target: 5\n',
    );
  });
  it('refuses a value that an alias repeats', () => {
    const text = '- id: a\n  track: &t strategic\n  title: *t\n';
    assert.equal(after(text, setting('track', 'neither')), null);
  });
  it('refuses what YAML cannot read, and says so', () => {
    const laid = blockOf('- id: a\n');
    assert.ok(laid);
    assert.equal(refusal(laid.block, laid.entry.values), null);
    assert.equal(refusal(laid.block, { start: 1, end: 2 }), 'shared');
  });
});

describe('lists', () => {
  const add =
    (value: string): Make =>
    (block, values) =>
      appendToList(block, values, 'goals', value);
  const drop =
    (value: string): Make =>
    (block, values) =>
      removeFromList(block, values, 'goals', value);
  const cases: readonly (readonly [string, string, Make, string])[] = [
    ['begins a list', '- id: a\n', add('g'), '- id: a\n  goals: [g]\n'],
    ['fills an empty key', '- id: a\n  goals: # none yet\n', add('g'), '- id: a\n  goals: [g] # none yet\n'],
    ['fills empty brackets', '- id: a\n  goals: []\n', add('g'), '- id: a\n  goals: [g]\n'],
    [
      'appends in one line',
      '- id: a\n  goals: [x, y ] # c\n',
      add('g'),
      '- id: a\n  goals: [x, y, g ] # c\n',
    ],
    [
      'appends below',
      '- id: a\n  goals:\n  - x # c\n\n  status: done\n',
      add('g'),
      '- id: a\n  goals:\n  - x # c\n  - g\n\n  status: done\n',
    ],
    ['makes a list of a lone text', '- id: a\n  goals: x # c\n', add('g'), '- id: a\n  goals: [x, g] # c\n'],
    ['adds nothing twice', '- id: a\n  goals: [g]\n', add('g'), '- id: a\n  goals: [g]\n'],
    ['takes out of one line', '- id: a\n  goals: [x, g, y]\n', drop('g'), '- id: a\n  goals: [x, y]\n'],
    ['takes the last out of one line', '- id: a\n  goals: [x, g]\n', drop('g'), '- id: a\n  goals: [x]\n'],
    [
      'takes a line out',
      '- id: a\n  goals:\n    - g # c\n    - x\n',
      drop('g'),
      '- id: a\n  goals:\n    - x\n',
    ],
    [
      'takes the key with its only value',
      '- id: a\n  goals:\n    - g\n  status: done\n',
      drop('g'),
      '- id: a\n  status: done\n',
    ],
    ['takes nothing that is not there', '- id: a\n  goals: [x]\n', drop('g'), '- id: a\n  goals: [x]\n'],
  ];
  for (const [name, before, make, wanted] of cases) it(name, () => assert.equal(after(before, make), wanted));
  it('refuses a list that an alias repeats', () =>
    assert.equal(after('- id: a\n  goals: &g [x]\n  tags: *g\n', add('y')), null));
  it('refuses a list that is an alias', () =>
    assert.equal(after('- id: a\n  tags: &g [x]\n  goals: *g\n', add('y')), null));
});

describe('removeKey, renameKey, insertLines', () => {
  const drop =
    (key: string): Make =>
    (block, values) =>
      removeKey(block, values, key);
  it('takes the lines and the ignore comment above', () => {
    assert.equal(
      after('- id: a\n  # mine\n  # twotrack-ignore x: y\n  track: >-\n    z\n\n  title: b\n', drop('track')),
      '- id: a\n  # mine\n\n  title: b\n',
    );
  });
  it('lets the next key take the place beside the dash', () =>
    assert.equal(after('  - track: x # c\n\n    id: a\n', drop('track')), '  - id: a\n'));
  it('takes a pair out of braces', () =>
    assert.equal(after('- {track: x, id: a}\n', drop('track')), '- {id: a}\n'));
  it('refuses the only key', () => assert.equal(after('- id: a\n', drop('id')), null));
  it('refuses where a merge would bring another value in', () =>
    assert.equal(after('- id: a\n  track: x\n  <<: {track: y}\n', drop('track')), null));
  it('renames in the same quotes', () =>
    assert.equal(
      after('- id: a\n  "trak": x\n', (block, values) => renameKey(block, values, 'trak', 'track')),
      '- id: a\n  "track": x\n',
    ));
  it('inserts nested lines', () => {
    const lines: Make = (block, values) =>
      insertLines(block, values, 'milestones', ['- title: x', '  date: 2027']);
    assert.equal(
      after('- id: a\r\n  title: b\r\n', lines),
      '- id: a\r\n  title: b\r\n  milestones:\r\n    - title: x\r\n      date: 2027\r\n',
    );
    assert.equal(
      after('- id: a\n  milestones:\n  - {title: y, date: 2026}\n', lines),
      '- id: a\n  milestones:\n  - {title: y, date: 2026}\n  - title: x\n    date: 2027\n',
    );
    assert.equal(
      after('- id: a\n  milestones: # soon\n', lines),
      '- id: a\n  milestones: # soon\n    - title: x\n      date: 2027\n',
    );
  });
});

/** From a key to the next one. */
function placeOf(text: string, entry: Entry, key: string): [number, number] {
  const starts = [...Object.values(entry.values.keys).map(({ start }) => start), text.indexOf('x-note')].sort(
    (a, b) => a - b,
  );
  const start = key === 'x-note' ? text.indexOf('x-note') : (entry.values.keys[key]?.start ?? -1);
  return start < 0 ? [0, 0] : [start, starts.find((other) => other > start) ?? text.length];
}

const tried = runs(100);
const newValue = fc.constantFrom(
  'neither',
  'two words',
  'a, b',
  'Reach #1',
  'x: y',
  '"q"',
  '- dash',
  '100 %',
  '',
  'ünï 🙂',
  'tab\tbed',
  "it's",
  '[',
  'null',
  '007',
);

describe('in every layout', () => {
  it('setKey sets exactly that value, keeps comments, and does nothing twice', () => {
    fc.assert(
      fc.property(
        laidOut,
        fc.constantFrom('title', 'track', 'status', 'owner', 'sponsor', 'horizon', 'x-note', 'standard'),
        newValue,
        ({ block, entry }, key, value) => {
          const source = scalarOf(value, entry.values.flow);
          const edits = setKey(block, entry.values, key, source);
          assert.ok(edits, 'refused');
          const text = applyEdits(block.text, edits);
          assert.deepEqual(meant(text), { ...meant(block.text), [key]: value });
          // Only what the old value itself held may go: a block text takes `#` for text, a list has comments within.
          const old = block.text.slice(...placeOf(block.text, entry, key));
          const gone = commentsOf(old);
          for (const comment of commentsOf(block.text))
            if (!gone.includes(comment)) assert.ok(text.includes(comment), comment);
          const again = blockOf(text);
          assert.ok(again);
          assert.deepEqual(setKey(again.block, again.entry.values, key, source), []);
        },
      ),
      tried,
    );
  });
  it('appendToList and removeFromList change that list alone, and undo each other', () => {
    fc.assert(
      fc.property(
        laidOut,
        fc.constantFrom('goals', 'methods', 'depends-on'),
        fc.constantFrom('new', 'n, w'),
        ({ block, entry }, key, value) => {
          const before = meant(block.text);
          const old =
            before[key] === undefined || before[key] === ''
              ? []
              : Array.isArray(before[key])
                ? before[key]
                : [before[key]];
          const source = scalarOf(value, true);
          const edits = appendToList(block, entry.values, key, source);
          assert.ok(edits, 'refused');
          const text = applyEdits(block.text, edits);
          assert.deepEqual(meant(text), { ...before, [key]: [...old, value] });
          assert.deepEqual(commentsOf(text), commentsOf(block.text));
          const added = blockOf(text);
          assert.ok(added);
          assert.deepEqual(appendToList(added.block, added.entry.values, key, source), []);
          const removed = removeFromList(added.block, added.entry.values, key, source);
          assert.ok(removed);
          const { [key]: gone, ...rest } = meant(applyEdits(text, removed));
          const { [key]: was, ...others } = before;
          assert.deepEqual(rest, others);
          assert.deepEqual(gone ?? [], old);
          assert.ok(was !== null);
        },
      ),
      tried,
    );
  });
  it('removeKey takes that key alone', () => {
    fc.assert(
      fc.property(
        laidOut,
        fc.constantFrom('id', 'title', 'track', 'goals', 'measures', 'x-note', 'owner'),
        ({ block, entry }, key) => {
          const edits = removeKey(block, entry.values, key);
          const { [key]: gone, ...rest } = meant(block.text);
          if (edits === null) {
            assert.ok(Object.keys(rest).length === 0);
            return;
          }
          if (gone === undefined) assert.deepEqual(edits, []);
          const text = applyEdits(block.text, edits);
          assert.deepEqual(meant(text), rest);
          const lost = commentsOf(block.text).filter((comment) => !commentsOf(text).includes(comment));
          assert.ok(
            !lost.includes('# lead comment') &&
              !lost.includes('# of the section') &&
              !lost.includes('# above'),
            lost.join(),
          );
        },
      ),
      tried,
    );
  });
  it('insertLines adds an element in block style', () => {
    fc.assert(
      fc.property(laidOut, fc.constantFrom('measures', 'milestones'), ({ block, entry }, key) => {
        const edits = insertLines(block, entry.values, key, ['- name: New', '  target: 1']);
        if (edits === null) return;
        const before = meant(block.text);
        const text = applyEdits(block.text, edits);
        assert.deepEqual(meant(text), {
          ...before,
          [key]: [...((before[key] as unknown[] | undefined) ?? []), { name: 'New', target: '1' }],
        });
        assert.deepEqual(commentsOf(text), commentsOf(block.text));
      }),
      tried,
    );
  });
});
