import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { Coalescer } from '../../client/src/services/coalescer.ts';

/** A coalescer over work that takes some time, on a clock that only the test moves. */
function setUp(context: TestContext, takes: number) {
  context.mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  const runs: number[] = [];
  const coalescer = new Coalescer(
    async () => {
      runs.push(Date.now());
      if (takes > 0) await new Promise((resolve) => setTimeout(resolve, takes));
    },
    100,
    300,
  );
  /** Moves the clock in small steps, so that what one timer sets off can set the next. */
  const pass = async (milliseconds: number) => {
    for (let passed = 0; passed < milliseconds; passed += 10) {
      context.mock.timers.tick(10);
      for (let i = 0; i < 5; i++) await Promise.resolve();
    }
  };
  return { coalescer, runs, pass };
}

describe('coalescer', () => {
  it('runs once for a burst, after a pause', async (context) => {
    const { coalescer, runs, pass } = setUp(context, 0);
    for (let i = 0; i < 3; i++) {
      coalescer.call();
      await pass(50);
    }
    assert.deepEqual(runs, []);
    await pass(100);
    assert.deepEqual(runs, [200]);
  });

  it('does not wait for ever while calls keep coming', async (context) => {
    const { coalescer, runs, pass } = setUp(context, 0);
    for (let i = 0; i < 20; i++) {
      coalescer.call();
      await pass(50);
    }
    assert.ok(runs.length >= 3, `${runs.length} runs in a second`);
  });

  it('never runs twice at once, and takes up a call that came while it ran', async (context) => {
    const { coalescer, runs, pass } = setUp(context, 500);
    coalescer.call();
    await pass(200);
    coalescer.call();
    await pass(300);
    assert.deepEqual(runs, [100]);
    await pass(3000);
    assert.equal(runs.length, 2);
  });

  it('leaves twice the time of a costly run free', async (context) => {
    const { coalescer, runs, pass } = setUp(context, 500);
    coalescer.call();
    await pass(650);
    coalescer.call();
    await pass(3000);
    assert.deepEqual(runs, [100, 1600]);
  });

  it('does nothing more once disposed', async (context) => {
    const { coalescer, runs, pass } = setUp(context, 0);
    coalescer.call();
    coalescer.dispose();
    coalescer.call();
    await pass(1000);
    assert.deepEqual(runs, []);
  });
});
