/** What is remembered of folders while one work looks into many: nothing from before it, and nothing after it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { atOnce, rememberedAtOnce } from '../../server/src/files/at-once.ts';

/** A reader that counts how often it reads. */
function counting(): { readonly read: (folder: string) => Promise<string>; readonly times: () => number } {
  let times = 0;
  return { read: rememberedAtOnce(async (folder) => `${folder} ${++times}`), times: () => times };
}

test('a folder is read once within a work, and each time outside of one', async () => {
  const { read, times } = counting();
  await read('/a');
  await read('/a');
  assert.equal(times(), 2);
  await atOnce(async () => {
    assert.deepEqual(await Promise.all([read('/a'), read('/a'), read('/b')]), ['/a 3', '/a 3', '/b 4']);
  });
  assert.equal(await read('/a'), '/a 5');
});

test('a work that begins while another goes on reads anew', async () => {
  const { read } = counting();
  await atOnce(async () => {
    assert.equal(await read('/a'), '/a 1');
    await atOnce(async () => assert.equal(await read('/a'), '/a 2'));
    assert.equal(await read('/a'), '/a 2');
  });
});

test('a work that fails leaves nothing behind', async () => {
  const { read } = counting();
  const failing = atOnce(async () => {
    await read('/a');
    throw new Error('gone');
  });
  await assert.rejects(failing, /gone/);
  assert.equal(await read('/a'), '/a 2');
});
