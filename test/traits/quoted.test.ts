/** Quotes of evidence: the phrase that a person would point at. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Evidence, Pole } from '../../server/src/traits/judgement.ts';
import { phraseAt, quoted } from '../../server/src/traits/quoted.ts';

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

/** A text, the words in it that weigh, those that weigh for the other pole, and the phrase to be quoted. */
const divided: readonly (readonly [text: string, words: string, against: string, phrase: string])[] = [
  ['Start theatre 3 on time', 'time', 'Start theatre', 'on time'],
  ['Start theatre 3 on time', 'Start theatre', 'on time', 'Start theatre 3'],
  [
    'Line balancing of polo shirts by simulation',
    'simulation',
    'Line balancing',
    'polo shirts by simulation',
  ],
  ['We list all blade changes every 6 weeks', 'blade changes', 'weeks', 'list all blade changes'],
  ['Ten re-lays of the bay', 'lays', 're', 'Ten re-lays of the bay'],
  [
    'Take the parcels of the northern depot to a new base in Seville by lorry before the summer begins',
    'parcels of the northern depot',
    'new base',
    'parcels of the northern depot',
  ],
];

for (const [text, words, other, phrase] of divided)
  test(`“${words}” of “${text}” is quoted without “${other}”`, () => {
    const part = (of: string) => ({ start: text.indexOf(of), end: text.indexOf(of) + of.length });
    assert.equal(phraseAt(text, part(words), [part(other)]), phrase);
  });

test('a quote of evidence takes in no other words that weigh for the other pole, unless a light one completes it', () => {
  const texts = () => 'Expand basic training';
  const piece = (text: string, pole: Pole, weight: number): Evidence => {
    const start = texts().indexOf(text);
    const place = { text, path: 'title', start, end: start + text.length } as const;
    return { ...place, pole, weight, dimension: 'purpose', layer: 'substance', source: 'learned' };
  };
  const expand = piece('Expand', 'strategic', 1);
  const quoteBeside = (weight: number): string =>
    quoted(expand, { texts, evidence: [expand, piece('training', 'operational', weight)] });
  assert.equal(quoteBeside(2), 'Expand basic');
  const alone = piece('Expand', 'strategic', 1);
  const beside = (weight: number): string =>
    quoted(alone, { texts, evidence: [alone, piece('basic', 'operational', weight)] });
  assert.equal(beside(0.2), 'Expand basic training');
  assert.equal(beside(0.8), 'Expand');
});

test('a text of thousands of clauses costs its length and not the square of it', () => {
  for (const [unit, phrase] of [
    ['a day, ', 'day'],
    ['cut waste and buy land and ', 'cut waste and buy land'],
  ] as const) {
    const text = unit.repeat(20_000);
    assert.equal(phraseAt(text, { start: unit.length * 10_000, end: unit.length * 10_000 + 5 }), phrase);
  }
  const numbers = `buy land ${'1 '.repeat(60_000)}daily`;
  const at = { start: 0, end: 8 };
  assert.equal(phraseAt(numbers, at, [{ start: numbers.length - 5, end: numbers.length }]), 'buy land 1');
  // Without a mark or a conjunction the clause is the whole text, and each of its thousands of parts is asked about.
  const effort = '1 fte '.repeat(20_000);
  const begun = performance.now();
  for (let start = 2; start < effort.length; start += 6) {
    const quote = phraseAt(effort, { start, end: start + 3 });
    assert.ok(quote.startsWith('fte 1') || quote.endsWith('fte'), quote);
  }
  assert.ok(performance.now() - begun < 30_000);
  assert.equal(phraseAt(`${'.'.repeat(200_000)}x`, { start: 100_000, end: 100_005 }).length, 200_001);
});
