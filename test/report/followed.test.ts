/** A review opens with what was decided and what became of it, and keeps a ledger of what was given up. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayOf } from '../../server/src/core/text/days.ts';
import { reviewSource } from '../../server/src/report/facts/source.ts';
import { reviewPage } from '../../server/src/report/review/html.ts';
import { reviewMarkdown } from '../../server/src/report/review/markdown.ts';
import type { Review } from '../../server/src/report/review/model.ts';
import { reviewOf } from '../../server/src/report/review/review.ts';
import { HOME, sessionWith } from '../support/world.ts';

const TEXT = `portfolio: Clinic
decisions:
  - {asked: One site or two, date: 2027-04-01, until: 2027-08-31}
  - {decided: Meet every month, date: 2027-03-01, by: Board, became: Done since April}
items:
  - id: wing
    title: Open a new wing
    track: strategic
    decisions:
      - {decided: Build with the neighbours, date: 2027-02-03, by: Board, until: 2027-06, became: Signed in May}
      - {asked: Two floors or three, decided: "Three floors", date: 2027-05-04, until: 2027-08-31}
      - {decided: Name it after nobody, date: 2027-05-04}
      - {decided: Sell the lot, date: 2027-09-01, by: Board, until: 2027-12}
  - id: tent
    title: "Tents | in the <park>"
    status: stopped
    stopped: {reason: The lease ran out, freed: 1.5 fte, again: 2028-03-01}
  - id: kiosk
    title: A kiosk
    status: stopped
    stopped: {reason: Nobody came, again: 2027-09-01}
  - {id: app, title: An app, status: stopped}
`;

async function review(text: string): Promise<Review> {
  const session = await sessionWith({ 'a.portfolio': text }, dayOf(2027, 9, 15));
  const portfolio = session.workspace.portfolios.get(HOME);
  assert.ok(portfolio);
  return reviewOf(reviewSource(portfolio, session.analysisOf(portfolio), session.nameOf(portfolio)));
}

test('decisions stand with what became of them, the latest first; only what is past and unsaid is a gap', async () => {
  const { followed } = await review(TEXT);
  assert.deepEqual(
    followed.map(({ decided, when, tone, became }) => [decided, when, tone, became]),
    [
      ['Sell the lot', '1 September 2027, Board', 'open', 'to be carried out by 31 December 2027'],
      [
        'Three floors',
        '4 May 2027',
        'gap',
        'to be carried out by 31 August 2027; nothing says what became of it',
      ],
      ['Name it after nobody', '4 May 2027', 'open', 'not said'],
      ['One site or two', '1 April 2027', 'gap', 'to be decided by 31 August 2027; no answer is written'],
      ['Meet every month', '1 March 2027, Board', 'good', 'Done since April'],
      ['Build with the neighbours', '3 February 2027, Board', 'good', 'Signed in May'],
    ],
  );
});

test('the ledger says why, what it freed and when to look again, and nothing that nobody wrote', async () => {
  const whole = await review(TEXT);
  assert.deepEqual(
    whole.givenUp.map(({ item, reason, freed, again }) => [item.title, reason, freed, again]),
    [
      ['A kiosk', 'Nobody came', '', 'now, since 1 September 2027'],
      ['Tents | in the <park>', 'The lease ran out', '1.5 fte', '1 March 2028'],
      ['An app', '', '', ''],
    ],
  );
  const markdown = reviewMarkdown(whole);
  assert.ok(markdown.indexOf('## What was decided') < markdown.indexOf('## Decisions asked for'));
  assert.match(markdown, /\| An app \| not said \| {2}\| {2}\|/);
  const html = reviewPage([whole]);
  assert.match(html, /What was given up/);
  assert.doesNotMatch(html, /<park>/);
  const bare = reviewMarkdown(await review('portfolio: Bare\nitems:\n  - {id: a, title: A}\n'));
  assert.doesNotMatch(bare, /What was decided|given up/);
});
