/** How often a track that nobody asked about is the right one, on items that the engine was not taught. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { readLabelled } from '../../scripts/traits/corpus.ts';
import { sureTrack } from '../../server/src/sheets/items/sure-track.ts';
import type { Subject } from '../../server/src/traits/subject.ts';
import { judge } from './sheet-world.ts';

const textOnly = ({ texts }: Subject): Subject => ({
  texts: texts.filter(({ path }) => path === 'title' || path === 'description'),
  hasStandard: false,
  hasSponsor: false,
});

// The weights know these items: that they hold up on others is for `npm run eval` to measure.
test('sure tracks are as good as the guide says, and the wrong ones are mixed items', async () => {
  const guide = await readFile(new URL('../../docs/spreadsheets.md', import.meta.url), 'utf8');
  const said = /more than (\d+) in 100 get a track .*? at least (\d+) in 100 of these/.exec(guide);
  assert.ok(said !== null);
  const items = readLabelled();
  for (const part of [(subject: Subject) => subject, textOnly]) {
    const sure = items.flatMap(({ subject, label }) => {
      const track = sureTrack(judge(part(subject)));
      return track === null ? [] : [{ track, label }];
    });
    const wrong = sure.filter(({ track, label }) => label !== track);
    const figures = `${sure.length} of ${items.length}, ${wrong.length} wrong`;
    assert.ok((100 * sure.length) / items.length > Number(said[1]), figures);
    assert.ok(100 * (1 - wrong.length / sure.length) >= Number(said[2]), figures);
    assert.ok(wrong.every(({ label }) => label === 'mixed'));
  }
});

test('a word or two, or as much for the other track, is not sure', () => {
  const verdict = { verdict: 'operational', confidence: 0.99, evidence: [] } as const;
  assert.equal(sureTrack({ ...verdict, scores: { operational: 2.9, strategic: 0 } }), null);
  assert.equal(sureTrack({ ...verdict, scores: { operational: 6, strategic: 4 } }), null);
  assert.equal(sureTrack({ ...verdict, scores: { operational: 6, strategic: 3 } }), 'operational');
  assert.equal(sureTrack({ ...verdict, confidence: 0.84, scores: { operational: 6, strategic: 0 } }), null);
  assert.equal(sureTrack({ ...verdict, verdict: 'mixed', scores: { operational: 6, strategic: 0 } }), null);
});
