/** What VS Code asks and what is redrawn are kept apart. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it, mock } from 'node:test';
import { Calm } from '../../client/src/tracks-view/calm.ts';

/** Lets time pass, and what waits for it go on. */
async function pass(ms: number): Promise<void> {
  for (let i = 0; i < ms; i += 5) {
    mock.timers.tick(5);
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
  }
}

describe('calm', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout', 'Date'] }));
  afterEach(() => mock.timers.reset());

  it('is there where nothing was asked', async () => {
    const calm = new Calm();
    assert.equal(calm.now, true);
    await calm.come();
  });

  it('lets no answer come at once, and hands it on', async () => {
    const calm = new Calm();
    let answer: string | undefined;
    void calm.answer(async () => 'rows').then((rows) => (answer = rows));
    await pass(10);
    assert.equal(answer, undefined);
    await pass(15);
    assert.equal(answer, 'rows');
  });

  it('comes a moment after the last answer', async () => {
    const calm = new Calm();
    let came = false;
    const answer = calm.answer(() => new Promise<void>((resolve) => setTimeout(resolve, 300)));
    void calm.come().then(() => (came = true));
    await pass(310);
    await answer;
    assert.equal(came, false);
    await pass(100);
    assert.equal(came, true);
  });

  it('waits for the questions that a redrawn row leads to', async () => {
    const calm = new Calm();
    calm.redrawn();
    assert.equal(calm.now, false);
    await pass(150);
    void calm.answer(async () => []);
    await pass(80);
    assert.equal(calm.now, false, 'an answer was given a moment ago');
    await pass(60);
    assert.equal(calm.now, true);
  });

  it('takes longer while the tree is young', async () => {
    const calm = new Calm();
    calm.begin();
    void calm.answer(async () => []);
    await pass(220);
    assert.equal(calm.now, false);
    await pass(320);
    assert.equal(calm.now, true);
    await pass(5000);
    void calm.answer(async () => []);
    await pass(130);
    assert.equal(calm.now, true, 'it is not young for ever');
  });

  it('is not waited for without end, nor lost with an error', async () => {
    const calm = new Calm();
    let came = false;
    void calm.answer(() => new Promise(() => {}));
    void calm.come().then(() => (came = true));
    await pass(2100);
    assert.equal(came, true);
    const failing = new Calm();
    const failed = assert.rejects(failing.answer(() => Promise.reject(new Error('gone'))));
    await pass(130);
    await failed;
    assert.equal(failing.now, true);
  });
});
