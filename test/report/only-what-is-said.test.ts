/** A review claims no more than its facts: no effort where none is stated, no wrong kind where only a date clashes. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { quartersFor } from '../../server/src/core/model/quarters.ts';
import { dayOf } from '../../server/src/core/text/days.ts';
import { picture } from '../../server/src/features/picture.ts';
import type { PictureResult } from '../../server/src/protocol/picture.ts';
import { reviewSource } from '../../server/src/report/facts/source.ts';
import type { Review } from '../../server/src/report/review/model.ts';
import { reviewOf } from '../../server/src/report/review/review.ts';
import { HOME, sessionWith } from '../support/world.ts';

async function reviewed(text: string): Promise<Review> {
  const session = await sessionWith({ 'a.portfolio': `portfolio: Mine\n${text}` }, dayOf(2026, 12, 1));
  const portfolio = session.workspace.portfolios.get(HOME);
  assert.ok(portfolio);
  return reviewOf(reviewSource(portfolio, session.analysisOf(portfolio), session.nameOf(portfolio)));
}
const answer = (review: Review, id: string): string =>
  review.questions.find((question) => question.id === id)?.answer ?? '';
const facts = (review: Review, id: string): string =>
  (review.questions.find((question) => question.id === id)?.facts ?? []).map(({ words }) => words).join('\n');

test('an end to come on finished work is a contradiction, and no wrong kind of work', async () => {
  const review = await reviewed(
    'items:\n  - {id: a, title: Fewer labels, track: operational, status: done, end: 2026-12-31}\n',
  );
  assert.equal(answer(review, 'dressed-up'), 'One item says two things that do not go together.');
});

test('effort that nobody states is not stated, and is not nought', async () => {
  const review = await reviewed(`items:
  - {id: a, title: Fewer labels, track: operational, status: active}
  - {id: b, title: Open a site abroad, track: strategic, status: active, effort: 2 fte}
`);
  assert.equal(
    answer(review, 'resourced'),
    'Strategic work has 2 full-time equivalents, and no open operational item states any.',
  );
  assert.match(
    facts(review, 'resourced'),
    /^Operational improvement: no effort is stated in 1 open item; no budget/,
  );
});

test('what a team carries adds up, also for items that are on no track', async () => {
  const review = await reviewed(`period: {start: 2026-12, end: 2026-12}
teams: [{id: it, name: Digital, capacity: 1 fte}]
items:
  - {id: a, title: Open a site abroad, track: strategic, status: active, teams: {it: 1 fte}}
  - {id: b, title: A genomics service, status: active, teams: {it: 0.5 fte}}
`);
  assert.match(
    facts(review, 'load'),
    /Digital: 1\.5 of 1 fte \(0 operational, 1 strategic, 0\.5 of other items\)/,
  );
});

test('one picture counts one number of items without a track, those that read as both among them', async () => {
  const review = await reviewed(`items:
  - id: both
    title: Start theatre 3 on time and open a robotic surgery centre for the region
    description: >-
      Daily huddle each morning, theatre teams cut late starts and keep the standard work. Beyond that we build a new
      service line for patients of the whole region, with capital investment of four million.
  - {id: a, title: Car park}
  - {id: b, title: Winter plan}
  - {id: c, title: Energy}
  - {id: d, title: Fewer labels, track: operational}
`);
  assert.match(review.headline, /^Not enough said: 4 of 5 items have no track/);
  assert.match(review.balance, /not enough said: 4 of 5 items to weigh have no track/);
});

test('a bowler says of which measures the plan is a straight line that nobody wrote', async () => {
  const item = (id: string, more: string): string =>
    `  - {id: ${id}, title: Fewer ${id}, start: 2026-10, end: 2026-12, measures: [{name: ${id}, baseline: 3, target: 1${more}}]}\n`;
  const text = `portfolio: Mine\nitems:\n${item('labels', '')}${item('forms', ', plan: {2026-11: 2}')}`;
  const session = await sessionWith({ 'a.portfolio': text }, dayOf(2026, 12, 1));
  const ask = picture as unknown as { handle(params: object, call: object): PictureResult };
  const { html } = ask.handle({ portfolio: HOME, view: 'bowler', width: 1000 }, { session });
  assert.deepEqual(
    [...html.matchAll(/Fewer (labels|forms)<\/i><i>([^<]*)/g)].map(([, id, goes]) => [id, goes]),
    [
      ['labels', '3 to 1, as a straight line'],
      ['forms', '3 to 1'],
    ],
  );
});

test('before the first work of a path its share is not known, and not nought', async () => {
  const text = `portfolio: Mine
items:
  - {id: a, title: Open a site abroad, track: strategic, status: active, start: 2026-10}
  - {id: b, title: Fewer labels, track: operational, status: active, start: 2027-02}
`;
  const session = await sessionWith({ 'a.portfolio': text }, dayOf(2027, 6, 15));
  const portfolio = session.workspace.portfolios.get(HOME);
  assert.ok(portfolio);
  const { all } = quartersFor(portfolio.index, dayOf(2027, 6, 15), new Set());
  assert.deepEqual(
    all.map(({ label, share }) => [label, share === null ? null : Math.round(share)]),
    [
      ['2026-Q4', null],
      ['2027-Q1', 40],
      ['2027-Q2', 50],
    ],
  );
});
