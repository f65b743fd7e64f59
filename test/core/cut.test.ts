/** Every sentence of the document model about the cut, as a case. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Document } from '../../server/src/core/document/document.ts';
import { readingOf } from '../../server/src/core/document/read-block.ts';

const of = (text: string): Document => Document.of('file:///a.portfolio', text);
/** Blocks as `kind|text`. */
const blocks = (text: string): string[] => of(text).blocks.map((block) => `${block.kind}|${block.text}`);
const kinds = (text: string): string =>
  of(text)
    .blocks.map(({ kind }) => kind)
    .join(' ');
/** Ids of all entries, in order, with the first letter of their kind. */
const ids = (text: string): string[] =>
  of(text).blocks.flatMap((block) =>
    readingOf(block).entries.map(({ kind, values }) => `${kind[0]}:${values.fields.id?.text ?? '?'}`),
  );
/** What is wrong, by rule, line and column from 1. */
const wrong = (text: string): string[] => {
  const document = of(text);
  return document.blocks.flatMap((block, i) =>
    readingOf(block)
      .findings.filter(({ rule, key }) => !(rule === 'missing-key' && (key === 'title' || key === 'name')))
      .map(({ rule, span }) => {
        const { line, character } = document.positionIn(i, span.start);
        return `${rule} ${line + 1}:${character + 1}`;
      }),
  );
};

describe('sections and heads', () => {
  test('the head is all text outside the three sequences, also between and after them', () => {
    assert.deepEqual(
      blocks('portfolio: P\ngoals:\n  - id: a\nperiod: 2027\nitems:\n  - id: b\n  - id: c\ncurrency: EUR\n'),
      [
        'head|portfolio: P\ngoals:\n',
        'goal|  - id: a\n',
        'head|period: 2027\nitems:\n',
        'item|  - id: b\n',
        'item|  - id: c\n',
        'head|currency: EUR\n',
      ],
    );
  });
  test('top-level keys in any order', () => {
    assert.deepEqual(ids('items:\n- id: a\nteams:\n- id: b\ngoals:\n- id: c\nportfolio: P\n'), [
      'i:a',
      't:b',
      'g:c',
    ]);
  });
  test('entries at whatever indentation, column 0 included, each list with its own', () => {
    for (const indent of [0, 1, 2, 4, 11]) {
      const dash = ' '.repeat(indent);
      assert.equal(
        kinds(`items:\n${dash}- id: a\n${dash}- id: b\ngoals:\n- id: c\n`),
        'head item item head goal',
      );
    }
  });
  test('a key only looks like a section: nested, longer, in a text', () => {
    assert.deepEqual(
      ids('x-plan:\n  items:\n    - id: a\nitems-old:\n  - id: b\nnote: |\n  items:\n  - id: c\n'),
      [],
    );
    assert.deepEqual(ids('items:\n  - id: a\n    goals:\n      - x\n    teams:\n    - y\n'), ['i:a']);
  });
  test('a section with blanks or a comment behind its key', () => {
    for (const tail of ['', ' ', '\t', ' # the work'])
      assert.equal(kinds(`items:${tail}\n  - id: a\n`), 'head item', tail);
    assert.equal(kinds('items : # with a blank before\n  - id: a\n'), 'head item');
  });
  test('a duplicate top-level key: entries of both are kept', () => {
    assert.deepEqual(ids('items:\n- id: a\ngoals:\n- id: g\nitems:\n- id: b\n'), ['i:a', 'g:g', 'i:b']);
  });
  test('an empty list, and a section without anything', () => {
    assert.deepEqual(wrong('items: []\ngoals:\nteams: # none\n'), []);
    assert.equal(kinds('items: []\ngoals:\nteams: # none\n'), 'head');
  });
  test('the text of all blocks is the text', () => {
    const text = '\n# x\nitems:\r\n  # y\r  - id: a\r\n\r\n';
    assert.equal(
      of(text)
        .blocks.map((block) => block.text)
        .join(''),
      text,
    );
    assert.equal(of('').blocks.length, 1);
  });
});

describe('comments and blank lines', () => {
  test('comment lines directly above an entry belong to it', () => {
    assert.deepEqual(blocks('items:\n  # one\n  # two\n  - id: a\n# three\n      # four\n  - id: b\n'), [
      'head|items:\n',
      'item|  # one\n  # two\n  - id: a\n',
      'item|# three\n      # four\n  - id: b\n',
    ]);
  });
  test('a blank line between: the comment stays with the entry before, as blank lines do', () => {
    assert.deepEqual(blocks('items:\n  - id: a\n  # of a\n\n  - id: b\n\n\n'), [
      'head|items:\n',
      'item|  - id: a\n  # of a\n\n',
      'item|  - id: b\n\n\n',
    ]);
  });
  test('comments above a key after the entries belong to the head', () => {
    assert.deepEqual(blocks('items:\n- id: a\n# of the period\nperiod: 2027\n'), [
      'head|items:\n',
      'item|- id: a\n',
      'head|# of the period\nperiod: 2027\n',
    ]);
  });
  test('blank lines stay with a text that keeps them', () => {
    const document = of('items:\n  - id: a\n    description: |+\n      x\n\n\n  - id: b\n');
    assert.equal(readingOf(document.blocks[1] as never).entries[0]?.kind === 'item', true);
    const entry = readingOf(document.blocks[1] as never).entries[0];
    assert.equal(entry?.kind === 'item' ? entry.values.fields.description?.text : '', 'x\n\n\n');
  });
  test('a # line within a block scalar is text, however deep the first line stands', () => {
    const cases = [
      'items:\n  - id: a\n    description: |\n      # text\n  - id: b\n',
      'items:\n  - id: a\n    description: >-\n      one\n      # text\n  - id: b\n',
      'items:\n  - id: a\n    description: |2\n         deep\n      # text\n  - id: b\n',
      'items:\n  - id: a\n    description: |-2 # header\n       # text\n      # text\n  - id: b\n',
      'items:\n  - |\n    # text\n  - id: b\n',
      'items:\n  - id: a\n    "quoted: key": |\n      # text\n  - id: b\n',
      'items:\n  - id: a\n    ? |\n      # text\n  - id: b\n',
      'items:\n  - id: a\n    title: !!str &x |\n      # text\n  - id: b\n',
    ];
    for (const text of cases) {
      assert.equal(kinds(text), 'head item item', text);
      assert.equal((of(text).blocks[2] as { text: string }).text, '  - id: b\n', text);
    }
  });
  test('what only ends like a block scalar opens none', () => {
    for (const line of [
      'title: a - >',
      'title: x | y |',
      'title: "a: |"',
      "title: 'b: >'",
      'title: a: |-x',
    ]) {
      assert.deepEqual(
        blocks(`items:\n  - id: a\n    ${line}\n      # of b\n  - id: b\n`).at(-1),
        'item|      # of b\n  - id: b\n',
        line,
      );
    }
  });
  test('a # line within quotes is text', () => {
    for (const [open, close] of [
      ['"', '"'],
      ["'", "'"],
    ] as const) {
      const text = `items:\n  - id: a\n    title: ${open}one\n      # two${close}\n      # of b\n  - id: b\n`;
      assert.deepEqual(blocks(text), [
        'head|items:\n',
        `item|  - id: a\n    title: ${open}one\n      # two${close}\n`,
        'item|      # of b\n  - id: b\n',
      ]);
      assert.deepEqual(wrong(text), []);
    }
  });
});

describe('odd entries are findings, not fallbacks', () => {
  test('a dash alone', () => {
    assert.equal(kinds('items:\n  -\n  - id: b\n'), 'head item item');
    assert.deepEqual(wrong('items:\n  -\n  - id: b\n'), ['missing-key 2:3']);
  });
  test('a dash in a dash, a text, a list', () => {
    assert.deepEqual(wrong('items:\n  - - x\n  - id: b\n'), ['wrong-type 2:5']);
    assert.deepEqual(wrong('items:\n  - text\n  - [a]\n  - id: b\n'), ['wrong-type 2:5', 'wrong-type 3:5']);
  });
  test('`items:` holding a mapping, also one with lists in it', () => {
    for (const body of [
      '  a: 1\n',
      '  a:\n  - x\n  b: 2\n',
      '  a:\n    - x\n  b: 2\n',
      '  a: 1\n  b:\n  - x\n  - y\n',
      '  a: text\n    - goes on\n',
    ]) {
      const text = `items:\n${body}goals:\n- id: g\n`;
      assert.equal(kinds(text), 'head goal', text);
      assert.deepEqual(wrong(text), ['wrong-type 2:3'], text);
    }
  });
  test('a first entry without its dash leaves those below', () => {
    assert.deepEqual(ids('items:\n    id: a\n    title: A\n  - id: b\n'), ['i:b']);
    assert.deepEqual(ids('items:\n  id: a\n  - id: b\n'), ['i:b']);
  });
  test('an entry in flow style, its bracket in the first column', () => {
    assert.deepEqual(ids('items:\n- {\n  id: a\n}\n- [\n  x\n]\n- id: b\n'), ['i:a', 'i:b']);
  });
  test('an entry in another column than the first is one finding', () => {
    const text = 'items:\n    - id: a\n  - id: b\n    - id: c\n';
    assert.deepEqual(wrong(text), ['syntax 3:3']);
    assert.deepEqual(ids(text), ['i:a', 'i:b', 'i:c']);
  });
});

describe('the fast path', () => {
  test('tabs, aliases and anchors within an entry stay on it', () => {
    for (const line of [
      'title:\tx',
      'tags: &t [a]\n    risks: *t',
      'title: a\tb',
      '# \t',
      'title: x # *',
      'title: x &y',
    ])
      assert.equal(kinds(`items:\n  - id: a\n    ${line}\n  - id: b\n`), 'head item item', line);
  });
  test('an anchor of another entry is no anchor here, in blocks as in a file read whole', () => {
    const text = 'items:\n  - id: a\n    tags: &t [x]\n  - id: b\n    tags: *t\n  - id: c\n    <<: *t\n';
    assert.deepEqual(wrong(text), ['unsupported-yaml 5:11', 'unsupported-yaml 7:9']);
    const flow = 'items: [{id: a, tags: &t [x]}, {id: b, tags: *t}]\n';
    assert.equal(kinds(flow), 'whole');
    assert.deepEqual(wrong(flow), ['unsupported-yaml 1:46']);
  });
});

describe('the slow path: one whole parse', () => {
  const slow: Record<string, string> = {
    JSON: '{"portfolio": "P", "items": [{"id": "a"}, {"id": "b"}]}',
    'JSON over lines': '{\n  "items": [\n    {"id": "a"},\n    {"id": "b"}\n  ]\n}\n',
    'flow at the top': '{portfolio: P, items: [{id: a}, {id: b}]}\n',
    'a section in flow': 'portfolio: P\nitems: [{id: a}, {id: b}]\n',
    'a section in flow on the line below': 'items:\n  [{id: a}, {id: b}]\n',
    'a section with an anchor': 'items: &all\n  - id: a\n  - id: b\n',
    'a section with an anchor on the line below': 'items:\n  &all\n  - id: a\n  - id: b\n',
    'quoted keys': '"items":\n  - id: a\n  - id: b\n',
    'keys with an anchor': '&x items:\n  - id: a\n  - id: b\n',
    'a ? key': '? items\n: - id: a\n  - id: b\n',
    'an indented top-level mapping': '  portfolio: P\n  items:\n    - id: a\n    - id: b\n',
    'an indented mapping behind a marker': '---\n  items:\n  - id: a\n  - id: b\n',
    'a directive': '%TAG !e! tag:example.org,2027:\n---\nitems:\n  - id: a\n  - id: b\n',
  };
  for (const [name, text] of Object.entries(slow)) {
    test(name, () => {
      assert.equal(kinds(text), 'whole');
      assert.deepEqual(ids(text), ['i:a', 'i:b']);
      assert.deepEqual(wrong(text), []);
    });
  }
  test('a text in the place of a list, with dashes in it', () => {
    assert.deepEqual(wrong('items:\n  some\n  - text\n'), ['wrong-type 2:3']);
    assert.deepEqual(wrong('items:\n  "some\n  - id: text"\n'), ['wrong-type 2:3']);
  });
  test('what YAML cannot read whole is read in pieces', () => {
    const text = 'items:\n  - id: a\n  - id: b\n    title: "open\n  - id: c\n"x": 1\n';
    assert.equal(kinds(text), 'head item item item head');
    assert.deepEqual(ids(text), ['i:a', 'i:b', 'i:c']);
    assert.deepEqual(ids('{"items": [{"id": "a"}, {"id": "b"'), ['i:a', 'i:b']);
    assert.deepEqual(ids('items: [{id: a}, {id: b}\ngoals:\n  - id: g\n'), ['i:a', 'i:b', 'g:g']);
  });
  test('documents after the first, and YAML 1.1', () => {
    assert.deepEqual(wrong('items:\n  - id: a\n---\nitems:\n  - id: b\n'), ['unsupported-yaml 3:1']);
    assert.deepEqual(wrong('---\nitems:\n  - id: a\n...\n# the end\n'), []);
    assert.deepEqual(wrong('items: []\n...\ngoals: []\n'), ['unsupported-yaml 2:1']);
    assert.deepEqual(wrong('%YAML 1.1\n---\nitems: []\n'), ['unsupported-yaml 1:1']);
    assert.deepEqual(wrong('%YAML 1.2\n---\nitems: []\n'), []);
  });
});

describe('an edit re-cuts only around itself', () => {
  const text = `items:\n${Array.from({ length: 100 }, (_, i) => `  - id: i${i}\n    title: T\n`).join('')}`;
  const typed = (line: number, character: number, insert: string): { kept: number; added: number } => {
    const document = of(text);
    const { document: after, delta } = document.edit([
      { range: { start: { line, character }, end: { line, character } }, text: insert },
    ]);
    return {
      kept: after.blocks.filter((block) => document.blocks.includes(block)).length,
      added: delta.added.length,
    };
  };
  test('a letter in a title makes one new block', () =>
    assert.deepEqual(typed(51, 12, 'x'), { kept: 100, added: 1 }));
  test('a new entry makes one', () =>
    assert.deepEqual(typed(51, 0, '  - id: new\n'), { kept: 101, added: 1 }));
  test('a key in the first column is a head of its own, and the entries go on', () =>
    assert.ok(typed(51, 0, 'half').kept >= 99));
  test('the same text sent whole keeps every block', () => {
    const document = of(text);
    assert.deepEqual(document.edit([{ text }]).delta, { at: 101, removed: [], added: [] });
  });
});
