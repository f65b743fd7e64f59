/** The cache that everything derived shares: one value for each owner, made anew when a declared input is another one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memo } from '../../server/src/core/text/memo.ts';

test('a value is made once for an owner and its inputs', () => {
  const calls: unknown[] = [];
  const sum = memo((owner: { readonly a: number }, b: number, c: object) => {
    calls.push([owner.a, b, c]);
    return { sum: owner.a + b };
  });
  const [one, two] = [{ a: 1 }, { a: 1 }];
  const [c, d] = [{}, {}];
  const first = sum(one, 2, c);
  assert.equal(sum(one, 2, c), first);
  assert.notEqual(sum(two, 2, c), first);
  assert.notEqual(sum(one, 3, c), first);
  assert.notEqual(sum(one, 3, d), sum(one, 3, c));
  // The last inputs are the ones that are kept.
  assert.notEqual(sum(one, 2, c), first);
  assert.equal(calls.length, 6);
});

test('values that are undefined, and inputs that are not a number, are cached too', () => {
  let calls = 0;
  const none = memo((_owner: object, _input: number | undefined): undefined => void calls++);
  const owner = {};
  for (const input of [Number.NaN, Number.NaN, undefined, undefined]) none(owner, input);
  assert.equal(calls, 2);
});

test('two caches of one owner are apart, and a value that is taken stands for its inputs', () => {
  const double = memo((owner: { readonly a: number }, by: number) => owner.a * by);
  const other = memo((owner: { readonly a: number }, by: number) => owner.a * by);
  const owner = { a: 2 };
  double.take(owner, 100, 5);
  assert.equal(double(owner, 5), 100);
  assert.equal(other(owner, 5), 10);
  assert.equal(double(owner, 6), 12);
  assert.equal(double(owner, 5), 10);
});

test('an owner shows nothing of its caches, and a copy of it has none', () => {
  const size = memo((owner: { readonly text: string }) => ({ length: owner.text.length }));
  const owner = { text: 'four' };
  const first = size(owner);
  assert.deepEqual(Reflect.ownKeys({ ...owner }), ['text']);
  assert.deepEqual(owner, { text: 'four' });
  assert.notEqual(size({ ...owner, text: 'three' }).length, first.length);
});

test('a function that throws is called again', () => {
  let fails = true;
  const fickle = memo((_owner: object) => {
    if (fails) throw new Error('not yet');
    return 1;
  });
  const owner = {};
  assert.throws(() => fickle(owner), /not yet/);
  fails = false;
  assert.equal(fickle(owner), 1);
});
