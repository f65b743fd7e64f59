/** An answer is asked for, in a review and on the agenda of a meeting, only where a round waits for one. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import { isoDay } from '../../server/src/core/text/days.ts';
import { reviewDeck } from '../../server/src/report/deck/review-deck.ts';
import { reviewSource } from '../../server/src/report/facts/source.ts';
import { meetingOf } from '../../server/src/report/meeting/meeting.ts';
import { reviewPage } from '../../server/src/report/review/html.ts';
import { reviewMarkdown } from '../../server/src/report/review/markdown.ts';
import { reviewOf } from '../../server/src/report/review/review.ts';
import { runs } from '../support/runs.ts';
import { HOME, sessionWith } from '../support/world.ts';
import { isOpen } from './claims/count.ts';
import { type Plain, plainPortfolio, TODAY, textOf } from './claims/plain.ts';

interface PlainRound {
  readonly with: 'Ann' | 'Ben' | 'team' | null;
  /** Days from today. */
  readonly day: number | null;
  readonly back: '' | ', answer: Half of it' | ', agreed: true' | ', agreed: false';
}

const round: fc.Arbitrary<PlainRound> = fc.record({
  with: fc.constantFrom('Ann', 'Ben', 'team', null),
  day: fc.constantFrom(-400, -31, -1, 0, 1, 90, null),
  back: fc.constantFrom('', '', '', ', answer: Half of it', ', agreed: true', ', agreed: false'),
});
const some = fc.array(round, { maxLength: 3 });

interface Played {
  readonly plain: Plain;
  readonly rounds: Readonly<Record<string, readonly PlainRound[]>>;
  /** Day on which the goal `g0` ends, from today. */
  readonly end: number | null;
}

const played: fc.Arbitrary<Played> = plainPortfolio.chain((plain) =>
  fc.record({
    plain: fc.constant(plain),
    rounds: fc.record(
      Object.fromEntries([...plain.items.map(({ id }) => id), ...plain.goals].map((id) => [id, some])),
    ),
    end: fc.constantFrom(null, -1, 0, 30),
  }),
);

const written = (id: string, rounds: readonly PlainRound[]): string =>
  `[${rounds
    .map(({ with: to, day, back }, i) => {
      const parts = [
        'from: Board',
        ...(to === null ? [] : [`to: ${to}`]),
        ...(day === null ? [] : [`date: ${isoDay(TODAY + day)}`]),
      ];
      return `{${parts.join(', ')}, proposal: ${id} round ${i}${back}}`;
    })
    .join(', ')}]`;

function fileOf({ plain, rounds, end }: Played): string {
  return textOf(plain)
    .replace(/^ {2}- id: (\w+)$/gm, (line, id: string) =>
      (rounds[id] ?? []).length === 0 ? line : `${line}\n    catchball: ${written(id, rounds[id] ?? [])}`,
    )
    .replace(/\{id: (g\d), title: Goal g\d/g, (head, id: string) => {
      const until = id === 'g0' && end !== null ? `, end: ${isoDay(TODAY + end)}` : '';
      return `${head}${until}${(rounds[id] ?? []).length === 0 ? '' : `, catchball: ${written(id, rounds[id] ?? [])}`}`;
    });
}

/** What waits, with a pencil: of each two the round of the latest day, of one day the last written, with nothing back. */
function waiting(id: string, rounds: readonly PlainRound[]): readonly string[] {
  return [...new Set(rounds.map((each) => each.with))].flatMap((to): readonly string[] => {
    let last = -1;
    for (const [i, each] of rounds.entries())
      if (each.with === to && (last < 0 || (each.day ?? -9999) >= (rounds[last]?.day ?? -9999))) last = i;
    const { day, back } = rounds[last] ?? assert.fail();
    if (to === null || back !== '' || (day ?? 0) > 0) return [];
    return [`${to === 'team' ? 'Team' : to}: ${id} round ${last}`];
  });
}

it('asks for an answer only where a round waits for one, who is asked and since when', async () => {
  let asked = 0;
  await fc.assert(
    fc.asyncProperty(played, async (world) => {
      const text = fileOf(world);
      const { plain, rounds, end } = world;
      const session = await sessionWith({ 'a.portfolio': text }, TODAY);
      const portfolio = session.workspace.portfolios.get(HOME) ?? assert.fail();
      const source = reviewSource(portfolio, session.analysisOf(portfolio), 'Case');
      const items = plain.items.filter(isOpen);
      const goals = plain.goals.filter((id) => id !== 'g0' || end === null || end >= 0);
      const expected = [...goals, ...items.map(({ id }) => id)].flatMap((id) =>
        waiting(id, rounds[id] ?? []),
      );
      const review = reviewOf(source);
      assert.deepEqual(
        review.askedAnswers.map(({ to, proposal }) => `${to}: ${proposal}`).sort(),
        expected.toSorted(),
        text,
      );
      asked += expected.length;
      for (const { proposal, since, from } of review.askedAnswers) {
        const [, id = '', i] = /^(\w+) round (\d)$/.exec(proposal) ?? [];
        const day = rounds[id]?.[Number(i)]?.day ?? null;
        assert.equal(since === '', day === null, text);
        if (day !== null) assert.ok(since.endsWith(isoDay(TODAY + day).slice(0, 4)), since);
        assert.equal(from, 'Board');
      }
      for (const printed of [reviewMarkdown(review), reviewPage([review])])
        assert.equal(printed.includes('Answers asked for'), expected.length > 0, text);
      const slides = reviewDeck(review).slides.filter(({ message }) => message === 'Answers asked for');
      const cells = slides.flatMap(({ shapes }) =>
        shapes.flatMap((shape) => (shape.kind === 'table' ? shape.rows : [])),
      );
      assert.deepEqual(
        cells.map(([proposal, , , to]) => `${to}: ${proposal}`).sort(),
        expected.toSorted(),
        text,
      );
      // On the agenda each stands with its goal or item; what is on neither path takes no time of the meeting.
      const { agendas } = meetingOf(source);
      const reasons = agendas.flatMap(({ topics }) =>
        topics.flatMap(({ reasons: all }) =>
          all.map(({ words }) => words).filter((words) => / for an answer/.test(words)),
        ),
      );
      const neither = items.filter(({ track }) => track === 'neither').map(({ id }) => id);
      const onAgenda = expected.filter((each) => !neither.some((id) => each.includes(`: ${id} round`)));
      assert.deepEqual(
        reasons.map((words) => words.replace(/^Asks (\w+) for an answer(?: since [^:]+)?/, '$1')).sort(),
        onAgenda.toSorted(),
        text,
      );
    }),
    runs(80, 11),
  );
  assert.ok(asked > 60, `${asked} answers were asked for: too few to hold anything`);
});

it('asks for an answer where nothing is proposed yet, without words that end in nothing', async () => {
  const session = await sessionWith(
    {
      'a.portfolio': `portfolio: Clinic
goals:
  - {id: quick, title: Quick care, catchball: [{from: Board, to: Ann, date: 2027-08-01, proposal: ""}]}
items:
  - {id: desk, title: Second desk, status: active, catchball: [{from: Board, to: Ben, proposal: ""}]}
`,
    },
    TODAY,
  );
  const portfolio = session.workspace.portfolios.get(HOME);
  assert.ok(portfolio);
  const { agendas } = meetingOf(
    reviewSource(portfolio, session.analysisOf(portfolio), session.nameOf(portfolio)),
  );
  assert.deepEqual(
    agendas.flatMap(({ topics }) => topics.flatMap(({ reasons }) => reasons.map(({ words }) => words))),
    ['Asks Ben for an answer', 'Asks Ann for an answer since 1 August 2027'],
  );
});
