/** How the confidence of verdicts follows from what was right on held-out items. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { mixedCalibration, type Point } from '../../scripts/traits/calibration.ts';
import { english } from '../../server/src/traits/pack/en/english.ts';
import { mixedConfidence } from '../../server/src/traits/verdict.ts';

const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

describe('confidence of mixed', () => {
  it('is on average what was right of the items it was fitted to', () => {
    const right = fc.double({ min: 0.05, max: 0.95, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(share, right), { minLength: 1, maxLength: 40 }), (points: Point[]) => {
        const { odds } = mixedCalibration(points);
        const said = mean(points.map(([of]) => mixedConfidence({ odds, most: 1 }, of)));
        // The factor is rounded to three places.
        if (odds > 0.02 && odds < 100) assert.ok(Math.abs(said - mean(points.map(([, of]) => of))) < 0.02);
      }),
    );
  });

  it('keeps a share that was right as often as it says', () => {
    const { odds } = mixedCalibration([
      [0.3, 0.3],
      [0.6, 0.6],
      [0.8, 0.8],
    ]);
    assert.ok(Math.abs(odds - 1) < 0.01);
  });

  it('rises with the share, up to that of the surest item', () => {
    const { mixed } = english.weights!.numbers.calibration;
    fc.assert(
      fc.property(share, share, (one, other) => {
        const [low, high] = one < other ? [one, other] : [other, one];
        assert.ok(mixedConfidence(mixed, low) <= mixedConfidence(mixed, high));
      }),
    );
    const half: Point[] = [
      [0.4, 0],
      [0.7, 1],
    ];
    const fitted = mixedCalibration(half);
    assert.equal(mixedConfidence(fitted, 0.99), mixedConfidence(fitted, 0.75));
    assert.ok(mixedConfidence(fitted, 0.6) < mixedConfidence(fitted, 0.7));
  });

  it('is less than the share it came from, since mixed is said too often', () => {
    const { mixed } = english.weights!.numbers.calibration;
    for (const of of [0.3, 0.5, 0.7, 0.9]) assert.ok(mixedConfidence(mixed, of) < of);
  });
});
