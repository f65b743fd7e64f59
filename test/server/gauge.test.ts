/** The gauge of what a change costs: what it calls more work, slower, and faster. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { clearlyFaster, clearlySlower, compared } from '../../scripts/bench/gauge.ts';
import { growth } from '../../scripts/bench/gauge-runs.ts';

it('compares rounds in pairs: what slows both of a pair slows nothing, and what slows a few pairs neither', () => {
  assert.ok(compared([100, 200, 150], [101, 202, 152]).ratio < 1.1);
  assert.ok(compared([100, 100, 100, 100, 100], [101, 180, 99, 170, 100]).ratio < 1.1);
  assert.ok(compared([100, 200, 150], [112, 225, 167]).ratio > 1.1);
  assert.equal(compared([100], [80]).ratio, 0.8);
});

it('calls slower only what three looks agree on, clearly', () => {
  assert.equal(clearlySlower([1.2, 1.3, 1.16]), true);
  assert.equal(clearlySlower([1.2, 1.3, 1.09]), false);
  assert.equal(clearlySlower([1.12, 1.14, 1.9]), false);
  assert.equal(clearlySlower([2, 2]), false);
});

it('calls faster only what two looks agree on, by every estimate', () => {
  assert.equal(clearlyFaster([compared([100, 100], [90, 92]), compared([100, 100], [95, 91])]), true);
  assert.equal(clearlyFaster([compared([100, 100], [90, 92])]), false);
  assert.equal(clearlyFaster([compared([100, 100], [90, 92]), compared([100, 90], [90, 95])]), false);
});

it('calls a tenth more runs more work, and names where they are', () => {
  const before = { 'a.ts: read': 800, 'a.ts: walk': 200, 'b.ts: gone': 100 };
  const more = growth(before, { 'a.ts: read': 780, 'a.ts: walk': 300, 'c.ts: fresh': 130 });
  assert.equal(more.isMore, true);
  assert.deepEqual(more.most, [
    { name: 'c.ts: fresh', runs: 130 },
    { name: 'a.ts: walk', runs: 100 },
  ]);
  assert.equal(growth(before, { 'a.ts: read': 1155 }).isMore, false);
  assert.equal(growth(before, before).isMore, false);
});
