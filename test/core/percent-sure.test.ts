/** A confidence in whole per cent. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { percentSure } from '../../server/src/base/words.ts';

test('a confidence reads as reaching a threshold of whole per cents only if it does', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.integer({ min: 0, max: 100 }),
      (said, whole) => {
        // The product of a threshold and 100 may be a little off.
        if (Math.abs(said - whole / 100) < 1e-9) assert.equal(percentSure(whole / 100), whole);
        else assert.equal(percentSure(said) >= whole, said >= whole / 100);
      },
    ),
  );
  for (let whole = 0; whole <= 100; whole++) assert.equal(percentSure(whole / 100), whole);
});
