/** What two lists share at their ends: as much as it can be, and never the same item twice. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { commonEnds } from '../../server/src/core/text/common-ends.ts';
import { runs } from '../support/runs.ts';

test('head and tail are shared, do not overlap, and could not be longer', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 6 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      const { head, tail } = commonEnds(a, b);
      assert.equal(a.slice(0, head), b.slice(0, head));
      assert.equal(a.slice(a.length - tail), b.slice(b.length - tail));
      const left = Math.min(a.length, b.length) - head - tail;
      assert.ok(left >= 0);
      if (left > 0) {
        assert.notEqual(a[head], b[head]);
        assert.notEqual(a.at(-1 - tail), b.at(-1 - tail));
      }
    }),
    runs(300),
  );
});

test('sameness is what the caller says', () => {
  assert.deepEqual(
    commonEnds(['A', 'x', 'C'], ['a', 'y', 'c'], (x, y) => x.toLowerCase() === y.toLowerCase()),
    { head: 1, tail: 1 },
  );
});
