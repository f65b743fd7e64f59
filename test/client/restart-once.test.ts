/** A server that dies is started again once, with a word; one that dies again soon is not. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RestartOnce } from '../../client/src/services/restart-once.ts';

const [DO_NOT_RESTART, RESTART] = [1, 2];

test('a server that died is started again once, and said to be', () => {
  let told = 0;
  let now = 0;
  const handler = new RestartOnce(
    () => void told++,
    () => now,
  );
  assert.deepEqual(handler.closed(), { action: RESTART, handled: true });
  assert.equal(told, 1);
  now += 1000;
  assert.deepEqual(handler.closed(), { action: DO_NOT_RESTART, handled: true });
  assert.equal(told, 1);
  // Hours later it is another matter.
  now += 3_600_000;
  assert.deepEqual(handler.closed(), { action: RESTART, handled: true });
  assert.equal(told, 2);
  assert.equal(handler.error().action, 1, 'a message that could not be read costs itself alone');
});
