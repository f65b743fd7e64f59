/** The gauge of CPU time: what it calls slower. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { clearlySlower, compared } from '../../scripts/bench/gauge.ts';

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
