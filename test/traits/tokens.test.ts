import assert from 'node:assert/strict';
import { test } from 'node:test';
import { words } from '../../server/src/traits/pack/en/language.ts';
import { spellingOf } from '../../server/src/traits/pack.ts';
import { BREAK, READ_LIMIT, TokenTable, tokenize } from '../../server/src/traits/tokens.ts';

const spelling = spellingOf(words);

function tokens(text: string): string[] {
  const table = new TokenTable();
  tokenize(text, table, spelling);
  return table.words.slice(0, table.length);
}

test('words are lower-cased and cut at hyphens; possessives lose their s', () => {
  assert.deepEqual(tokens("The team's night-before kitting doesn’t wait"), [
    'the',
    'team',
    'night',
    'before',
    'kitting',
    "doesn't",
    'wait',
  ]);
});

test('numbers stand for their shape; codes stay words', () => {
  assert.deepEqual(tokens('by 2030 £4.5 12k 8% 08:30 7 340 1,900 5S A3'), [
    'by',
    '#year',
    '#money',
    '#money',
    '#pct',
    '#time',
    '#n',
    '#num',
    '#big',
    '5s',
    'a3',
  ]);
});

test('offsets are UTF-16 units of the text', () => {
  const text = '🙂 Łódź — naïve';
  const table = new TokenTable();
  tokenize(text, table, spelling);
  assert.deepEqual(
    Array.from({ length: table.length }, (_, at) => text.slice(table.starts[at], table.ends[at])),
    ['Łódź', 'naïve'],
  );
});

test('a figure has its sign with it', () => {
  const text = 'from 18% to 5 % by 2030, £14k of €3,000 saved: 12';
  const table = new TokenTable();
  tokenize(text, table, spelling);
  const figures = Array.from({ length: table.length }, (_, at) => at).filter((at) =>
    table.words[at]!.startsWith('#'),
  );
  assert.deepEqual(
    figures.map((at) => text.slice(table.starts[at], table.ends[at])),
    ['18%', '5 %', '2030', '£14k', '€3,000', '12'],
  );
});

test('boundaries tell a comma from a clause and a sentence', () => {
  const table = new TokenTable();
  tokenize('one, two; three. four', table, spelling);
  assert.deepEqual(
    [...table.breaks.slice(0, 4)],
    [BREAK.sentence, BREAK.comma, BREAK.clause, BREAK.sentence],
  );
});

test('a text is read to its limit', () => {
  assert.equal(tokens('ab '.repeat(READ_LIMIT)).length, Math.ceil(READ_LIMIT / 3));
});
