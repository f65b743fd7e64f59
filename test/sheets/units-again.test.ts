/** A column that counts in something else than at the import before: nothing in the file is a thousand times off. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mappingText, readMapping, wishesOf } from '../../server/src/sheets/items/mapping.ts';
import { runs } from '../support/runs.ts';
import { csv, imported, itemsOf, type Outcome } from './sheet-world.ts';

const sheet = (head: string, ...rows: readonly string[]): string =>
  `Ref,Project,${head}\n${rows.map((row, at) => `P${at + 1},Cut waiting at desk ${at + 1},${row}\n`).join('')}`;

/** Two sheets one after the other, with and without the mapping that the first one keeps. */
function both(one: string, two: string, check: (second: Outcome, first: Outcome) => void): void {
  const first = imported(csv(one));
  check(imported(csv(two), first.text), first);
  const kept = readMapping(mappingText(csv(one), first, { sheet: {}, notations: {} }));
  if ('problem' in kept) throw new Error(kept.problem);
  const wishes = wishesOf(kept, csv(two), []);
  check(imported(csv(two), first.text, { wishes, notations: kept.notations, last: kept.last }), first);
}
const measure = (text: string): unknown => {
  const [first] = (itemsOf(text)[0]?.get('measures') ?? []) as Record<string, unknown>[];
  return [first?.['unit'], { ...(first?.['actuals'] as object) }];
};

test('readings in another scale or unit of time are counted in that of the measure, at the first import or the tenth', () => {
  for (const [one, two, expected] of [
    [
      sheet('Reporting date,Forecast cost (£m)', '2027-01-31,1.5'),
      sheet('Reporting date,Forecast cost (£k)', '2027-02-28,1750'),
      ['M GBP', { '2027-01-31': '1.5', '2027-02-28': '1.75' }],
    ],
    [
      sheet('KPI,Unit,Actual 2027-01', 'Cost,£k,40'),
      sheet('KPI,Unit,Actual 2027-02', 'Cost,£m,0.039'),
      ['£k', { '2027-01': '40', '2027-02': '39' }],
    ],
    [
      sheet('KPI,Actual 2027-01 (min)', 'Wait,40'),
      sheet('KPI,Actual 2027-02 (h)', 'Wait,0.7'),
      ['min', { '2027-01': '40', '2027-02': '42' }],
    ],
  ] as const)
    both(one, two, (second) => {
      assert.deepEqual(measure(second.text), expected);
      assert.deepEqual(imported(csv(two), second.text).edits, []);
    });
});

test('readings in another currency, or of another size without a unit, are left out and named', () => {
  for (const [head, row, why] of [
    ['Benefits realised (€m)', '1.7', /counts in M EUR, and the measure in the file in M GBP/],
    ['Benefits realised', '1700000', /the sheet states no unit/],
  ] as const)
    both(
      sheet('Reporting date,Benefits realised (£m)', '2027-01-31,1.5'),
      sheet(`Reporting date,${head}`, `2027-02-28,${row}`),
      (second, first) => {
        assert.equal(second.text, first.text);
        assert.deepEqual(
          second.notes.map(({ line, column, text }) => [line, column, text]),
          [[2, 'Benefits', row]],
        );
        assert.match(second.notes[0]?.problem ?? '', why);
      },
    );
  // Figures that all come anew take their unit along, and both are told.
  both(
    sheet('KPI,Baseline (min),Target (min)', 'Wait,40,20'),
    sheet('KPI,Baseline (days),Target (days)', 'Wait,7,3'),
    (second) => {
      assert.match(second.text, /baseline: 7, target: 3, unit: days/);
      assert.equal(second.overwritten.length, 3);
    },
  );
});

test('a budget of which the sheet says no unit any more stays as the file has it, and one that it does not contradict too', () => {
  const before = sheet('Budget (£m)', '1.5', '2', '4');
  both(before, sheet('Budget', '1.5', '2', '4'), (second, first) => {
    assert.equal(second.text, first.text);
    assert.deepEqual(
      second.notes.map(({ line, column, text }) => `${line} ${column} ${text}`),
      ['2 Budget 1.5', '3 Budget 2', '4 Budget 4'],
    );
  });
  both(before, sheet('Budget', '1500000', '2000000', '4100000'), (second, first) => {
    assert.equal(second.text, first.text.replace('4M GBP', '4100000 GBP'));
    assert.deepEqual(second.notes, []);
  });
  // One row among several that was mistyped is put right, and told.
  both(sheet('Budget', '1500', '2000', '4'), sheet('Budget', '1500', '2000', '4000'), (second) => {
    assert.equal(itemsOf(second.text)[2]?.get('budget'), '4000');
    assert.equal(second.overwritten.length, 1);
  });
  both(
    `All figures in £m,,\n${sheet('Budget', '1.5', '2')}`,
    `All figures in £k,,\n${sheet('Budget', '1500', '2100')}`,
    (second, first) => assert.equal(second.text, first.text.replace('2M GBP', '2100k GBP')),
  );
});

test('whatever unit a column has in turn, the same amount changes nothing', () => {
  const unit = fc.constantFrom(['', 0], ['k', 3], ['m', 6]) as fc.Arbitrary<[string, number]>;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999 }), unit, unit, (amount, [one, from], [two, to]) => {
      const figure = (zeros: number): number => Number((amount * 10 ** (3 - zeros)).toPrecision(6));
      const say = (scale: string, zeros: number, day: string): string =>
        sheet(
          `Budget (£${scale}),Reporting date,Spend to date (£${scale})`,
          `${figure(zeros)},${day},${figure(zeros)}`,
        );
      const first = imported(csv(say(one, from, '2027-01-31')));
      const second = imported(csv(say(two, to, '2027-01-31')), first.text);
      assert.deepEqual(second.edits, [], second.text);
    }),
    runs(60, 20_271_130),
  );
});
