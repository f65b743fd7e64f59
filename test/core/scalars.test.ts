/** Scalars, days, quotes, text maps and ignore comments: tables, and laws over texts at random. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import * as scalars from '../../server/src/core/language/scalars.ts';
import { dayOf } from '../../server/src/core/text/days.ts';
import { runs } from '../support/runs.ts';

describe('scalars', () => {
  type Row = readonly [text: string, value: unknown, meant?: string];
  /** A value, or null and the text that was meant. */
  const table = (
    name: string,
    read: (text: string) => scalars.Reading<unknown>,
    rows: readonly Row[],
  ): void => {
    test(name, () => {
      for (const [text, value, meant] of rows) {
        const reading = read(text);
        assert.deepEqual(
          reading.ok ? { value: reading.value } : { value: null, meant: reading.meant },
          value === null ? { value: null, meant } : { value },
          `${name}: ${text}`,
        );
        // What is offered can be read.
        if (!reading.ok && reading.meant !== undefined)
          assert.ok(read(reading.meant).ok, `${name}: ${reading.meant}`);
        if (!reading.ok) assert.match(reading.problem, /[A-Za-z]/);
      }
    });
  };
  const range = (first: number, last = first): { first: number; last: number } => ({ first, last });
  table('ids', scalars.readId, [
    ['a', 'a'],
    ['007', '007'],
    ['a-b-', 'a-b-'],
    ['A b', null, 'a-b'],
    ['-a', null, 'a'],
    ['Größe', null, 'grosse'],
    ['Ærø 2', null, 'aero-2'],
    ['日本', null],
    ['', null],
    ['a_b', null, 'a-b'],
    ['constructor', 'constructor'],
  ]);
  table('dates', scalars.readDate, [
    ['2027-01-11', range(dayOf(2027, 1, 11))],
    ['2027-02', range(dayOf(2027, 2, 1), dayOf(2027, 2, 28))],
    ['2027-Q3', range(dayOf(2027, 7, 1), dayOf(2027, 9, 30))],
    ['2027-H2', range(dayOf(2027, 7, 1), dayOf(2027, 12, 31))],
    ['2028', range(dayOf(2028, 1, 1), dayOf(2028, 12, 31))],
    ['2027-Q4', range(dayOf(2027, 10, 1), dayOf(2027, 12, 31))],
    ['31/03/2029', null, '2029-03-31'],
    ['03/31/2029', null, '2029-03-31'],
    ['03/04/2029', null],
    ['3.4.2029', null, '2029-04-03'],
    ['2027/1/5', null, '2027-01-05'],
    ['2027-1', null, '2027-01'],
    ['Q3 2027', null, '2027-Q3'],
    ['2027 q3', null, '2027-Q3'],
    ['H1/2027', null, '2027-H1'],
    ['March 2027', null, '2027-03'],
    ['5 Mar 2027', null, '2027-03-05'],
    ['March 5, 2027', null, '2027-03-05'],
    ['2027-01-11T08:00:00Z', null, '2027-01-11'],
    ['2027-02-29', null],
    ['2027-13', null],
    ['2027-00', null],
    ['2027-01-00', null],
    ['1899', null],
    ['2201', null],
    ['27', null],
    ['soon', null],
    ['', null],
    ['2027-Q5', null],
    ['May', null],
    ['99999999999', null],
  ]);
  table('durations', scalars.readDuration, [
    ['1 day', 1],
    ['6 weeks', 42],
    ['18-24 months', 730],
    ['2 years', 730],
    ['1.5 years', 548],
    ['2 to 3 weeks', 21],
    ['2–3 weeks', 21],
    ['6 Weeks', 42],
    ['6weeks', 42],
    ['6w', null, '6 weeks'],
    ['3m', null, '3 months'],
    ['1y', null, '1 year'],
    ['2 quarters', null, '6 months'],
    ['24-18 months', null, '18-24 months'],
    ['200 years', null],
    ['-1 day', null],
    ['', null],
    ['six weeks', null],
  ]);
  table('effort', scalars.readEffort, [
    ['0.8', 800],
    ['0.8 fte', 800],
    ['0.8 FTE', 800],
    ['0.8fte', 800],
    ['0', 0],
    ['12', 12_000],
    ['0,8', null, '0.8'],
    ['0,8 fte', null, '0.8 fte'],
    ['80%', null, '0.8 fte'],
    ['2 people', null, '2 fte'],
    ['.8', null],
    ['-1', null],
    ['1e9', null],
    ['200000', null],
    ['', null],
  ]);
  table('money', scalars.readMoney, [
    ['12000', { cents: 1_200_000 }],
    ['12k', { cents: 1_200_000 }],
    ['4.5M', { cents: 450_000_000 }],
    ['1.2bn', { cents: 120_000_000_000 }],
    ['EUR 12k', { cents: 1_200_000, currency: 'EUR' }],
    ['12k EUR', { cents: 1_200_000, currency: 'EUR' }],
    ['€12', { cents: 1200, currency: 'EUR' }],
    ['12 £', { cents: 1200, currency: 'GBP' }],
    ['$5', { cents: 500 }],
    ['0.1', { cents: 10 }],
    ['12,000', null, '12000'],
    ["1'200'000", null, '1200000'],
    ['12 000', null, '12000'],
    ['4.5 million', null, '4.5M'],
    ['12 mio', null, '12M'],
    ['eur 12k', null, 'EUR 12k'],
    ['XXQ 5', null],
    ['EUR 5 EUR', null],
    ['-5', null],
    ['', null],
    ['9999999999bn', null],
  ]);
  table('percent', scalars.readPercent, [
    ['60', 60],
    ['60%', 60],
    ['60 %', 60],
    ['12.5%', 12.5],
    ['0', 0],
    ['100', 100],
    ['101', null],
    ['-1', null],
    ['0.6', 0.6],
    ['.6', null, '60%'],
    ['sixty', null],
    ['', null],
  ]);
  table('numbers', scalars.readNumber, [
    ['12', 12],
    ['-0.5', -0.5],
    ['+3', 3],
    ['.5', 0.5],
    ['1e3', 1000],
    ['0x10', null],
    ['1,5', null, '1.5'],
    ['1,200', null, '1200'],
    ['22 min', null, '22'],
    ['€5', null, '5'],
    ['5%', null, '5'],
    ['NaN', null],
    ['Infinity', null],
    ['1e999', null],
    ['', null],
    ['true', null],
  ]);
  table('currencies', scalars.readCurrency, [
    ['EUR', 'EUR'],
    ['eur', null, 'EUR'],
    ['€', null, 'EUR'],
    ['$', null],
    ['XYZ', null],
    ['constructor', null],
    ['__proto__', null],
    ['toString', null],
    ['', null],
  ]);
  table('done', scalars.readDone, [
    ['true', true],
    ['false', false],
    ['2027-02-26', range(dayOf(2027, 2, 26))],
    ['yes', null, 'true'],
    ['No', null, 'false'],
    ['True', null, 'true'],
    ['26/02/2027', null, '2027-02-26'],
    ['maybe', null],
    ['', null],
  ]);
  table('links', scalars.readUrl, [
    ['https://example.org/a?b#c', 'https://example.org/a?b#c'],
    ['mailto:a@example.org', 'mailto:a@example.org'],
    ['notes/a.md', 'notes/a.md'],
    ['../a.md', '../a.md'],
    ['javascript:alert(1)', null],
    ['JavaScript:alert(1)', null],
    ['file:///etc/passwd', null],
    ['/etc/passwd', null],
    ['\\\\server\\x', null],
    ['www.example.org', null, 'https://www.example.org'],
    ['data:text/html,x', null],
    ['https://', null],
    ['vscode://x', null],
  ]);

  test('no reader throws, and what it means can be read, whatever the text', () => {
    const readers = [
      scalars.readId,
      scalars.readDate,
      scalars.readDuration,
      scalars.readEffort,
      scalars.readMoney,
      scalars.readPercent,
      scalars.readNumber,
      scalars.readCurrency,
      scalars.readDone,
      scalars.readUrl,
    ];
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.stringMatching(/^[0-9QHkmM.,%€ /:-]{0,12}$/),
      fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty'),
    );
    fc.assert(
      fc.property(texts, (text) => {
        for (const read of readers as readonly ((text: string) => scalars.Reading<unknown>)[]) {
          const reading = read(text);
          if (!reading.ok && reading.meant !== undefined)
            assert.ok(read(reading.meant).ok, `${text} -> ${reading.meant}`);
        }
      }),
      runs(500),
    );
  });
});
