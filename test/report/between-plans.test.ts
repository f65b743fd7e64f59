/** What is said of a measure whose plan passes over the month of a reading, and of what is late, in every place alike. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dayOf } from '../../server/src/core/text/days.ts';
import { bowlerHeadline } from '../../server/src/report/bowler/bowler.ts';
import { factsOf } from '../../server/src/report/facts/facts.ts';
import { measureRows } from '../../server/src/report/facts/measures.ts';
import { type ReviewSource, reviewSource } from '../../server/src/report/facts/source.ts';
import { measureLine } from '../../server/src/report/meeting/meeting.ts';
import { mineOf } from '../../server/src/report/mine/mine.ts';
import { wallOf } from '../../server/src/report/wall/wall.ts';
import { HOME, sessionWith } from '../support/world.ts';

async function sourceOf(items: string): Promise<ReviewSource> {
  const session = await sessionWith(
    { 'a.portfolio': `portfolio: Clinic\nitems:\n${items}` },
    dayOf(2026, 12, 1),
  );
  const portfolio = session.workspace.portfolios.get(HOME);
  assert.ok(portfolio);
  return reviewSource(portfolio, session.analysisOf(portfolio), session.nameOf(portfolio));
}
const triage = (measure: string): string => `  - id: triage
    title: Cut the wait from door to triage
    track: operational
    status: active
    start: 2026-05-04
    end: 2027-01
    measures:
      - {name: Wait, baseline: 28, target: 15, unit: min, ${measure}}
`;
const EVERY_OTHER = 'plan: {2026-06: 26, 2026-10: 18, 2026-12: 15}';

describe('a reading in a month that the plan passes over', () => {
  it('is held against the line between the planned months around it', async () => {
    const source = await sourceOf(triage(`${EVERY_OTHER}, actuals: {2026-05: 28, 2026-10: 18, 2026-11: 24}`));
    const [row] = measureRows(source.view);
    assert.deepEqual(
      row?.cells.map(({ plan, actual, between, miss }) => [plan, actual, between, miss]),
      [
        [27, 28, true, 1],
        [26, null, false, 0],
        [18, 18, false, 0],
        [17, 24, true, 1],
        [15, null, false, 0],
      ],
    );
    assert.ok(row.behind);
    assert.equal(measureLine(row).plan, 'about 17 min');
    assert.equal(
      bowlerHeadline(factsOf(source.view)),
      'One of one measure is behind plan, each with a countermeasure or one due',
    );
    const red = wallOf(source).screens.find(({ id }) => id === 'red');
    assert.equal(red?.said, 'One measure is behind its plan, without a countermeasure.');
  });
  it('is held against nothing before the plan, where no start is stated', async () => {
    const source = await sourceOf(
      triage(`${EVERY_OTHER}, actuals: {2026-05: 28}`).replace('    start: 2026-05-04\n', ''),
    );
    const [row] = measureRows(source.view);
    assert.equal(row?.cells[0]?.plan, null);
    assert.equal(row.behind, false);
  });
});

it('the wall calls past their end what is counted so: no item whose milestone alone is late', async () => {
  const source =
    await sourceOf(`  - {id: wing, title: Open a new wing for the region, track: strategic, status: active, end: 2028-06, milestones: [{title: Leases signed, date: 2026-11-13}]}
  - {id: shop, title: Open a shop in a new market, track: strategic, status: active, end: 2026-10}
`);
  const balance = wallOf(source).screens.find(({ id }) => id === 'balance');
  const strategic = balance?.paths.find(({ path }) => path === 'strategic')?.figures;
  assert.ok(
    strategic?.some(({ figure, words }) => figure === '1' && words === 'Past their end'),
    JSON.stringify(strategic),
  );
});

it('what is late is said once beside the date that gives an item its place', async () => {
  const source = await sourceOf(`  - id: wing
    title: Open a new wing for the region
    track: strategic
    status: active
    owner: Estates
    end: 2028-06
    milestones: [{title: Leases signed, date: 2026-11-13}, {title: Plans drawn, date: 2026-11-20}]
`);
  const { rows } = mineOf(source, { kind: 'person', key: 'estates', name: 'Estates' });
  assert.deepEqual(rows[0]?.why, 'Leases signed, 13 November 2026, 18 days late');
  assert.deepEqual(rows[0]?.notes, ['Milestone of 20 November 2026 not met: Plans drawn']);
});
