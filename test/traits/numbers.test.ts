/** What training keeps of the laws, whatever the items taught. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Numbers, UNCALIBRATED } from '../../scripts/traits/numbers.ts';
import type { Pole, Sums, Verdict } from '../../server/src/traits/judgement.ts';
import { sharesOf, VERDICTS, type VerdictNumbers } from '../../server/src/traits/verdict.ts';
import { runs } from '../support/runs.ts';

/** Sums of substance (operational, strategic), of governance (the same), and of neither. */
type Row = readonly [number, number, number, number, number];
interface Lesson {
  readonly sums: Row;
  readonly verdict: Verdict;
}

/** The numbers after `rounds` steps over all lessons, as training ends: by the mean of the later ones. */
function taught(lessons: readonly Lesson[], rounds: number): VerdictNumbers {
  const numbers = new Numbers();
  let means = 0;
  for (let round = 1; round <= rounds; round++) {
    numbers.begin();
    for (const { sums, verdict } of lessons)
      numbers.slopes(
        Float64Array.from(sums),
        VERDICTS.map((each) => (each === verdict ? 1 : 0)),
        1,
      );
    numbers.step(lessons.length, 0.03, 1 - 0.9 ** round);
    if (round <= rounds / 2) continue;
    numbers.addToMean();
    means++;
  }
  numbers.takeMean(means);
  return { ...numbers.named(), calibration: UNCALIBRATED };
}

const POLES = ['operational', 'strategic'] as const;
const other = (pole: Pole): Pole => (pole === 'operational' ? 'strategic' : 'operational');
const sum = fc.double({ min: 0, max: 12, noNaN: true });
const row = fc.tuple(sum, sum, sum, sum, sum);

/** Checks that a pole's share never rises with evidence for the other. */
function assertNoGain(numbers: VerdictNumbers, [a, b, ga, gb, neither]: Row, pole: Pole, by: number): void {
  const substance = { operational: a, strategic: b };
  const sums: Sums = {
    substance,
    named: substance,
    governance: { operational: ga, strategic: gb },
    neither,
  };
  const against = other(pole);
  const share = (of: Sums): number => sharesOf(of, numbers)[VERDICTS.indexOf(pole)]!;
  const more = { ...sums, substance: { ...sums.substance, [against]: sums.substance[against] + by } };
  assert.ok(share(more) <= share(sums) + 1e-9, `${pole}: ${share(sums)} became ${share(more)}`);
}

test('evidence against a pole makes it no surer, even where every item taught says that it does', () => {
  for (const pole of POLES) {
    // Work of the pole is told by work of the other beside it, and unclear by there being none.
    const lesson = (own: number, against: number, verdict: Verdict): Lesson => ({
      sums: pole === 'operational' ? [own, against, 0, 0, 0] : [against, own, 0, 0, 0],
      verdict,
    });
    const numbers = taught([lesson(1, 4, pole), lesson(1, 8, pole), lesson(1, 0, 'unclear')], 300);
    for (const own of [0.5, 1, 2])
      for (const by of [0.5, 2, 8])
        assertNoGain(numbers, pole === 'operational' ? [own, 0, 0, 0, 0] : [0, own, 0, 0, 0], pole, by);
  }
});

test('evidence against a pole makes it no surer, whatever is taught', () => {
  const lessons = fc.array(fc.record({ sums: row, verdict: fc.constantFrom(...VERDICTS) }), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(
      lessons,
      row,
      fc.constantFrom<Pole>(...POLES),
      fc.double({ min: 0.01, max: 5, noNaN: true }),
      (items, sums, pole, by) => assertNoGain(taught(items, 30), sums, pole, by),
    ),
    runs(200),
  );
});
