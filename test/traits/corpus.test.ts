import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCourt, readLabelled, readPairs, readSchool, readVoices } from '../../scripts/traits/corpus.ts';

const items = readSchool();
const body = (at: number): string =>
  items[at]!.subject.texts.filter(({ path }) => path === 'title' || path === 'description')
    .map(({ text }) => text)
    .join(' ');
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

test('every item has an id of its own, a label that is known and words', () => {
  const all = [...items, ...readLabelled()];
  assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
  for (const { label, subject, id } of all) {
    assert.ok(['operational', 'strategic', 'mixed', 'unclear'].includes(label), id);
    assert.ok((subject.texts[0]?.text ?? '').trim() !== '' || subject.texts.length > 1, id);
  }
});

test('it spans at least 30 sectors and 100 organisations, and holds 100 unclear items', () => {
  assert.ok(new Set(items.map(({ sector }) => sector)).size >= 30);
  assert.ok(new Set(items.map(({ org }) => org)).size >= 100);
  assert.ok(items.filter(({ label }) => label === 'unclear').length >= 100);
});

test('an item of one pole has no part marked for the other', () => {
  for (const { label, spans, id } of items) {
    if (label === 'operational')
      assert.ok(
        spans.every(({ pole }) => pole !== 'strategic'),
        id,
      );
    if (label === 'strategic')
      assert.ok(
        spans.every(({ pole }) => pole !== 'operational'),
        id,
      );
  }
});

test('no item is a near copy of another, nor of one in the labelled set', () => {
  const texts = [
    ...items.map((_, at) => body(at)),
    ...readLabelled().map(({ subject }) => subject.texts.map(({ text }) => text).join(' ')),
  ];
  const sets = texts.map((text) => {
    const words = wordsOf(text);
    return new Set(words.slice(0, -2).map((word, at) => `${word} ${words[at + 1]} ${words[at + 2]}`));
  });
  const holders = new Map<string, number[]>();
  sets.forEach((set, at) => {
    for (const triple of set) holders.set(triple, [...(holders.get(triple) ?? []), at]);
  });
  const shared = new Map<number, number>();
  for (const group of holders.values()) {
    if (group.length > 12) continue;
    for (const a of group)
      for (const b of group)
        if (a < b) shared.set(a * texts.length + b, (shared.get(a * texts.length + b) ?? 0) + 1);
  }
  for (const [pair, count] of shared) {
    const [a, b] = [Math.floor(pair / texts.length), pair % texts.length];
    const union = sets[a]!.size + sets[b]!.size - count;
    assert.ok(union < 8 || count / union < 0.5, `“${texts[a]}” and “${texts[b]}”`);
  }
});

test('no common word gives the label away', () => {
  const seen = new Map<string, Map<string, number>>();
  items.forEach(({ label }, at) => {
    for (const word of new Set(wordsOf(body(at)))) {
      const counts = seen.get(word) ?? new Map<string, number>();
      counts.set(label, (counts.get(label) ?? 0) + 1);
      seen.set(word, counts);
    }
  });
  for (const [word, counts] of seen) {
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    if (total >= 60)
      assert.ok(Math.max(...counts.values()) / total < 0.9, `${word} ${JSON.stringify([...counts])}`);
  }
});

const voices = readVoices();

test('the real items are as many, as varied and as read as the page on the verdict says', () => {
  assert.ok(voices.length >= 2000);
  const bySource = new Map<string, number>();
  for (const { group } of voices) bySource.set(group, (bySource.get(group) ?? 0) + 1);
  assert.ok(bySource.size >= 600);
  for (const [source, count] of bySource) assert.ok(count <= 4, `${source}: ${count}`);
  assert.ok(new Set(voices.map(({ register }) => register)).size >= 12);
  assert.ok(new Set(voices.map(({ sector }) => sector)).size >= 40);
  assert.equal(new Set(voices.map(({ id }) => id)).size, voices.length);
});

test('no source of the court is taught', () => {
  const court = new Set(readCourt().map(({ group }) => group));
  assert.ok(court.size > 50);
  for (const { group, id } of [...voices, ...readPairs()]) assert.ok(!court.has(group), id);
});

test('a counterpart has another label than the item that it answers, and about its length', () => {
  const pairs = readPairs();
  assert.ok(pairs.length >= 1000);
  const known = new Map(voices.map((item) => [item.id, item]));
  const words = (item: (typeof voices)[number]): number =>
    wordsOf(item.subject.texts.map(({ text }) => text).join(' ')).length;
  let close = 0;
  for (const pair of pairs) {
    const first = known.get(pair.id.replace(/p\d*$/, ''));
    assert.ok(first !== undefined, pair.id);
    assert.notEqual(pair.label, first.label, pair.id);
    if (Math.abs(words(pair) - words(first)) <= Math.max(6, 0.35 * words(first))) close++;
  }
  assert.ok(close > 0.9 * pairs.length, `${close} of ${pairs.length}`);
});
