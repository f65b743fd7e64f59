import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitLogistic, score, softmax, toRows } from '../../scripts/traits/logistic.ts';
import { packWeights } from '../../scripts/traits/pack-weights.ts';
import { BUCKETS } from '../../server/src/traits/hash.ts';
import { bytesOf, WeightTable } from '../../server/src/traits/model.ts';

test('base64 is read as it was written', () => {
  const bytes = Uint8Array.from({ length: 300 }, (_, at) => (at * 37) & 255);
  for (const end of [0, 1, 2, 3, 299, 300])
    assert.deepEqual(bytesOf(Buffer.from(bytes.slice(0, end)).toString('base64')), bytes.slice(0, end));
});

test('packed weights come back by bucket, to the step of a byte', () => {
  const buckets = Array.from({ length: 5000 }, (_, at) => (at * 7919 * 13) % BUCKETS);
  const rows = [buckets.map((b) => Math.sin(b)), buckets.map((b) => 3 * Math.cos(b))];
  const table = new WeightTable(packWeights(buckets, rows));
  buckets.forEach((bucket, at) => {
    const slot = table.slot(bucket);
    assert.ok(slot >= 0);
    assert.ok(Math.abs(table.weight(slot, 0) - rows[0]![at]!) < 1 / 127);
    assert.ok(Math.abs(table.weight(slot, 1) - rows[1]![at]!) < 3 / 127);
  });
  const known = new Set(buckets);
  for (let bucket = 1; bucket < 20_000; bucket += 3)
    if (!known.has(bucket)) assert.equal(table.slot(bucket), -1);
});

test('a fit separates what can be separated, the same every time', () => {
  const rows = toRows([[[0, 1]], [[0, 2]], [[1, 1]], [[1, 2]], [[2, 1]], [[2, 2]]], 3);
  const labels = [0, 0, 1, 1, 2, 2];
  const fit = fitLogistic(rows, labels, 3, { penalty: 0.01 });
  const out = new Float64Array(3);
  labels.forEach((label, at) => {
    score(fit, rows, at, out);
    softmax(out);
    assert.ok(out[label]! > 0.8);
  });
  assert.deepEqual(fitLogistic(rows, labels, 3, { penalty: 0.01 }), fit);
});
