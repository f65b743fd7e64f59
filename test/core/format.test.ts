/** Formatting: examples, and the laws that hold for any text. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Lexer, parseAllDocuments } from 'yaml';
import { Document } from '../../server/src/core/document/document.ts';
import { formatEdits, formatText } from '../../server/src/core/document/format.ts';
import { isTidy } from '../../server/src/core/document/format-tidy.ts';
import { readingOf } from '../../server/src/core/document/read-block.ts';
import { asYamlReads, yamlOptions } from '../../server/src/core/yaml/yaml.ts';
import { applyEdits } from '../../server/src/edits/text/apply-edits.ts';
import { fileText } from '../support/portfolio-arbitrary.ts';
import { runs } from '../support/runs.ts';

const formatted = (text: string): string => {
  const document = Document.of('file:///a', text);
  return document.mark + applyEdits(document.text, formatEdits(document));
};

function same(source: string, expected: string): void {
  assert.equal(formatted(source), expected);
  assert.equal(formatted(expected), expected, 'a second time changes nothing');
}

describe('formatting', () => {
  it('gives entries and keys one indentation, with their comments', () => {
    same(
      'items:\n# first\n- id: a\n  goals:\n  - x # why\n  # not yet\n  # - y\n  teams:\n          a: 1\n          # later\n          b: 2\n      \n  # end of a\n- id: b\n',
      'items:\n  # first\n  - id: a\n    goals:\n      - x # why\n    # not yet\n    # - y\n    teams:\n      a: 1\n      # later\n      b: 2\n\n  # end of a\n  - id: b\n',
    );
  });
  it('puts one blank after signs and none before them, in flow too', () => {
    same(
      'balance : { operational : 60% ,strategic:   40%}\nitems:\n  -   id:   a\n      tags: [ a,b ,  "c,d" ]\n',
      'balance: {operational: 60%, strategic: 40%}\nitems:\n  - id: a\n    tags: [a, b, "c,d"]\n',
    );
  });
  it('takes away blanks at line ends and empty lines past one, and ends the file with a line break', () => {
    same(
      '\n\nportfolio: x  \n\n\n\nitems:\n  - id: a\t\n\n\n  - id: b\n\n\n',
      'portfolio: x\n\nitems:\n  - id: a\n\n  - id: b\n',
    );
    same('portfolio: x', 'portfolio: x\n');
    same('portfolio: x\r\nitems:  \r\n- id: a', 'portfolio: x\r\nitems:\r\n  - id: a\r\n');
  });
  it('moves a block text with its key and leaves its words alone', () => {
    same(
      'items:\n- id: a\n  description: |  \n     two  blanks  \n\n\n       deeper\n  title: b\n',
      'items:\n  - id: a\n    description: |\n       two  blanks  \n\n\n         deeper\n    title: b\n',
    );
    same(
      'items:\n  - id: a\n    description: |+\n      kept\n\n\n\n  - id: b\n',
      'items:\n  - id: a\n    description: |+\n      kept\n\n\n\n  - id: b\n',
    );
  });
  it('keeps what is in quotes byte for byte', () => {
    same(
      'items:\n- title:  "a  b\n\n     c,d  "\n  owner: \'x :  y\'\n',
      'items:\n  - title: "a  b\n\n     c,d  "\n    owner: \'x :  y\'\n',
    );
    // Unless it would stand too far left.
    same('items:\n- title: "a\n   b"\n', 'items:\n  - title: "a\n     b"\n');
  });
  it('leaves an entry alone that cannot be read, and the column of its neighbours with it', () => {
    same('items:\n- id: a\n  title: "open\n- id:  b\n', 'items:\n- id: a\n  title: "open\n- id: b\n');
    same(
      'items:\n<<<<<<< HEAD\n- id:  a\n=======\n- id:  b\n>>>>>>> x\n',
      'items:\n<<<<<<< HEAD\n- id:  a\n=======\n- id:  b\n>>>>>>> x\n',
    );
  });
  it('leaves a key over two lines alone, of which the second cannot move as far left as the first', () => {
    for (const text of [' k\ni:', '  k\n i: 1\n', 'items:\n  - id: a\n\n   k\ni: b\n'])
      assert.equal(formatted(text), text);
  });
  it('lays out JSON and flow at the top without re-writing it', () => {
    same('{"items":  [ {"id":"a" , "title":"b"} ]}\n', '{"items": [{"id": "a", "title": "b"}]}\n');
  });
});

/** The comments of a text, in order. */
const comments = (text: string): string[] =>
  [...new Lexer().lex(asYamlReads(text))]
    .filter((token) => token.startsWith('#'))
    .map((token) => token.trimEnd());
const withoutBlanks = (text: string): string => text.replace(/[ \t\r\n]/g, '');
/** What was read, places left out. */
const values = (text: string): string =>
  JSON.stringify(
    Document.of('file:///a', text).blocks.map((block) =>
      readingOf(block).entries.map((entry) => entry.values),
    ),
    (key, value: unknown) => (['start', 'end', 'keys'].includes(key) ? undefined : value),
  );

describe('laws of formatting', () => {
  for (const sound of [true, false]) {
    it(`holds for ${sound ? 'sound' : 'any'} text`, () => {
      fc.assert(
        fc.property(fileText(sound), (text) => {
          const once = formatted(text);
          assert.equal(formatted(once), once, 'idempotent');
          assert.equal(withoutBlanks(once), withoutBlanks(text), 'white space only');
          const [before, after] = [
            parseAllDocuments(asYamlReads(text), yamlOptions),
            parseAllDocuments(asYamlReads(once), yamlOptions),
          ];
          const errors = (documents: typeof before): number =>
            Array.isArray(documents) ? documents.flatMap(({ errors: found }) => found).length : 0;
          if (errors(before) === 0) {
            assert.equal(errors(after), 0, 'adds no error');
            assert.deepEqual(comments(once), comments(text), 'keeps every comment');
          }
          assert.equal(values(once), values(text), 'says the same');
        }),
        runs(150),
      );
    });
  }
});

const CASES = 100;

describe('entries that are tidy', () => {
  const where = { column: 2, first: false, last: false, lineBreak: '\n' };
  const entries = (text: string) =>
    Document.of('file:///a', text).blocks.filter(({ kind }) => kind !== 'head' && kind !== 'whole');

  it('would not be formatted: what the lines say alone agrees with what the tokens say', () => {
    let tidy = 0;
    fc.assert(
      fc.property(
        fileText(false),
        fc.boolean(),
        fc.nat(),
        fc.constantFrom('', ' ', '\n', '  ', ',', ':'),
        (source, whole, at, more) => {
          const text = formatted(source);
          const place = at % (text.length + 1);
          for (const block of entries(whole ? text : text.slice(0, place) + more + text.slice(place))) {
            for (const last of [false, true]) {
              if (!isTidy(block.text, 2, { last })) continue;
              tidy++;
              assert.deepEqual(formatText(block, { ...where, last }), [], block.text);
            }
          }
        },
      ),
      runs(CASES),
    );
    assert.ok(tidy > CASES / 4, `only ${tidy} were tidy`);
  });
  it('are those of every example, but for comments and what is out of the ordinary', () => {
    for (const odd of [
      '- id: a\n    # why\n',
      '- id: a\n\n\n',
      '- id:  a\n',
      '- id: a\n     b: c\n',
      '- tags: [ a]\n',
      '- tags: [a,b]\n',
      '- title: a\n      b\n',
    ])
      assert.equal(isTidy(`  ${odd}`, 2, { last: false }), false, odd);
    for (const plain of [
      '- id: a\n    tags: [a, "b: c"]\n    measures:\n      - {name: x, unit: "%"}\n      - name: y\n        unit: min\n\n',
      '- {id: a, title: "x, y"}\n',
      '- id: a\n    description: >-\n      One  two\n\n        three\n    owner: x\n',
    ])
      assert.equal(isTidy(`  ${plain}`, 2, { last: false }), true, plain);
  });
});
