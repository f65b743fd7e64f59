/** Words in the language of the editor: what the tag looks up, fills in and leaves alone. */
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { bundleInForce, counting, later, t, translated, useBundle } from '../../server/src/core/text/l10n.ts';

const say = (id: string, count: number): string => t`No item serves \`${id}\`, and ${count} wait.`;

afterEach(() => useBundle(null));

test('without a bundle a text is what it says', () => {
  assert.equal(say('safe-care', 2), 'No item serves `safe-care`, and 2 wait.');
  assert.equal(t`Nothing`, 'Nothing');
  assert.equal(t`A tab\tand \u2013`, 'A tab\tand –');
  assert.equal(t`${undefined}, ${null}`, 'undefined, null');
  assert.equal(bundleInForce(), null);
});

test('values stand where the other language wants them', () => {
  useBundle({ 'No item serves `{0}`, and {1} wait.': '{1} warten; {0} ist leer, {0}!' });
  assert.equal(say('a', 3), '3 warten; a ist leer, a!');
});

test('what a value holds is never filled in', () => {
  useBundle({ 'No item serves `{0}`, and {1} wait.': '{0} {1} {2}' });
  assert.equal(say('{1} $& {0}', 3), '{1} $& {0} 3 {2}');
});

test('a missing text stays English, and so does an empty one', () => {
  useBundle({ Other: 'Anderes', Empty: '', 'No item serves `{0}`, and {1} wait.': '' });
  assert.equal(say('a', 3), 'No item serves `a`, and 3 wait.');
  assert.equal(t`Empty`, 'Empty');
  assert.equal(t`Other`, 'Anderes');
});

test('names that every object has are no translation', () => {
  useBundle({ Other: 'Anderes' });
  for (const key of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    assert.equal(translated(key), key);
    assert.equal(counting(1, key), `1 ${key}`);
  }
  assert.equal(t`constructor`, 'constructor');
  useBundle(JSON.parse('{"__proto__": {"Other": "bad"}, "Next": ["no text"]}') as Record<string, string>);
  assert.equal(t`Other`, 'Other');
  assert.equal(t`Next`, 'Next');
  assert.equal(bundleInForce(), null);
});

test('a bundle gives way to the next one', () => {
  const one = (): string => t`Other`;
  useBundle({ Other: 'Anderes' });
  assert.equal(one(), 'Anderes');
  assert.deepEqual(bundleInForce(), { Other: 'Anderes' });
  useBundle({ Other: 'Autre' });
  assert.equal(one(), 'Autre');
  useBundle(undefined);
  assert.equal(one(), 'Other');
});

test('a constant is translated where it is shown', () => {
  const label = later`Ideas`;
  useBundle({ Ideas: 'Ideen', '{0} item': '{0} Vorhaben' });
  assert.equal(label, 'Ideas');
  assert.equal(translated(label), 'Ideen');
  assert.equal(counting('1', 'item'), '1 Vorhaben');
  assert.equal(counting(2, 'items'), '2 items');
});
