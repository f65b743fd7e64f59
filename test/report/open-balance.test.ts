/** A balance that depends on mixed items is called open, not “not said”: page and Markdown say how much is mixed. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayOf } from '../../server/src/core/text/days.ts';
import { reviewSource } from '../../server/src/report/facts/source.ts';
import { reviewPage } from '../../server/src/report/review/html.ts';
import { reviewMarkdown } from '../../server/src/report/review/markdown.ts';
import { reviewOf } from '../../server/src/report/review/review.ts';
import { HOME, sessionWith } from '../support/world.ts';

/** Half is intended, give or take ten: 30 percent operational and 30 mixed may keep it or not. */
const PORTFOLIO = `portfolio: Mine
balance: {operational: 50, tolerance: 10}
items:
  - {id: queue, title: Shorten the queue, track: operational, status: active, end: 2027-12, teams: {ward: 0.3 fte}}
  - {id: site, title: Open a site abroad, track: strategic, status: active, end: 2028-12, teams: {ward: 0.4 fte}}
  - id: both
    title: Start theatre 3 on time and open a robotic surgery centre for the region
    track: operational
    status: active
    end: 2027-12
    teams: {ward: 0.3 fte}
    description: >-
      Daily huddle each morning, theatre teams cut late starts and keep the standard work. Beyond that we build a new
      service line for patients of the whole region, with capital investment of four million.
`;

test('is open while so much is mixed, in the page and in Markdown', async () => {
  const session = await sessionWith({ 'a.portfolio': PORTFOLIO }, dayOf(2027, 9, 15));
  const portfolio = session.workspace.portfolios.get(HOME);
  assert.ok(portfolio);
  const review = reviewOf(reviewSource(portfolio, session.analysisOf(portfolio), session.nameOf(portfolio)));
  const balance = review.questions.find(({ id }) => id === 'split');
  assert.match(balance?.answer ?? '', /: what is mixed decides\.$/);
  assert.match(reviewPage([review]), /<b>Open while 30% is mixed\.<\/b>/);
  assert.match(reviewMarkdown(review), /\*\*Open while 30% is mixed\.\*\* Operational work has 30 percent/);
});
