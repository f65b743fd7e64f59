/** Changes written into the text of a scenario, and what of a scenario becomes edits of the portfolio. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { changeEdits } from '../../server/src/edits/scenario/change-edits.ts';
import { readScenario } from '../../server/src/edits/scenario/read-scenario.ts';
import type { PlacedChange, ScenarioChange } from '../../server/src/edits/scenario/scenario.ts';
import { newScenario, scenarioEdit } from '../../server/src/edits/scenario/scenario-edit.ts';
import { applyEdits } from '../../server/src/edits/text/apply-edits.ts';
import { runs } from '../support/runs.ts';
import { done, type Texts, worldOf } from './world.ts';

function edited(text: string, ...changes: readonly ScenarioChange[]): string {
  const result = scenarioEdit(text, changes);
  if ('refused' in result) throw new Error(result.refused);
  return applyEdits(text, result.edits);
}
function changesOf(text: string): readonly PlacedChange[] {
  const read = readScenario(text);
  assert.ok(!('problems' in read), JSON.stringify(read));
  return read.changes;
}
const bare = ({ line: _, span: __, ...change }: PlacedChange): ScenarioChange => change;
const stop = (id: string): ScenarioChange => ({ of: 'item', id, key: 'status', value: 'stopped' });

describe('an edit of a scenario', () => {
  it('begins a scenario', () => {
    assert.equal(
      edited(newScenario('Less: much less'), stop('wing'), {
        of: 'capacity',
        id: 'ward',
        value: '1 fte',
      }),
      'scenario: "Less: much less"\n\nitems:\n  - id: wing\n    status: stopped\n\nteams:\n  - id: ward\n    capacity: 1 fte\n',
    );
  });
  it('writes where the scenario speaks of the item, and changes no other byte', () => {
    const text = `# for the board
scenario: Less
items:
    -   {id: wing, status: paused} # for now
    - id: rota   # ours
      start: "2027-03"
      teams: {ward: 1 fte}
      milestones:
        - {title: Go, date: 2027-04}
balance: {strategic: 40%}
`;
    const expected = text
      .replace('paused', 'stopped')
      .replace('"2027-03"', '2027-05')
      .replace('1 fte', '2 fte')
      .replace('2027-04', '2027-Q3')
      .replace('40%', '30%');
    assert.equal(
      edited(
        text,
        stop('wing'),
        { of: 'item', id: 'rota', key: 'start', value: '2027-05' },
        { of: 'share', id: 'rota', team: 'ward', value: '2 fte' },
        { of: 'milestone', id: 'rota', title: 'Go', value: '2027-Q3' },
        { of: 'balance', value: '70' },
      ),
      expected,
    );
    assert.equal(edited(expected, stop('wing')), expected);
  });
  it('refuses where the scenario is broken, the value is none, or only a person can change it', () => {
    const refused = (text: string, change: ScenarioChange): string => {
      const result = scenarioEdit(text, [change]);
      return 'refused' in result ? result.refused : '';
    };
    assert.match(refused('scenario: A\nitems: [', stop('a')), /^Line \d of the scenario: YAML/);
    assert.match(refused('items: []\n', stop('a')), /^Line 1 of the scenario: A scenario has a name/);
    assert.match(
      refused('scenario: A\n', { of: 'item', id: 'a', key: 'start', value: 'soon' }),
      /^`start`: /,
    );
    assert.match(
      refused('scenario: A\nitems:\n  - id: a\n    title: A\n', { of: 'begin', id: 'a', text: '- id: a\n' }),
      /only you can change/,
    );
  });
  it('says what was asked, whatever it says already', () => {
    const id = fc.constantFrom('wing', 'rota', 'ward');
    const change: fc.Arbitrary<ScenarioChange> = fc.oneof(
      fc.record({
        of: fc.constant('item' as const),
        id,
        key: fc.constant('owner' as const),
        value: fc.constantFrom('A', 'B: c', '#1'),
      }),
      fc.record({
        of: fc.constant('item' as const),
        id,
        key: fc.constant('end' as const),
        value: fc.constantFrom('2027', '2028-Q1'),
      }),
      fc.record({ of: fc.constant('share' as const), id, team: id, value: fc.constantFrom('1 fte', '0.5') }),
      fc.record({
        of: fc.constant('milestone' as const),
        id,
        title: fc.constantFrom('Go, now', 'x'),
        value: fc.constantFrom('2027-02', '2028'),
      }),
      fc.record({ of: fc.constant('capacity' as const), id, value: fc.constantFrom('1 fte', '3') }),
      fc.record({ of: fc.constant('balance' as const), value: fc.constantFrom('60', '70') }),
    );
    const key = (each: ScenarioChange): string => {
      const { value: _, ...rest } = each as ScenarioChange & { value?: string };
      return JSON.stringify(rest);
    };
    const frame = fc.constantFrom(
      'scenario: A\n',
      '# a\nscenario: A # b\ndescription: >-\n  Long\n  text\n\nx-own: [1]\n',
      '{scenario: A, items: [{id: wing, end: 2027}]}\n',
      'items:\n- id: rota\n  teams:\n    ward: 2\nscenario: A',
      'scenario: A\r\nteams:\r\n  - {id: ward, capacity: 2} # c\r\n',
    );
    fc.assert(
      fc.property(frame, fc.array(change, { minLength: 1, maxLength: 8 }), (text, changes) => {
        const before = changesOf(text).map(bare);
        const wanted = new Map([...before, ...changes].map((each) => [key(each), each]));
        const after = edited(text, ...changes);
        const order = (all: Iterable<ScenarioChange>): string[] =>
          [...all].map((one) => JSON.stringify(one, Object.keys(one).sort())).sort();
        assert.deepEqual(order(changesOf(after).map(bare)), order(wanted.values()), after);
        for (const comment of text.match(/#.*/g) ?? []) assert.ok(after.includes(comment), after);
      }),
      runs(150),
    );
  });
});

const PORTFOLIO: Texts = {
  'root.portfolio': 'portfolio: P\nteams:\n  - {id: ward, name: Ward}\n',
  'floor.portfolio': 'items:\n  - id: beds\n    title: Beds\n    track: operational\n',
  'board.portfolio':
    'items:\n  - id: hub\n    title: Hub\n    track: strategic\n    milestones:\n      - {title: Go, date: 2027-04} # ours\n',
};

describe('a change of a scenario in the portfolio', () => {
  const publish = (texts: Texts, scenario: string): Texts =>
    changesOf(scenario).reduce((now, change) => {
      const world = worldOf(now);
      return done(world, changeEdits(world, change));
    }, texts);

  it('begins an item where its path has its items, and begins it once', () => {
    const scenario = `scenario: A
items:
  # From the board.
  - id: clinic
    title: A clinic by the harbour
    track: strategic
    depends-on: [hub]
    measures:
      - {name: Visits, baseline: 0, target: 9}
  - id: hub
    milestones: [{title: Go, date: 2027-Q4}]
`;
    const after = publish(PORTFOLIO, scenario);
    assert.deepEqual(after, {
      ...PORTFOLIO,
      'board.portfolio': `${PORTFOLIO['board.portfolio']?.replace('2027-04', '2027-Q4')}
  # From the board.
  - id: clinic
    title: A clinic by the harbour
    track: strategic
    depends-on: [hub]
    measures:
      - {name: Visits, baseline: 0, target: 9}
`,
    });
    assert.deepEqual(publish(after, scenario), after);
  });
  it('tells what is wrong with a new item at its place', () => {
    const text = 'scenario: A\nitems:\n  - id: clinic\n    title: C\n    start: soon\n    stat: idea\n';
    const read = readScenario(text);
    assert.deepEqual(
      'problems' in read
        ? read.problems.map(({ line, span }) => [line, text.slice(span.start, span.end)])
        : [],
      [
        [5, 'soon'],
        [6, 'stat'],
      ],
    );
  });
  it('refuses a milestone that is not there, and an item of that id that says other things', () => {
    const refusal = (scenario: string): string => {
      const world = worldOf(PORTFOLIO);
      const [change] = changesOf(scenario);
      const result = changeEdits(world, change as PlacedChange);
      return 'refused' in result ? result.refused : '';
    };
    assert.match(
      refusal('scenario: A\nitems:\n  - id: hub\n    milestones: [{title: Stop, date: 2027}]\n'),
      /no milestone “Stop”/,
    );
    assert.match(refusal('scenario: A\nitems:\n  - {id: hub, title: Another}\n'), /Leave out its `title`/);
    assert.match(refusal('scenario: A\nitems:\n  - {id: hubb, start: 2027}\n'), /no item `hubb`/);
  });
});
