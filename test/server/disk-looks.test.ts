/** How often the disk is polled for a client that does not watch it, on a clock that the test moves. */
import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Client } from '../../server/src/features/kit/feature.ts';
import { DiskLooks } from '../../server/src/server/kit/disk-looks.ts';

/** Polls that take `cost` ms each, and the time, which only they and `pass` move. */
function polling(t: TestContext, cost: number) {
  let time = 0;
  let looks = 0;
  let due: { at: number; run: () => void } | null = null;
  t.mock.method(performance, 'now', () => time);
  const client: Client = {
    capabilities: {},
    own: false,
    lenses: true,
    pulls: false,
    snippets: false,
    markdown: false,
    annotations: false,
  };
  const clock = {
    now: () => new Date(time),
    after: (milliseconds: number, run: () => void) => {
      const own = { at: time + milliseconds, run };
      due = own;
      return () => {
        if (due === own) due = null;
      };
    },
  };
  const disk = new DiskLooks(client, undefined, clock, {
    look: async () => {
      looks++;
      time += cost;
    },
    inTurn: (work) => void work(),
    costlyMs: undefined,
  });
  const pass = (milliseconds: number): void => {
    time += milliseconds;
    if (due === null || due.at > time) return;
    const { run } = due;
    due = null;
    run();
  };
  return { disk, pass, looks: () => looks };
}

describe('the disk is polled', () => {
  it('at every open, save and close, where that costs little', async (t) => {
    const { disk, looks } = polling(t, 5);
    for (let at = 1; at <= 50; at++) {
      await disk.now();
      assert.equal(looks(), at);
    }
  });

  it('at the first and after the last of a burst, where it costs much', async (t) => {
    const { disk, pass, looks } = polling(t, 200);
    for (let at = 0; at < 50; at++) {
      await disk.now();
      pass(1);
    }
    assert.equal(looks(), 1);
    pass(200);
    assert.equal(looks(), 2);
    pass(100_000);
    assert.equal(looks(), 2);
    await disk.now();
    assert.equal(looks(), 3);
  });

  it('once after an edit that follows a poll too soon', async (t) => {
    const { disk, pass, looks } = polling(t, 5);
    await disk.now();
    for (let at = 0; at < 10; at++) await disk.afterEdit();
    assert.equal(looks(), 1);
    pass(1000);
    assert.equal(looks(), 2);
    pass(100_000);
    assert.equal(looks(), 2);
  });
});
