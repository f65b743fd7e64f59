import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { twotrack } from '../support/cli.ts';

let folder = '';
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'twotrack-calibrate-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

const run = async (...words: string[]): Promise<string> => {
  const { code, out, err } = await twotrack(folder, ['calibrate', ...words]);
  assert.equal(code, 0, err);
  return out;
};

const item = (id: string, title: string, track: string): string =>
  `  - {id: ${id}, title: ${title}, track: ${track}, description: ${title} with the zebrabank.}\n`;

test('agreement, confusion and the words that a vocabulary should take up', async () => {
  writeFileSync(
    join(folder, 'p.portfolio'),
    `portfolio: P\nitems:\n${item('a', 'Cut waiting times and rework by a new standard', 'operational')}${[
      1, 2, 3,
    ]
      .map(
        (n) =>
          `  - {id: s${n}, title: Quagga ${n}, track: strategic, description: A quagga for the board.}\n`,
      )
      .join('')}  - {id: n, title: Renew the licence, track: neither}\n  - {id: u, title: Something}\n`,
  );
  const found = JSON.parse(await run('--format', 'json')) as {
    items: number;
    undeclared: number;
    compared: number;
    confusion: Record<string, number[]>;
    vocabulary: Record<string, string[]>;
  };
  assert.deepEqual([found.items, found.undeclared], [5, 1]);
  assert.equal(found.confusion['operational']?.[0], 1);
  assert.equal(
    found.confusion['strategic']?.reduce((sum, each) => sum + each, 0),
    3,
  );
  // Nobody's own word: the weights know `board`, which three items on the track share too.
  assert.deepEqual(found.vocabulary['strategic'], ['quagga']);
  assert.equal(found.compared, 1);
  assert.match(
    await run(),
    /Where the verdict names a track it agrees with 1 of 1 declared tracks \(100 in 100\)/,
  );
  assert.match(await run(), /vocabulary:\n(?:.*\n)* {2}strategic: \[.*quagga/);
});

test('without a declared track it says that there is nothing to compare', async () => {
  writeFileSync(join(folder, 'q.portfolio'), 'items:\n  - {id: a, title: A}\n');
  assert.match(await run('q.portfolio'), /^No item declares a track; 1 do not/);
});
