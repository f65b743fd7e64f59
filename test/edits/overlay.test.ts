/** A scenario laid over a portfolio touches what it changes, and lifted off leaves every byte as it was. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readScenario } from '../../server/src/edits/scenario/read-scenario.ts';
import { applyScenario, revertScenario } from '../../server/src/session/overlay.ts';
import { sessionWith } from '../support/world.ts';

const TEXT = `portfolio: Clinic
teams:
  - {id: ward, name: Ward, capacity: 3 fte}
items:
  - id: first
    title: Cut falls on the ward
    track: operational
    teams: {ward: 1 fte}

  - id: between
    title: Two nurses on every round
    track: operational

  - id: last
    title: Open a clinic across the water
    track: strategic
    milestones:
      - {title: Board agrees, date: 2027-10-01}
      - {title: Doors open, date: 2028-03-01}
`;
const SCENARIO = `scenario: Less
items:
  - id: first
    status: stopped
    teams: {ward: 0.5 fte}
  - id: last
    status: paused
    milestones: [{title: Board agrees, date: 2027-12-01}, {title: Doors open, date: 2028-06-01}]
teams:
  - {id: ward, capacity: 2 fte}
`;

it('a scenario touches no entry that stands between its changes, and goes without a trace', async () => {
  const session = await sessionWith({ 'a.portfolio': TEXT }, 20_000);
  const [portfolio] = session.workspace.portfolios.values();
  const scenario = readScenario(SCENARIO);
  assert.ok(portfolio !== undefined && !('problems' in scenario));
  const text = (): string | undefined => [...portfolio.files.values()][0]?.text;
  const between = () => portfolio.index.byId('item', 'between')[0];
  const before = between();
  const ground = { portfolio, analysis: session.analysisOf(portfolio) };
  const overlay = applyScenario(ground, scenario);
  assert.deepEqual(overlay.problems, []);
  const replaced = [
    ['capacity: 3 fte', 'capacity: 2 fte'],
    ['operational\n    teams: {ward: 1 fte}', 'operational\n    status: stopped\n    teams: {ward: 0.5 fte}'],
    ['strategic\n', 'strategic\n    status: paused\n'],
    ['2027-10-01', '2027-12-01'],
    ['2028-03-01', '2028-06-01'],
  ].reduce((all, [from = '', to = '']) => all.replace(from, to), TEXT);
  assert.equal(text(), replaced);
  assert.equal(between(), before);
  revertScenario(ground, overlay);
  ground.analysis.update();
  assert.equal(text(), TEXT);
  assert.equal(between(), before);
});
