/** How often a track that nobody asked about is the right one, on items that the engine was not taught. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { readLabelled } from '../../scripts/traits/corpus.ts';
import { sureTrack } from '../../server/src/sheets/sure-track.ts';
import type { Subject } from '../../server/src/traits/subject.ts';
import { judge } from './sheet-world.ts';

const textOnly = ({ texts }: Subject): Subject => ({
  texts: texts.filter(({ path }) => path === 'title' || path === 'description'),
  hasStandard: false,
  hasSponsor: false,
});

test('sure tracks are as good as the guide says, and the wrong ones are mixed items', async () => {
  const guide = await readFile(new URL('../../docs/spreadsheets.md', import.meta.url), 'utf8');
  const said =
    /Of the (\d+) labelled items .*?, (\d+) would get .*?, (\d+) of them .* alone (\d+), and (\d+) right/.exec(
      guide,
    );
  const items = readLabelled();
  const figures = [items.length];
  for (const part of [(subject: Subject) => subject, textOnly]) {
    const sure = items.flatMap(({ subject, label }) => {
      const track = sureTrack(judge(part(subject)));
      return track === null ? [] : [{ track, label }];
    });
    const wrong = sure.filter(({ track, label }) => label !== track);
    figures.push(sure.length, sure.length - wrong.length);
    assert.ok(wrong.every(({ label }) => label === 'mixed'));
  }
  assert.deepEqual(said?.slice(1).map(Number), figures);
});

test('a word or two, or as much for the other track, is not sure', () => {
  const verdict = { verdict: 'operational', confidence: 0.99, evidence: [] } as const;
  assert.equal(sureTrack({ ...verdict, scores: { operational: 2.9, strategic: 0 } }), null);
  assert.equal(sureTrack({ ...verdict, scores: { operational: 6, strategic: 4 } }), null);
  assert.equal(sureTrack({ ...verdict, scores: { operational: 6, strategic: 3 } }), 'operational');
  assert.equal(sureTrack({ ...verdict, confidence: 0.84, scores: { operational: 6, strategic: 0 } }), null);
  assert.equal(sureTrack({ ...verdict, verdict: 'mixed', scores: { operational: 6, strategic: 0 } }), null);
});
