/** The questions of a review about how work is run: its rhythm, its measures, its starting points and standards. */

import { t, translated } from '../../core/text/l10n.ts';
import type { ReviewItem } from '../facts/source.ts';
import type { RhythmView } from '../facts/view-data.ts';
import { counted, grouped } from '../facts/words.ts';
import { behind, fact, type Ground, named, offFacts, type Question, some, that, toneOf } from './model.ts';
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

/** Does the rhythm suit the work? */
export function rhythm(ground: Ground): Question {
  const { operational, strategic } = ground;
  const rules = ['huddle-only-review', 'steering-only-review', 'one-size-review'];
  const stated = [...operational, ...strategic].filter(({ review }) => review !== null).length;
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
    tone: wrong > 0 || alike ? 'gap' : stated === 0 ? 'open' : 'good',
    answer:
      wrong > 0
        ? that(wrong, 'item', [
            'is looked at in the rhythm of the other path.',
            'are looked at in the rhythm of the other path.',
          ])
        : alike
          ? t`Both paths share one rhythm.`
          : stated === 0
            ? t`No item says when it is looked at.`
            : t`Each path is looked at in a rhythm of its own, as far as it is said.`,
    facts,
  };
}

/** Do the measures suit the work? */
export function measures(ground: Ground): Question {
  const { operational, strategic } = ground;
  const none = [...operational, ...strategic].filter(({ measures: list }) => list.length === 0);
  const results = operational.filter(
    ({ processMeasures, outcomeMeasures }) => processMeasures === 0 && outcomeMeasures > 0,
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
      that(n, 'strategic item', ['names no result that it is for.', 'name no result that it is for.']),
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
  const wrong = new Set([...daily, ...without, ...results].map(({ key }) => key)).size;
  const all = operational.length + strategic.length;
  return {
    id: 'measures',
    ask: t`Are leaps judged by results, and improvement by its process?`,
    tone: wrong > 0 ? 'gap' : all === none.length ? 'open' : 'good',
    answer:
      wrong > 0
        ? that(wrong, 'item', [
            'is measured in a way that does not suit the work.',
            'are measured in a way that does not suit the work.',
          ])
        : all === none.length
          ? t`No open item has a measure.`
          : t`No open item is measured in the way of the other path.`,
    facts,
  };
}

/** Do we know where we started, and what we hold to? */
export function ground(from: Ground): Question {
  const items = from.operational;
  const based = items.filter(({ baselines }) => baselines > 0);
  const held = items.filter(({ standard }) => standard !== null);
  const bare = items.filter(({ baselines }) => baselines === 0);
  const loose = items.filter(({ standard }) => standard === null);
  const slipped = from.facts.steps.filter((step) => step.slipped);
  const of = counted(items.length, 'open operational item');
  const good = (n: number): 'good' | 'plain' => (n * 5 >= items.length * 4 ? 'good' : 'plain');
  const facts =
    items.length === 0
      ? []
      : [
          fact(
            good(based.length),
            based.length === 1
              ? t`${grouped(based.length)} of ${of} has a measure with a baseline.`
              : t`${grouped(based.length)} of ${of} have a measure with a baseline.`,
          ),
          fact(
            good(held.length),
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
      slipped.map(({ item }) => named(item)),
      (n) =>
        that(n, 'finished improvement', [
          'left no standard behind, and slips back.',
          'left no standard behind, and slips back.',
        ]),
    ),
  );
  return {
    id: 'ground',
    ask: t`Where we improve, do we know the starting point and the standard?`,
    tone: facts.length === 0 ? 'open' : toneOf(facts),
    answer:
      items.length === 0
        ? slipped.length === 0
          ? t`There is no open operational item to ask.`
          : that(slipped.length, 'finished improvement', [
              'left no standard behind.',
              'left no standard behind.',
            ])
        : based.length === 1
          ? t`Of ${of}, ${grouped(based.length)} has a baseline and ${grouped(held.length)} a standard${slipped.length === 0 ? '' : t`; ${that(slipped.length, 'finished one', ['left', 'left'])} none behind`}.`
          : t`Of ${of}, ${grouped(based.length)} have a baseline and ${grouped(held.length)} a standard${slipped.length === 0 ? '' : t`; ${that(slipped.length, 'finished one', ['left', 'left'])} none behind`}.`,
    facts,
  };
}
