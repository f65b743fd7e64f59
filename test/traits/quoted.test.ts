/** Quotes of evidence: the phrase that a person would point at. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { phraseAt } from '../../server/src/traits/quoted.ts';

/** A text, the words in it that weigh, and the phrase to be quoted. */
const cases: readonly (readonly [text: string, words: string, phrase: string])[] = [
  ['Trim the wait at reception and buy a nursery in Hull', 'nursery', 'buy a nursery in Hull'],
  ['Trim the wait at reception and buy a nursery in Hull', 'Trim', 'Trim the wait at reception'],
  // A run over a comma belongs to the clause that most of it lies in.
  [
    'Sent at a fixed hour, missing forms counted daily',
    'hour, missing forms counted',
    'missing forms counted daily',
  ],
  ['We enter a market that nobody else serves', 'enter a market that nobody', 'enter a market'],
  // A list joined by `and` is no second clause.
  ['Fewer falls and pressure sores', 'pressure', 'Fewer falls and pressure sores'],
  // In a long clause: the phrase around the words, no further than a word that joins phrases.
  [
    'Move all letters of the outpatient departments to the new portal by the end of next summer',
    'new',
    'new portal',
  ],
  [
    'The parcel contractor now also re-lays the cleaning bay behind the depot at Harbour Street',
    'cleaning',
    're-lays the cleaning bay',
  ],
  ['With 65,000 square metres of extra space', '65,000 square', '65,000 square metres of extra space'],
];

for (const [text, words, phrase] of cases)
  test(`“${words}” of “${text}” is quoted as “${phrase}”`, () => {
    const start = text.indexOf(words);
    assert.equal(phraseAt(text, { start, end: start + words.length }), phrase);
  });

test('a text of thousands of clauses costs its length and not the square of it', () => {
  for (const [unit, phrase] of [
    ['a day, ', 'day'],
    ['cut waste and buy land and ', 'cut waste and buy land'],
  ] as const) {
    const text = unit.repeat(20_000);
    assert.equal(phraseAt(text, { start: unit.length * 10_000, end: unit.length * 10_000 + 5 }), phrase);
  }
  assert.equal(phraseAt(`${'.'.repeat(200_000)}x`, { start: 100_000, end: 100_005 }).length, 200_001);
});
