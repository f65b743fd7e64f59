/** Formatting: examples, and the laws that hold for any text. `TWOTRACK_RUNS` sets how many are tried. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Lexer, parseAllDocuments } from 'yaml';
import { Document } from '../../server/src/core/document/document.ts';
import { formatEdits } from '../../server/src/core/document/format.ts';
import { readingOf } from '../../server/src/core/document/read-block.ts';
import { asYamlReads, yamlOptions } from '../../server/src/core/yaml/yaml.ts';
import { applyEdits } from '../../server/src/edits/text/apply-edits.ts';
import { fileText } from '../support/portfolio-arbitrary.ts';

const numRuns = Number(process.env['TWOTRACK_RUNS'] ?? 300);
const formatted = (text: string): string => applyEdits(text, formatEdits(Document.of('file:///a', text)));

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
        { numRuns },
      );
    });
  }
});
