/** Answers a review's questions about how work is run: its rhythm, measures, baselines and standards. */

import { later, t, translated } from '../../core/text/l10n.ts';
import type { ReviewItem } from '../facts/source.ts';
import { answered, fact, firstSaid, named, some, that } from '../facts/told.ts';
import type { RhythmView } from '../facts/view-data.ts';
import { counted, grouped } from '../facts/words.ts';
import { behind, few, type Ground, lacking, offFacts, type Question } from './model.ts';
import { pathNames } from './questions-paths.ts';

const rhythms: readonly RhythmView[] = ['daily', 'weekly', 'biweekly', 'monthly', 'quarterly', 'annually'];

function rhythmsOf(items: readonly ReviewItem[]): string {
  const said = rhythms.flatMap((rhythm) => {
    const n = items.filter(({ review }) => review === rhythm).length;
    return n === 0
      ? []
      : [`${grouped(n)} ${rhythm === 'biweekly' ? t`every two weeks` : translated(rhythm)}`];
  });
  const none = items.filter(({ review }) => review === null).length;
  return [...said, ...(none === 0 ? [] : [t`${grouped(none)} without a stated rhythm`])].join(', ');
}

/** Answers: does the rhythm suit the work? */
export function rhythm(ground: Ground): Question {
  const { operational, strategic } = ground;
  const rules = ['huddle-only-review', 'steering-only-review', 'one-size-review'];
  const all = [...operational, ...strategic];
  const stated = all.filter(({ review }) => review !== null).length;
  const daily = behind(ground.by('huddle-only-review'));
  const rare = behind(ground.by('steering-only-review'));
  const alike = ground.by('one-size-review').length > 0;
  const facts = [
    ...(operational.length === 0
      ? []
      : [fact('plain', `${translated(pathNames.operational)}: ${rhythmsOf(operational)}.`)]),
    ...(strategic.length === 0
      ? []
      : [fact('plain', `${translated(pathNames.strategic)}: ${rhythmsOf(strategic)}.`)]),
    ...some('gap', daily, (n) =>
      that(n, 'strategic item', [
        'is only looked at in the daily or weekly round.',
        'are only looked at in the daily or weekly round.',
      ]),
    ),
    ...some('gap', rare, (n) =>
      that(n, 'operational item', [
        'is only looked at by a steering group.',
        'are only looked at by a steering group.',
      ]),
    ),
    ...(alike ? [fact('gap', t`Both paths are looked at in one and the same rhythm.`)] : []),
    ...offFacts(ground, rules),
  ];
  const wrong = daily.length + rare.length;
  return {
    id: 'rhythm',
    ask: t`Is each kind of work looked at in a rhythm of its own?`,
    ...answered([
      {
        tone: 'gap',
        when: wrong > 0,
        says: () =>
          that(wrong, 'item', [
            'is looked at in the rhythm of the other path.',
            'are looked at in the rhythm of the other path.',
          ]),
      },
      { tone: 'gap', when: alike, says: () => t`Both paths share one rhythm.` },
      { tone: 'open', when: all.length === 0, says: () => t`There is no open item on the two paths.` },
      {
        tone: 'open',
        when: few(stated, all.length),
        says: () =>
          lacking(all.length - stated, all.length, [
            later`does not say when it is looked at`,
            later`do not say when they are looked at`,
          ]),
      },
      {
        tone: 'good',
        when: stated > 0,
        says: () =>
          stated === 1
            ? t`${grouped(stated)} of ${counted(all.length, 'open item')} says when it is looked at, and no finding says that the rhythm does not suit.`
            : t`${grouped(stated)} of ${counted(all.length, 'open item')} say when they are looked at, and no finding says that a rhythm does not suit.`,
      },
    ]),
    facts,
  };
}

/** Answers: do the measures suit the work? */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one question: what it looks at, its answer in each case, and what stands behind it.
export function measures(ground: Ground): Question {
  const { operational, strategic } = ground;
  const all = [...operational, ...strategic];
  const none = all.filter(({ measures: list }) => list.length === 0);
  const kinds = all.filter(({ processMeasures, outcomeMeasures }) => processMeasures + outcomeMeasures > 0);
  const results = operational.filter(
    ({ processMeasures, outcomeMeasures, measures: list }) =>
      processMeasures === 0 && outcomeMeasures > 0 && outcomeMeasures === list.length,
  );
  const daily = behind(ground.by('daily-metrics-only'));
  const without = behind(ground.by('missing-outcome'));
  const withResult = strategic.filter(({ outcomeMeasures }) => outcomeMeasures > 0);
  const facts = [
    ...some(
      'good',
      withResult.map((item) => named(item)),
      (n) => that(n, 'strategic item', ['is held to a result.', 'are held to a result.']),
    ),
    ...some('gap', daily, (n) =>
      that(n, 'strategic item', [
        'is judged by daily or weekly figures alone.',
        'are judged by daily or weekly figures alone.',
      ]),
    ),
    ...some('gap', without, (n) =>
      that(n, 'strategic item', ['names no result that it is for.', 'name no result that they are for.']),
    ),
    ...some(
      'gap',
      results.map((item) => named(item)),
      (n) =>
        that(n, 'operational item', [
          'is judged by results alone, with no figure of the process itself.',
          'are judged by results alone, with no figure of the process itself.',
        ]),
    ),
    ...some(
      'plain',
      none.map((item) => named(item)),
      (n) => that(n, 'open item', ['has no measure.', 'have no measure.']),
    ),
    ...offFacts(ground, ['daily-metrics-only', 'missing-outcome']),
  ];
  const wrong = new Set([...[...daily, ...without].map(({ key }) => key), ...results.map(({ key }) => key)])
    .size;
  return {
    id: 'measures',
    ask: t`Are leaps judged by results, and improvement by its process?`,
    ...answered([
      {
        tone: 'gap',
        when: wrong > 0,
        says: () =>
          that(wrong, 'item', [
            'is measured in a way that does not suit the work.',
            'are measured in a way that does not suit the work.',
          ]),
      },
      { tone: 'open', when: all.length === 0, says: () => t`There is no open item on the two paths.` },
      {
        tone: 'open',
        when: few(all.length - none.length, all.length),
        says: () => lacking(none.length, all.length, [later`has no measure`, later`have no measure`]),
      },
      {
        tone: 'open',
        when: few(kinds.length, all.length - none.length),
        says: () =>
          lacking(all.length - kinds.length, all.length, [
            later`does not say whether it measures process or outcome`,
            later`do not say whether they measure process or outcome`,
          ]),
      },
      {
        tone: 'good',
        when: kinds.length > 0,
        says: () =>
          kinds.length === 1
            ? t`${grouped(kinds.length)} open item says what kind its measures are, and it is not measured in the way of the other path.`
            : t`${grouped(kinds.length)} open items say what kind their measures are, and none is measured in the way of the other path.`,
      },
    ]),
    facts,
  };
}

/** Answers: do we know where we started, and what we hold to? */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one question: what it looks at, its answer in each case, and what stands behind it.
export function ground(from: Ground): Question {
  const items = from.operational;
  const based = items.filter(({ baselines }) => baselines > 0);
  const held = items.filter(({ standard }) => standard !== null);
  const bare = items.filter(({ baselines }) => baselines === 0);
  const loose = items.filter(({ standard }) => standard === null);
  const unnamed = from.facts.steps.filter((step) => step.bare);
  const of = counted(items.length, 'open operational item');
  const mostly = (n: number): 'good' | 'plain' => (n * 5 >= items.length * 4 ? 'good' : 'plain');
  const facts =
    items.length === 0
      ? []
      : [
          fact(
            mostly(based.length),
            based.length === 1
              ? t`${grouped(based.length)} of ${of} has a measure with a baseline.`
              : t`${grouped(based.length)} of ${of} have a measure with a baseline.`,
          ),
          fact(
            mostly(held.length),
            held.length === 1
              ? t`${grouped(held.length)} of ${of} names the standard to hold or raise.`
              : t`${grouped(held.length)} of ${of} name the standard to hold or raise.`,
          ),
          ...some(
            'gap',
            bare.map((item) => named(item)),
            (n) => that(n, 'open operational item', ['has no baseline.', 'have no baseline.']),
          ),
          ...some(
            loose.length * 2 > items.length ? 'gap' : 'plain',
            loose.map((item) => named(item)),
            (n) => that(n, 'open operational item', ['names no standard yet.', 'name no standard yet.']),
          ),
        ];
  facts.push(
    ...some(
      'gap',
      unnamed.map(({ item }) => named(item)),
      (n) =>
        that(n, 'finished improvement', [
          'names no standard: whether it holds is not known.',
          'name no standard: whether they hold is not known.',
        ]),
    ),
  );
  const tail = firstSaid([
    {
      when: unnamed.length > 0,
      says: () => t`; ${that(unnamed.length, 'finished item', ['names', 'name'])} none`,
    },
  ]);
  return {
    id: 'ground',
    ask: t`Where we improve, do we know the starting point and the standard?`,
    ...answered([
      {
        tone: 'open',
        when: items.length + unnamed.length === 0,
        says: () => t`There is no open operational item to ask.`,
      },
      {
        tone: 'gap',
        when: items.length === 0,
        says: () => that(unnamed.length, 'finished improvement', ['names no standard.', 'name no standard.']),
      },
      {
        tone: facts.some(({ tone }) => tone === 'gap') ? 'gap' : 'good',
        when: true,
        says: () =>
          based.length === 1
            ? t`Of ${of}, ${grouped(based.length)} has a baseline and ${grouped(held.length)} a standard${tail}.`
            : t`Of ${of}, ${grouped(based.length)} have a baseline and ${grouped(held.length)} a standard${tail}.`,
      },
    ]),
    facts,
  };
}
