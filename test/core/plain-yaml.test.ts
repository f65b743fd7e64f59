/** What is read as plain YAML is read as `yaml` reads it. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { isMap, isPair, isScalar, isSeq, type Node } from 'yaml';
import { Document } from '../../server/src/core/document/document.ts';
import { readPlain } from '../../server/src/core/yaml/plain-yaml.ts';
import { asYamlReads, parseYaml } from '../../server/src/core/yaml/yaml.ts';
import { fileText } from '../support/portfolio-arbitrary.ts';
import { runs } from '../support/runs.ts';
import { changesOf, strokes } from '../support/strokes.ts';

/** Everything that a reader may look at. A block collection's own end says nothing: `yaml` counts comments below it in. */
function shape(text: string, node: unknown): unknown {
  if (isPair(node)) return { key: shape(text, node.key), value: shape(text, node.value) };
  const { range, anchor, tag } = node as Node & { anchor?: string };
  const [start, stop] = range as [number, number, number];
  const end = start + text.slice(start, stop).trimEnd().length;
  const marks = { anchor, tag };
  if (isScalar(node))
    return { scalar: node.value, source: node.source, type: node.type, start, end, ...marks };
  if (!isMap(node) && !isSeq(node)) assert.fail('no node that a plain text holds');
  const items = (node.items as unknown[]).map((item) => shape(text, item));
  const flow = node.flow === true;
  return { [isMap(node) ? 'map' : 'seq']: items, flow, start, ...(flow ? { end } : {}), ...marks };
}

/** Whether a text was plain; throws where it was, and `yaml` reads something else. */
function agree(text: string): boolean {
  const plain = readPlain(text);
  if (plain === null) return false;
  const yaml = parseYaml(text);
  assert.deepEqual(yaml.errors, [], `an error that was not seen in ${JSON.stringify(text)}`);
  assert.deepEqual(shape(text, plain), shape(text, yaml.contents), JSON.stringify(text));
  return true;
}

const blocksOf = (text: string): string[] =>
  Document.of('file:///a', text).blocks.map((block) => asYamlReads(block.text));

test('a portfolio while it is typed', () => {
  fc.assert(
    fc.property(fc.boolean().chain(fileText), strokes(4), (first, edits) => {
      let text = first;
      for (const stroke of edits) {
        for (const part of [text, ...blocksOf(text)]) agree(part);
        for (const event of changesOf(stroke, text, first))
          for (const { start = 0, end = text.length, text: insert } of event)
            text = text.slice(0, start) + insert + text.slice(end);
      }
    }),
    runs(300),
  );
});

/** Pieces of YAML in an order that nobody would write: what a reader of a part of it is likeliest to get wrong. */
const pieces = fc.array(
  fc.constantFrom(
    ...[
      'a',
      'key',
      'b c',
      '- ',
      '-',
      ': ',
      ':',
      ', ',
      ',',
      '[',
      ']',
      '{',
      '}',
      ' ',
      '  ',
      '    ',
      '\n',
      '\n',
      '\n  ',
      '\n    ',
    ],
    ...[
      '\r\n',
      '#',
      ' # c',
      '"',
      "'",
      "''",
      '"x"',
      "'y'",
      '|',
      '>',
      '|-',
      '>-',
      '>\n',
      '|\n  ',
      '&x ',
      '*x',
      '!t ',
      '?',
      '<<',
      '%',
    ],
    ...[
      'key: ',
      '\nkey: ',
      '\n  key: ',
      '\n- ',
      '\n  - ',
      '\n    - ',
      '\n\n',
      '1.5',
      '-1',
      '---',
      '...',
      '10:30',
      'ü',
      '🚂',
      '\u00a0',
      '\u2028',
      '~',
      '@',
      '`',
      '\\',
    ],
  ),
  { maxLength: 24 },
);

test('pieces of YAML in any order', () => {
  fc.assert(
    fc.property(
      pieces,
      fc.constantFrom('', 'key: ', '- ', '  - id: a\n    k: ', '- k: >-\n    t\n', 'k: |\n  '),
      (parts, before) => {
        agree(before + parts.join(''));
      },
    ),
    runs(5000),
  );
});

const SCALARS = [
  'word',
  'two words',
  '2027-01',
  '10:30',
  '-5',
  'a#b',
  'ü 🚂',
  '0.5 fte',
  '"q: # x"',
  "'it''s'",
  '""',
  'https://a.org/b?c',
];
const flow = fc.letrec<{ value: string; list: string; map: string }>((tie) => {
  const gap = fc.constantFrom('', '', ' ', '\n    ', '  ');
  const comma = fc.tuple(gap, gap).map(([before, after]) => `${before},${after}`);
  const joined = (parts: readonly string[], by: readonly string[]): string =>
    parts.map((part, i) => (i === 0 ? part : `${by[i % by.length]}${part}`)).join('');
  const inside = (
    part: fc.Arbitrary<string>,
    [open, close]: readonly [string, string],
  ): fc.Arbitrary<string> =>
    fc
      .tuple(fc.array(part, { maxLength: 3 }), fc.array(comma, { minLength: 1, maxLength: 3 }), gap, gap)
      .map(([parts, by, first, last]) => `${open}${first}${joined(parts, by)}${last}${close}`);
  return {
    value: fc.oneof({ maxDepth: 3 }, fc.constantFrom(...SCALARS), tie('list'), tie('map')),
    list: inside(tie('value'), ['[', ']']),
    map: inside(
      tie('value').map((value) => `k: ${value}`),
      ['{', '}'],
    ),
  };
});

interface Level {
  readonly node: string[];
  readonly map: string[];
  readonly list: string[];
  readonly value: string[];
}
const deeper = (lines: readonly string[], by = '  '): string[] =>
  lines.map((line) => (/^(?:#.*)?$/.test(line) ? line : by + line));
/** Lines of what a block collection may hold; the first goes on after its key or dash. */
const { node } = fc.letrec<Level>((tie: fc.LetrecTypedTie<Level>): fc.LetrecValue<Level> => {
  const text = fc.array(fc.constantFrom('some words', 'more', '', '  further in', '- no dash'), {
    minLength: 1,
    maxLength: 5,
  });
  const block = fc
    .tuple(fc.constantFrom('|', '>', '|-', '>-'), text)
    .map(([mark, lines]) => [mark, ...deeper(['first', ...lines])]);
  const folded = fc.tuple(fc.constantFrom(...SCALARS), text).map(([first, rest]) => [first, ...deeper(rest)]);
  const after = fc.constantFrom<readonly string[]>([], [], [], [''], ['# note'], ['', '  # note'], [' ']);
  const entry: fc.Arbitrary<string[]> = fc
    .tuple(
      fc.constantFrom('k:', 'key-b:', '2027-01:', 'x_y.z:'),
      tie('value'),
      after,
      fc.constantFrom('', ' # c', '  '),
    )
    .map(([key, [first = '', ...rest], gap, end]) => [
      `${key}${first === '' ? '' : ` ${first}`}${/[|>]/.test(first) || rest.length > 0 ? '' : end}`,
      ...rest,
      ...gap,
    ]);
  const element: fc.Arbitrary<string[]> = fc.oneof(
    tie('map').map(([first = '', ...rest]) => [`- ${first}`, ...deeper(rest)]),
    fc.oneof(flow.value, fc.constantFrom(...SCALARS)).map((value) => [`- ${value}`]),
  );
  return {
    value: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom(...SCALARS, '').map((value) => [value]),
      flow.value.map((value) => value.split('\n')),
      block,
      folded,
      tie('map').map((lines) => ['', ...deeper(lines)]),
      tie('list').map((lines) => ['', ...deeper(lines)]),
      tie('list').map((lines) => ['', ...lines]),
    ),
    map: fc.array(entry, { minLength: 1, maxLength: 4 }).map((entries) => entries.flat()),
    list: fc.array(element, { minLength: 1, maxLength: 3 }).map((entries) => entries.flat()),
    node: fc.oneof(tie('map'), tie('list')),
  };
});

test('collections in collections', () => {
  let [all, plain] = [0, 0];
  fc.assert(
    fc.property(
      node,
      fc.constantFrom('', '  '),
      fc.constantFrom('\n', '\n', '\r\n'),
      fc.boolean(),
      (lines, by, eol, last) => {
        all++;
        if (agree(deeper(lines, by).join(eol) + (last ? eol : ''))) plain++;
      },
    ),
    runs(2000),
  );
  assert.ok(plain > all / 3, `only ${plain} of ${all} texts were plain: too few to say anything`);
});

test('lines at any indentation', () => {
  const line = fc
    .tuple(
      fc.nat(4),
      fc.constantFrom(
        ...[
          'k: v',
          'k:',
          'k: >-',
          'k: |',
          'k: >',
          'k: |-',
          '- a',
          '- k: v',
          '- k:',
          'text',
          'two words',
          '# c',
          '',
          'k: v # c',
        ],
        ...[
          'k: [a, b]',
          'k: {a: b}',
          'k: "q"',
          "k: 'it''s'",
          '- "q"',
          '- [a]',
          '- {a: {b: [c, d e]}}',
          'v  ',
          '- - a',
          'k: - a',
        ],
      ),
    )
    .map(([indent, text]) => `${'  '.repeat(indent)}${text}`);
  const breaks = fc.constantFrom('\n', '\r\n');
  fc.assert(
    fc.property(fc.array(line, { maxLength: 9 }), breaks, fc.boolean(), (lines, eol, last) => {
      agree(lines.join(eol) + (last ? eol : ''));
    }),
    runs(5000),
  );
});

test('what people write is mostly plain', () => {
  const files = globSync('examples/**/*.portfolio*', { cwd: new URL('../..', import.meta.url) });
  assert.ok(files.length > 3, 'the examples are where they were');
  let all = 0;
  let plain = 0;
  for (const file of files)
    for (const block of blocksOf(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'))) {
      all++;
      if (agree(block)) plain++;
    }
  assert.ok(plain > all * 0.9, `${plain} of ${all} blocks`);
});
