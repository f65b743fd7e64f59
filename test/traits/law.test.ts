import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { test } from 'node:test';
import { readLabelled, readTraining } from '../../scripts/traits/corpus.ts';
import { explanationLaw } from '../../scripts/traits/measure.ts';
import { createJudge } from '../../server/src/traits/judge.ts';
import { english } from '../../server/src/traits/pack/en/english.ts';

const judge = createJudge(english);

test('without the words shown the verdict changes in at least 9 of 10 cases', () => {
  const items = [...readLabelled(), ...readTraining().filter((_, at) => at % 5 === 0)];
  const { kept, changed } = explanationLaw(
    items.map(({ subject }) => ({ judge, subject, judgement: judge(subject) })),
  );
  assert.ok(changed + kept > 300);
  assert.ok(changed >= 9 * kept, `${changed} changed, ${kept} did not`);
});

test('no verdict without evidence for it', () => {
  for (const { subject, id } of [...readLabelled(), ...readTraining()]) {
    const { verdict, scores } = judge(subject);
    if (verdict === 'operational' || verdict === 'mixed') assert.ok(scores.operational > 0, id);
    if (verdict === 'strategic' || verdict === 'mixed') assert.ok(scores.strategic > 0, id);
  }
});

test('the weights stay within their share of the bundle', () => {
  assert.ok(statSync(new URL('../../server/src/traits/pack/en/model.json', import.meta.url)).size < 400_000);
});
