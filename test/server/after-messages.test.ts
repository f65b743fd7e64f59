/** Work between messages: it waits for those that are on their way, and not for those that never end. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { afterMessages } from '../../server/src/server/kit/after-messages.ts';

/** Runs `last` after some turns of the event loop, as what comes in as many parts. */
function inParts(parts: number, last: () => void): void {
  if (parts === 0) last();
  else setImmediate(() => inParts(parts - 1, last));
}

test('a message that comes in parts is handled before the work', async () => {
  const order: string[] = [];
  const done = new Promise<void>((resolve) => {
    afterMessages(() => {
      order.push('work');
      resolve();
    });
  });
  inParts(4, () => order.push('message'));
  await done;
  assert.deepEqual(order, ['message', 'work']);
});

test('work goes on while messages keep coming', async () => {
  let isDone = false;
  const work = new Promise<void>((resolve) => {
    afterMessages(() => {
      isDone = true;
      resolve();
    });
  });
  const busy = (): void => {
    const until = performance.now() + 0.2;
    while (performance.now() < until);
    if (!isDone) setImmediate(busy);
  };
  busy();
  await work;
});

test('work that is cancelled is not done', async () => {
  let isDone = false;
  const cancel = afterMessages(() => {
    isDone = true;
  });
  inParts(2, cancel);
  await new Promise<void>((resolve) => inParts(100, resolve));
  assert.equal(isDone, false);
});
