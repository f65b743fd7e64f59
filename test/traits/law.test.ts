/** The laws of the verdict, over random sums and over real items. */
import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { readCourt, readVoices } from '../../scripts/traits/corpus.ts';
import { explanationLaw } from '../../scripts/traits/measure.ts';
import { fires, THRESHOLDS } from '../../server/src/traits/fires.ts';
import { createJudge } from '../../server/src/traits/judge.ts';
import type { Judgement, Pole, Sums, Verdict } from '../../server/src/traits/judgement.ts';
import { english } from '../../server/src/traits/pack/en/english.ts';
import { MIN_PIECE, sharesOf, VERDICTS, verdictOf } from '../../server/src/traits/verdict.ts';
import { runs } from '../support/runs.ts';

const judge = createJudge(english);
const numbers = english.weights!.numbers;
const subjects = [...readCourt(), ...readVoices().filter((_, at) => at % 8 === 0)].map(
  ({ subject }) => subject,
);
const judged = subjects.map((subject) => ({ judge, subject, judgement: judge(subject) }));

const sum = fc.double({ min: 0, max: 12, noNaN: true });
/** Evidence of one pole, and the part of it that names something. */
const work = fc.tuple(sum, fc.constantFrom(0, 0.4, 1)).map(([of, share]) => ({ of, named: of * share }));
const arbitrarySums: fc.Arbitrary<Sums> = fc
  .record({ o: work, s: work, governance: fc.record({ operational: sum, strategic: sum }), neither: sum })
  .map(({ o, s, governance, neither }) => ({
    substance: { operational: o.of, strategic: s.of },
    named: { operational: o.named, strategic: s.named },
    governance,
    neither,
  }));
type Side = 'substance' | 'named' | 'governance';
const more = (sums: Sums, side: Side, pole: Pole, by: number): Sums => {
  const added = (of: Side): Record<Pole, number> => ({ ...sums[of], [pole]: sums[of][pole] + by });
  // What names something is part of the substance.
  if (side === 'named') return { ...sums, substance: added('substance'), named: added('named') };
  return { ...sums, [side]: added(side) };
};
const other = (pole: Pole): Pole => (pole === 'operational' ? 'strategic' : 'operational');
/** How much a verdict is of a pole: the other pole, mixed, the pole itself; an unclear verdict is of none. */
const degree = (verdict: Verdict, pole: Pole): number =>
  verdict === 'unclear' ? 1 : verdict === pole ? 3 : verdict === 'mixed' ? 2 : 0;

test('more evidence for a pole never makes the verdict less of that pole', () => {
  fc.assert(
    fc.property(
      arbitrarySums,
      fc.constantFrom<Pole>('operational', 'strategic'),
      fc.constantFrom<Side>('substance', 'named', 'governance'),
      fc.double({ min: 0.01, max: 5, noNaN: true }),
      (sums, pole, side, by) => {
        const before = verdictOf(sums, numbers, false).verdict;
        const after = verdictOf(more(sums, side, pole, by), numbers, false).verdict;
        assert.ok(degree(after, pole) >= degree(before, pole), `${before} became ${after}`);
      },
    ),
    runs(2000),
  );
});

test('confidence is a function of the sums, and rises with the evidence for the verdict', () => {
  fc.assert(
    fc.property(arbitrarySums, fc.double({ min: 0.01, max: 5, noNaN: true }), (sums, by) => {
      const { verdict, confidence } = verdictOf(sums, numbers, false);
      assert.deepEqual(verdictOf(sums, numbers, false), { verdict, confidence });
      if (verdict !== 'operational' && verdict !== 'strategic') return;
      const after = verdictOf(more(sums, 'substance', verdict, by), numbers, false);
      assert.equal(after.verdict, verdict);
      assert.ok(after.confidence >= confidence - 1e-9);
      const against = verdictOf(more(sums, 'substance', other(verdict), by), numbers, false);
      if (against.verdict === verdict) assert.ok(against.confidence <= confidence + 1e-9);
    }),
    runs(2000),
  );
});

test('shares of the verdicts sum to one, and confidence never reaches it', () => {
  fc.assert(
    fc.property(arbitrarySums, (sums) => {
      const shares = sharesOf(sums, numbers);
      assert.equal(shares.length, VERDICTS.length);
      assert.ok(Math.abs(shares.reduce((all, each) => all + each, 0) - 1) < 1e-9);
      assert.ok(verdictOf(sums, numbers, false).confidence < 1);
    }),
  );
});

test('the words shown add up to the sums, and the verdict is theirs', () => {
  for (const { judgement } of judged) {
    const { sums, evidence, scores, verdict } = judgement;
    for (const pole of ['operational', 'strategic'] as const) {
      const of = (governance: boolean): number =>
        evidence
          .filter((piece) => piece.pole === pole && (piece.layer === 'governance') === governance)
          .reduce((all, { weight }) => all + weight, 0);
      assert.ok(Math.abs(of(false) - sums.substance[pole]) < 1e-9);
      assert.ok(Math.abs(of(true) - sums.governance[pole]) < 1e-9);
      assert.ok(Math.abs(scores[pole] - sums.substance[pole] - sums.governance[pole]) < 1e-9);
    }
    assert.ok(Math.abs(judgement.neither.reduce((all, { weight }) => all + weight, 0) - sums.neither) < 1e-9);
    assert.equal(verdictOf(sums, numbers, false).verdict, verdict);
  }
});

test('a verdict of mixed shows a real piece of work on either side, or work of one and governance of the other', () => {
  fc.assert(
    fc.property(arbitrarySums, (sums) => {
      if (verdictOf(sums, numbers, false).verdict !== 'mixed') return;
      const works = (pole: Pole): boolean => sums.substance[pole] >= MIN_PIECE && sums.named[pole] > 0;
      const governs = (pole: Pole): boolean => sums.governance[pole] >= MIN_PIECE;
      assert.ok(
        (works('operational') && works('strategic')) ||
          (works('operational') && governs('strategic')) ||
          (works('strategic') && governs('operational')),
      );
    }),
    runs(2000),
  );
});

test('of two verdicts of mixed the one with the greater share is as sure or surer', () => {
  const mixed = arbitrarySums.filter((sums) => verdictOf(sums, numbers, false).verdict === 'mixed');
  const share = (sums: Sums): number => sharesOf(sums, numbers)[VERDICTS.indexOf('mixed')]!;
  fc.assert(
    fc.property(mixed, mixed, (one, other) => {
      const [less, greater] = share(one) <= share(other) ? [one, other] : [other, one];
      assert.ok(
        verdictOf(less, numbers, false).confidence <= verdictOf(greater, numbers, false).confidence + 1e-9,
      );
    }),
    runs(500),
  );
});

test('words that carry grammar only, and counts, weigh nothing', () => {
  const said = 'and to for our of the in with on at by from it is are this that these 3 12 480';
  const { evidence, neither, verdict } = judge({ texts: [{ path: 'description', text: said }] });
  assert.deepEqual(evidence, []);
  assert.deepEqual(neither, []);
  assert.equal(verdict, 'unclear');
});

test('a word takes nothing away that only looks like a mark', () => {
  const takenFrom = (text: string): readonly unknown[] =>
    judge({ texts: [{ path: 'description', text }] }).evidence.flatMap(({ rule }) => rule ?? []);
  for (const text of [
    'Open a new car park and enter a new market',
    'Parking services move to a new company',
    'To note the merger of two companies',
    'The money is used to open a new branch',
    'Close two plants here and open one elsewhere',
  ])
    assert.deepEqual(takenFrom(text), [], text);
  for (const text of [
    'The new market is parked until spring',
    'The branch used to be a new company',
    'Entering a new market is dealt with elsewhere',
  ])
    assert.notDeepEqual(takenFrom(text), [], text);
});

test('words that fit the work of any organisation support no verdict by themselves', () => {
  const vague = fc.array(fc.constantFrom(...english.generic.split(' ')), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(vague, vague, (title, description) => {
      const texts = [
        { path: 'title', text: title.join(' ') },
        { path: 'description', text: `We will ${description.join(' and ')}.` },
      ];
      const { verdict, sums } = judge({ texts });
      assert.equal(verdict, 'unclear');
      assert.deepEqual(sums.named, { operational: 0, strategic: 0 });
    }),
    runs(500),
  );
  const said = (text: string): Verdict => judge({ texts: [{ path: 'description', text }] }).verdict;
  assert.equal(said('Quality should be better next year.'), 'unclear');
  assert.equal(said('The quality of welds should be better: rework down by half.'), 'operational');
});

test('a title alone raises no finding', () => {
  for (const { texts } of subjects) {
    const judgement: Judgement = judge({ texts: texts.filter(({ path }) => path === 'title') });
    if (judgement.verdict === 'unclear') continue;
    const { mixed, ...others } = THRESHOLDS;
    const least = judgement.verdict === 'mixed' ? mixed : Math.min(...Object.values(others));
    assert.ok(judgement.confidence < least);
    for (const track of [undefined, 'operational', 'strategic'] as const)
      assert.equal(fires(judgement, track), undefined);
  }
});

test('without the words shown the verdict changes in at least 9 of 10 cases', () => {
  const { kept, changed } = explanationLaw(judged);
  assert.ok(changed + kept > 300);
  assert.ok(changed >= 9 * kept, `${changed} changed, ${kept} did not`);
});

test('the weights stay within their share of the bundle', () => {
  const { size } = statSync(new URL('../../server/src/traits/pack/en/weights.json', import.meta.url));
  assert.ok(size < 480_000, `${size} bytes`);
});
