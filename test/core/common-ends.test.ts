/** What two lists share at their ends: as much as it can be, and never the same item twice. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { commonEnds, textEnds } from '../../server/src/base/common-ends.ts';
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

test('the tail of a text may begin with line ends, each whole', () => {
  assert.deepEqual(textEnds('b\n\n\n', 'a\n\n\n'), { head: 0, tail: 3 });
  assert.deepEqual(textEnds('b\r\n\n', 'a\n\n'), { head: 0, tail: 1 });
  assert.deepEqual(textEnds('ab', 'ab\n'), { head: 2, tail: 0 });
});

test('the ends of texts are as long as they can be without splitting a surrogate pair or a CRLF', () => {
  const unit = fc.constantFrom('a', '\r\n', '\n', '😀', '😁', 'x'.repeat(5000));
  const text = fc.array(unit, { maxLength: 8 }).map((units) => units.join(''));
  const whole = (cut: string): boolean => !/[\ud800-\udbff\r]$|^[\udc00-\udfff]/.test(cut);
  fc.assert(
    fc.property(text, text, (a, b) => {
      const { head, tail } = textEnds(a, b);
      const most = commonEnds(a, b);
      assert.equal(a.slice(0, head), b.slice(0, head));
      assert.equal(a.slice(a.length - tail), b.slice(b.length - tail));
      assert.ok(head + tail <= Math.min(a.length, b.length));
      for (const each of [a, b]) {
        assert.ok(whole(each.slice(0, head)));
        assert.ok(whole(each.slice(each.length - tail)));
      }
      assert.ok(most.head - head <= 1);
      assert.ok(head + tail >= most.head + most.tail - 2);
    }),
    runs(300),
  );
});
