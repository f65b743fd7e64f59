import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setBalance } from '../../server/src/edits/verbs/set-balance.ts';
import { done, worldOf } from './world.ts';

const after = (text: string, value: string): string => {
  const world = worldOf({ 'a.portfolio': text });
  return done(world, setBalance(world, [], { value }))['a.portfolio'] ?? '';
};
const refused = (text: string, value: string): string => {
  const result = setBalance(worldOf({ 'a.portfolio': text }), [], { value });
  return 'refused' in result ? result.refused : '';
};
const head = 'portfolio: P # ours\nperiod: 2027\n';

describe('set-balance', () => {
  it('adds a balance where there is none', () => {
    assert.equal(
      after(`${head}items: []\n`, '60'),
      `${head}balance: {operational: 60%, strategic: 40%}\nitems: []\n`,
    );
  });
  it('changes both shares where they stand, and leaves tolerance and comments', () => {
    assert.equal(
      after(`${head}balance: {operational: 50%, strategic: 50 %, tolerance: 5} # agreed\n`, ' 62.5 % '),
      `${head}balance: {operational: 62.5%, strategic: 37.5%, tolerance: 5} # agreed\n`,
    );
  });
  it('changes the one share that is stated', () => {
    assert.equal(
      after(`${head}balance:\n  strategic: 50\n  tolerance: 5\n`, '60'),
      `${head}balance:\n  strategic: 40%\n  tolerance: 5\n`,
    );
    assert.equal(
      after(`${head}balance: {tolerance: 5}\n`, '0'),
      `${head}balance: {tolerance: 5, operational: 0%}\n`,
    );
  });
  it('shows where the balance stands', () => {
    const world = worldOf({ 'a.portfolio': head });
    const result = setBalance(world, [], { value: '60' });
    assert.ok(!('refused' in result));
    assert.equal(result.reveal?.selection.start.line, 2);
  });
  it('says why not', () => {
    for (const value of ['', 'much', '101', '-1', '1e1', '60%, strategic: 1'])
      assert.match(refused(head, value), /no share from 0 to 100/);
    assert.match(refused('items: []\n', '60'), /no file|No file/);
  });
});
