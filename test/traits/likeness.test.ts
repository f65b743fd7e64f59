/** Real items weighed to be like the court, and how two judges compare on them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Item, type RawItem, toItem } from '../../scripts/traits/corpus.ts';
import { courtLike, differenceOf, likenessOf } from '../../scripts/traits/likeness.ts';
import type { Verdict } from '../../server/src/traits/judgement.ts';

const raw: RawItem = { id: 'x', sector: 'school', label: 'operational', title: 'Cut waiting', sure: true };
const real = (register: string, more: Partial<RawItem> = {}): Item =>
  toItem({ ...raw, register, ...more }, 'voice');

test('each register counts as much as it does in the court, and doubtful or disputed items do not', () => {
  const items = [
    real('press'),
    real('press'),
    real('press', { sure: false }),
    real('press', { second: 'mixed' }),
    real('okr'),
    real('minutes'),
  ];
  const weights = courtLike(items, ['press', 'okr', 'okr', 'okr']);
  assert.deepEqual(
    items.map((item) => weights.get(item)),
    [0.5, 0.5, undefined, undefined, 3, undefined],
  );
});

test('a judge is held against another item by item', () => {
  const [press, okr] = [real('press'), real('okr')];
  const weights = new Map([
    [press, 1],
    [okr, 3],
  ]);
  const said = (one: Verdict, other: Verdict): Map<Item, Verdict> =>
    new Map([
      [press, one],
      [okr, other],
    ]);
  const [right, half] = [said('operational', 'operational'), said('strategic', 'operational')];
  assert.deepEqual(likenessOf(weights, right), { items: 2, accuracy: 1, macroF1: 1 });
  assert.equal(likenessOf(weights, half).accuracy, 0.75);
  assert.deepEqual(differenceOf(weights, right, right), { mean: 0, error: 0 });
  const { mean, error } = differenceOf(weights, right, half);
  assert.equal(mean, 0.25);
  assert.ok(error > 0);
});
