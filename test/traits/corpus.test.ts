import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readLabelled, readTraining } from '../../scripts/traits/corpus.ts';

const items = readTraining();
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
