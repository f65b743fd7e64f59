/** The three laws of the document model, over texts and edits at random. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { Document } from '../../server/src/core/document/document.ts';
import { dayOf } from '../../server/src/core/text/days.ts';
import { asYamlReads, yamlOptions } from '../../server/src/core/yaml/yaml.ts';
import { contentsOf } from '../support/contents.ts';
import { busyTexts, fileText } from '../support/portfolio-arbitrary.ts';
import { runs } from '../support/runs.ts';
import { changesOf, strokes } from '../support/strokes.ts';
import { sessionWith, uriOf, worldOf } from '../support/world.ts';

const TODAY = dayOf(2027, 9, 15);

/** A place between CR and LF is the end of the line. */
const snap = (text: string, offset: number): number =>
  text[offset - 1] === '\r' && text[offset] === '\n' ? offset - 1 : offset;

/** Position of an offset, reckoned without the model. */
function positionOf(text: string, offset: number): { line: number; character: number } {
  const lines = text.slice(0, snap(text, offset)).split(/\r\n|\r|\n/);
  return { line: lines.length - 1, character: (lines.at(-1) as string).length };
}

test('law a: a document after any edits is cut as its text cut afresh', () => {
  fc.assert(
    fc.property(fileText(false), strokes(8), (first, edits) => {
      let text = first;
      let before = first;
      let document = Document.of('file:///a', text);
      for (const stroke of edits) {
        const old = text;
        for (const event of changesOf(stroke, text, before)) {
          const changes = event.map(({ start, end, text: insert }) => {
            if (start === undefined || end === undefined) {
              text = insert;
              return { text: insert };
            }
            const range = { start: positionOf(text, start), end: positionOf(text, end) };
            const [from, to] = [snap(text, start), snap(text, end)];
            text = text.slice(0, from) + insert + text.slice(to);
            return { range, text: insert };
          });
          document = document.edit(changes).document;
          assert.equal(document.mark + document.text, text);
          same(shape(document), shape(Document.of('file:///a', text)));
        }
        before = old;
      }
    }),
    runs(150),
  );
});

const shape = ({ mark, blocks }: Document): unknown => [
  mark,
  blocks.map(({ kind, text, state }) => ({ kind, text, state })),
];
test('law a: what a session shows after any edits is what one shows that opens the texts', async () => {
  const odd = fc.record({
    'portfolio.portfolio': fileText(false),
    'teams/one.portfolio': fileText(false),
    'two.portfolio.yaml': fc.option(fileText(false), { nil: undefined }),
  });
  const files: fc.Arbitrary<Readonly<Record<string, string | undefined>>> = fc.oneof(odd, busyTexts());
  await fc.assert(
    fc.asyncProperty(
      files,
      fc.array(fc.tuple(fc.nat(2), strokes(2), fc.boolean()), { maxLength: 4 }),
      async (given, rounds) => {
        const texts: Record<string, string> = {};
        for (const [name, text] of Object.entries(given)) if (text !== undefined) texts[name] = text;
        const names = Object.keys(texts);
        const session = await sessionWith(texts, TODAY);
        let version = 0;
        for (const [which, edits, look] of rounds) {
          const name = names[which % names.length] as string;
          let text = texts[name] as string;
          let before = text;
          for (const stroke of edits) {
            const old = text;
            for (const event of changesOf(stroke, text, before)) {
              const changes = event.map(({ start, end, text: insert }) => {
                if (start === undefined || end === undefined) {
                  text = insert;
                  return { text: insert };
                }
                const range = { start: positionOf(text, start), end: positionOf(text, end) };
                text = text.slice(0, snap(text, start)) + insert + text.slice(snap(text, end));
                return { range, text: insert };
              });
              session.workspace.change(uriOf(name), changes, ++version);
              if (look) session.settle();
            }
            before = old;
          }
          texts[name] = text;
          session.settle();
        }
        const fresh = await sessionWith(texts, TODAY);
        same(worldOf(session), worldOf(fresh));
      },
    ),
    runs(150),
  );
});

test('law a: what once went wrong', async () => {
  const plan = 'items:\n  - id: a\n    title: Cut waiting\n    goals: [safe]\n';
  const cases: readonly (readonly [
    name: string,
    texts: Record<string, string>,
    file: string,
    from: string,
    to: string,
  ])[] = [
    [
      'a comment for the whole file comes',
      { 'a.portfolio': `portfolio: P\n${plan}` },
      'a.portfolio',
      'portfolio: P',
      '# twotrack-ignore-file unknown-reference: later\nportfolio: P',
    ],
    [
      'a second root file comes',
      { 'a.portfolio': 'portfolio: P\n', 'b.portfolio': plan },
      'b.portfolio',
      'items:',
      'portfolio: Q\nitems:',
    ],
    [
      'the key of the root moves up',
      { 'a.portfolio': `goals:\n  - {id: safe, title: S}\nperiod: 2027\n${plan}portfolio: P\n` },
      'a.portfolio',
      'goals:',
      'portfolio: P\ngoals:',
    ],
    [
      'an id comes that is near one that nobody has',
      { 'a.portfolio': `portfolio: P\n${plan}`, 'b.portfolio': 'goals:\n  - {id: other, title: S}\n' },
      'b.portfolio',
      'other',
      'save',
    ],
    [
      'the first of two with one id changes',
      { 'a.portfolio': `portfolio: P\n${plan}  - id: a\n    title: Second\n` },
      'a.portfolio',
      'Cut waiting',
      'Cut',
    ],
    [
      'a comment over an item that the portfolio speaks of',
      {
        'a.portfolio': 'portfolio: P\n',
        'b.portfolio':
          'items:\n  - {id: a, title: A, depends-on: [b]}\n  - {id: b, title: B, depends-on: [a]}\n',
      },
      'b.portfolio',
      'items:\n',
      'items:\n  # twotrack-ignore dependency-cycle: known\n',
    ],
    [
      'an item changes place with another',
      {
        'a.portfolio':
          'portfolio: P\nitems:\n  - {id: a, title: A, depends-on: [b]}\n  - {id: b, title: B, depends-on: [a]}\n',
      },
      'a.portfolio',
      '  - {id: a, title: A, depends-on: [b]}\n  - {id: b, title: B, depends-on: [a]}\n',
      '  - {id: b, title: B, depends-on: [a]}\n  - {id: a, title: A, depends-on: [b]}\n',
    ],
  ];
  for (const [name, texts, file, from, to] of cases) {
    const session = await sessionWith(texts, TODAY);
    const text = texts[file] as string;
    const start = text.indexOf(from);
    assert.ok(start >= 0, name);
    const range = { start: positionOf(text, start), end: positionOf(text, start + from.length) };
    session.workspace.change(uriOf(file), [{ range, text: to }], 1);
    session.settle();
    const fresh = await sessionWith({ ...texts, [file]: text.replace(from, to) }, TODAY);
    assert.deepEqual(worldOf(session), worldOf(fresh), name);
  }
});

test('law b: what YAML can read is read the same in blocks and as a whole', () => {
  fc.assert(
    fc.property(fileText(true), (text) => agrees(text)),
    runs(150),
  );
});

test('law b: so is what YAML can still read after edits, and what it cannot read is found', () => {
  fc.assert(
    fc.property(fileText(false), strokes(4), (first, edits) => {
      let text = first;
      for (const stroke of edits) {
        const before = text;
        for (const event of changesOf(stroke, text, first)) {
          for (const { start = 0, end = text.length, text: insert } of event)
            text = text.slice(0, start) + insert + text.slice(end);
        }
        if (text !== before) agrees(text);
      }
    }),
    runs(150),
  );
});

test('law b: what once went wrong', () => {
  const bare = '- id: item-a\n'.repeat(4);
  agrees(`items:\n${bare}items:\n  - id: item-a`);
});

/** Rules that say of a text that it is not what it should be. */
const UNREAD = new Set(['syntax', 'unsupported-yaml', 'wrong-type', 'missing-key', 'duplicate-key']);

function agrees(text: string): void {
  // Conflict markers are no YAML that anybody means, and a byte order mark further down is none of ours.
  if (/^<{7}(?: |$)/m.test(text) || text.lastIndexOf('\ufeff') > 0) return;
  const cut = Document.of('file:///case/a.portfolio', text);
  const documents = [parseAllDocuments(asYamlReads(text), yamlOptions)].flat();
  const sound = documents.length < 2 && documents.every(({ errors }) => errors.length === 0);
  const blocks = contentsOf(cut, TODAY);
  if (sound) same(blocks, contentsOf(Document.readWhole('file:///case/a.portfolio', text), TODAY));
  else
    assert.ok(
      blocks.findings.some(({ rule }) => UNREAD.has(rule)),
      'YAML cannot read this, and nothing says so',
    );
}

/** Deep equality, told quickly where it holds. */
function same(actual: unknown, expected: unknown): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) assert.deepEqual(actual, expected);
}
