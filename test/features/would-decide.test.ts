/** What an item is told to say where its verdict is not sure. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { gapOf } from '../../server/src/session/would-decide.ts';

/** The gap of an item with these sums: both poles' substance, and what speaks for neither path. */
const gap = (operational: number, strategic: number, neither: number) => {
  const substance = { operational, strategic };
  const sums = { substance, named: substance, governance: { operational: 0, strategic: 0 }, neither };
  return gapOf({ verdict: 'unclear', confidence: 0.7, sums }, false);
};

it('what speaks for neither path, more than for work, is a purchase, a duty or an event', () => {
  assert.equal(gap(0.2, 0, 0.9), 'change');
  assert.equal(gap(0.2, 0.3, 2), 'change');
  assert.equal(gap(1.4, 0.3, 2), 'change');
});

it('a word or two that speak for neither path are not', () => {
  assert.equal(gap(0.1, 0, 0.3), 'act');
  assert.equal(gap(0.5, 0.3, 0.7), 'act');
});

it('work that is heavier than what speaks for neither path lacks what would tell its kind', () => {
  assert.equal(gap(1.5, 0.2, 0.9), 'measure');
  assert.equal(gap(0.2, 1.5, 0.9), 'offer');
  assert.equal(gap(1.5, 1.4, 0.9), 'either');
});
