import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Document } from '../../server/src/core/document/document.ts';
import { type Entry, readingOf } from '../../server/src/core/document/read-block.ts';
import type { EntryKind } from '../../server/src/core/language/schema-kit.ts';
import { applyEdits } from '../../server/src/edits/text/apply-edits.ts';
import { lineEdits } from '../../server/src/edits/text/rewrite.ts';
import {
  type EntryPlace,
  entryIndent,
  entryText,
  insertEntry,
  removeEntry,
} from '../../server/src/edits/text/section-edits.ts';
import { runs } from '../support/runs.ts';
import { laidOut, meant } from './layouts.ts';

function entries(document: Document, kind: EntryKind = 'item'): EntryPlace[] {
  return document.blocks.flatMap((block) =>
    readingOf(block)
      .entries.filter((entry) => entry.kind === kind)
      .map((entry) => ({ block, entry })),
  );
}
const idsOf = (text: string, kind: EntryKind = 'item'): string[] =>
  entries(Document.of('f', text), kind).map(({ entry }) => entry.values.fields.id?.text ?? '');
const place = (document: Document, id: string): EntryPlace =>
  entries(document).find(({ entry }) => entry.values.fields.id?.text === id) as EntryPlace;

function inserted(
  text: string,
  entry = '- id: new\n  title: T\n',
  after?: string,
  kind: EntryKind = 'item',
): string {
  const document = Document.of('f', text);
  const edits = insertEntry(document, kind, entry, after === undefined ? undefined : place(document, after));
  assert.ok(edits);
  return applyEdits(text, edits);
}
function removed(text: string, id: string): string {
  const document = Document.of('f', text);
  const at = place(document, id);
  const edits = removeEntry(at);
  assert.ok(edits);
  const start = document.startOf(document.indexOf(at.block));
  return applyEdits(
    text,
    edits.map(({ span, text: put }) => ({
      span: { start: span.start + start, end: span.end + start },
      text: put,
    })),
  );
}

describe('insertEntry', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['begins an empty file', '', 'items:\n  - id: new\n    title: T\n'],
    ['begins a section at the end', 'portfolio: P\n', 'portfolio: P\n\nitems:\n  - id: new\n    title: T\n'],
    [
      'begins a section after a last line without a break',
      'portfolio: P',
      'portfolio: P\n\nitems:\n  - id: new\n    title: T\n',
    ],
    [
      'fills an empty section',
      'items: # ours\nteams: []\n',
      'items: # ours\n  - id: new\n    title: T\nteams: []\n',
    ],
    ['fills empty brackets', 'items: []\n', 'items:\n  - id: new\n    title: T\n'],
    [
      'keeps the indentation and the blank lines between entries',
      'items:\n- id: a\n  title: A\n\n- id: b\n  title: B\n',
      'items:\n- id: a\n  title: A\n\n- id: b\n  title: B\n\n- id: new\n  title: T\n',
    ],
    [
      'keeps entries without blank lines between',
      'items:\n    - id: a\n      title: A\n    - id: b\n      title: B\n',
      'items:\n    - id: a\n      title: A\n    - id: b\n      title: B\n    - id: new\n      title: T\n',
    ],
    [
      'keeps Windows line breaks',
      'items:\r\n  - id: a\r\n',
      'items:\r\n  - id: a\r\n\r\n  - id: new\r\n    title: T\r\n',
    ],
    [
      'takes the indentation of another section',
      'goals:\n- id: g\n  title: G\n',
      'goals:\n- id: g\n  title: G\n\nitems:\n- id: new\n  title: T\n',
    ],
    [
      'adds to JSON',
      '{"items": [{"id": "a", "title": "A"}]}',
      '{"items": [{"id": "a", "title": "A"}, {"id": "new", "title": "T"}]}',
    ],
    [
      'adds a section to a file in flow style',
      '{portfolio: P}\n',
      '{portfolio: P, items: [{id: new, title: T}]}\n',
    ],
    [
      'adds to a list in one line',
      'items: [{id: a, title: A}]\n',
      'items: [{id: a, title: A}, {id: new, title: T}]\n',
    ],
    [
      'adds to an indented file',
      '  items:\n    - id: a\n      title: A\n',
      '  items:\n    - id: a\n      title: A\n    - id: new\n      title: T\n',
    ],
  ];
  for (const [name, before, wanted] of cases) it(name, () => assert.equal(inserted(before), wanted));

  it('puts it after the entry named, before what belongs to the next', () => {
    const text = 'items:\n  - id: a\n    title: A\n    # of a\n\n  # of b\n  - id: b\n    title: B\n';
    assert.equal(
      inserted(text, undefined, 'a'),
      'items:\n  - id: a\n    title: A\n    # of a\n\n  - id: new\n    title: T\n\n  # of b\n  - id: b\n    title: B\n',
    );
  });
  it('does not lengthen a text that keeps its blank lines', () => {
    const text = 'items:\n  - id: a\n    title: |+\n      A\n\n\n  - id: b\n    title: B\n';
    const after = inserted(text, undefined, 'a');
    assert.deepEqual(idsOf(after), ['a', 'new', 'b']);
    const first = entries(Document.of('f', after))[0]?.entry as Entry;
    assert.equal('title' in first.values.fields ? first.values.fields.title?.text : '', 'A\n\n\n');
  });
  it('reads back in every layout, and every other entry says what it said', () => {
    fc.assert(
      fc.property(
        fc.array(laidOut, { minLength: 1, maxLength: 3 }),
        laidOut,
        fc.nat(3),
        (all, fresh, after) => {
          const indent = Math.min(...all.map(({ block }) => block.state.indent));
          const same = all.filter(
            ({ block }) =>
              block.state.indent === indent && block.text.includes('\n') && !/\r(?!\n)/.test(block.text),
          );
          fc.pre(same.length > 0);
          const text = `items:\n${same.map(({ block }) => (/\n$/.test(block.text) ? block.text : `${block.text}\n`)).join('')}`;
          const document = Document.of('f', text);
          const before = entries(document).map(({ block }) => meant(block.text));
          const source = entryText(fresh);
          assert.ok(source !== null);
          const index = Math.min(after, before.length - 1);
          const edits = insertEntry(document, 'item', source, entries(document)[index]);
          assert.ok(edits);
          const next = entries(Document.of('f', applyEdits(text, edits))).map(({ block }) =>
            meant(block.text),
          );
          assert.deepEqual(next, [
            ...before.slice(0, index + 1),
            meant(fresh.block.text),
            ...before.slice(index + 1),
          ]);
        },
      ),
      runs(200),
    );
  });
});

describe('removeEntry', () => {
  const text =
    'items:\n  # of a\n  - id: a\n    title: A\n\n  # of b\n  - id: b\n    title: B\n\n  # on what follows\n\n  - {id: c, title: C}\n';
  it('takes the comments above', () =>
    assert.equal(
      removed(text, 'a'),
      'items:\n  # of b\n  - id: b\n    title: B\n\n  # on what follows\n\n  - {id: c, title: C}\n',
    ));
  it('leaves a comment on what follows', () =>
    assert.equal(
      removed(text, 'b'),
      'items:\n  # of a\n  - id: a\n    title: A\n\n  # on what follows\n\n  - {id: c, title: C}\n',
    ));
  it('leaves an empty section', () =>
    assert.equal(removed('items:\n  - id: a\nteams: []\n', 'a'), 'items:\nteams: []\n'));
  it('takes one of JSON', () =>
    assert.equal(removed('{"items": [{"id": "a"}, {"id": "b"}]}', 'a'), '{"items": [{"id": "b"}]}'));
  it('takes one of an indented file', () =>
    assert.equal(
      removed('  items:\n    # of a\n    - id: a\n    - id: b\n', 'a'),
      '  items:\n    - id: b\n',
    ));
});

describe('entryText, entryIndent', () => {
  it('gives an entry with its comments in the first column', () => {
    const document = Document.of(
      'f',
      'items:\n    # mine\n    - id: a\n      description: |\n        near\n          far\n\n    - id: b\n',
    );
    assert.equal(
      entryText(entries(document)[0] as EntryPlace),
      '# mine\n- id: a\n  description: |\n    near\n      far\n',
    );
    assert.equal(entryIndent(document, 'item'), 4);
    assert.equal(entryIndent(document, 'goal'), 4);
    assert.equal(entryIndent(Document.of('f', ''), 'goal'), 2);
  });
});

describe('lineEdits', () => {
  it('turns one text into the other, and touches no line that stays', () => {
    const line = fc.constantFrom('a\n', 'b\n', 'cc 🙂\n', 'cc 🙃\n', 'd\r\n', '\n');
    fc.assert(
      fc.property(fc.array(line), fc.array(line), fc.constantFrom('', 'end'), (a, b, end) => {
        const [before, after] = [a.join('') + end, b.join('')];
        const edits = lineEdits(before, after);
        assert.equal(applyEdits(before, edits), after);
        if (before === after) assert.deepEqual(edits, []);
      }),
    );
  });
});
