import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { fires, THRESHOLDS } from '../../server/src/traits/fires.ts';
import { explainFlip, without } from '../../server/src/traits/flip.ts';
import { createJudge } from '../../server/src/traits/judge.ts';
import type { Vocabulary } from '../../server/src/traits/judgement.ts';
import { english } from '../../server/src/traits/pack/en/english.ts';
import type { Subject } from '../../server/src/traits/subject.ts';
import { cpuTime } from '../support/cpu-time.ts';

const judge = createJudge(english);
const item = (title: string, description?: string, more: Partial<Subject> = {}): Subject => ({
  texts: [
    { path: 'title', text: title },
    ...(description === undefined ? [] : [{ path: 'description', text: description }]),
  ],
  ...more,
});
const own = (more: Partial<Vocabulary>): Vocabulary => ({
  operational: [],
  strategic: [],
  neutral: [],
  ...more,
});

const FIX =
  'Pickers re-sort the shelf labels each morning and tally wrong picks on the board until there are fewer than two a shift.';
const LEAP =
  'We buy a rival in Spain, merge both companies into one and sell by subscription in three new countries.';

describe('verdict', () => {
  test('work that makes what exists work better is operational', () => {
    assert.equal(judge(item('Wrong picks in aisle 4', FIX)).verdict, 'operational');
  });

  test('work that changes what is done is strategic', () => {
    assert.equal(judge(item('Into Spain', LEAP)).verdict, 'strategic');
  });

  test('large words on small work leave it operational', () => {
    const { verdict } = judge(item('World-class picking transformation', FIX));
    assert.equal(verdict, 'operational');
  });

  test('plain words on a change of business are strategic', () => {
    assert.equal(
      judge(
        item(
          'People rent the trucks from us now',
          'We stop selling them and own the fleet ourselves; customers pay by the month.',
        ),
      ).verdict,
      'strategic',
    );
  });

  test('two kinds of work in one item are mixed, by substance', () => {
    const { verdict, mix } = judge(item('Plan for the autumn', `${LEAP} ${FIX}`));
    assert.equal(verdict, 'mixed');
    assert.deepEqual(mix, { kind: 'substance' });
  });

  test('a shop-floor fix run as a capital programme of years is mixed, by governance', () => {
    const run: Partial<Subject> = {
      review: 'quarterly',
      change: 'breakthrough',
      funding: 'capital',
      budget: 9e6,
      horizonDays: 1460,
      hasSponsor: true,
    };
    const { verdict, mix } = judge(
      item('Wrong picks in aisle 4', 'Labels on the shelves are re-sorted each morning.', run),
    );
    assert.equal(verdict, 'mixed');
    assert.deepEqual(mix, { kind: 'governance', substance: 'operational' });
  });

  test('a leap run by huddle in four weeks is mixed, by governance', () => {
    const run: Partial<Subject> = {
      review: 'daily',
      horizonDays: 28,
      effort: 0.2,
      scope: 'team',
      measures: [{ kind: 'process', every: 'daily', hasBaseline: true }],
    };
    const { verdict, mix } = judge(item('Into Spain', LEAP, run));
    assert.equal(verdict, 'mixed');
    assert.deepEqual(mix, { kind: 'governance', substance: 'strategic' });
  });

  test('generic words are no work of a pole: what is mixed is named by the work that is said', () => {
    const run: Partial<Subject> = { review: 'daily', horizonDays: 28, effort: 0.2 };
    const { verdict, mix, sums } = judge(
      item('Into Spain', 'Improve quality and efficiency. We buy a rival in Spain.', run),
    );
    assert.ok(sums.substance.operational > sums.substance.strategic, 'the generic words weigh more');
    assert.equal(verdict, 'mixed');
    assert.deepEqual(mix, { kind: 'governance', substance: 'strategic' });
  });

  for (const title of [
    'Team offsite',
    'Phase 2',
    'Misc',
    '',
    '🎉🚀',
    '提高生产效率',
    'Повышение эффективности',
    '؟؟؟',
  ]) {
    test(`too little to tell: “${title}”`, () => {
      assert.equal(judge(item(title)).verdict, 'unclear');
    });
  }

  test('nothing is remembered from one item to the next', () => {
    const alone = createJudge(english)(item('Into Spain', LEAP));
    judge(item('Wrong picks in aisle 4', FIX));
    assert.deepEqual(judge(item('Into Spain', LEAP)), alone);
  });
});

describe('evidence', () => {
  const subject = item('Into Spain — naïvely', `🙂 ${LEAP}\n${FIX}`, {
    review: 'daily',
    budget: 5e6,
    budgetText: '5M',
  });
  const judgement = judge(subject);

  test('stands exactly where it says, in UTF-16 units', () => {
    assert.ok(judgement.evidence.length > 3);
    for (const piece of judgement.evidence) {
      const text = subject.texts.find(({ path }) => path === piece.path)?.text;
      if (piece.source === 'field') assert.equal(piece.end, piece.text.length);
      else assert.equal(text?.slice(piece.start, piece.end), piece.text);
    }
  });

  test('adds up to the scores of its poles', () => {
    for (const pole of ['operational', 'strategic'] as const) {
      const sum = judgement.evidence
        .filter((piece) => piece.pole === pole)
        .reduce((total, { weight }) => total + weight, 0);
      assert.ok(Math.abs(sum - judgement.scores[pole]) < 1e-9);
    }
  });

  test('comes strongest first, the discounted last with weight 0 and their rule', () => {
    const live = judgement.evidence.filter(({ discounted }) => !discounted);
    for (let at = 1; at < live.length; at++) assert.ok(live[at - 1]!.weight >= live[at]!.weight);
    const dead = judgement.evidence.slice(live.length);
    assert.ok(dead.every((piece) => piece.discounted && piece.weight === 0 && piece.rule !== undefined));
  });

  test('a value of a field is quoted as written', () => {
    assert.ok(judgement.evidence.some(({ path, text }) => path === 'budget' && text === '5M'));
  });
});

describe("the organisation's own words", () => {
  const subject = item('Project Aurora', 'Kick-off with the departments.');

  test('push to a pole and say so', () => {
    assert.equal(judge(subject).verdict, 'unclear');
    const { verdict, evidence } = createJudge(english, own({ strategic: ['Project Aurora'] }))(subject);
    assert.equal(verdict, 'strategic');
    assert.equal(evidence[0]?.source, 'vocabulary');
    assert.equal(evidence[0]?.text, 'Project Aurora');
  });

  test('neutral words say nothing', () => {
    const plain = judge(item('Into Spain', LEAP));
    const quiet = createJudge(
      english,
      own({ neutral: ['buy a rival in Spain', 'merge both companies into one'] }),
    )(item('Into Spain', LEAP));
    assert.ok(quiet.scores.strategic < plain.scores.strategic);
  });

  test('are words, never patterns', () => {
    const odd = createJudge(
      english,
      own({ operational: ['.*', '(a+)+$', '[', '\\', 'C++ (core)'], strategic: ['$^'], neutral: ['?', ''] }),
    );
    assert.equal(odd(item('Into Spain', LEAP)).verdict, 'strategic');
    assert.deepEqual(odd(item('Team offsite')).verdict, 'unclear');
  });
});

describe('flip', () => {
  for (const [name, subject] of [
    ['operational', item('Wrong picks in aisle 4', FIX)],
    ['strategic', item('Into Spain', LEAP)],
    ['mixed', item('Plan for the autumn', `${LEAP} ${FIX}`)],
  ] as const) {
    test(`names pieces whose removal changes a ${name} verdict`, () => {
      const flip = explainFlip(judge, subject);
      assert.ok(flip && flip.remove.length > 0);
      assert.notEqual(flip.verdict, name);
      assert.equal(judge(without(subject, flip.remove)).verdict, flip.verdict);
    });
  }

  test('leaves the words around it where they were', () => {
    const subject = item('Into Spain', LEAP);
    const [piece] = judge(subject).evidence;
    const bare = without(subject, [piece!]);
    const text = bare.texts.find(({ path }) => path === piece!.path)!.text;
    assert.equal(text.length, subject.texts.find(({ path }) => path === piece!.path)!.text.length);
    assert.equal(text.slice(piece!.start, piece!.end).trim(), '');
  });
});

describe('findings', () => {
  const judgement = (verdict: 'operational' | 'strategic' | 'mixed' | 'unclear', confidence: number) => ({
    verdict,
    confidence,
    scores: { operational: 1, strategic: 1 },
    evidence: [],
  });

  test('fire from their thresholds on', () => {
    assert.equal(fires(judgement('mixed', THRESHOLDS.mixed), 'strategic'), 'mixed-traits');
    assert.equal(fires(judgement('mixed', THRESHOLDS.mixed - 0.01), 'strategic'), undefined);
    assert.equal(fires(judgement('operational', THRESHOLDS.misclassified), 'strategic'), 'misclassified');
    assert.equal(fires(judgement('operational', THRESHOLDS.misclassified - 0.01), 'strategic'), undefined);
    assert.equal(fires(judgement('operational', THRESHOLDS.unclassified), undefined), 'unclassified');
  });

  test('stay silent on a track that agrees, on `neither` and on an unclear item', () => {
    assert.equal(fires(judgement('strategic', 1), 'strategic'), undefined);
    assert.equal(fires(judgement('mixed', 1), 'neither'), undefined);
    assert.equal(fires(judgement('unclear', 1), 'operational'), undefined);
  });
});

describe('bad input', () => {
  test('a description of 200 KB is judged in bounded time', () => {
    const long = item('Everything', `${LEAP} ${FIX} `.repeat(900).slice(0, 200_000));
    assert.ok(cpuTime(() => judge(long)) < 10_000);
  });

  for (const [name, text] of [
    ['one endless word', 'a'.repeat(200_000)],
    ['only punctuation', '.,;:!?—'.repeat(30_000)],
    ['lone surrogates', '\ud800\udfff\ud83d'.repeat(1000)],
    ['control characters', '\u0000\u0007\u001b'.repeat(1000)],
    ['numbers only', '12 4.5M 2030 08:30 50% '.repeat(5000)],
  ] as const) {
    test(`${name} does not throw`, () => {
      assert.ok(judge(item(text, text)).confidence >= 0);
    });
  }

  test('no texts at all are unclear', () => {
    assert.equal(judge({ texts: [] }).verdict, 'unclear');
  });
});
