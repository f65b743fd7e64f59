/** How often a track that nobody asked about is the right one, on items that the engine was not taught. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { readCourt } from '../../scripts/traits/corpus.ts';
import { sureTrack } from '../../server/src/sheets/items/sure-track.ts';
import type { Judgement } from '../../server/src/traits/judgement.ts';
import { judge } from './sheet-world.ts';

test('sure tracks on real items that were never taught are as good as the guide says', async () => {
  const guide = await readFile(new URL('../../docs/spreadsheets.md', import.meta.url), 'utf8');
  const said = /never taught, (\d+) get a track this way, (\d+) of them rightly/.exec(guide);
  assert.ok(said !== null);
  const items = readCourt();
  const sure = items.flatMap(({ subject, label }) => {
    const track = sureTrack(judge(subject));
    return track === null ? [] : [track === label];
  });
  const right = sure.filter((each) => each).length;
  assert.deepEqual([sure.length, right], [Number(said[1]), Number(said[2])]);
});

test('a word or two, or as much for the other track, is not sure', () => {
  const sure = (
    scores: Judgement['scores'],
    more: Partial<Pick<Judgement, 'verdict' | 'confidence'>> = {},
  ): string | null =>
    sureTrack({
      verdict: 'operational',
      confidence: 0.99,
      evidence: [],
      neither: [],
      sums: { substance: scores, named: scores, governance: { operational: 0, strategic: 0 }, neither: 0 },
      scores,
      ...more,
    });
  assert.equal(sure({ operational: 0.9, strategic: 0 }), null);
  assert.equal(sure({ operational: 6, strategic: 4 }), null);
  assert.equal(sure({ operational: 6, strategic: 3 }), 'operational');
  assert.equal(sure({ operational: 6, strategic: 0 }, { confidence: 0.84 }), null);
  assert.equal(sure({ operational: 6, strategic: 0 }, { verdict: 'mixed' }), null);
});
