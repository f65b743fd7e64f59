/** What a meeting decided, as edits: whole texts before and after. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { decide } from '../../server/src/edits/decide/decide.ts';
import { type MeetingDecision, readDecision } from '../../server/src/edits/decide/decision.ts';
import { done, worldOf } from './world.ts';

const when = { item: 'wing', date: '2027-09-15' } as const;
const after = (text: string, ...made: readonly MeetingDecision[]): string =>
  made.reduce((now, decision) => {
    const world = worldOf({ 'a.portfolio': now });
    return done(world, decide(world, decision))['a.portfolio'] ?? '';
  }, text);
const refused = (text: string, decision: MeetingDecision): string => {
  const result = decide(worldOf({ 'a.portfolio': text }), decision);
  return 'refused' in result ? result.refused : '';
};

const WING = `items:
  - id: wing
    title: Open a new wing # ours
    start: 2027-02-01
    end: 2028-12-31 # as agreed in spring
    measures:
      - {name: Patients, plan: {2027-06: 10}}
    # for September
    decision: >-
      Build with the neighbours
      or alone
    tags: [a]
`;

describe('decide', () => {
  it('writes a decision below the item, and takes away the question it answers', () => {
    const decided: MeetingDecision = {
      act: 'decided',
      ...when,
      asked: 'Build with the neighbours or alone',
      decided: 'Alone: they cannot pay',
      by: 'Board',
      until: '2027-12',
    };
    const text = after(WING, decided);
    assert.equal(
      text,
      WING.replace(/ {4}decision: [\s\S]*?(?= {4}tags)/, '').replace(
        '    tags',
        `    decisions:
      - asked: Build with the neighbours or alone
        decided: "Alone: they cannot pay"
        date: 2027-09-15
        by: Board
        until: 2027-12
    tags`,
      ),
    );
    assert.equal(after(text, decided), text, 'written twice');
  });
  it('leaves a question that was not the one answered', () => {
    assert.match(after(WING, { act: 'decided', ...when, decided: 'Go on' }), /decision: >-\n/);
  });
  it('adds to what is there, as it is written there', () => {
    const flow = `${WING}    decisions:\n      - {decided: Go, date: 2027-05-04} # first\n`;
    const go: MeetingDecision = { act: 'decided', ...when, decided: 'Stay, and wait', by: 'Board' };
    assert.equal(
      after(flow, go),
      `${flow}      - {decided: "Stay, and wait", date: 2027-09-15, by: Board}\n`,
    );
    const inline = 'items: [{id: wing, title: W, decisions: [{decided: Go, date: 2027-05-04}]}]\n';
    assert.equal(
      after(inline, go),
      inline.replace('05-04}', '05-04}, {decided: "Stay, and wait", date: 2027-09-15, by: Board}'),
    );
    const json = '{"items": [{"id": "wing", "title": "W"}]}\n';
    assert.equal(
      after(json, { act: 'decided', ...when, decided: 'Go' }),
      '{"items": [{"id": "wing", "title": "W", "decisions": [{"decided": "Go", "date": "2027-09-15"}]}]}\n',
    );
  });
  it('moves the end, with the reason as a decision where one was given', () => {
    assert.equal(
      after(WING, { act: 'end', ...when, end: '2029-03' }),
      WING.replace('end: 2028-12-31', 'end: 2029-03'),
    );
    assert.match(
      after(WING, { act: 'end', ...when, end: '2029-03', decided: 'Three months more for the permit' }),
      /end: 2029-03 # as agreed[\s\S]*- decided: Three months more for the permit\n {8}date: 2027-09-15\n/,
    );
  });
  it('stops an item, with what that frees and when to look again', () => {
    assert.equal(
      after('items:\n  - id: wing\n    title: W\n    status: active # now\n', {
        act: 'stop',
        ...when,
        reason: 'No site',
        freed: '0.5 fte',
        again: '2028-03',
      }),
      `items:\n  - id: wing\n    title: W\n    status: stopped # now\n    stopped:\n      reason: No site\n      freed: 0.5 fte\n      again: 2028-03\n`,
    );
    assert.equal(
      after(
        'items:\n  - id: wing\n    title: W\n    status: stopped\n    stopped: {reason: Once, x-by: me}\n',
        {
          act: 'stop',
          ...when,
          reason: 'No site',
        },
      ),
      'items:\n  - id: wing\n    title: W\n    status: stopped\n    stopped: {reason: No site, x-by: me}\n',
    );
  });
  it('writes a countermeasure, an owner, the day it was looked at, and what became of a decision', () => {
    assert.equal(
      after(
        `${WING}    decisions:\n      - decided: Go\n        date: 2027-05-04\n`,
        { act: 'countermeasure', ...when, measure: 'Patients', countermeasure: 'Ask the clinics' },
        { act: 'owner', ...when, owner: 'Head of estates' },
        { act: 'looked', ...when },
        { act: 'became', ...when, decided: 'Go', of: '2027-05-04', became: 'Begun in June' },
      ),
      `${WING}    decisions:\n      - decided: Go\n        date: 2027-05-04\n        became: Begun in June\n`
        .replace('10}}', '10}, countermeasure: Ask the clinics}')
        .replace('    start:', '    owner: Head of estates\n    start:')
        .replace('    measures:', '    reviewed: 2027-09-15\n    measures:'),
    );
  });
  it('writes what is decided of the whole into the root file, and answers what was asked there', () => {
    const whole = { item: null, date: '2027-09-15' } as const;
    const head = 'portfolio: Works # ours\nperiod: 2027\nrules:\n  missing-standard: off\nitems: []\n';
    const go: MeetingDecision = {
      act: 'decided',
      ...whole,
      decided: 'One plant',
      by: 'Board',
      until: '2027-12',
    };
    const text = after(head, go);
    assert.equal(
      text,
      head.replace(
        'rules:',
        'decisions:\n  - decided: One plant\n    date: 2027-09-15\n    by: Board\n    until: 2027-12\nrules:',
      ),
    );
    assert.equal(after(text, go), text);
    assert.equal(
      after(text, { act: 'became', ...whole, decided: 'One plant', of: '2027-09-15', became: 'Begun' }),
      text.replace('until: 2027-12\n', 'until: 2027-12\n    became: Begun\n'),
    );
    const asked =
      'portfolio: W\ndecisions:\n  - {asked: One or two, date: 2027-05-04, until: 2027-08} # now\n';
    assert.equal(
      after(asked, { act: 'decided', ...whole, asked: 'One or two', decided: 'One', by: 'Board' }),
      asked.replace('date: 2027-05-04,', 'decided: One, date: 2027-09-15, by: Board,'),
    );
    assert.equal(
      after(
        'items:\n  - id: wing\n    title: W\n    decisions:\n      - asked: One or two\n        date: 2027-05-04\n',
        {
          act: 'decided',
          ...when,
          asked: 'One or two',
          decided: 'Two',
        },
      ),
      'items:\n  - id: wing\n    title: W\n    decisions:\n      - asked: One or two\n        decided: Two\n        date: 2027-09-15\n',
    );
    assert.match(refused(head, { act: 'owner', ...whole, owner: 'Me' }), /of an item only/);
    assert.match(refused('items: []\n', go), /No file/);
    assert.match(
      refused(head, { act: 'became', ...whole, decided: 'x', of: '2027-01-01', became: 'y' }),
      /no decision “x”/,
    );
  });
  it('says why not, for people', () => {
    const cases: readonly (readonly [MeetingDecision, RegExp])[] = [
      [{ act: 'looked', ...when, item: 'wall' }, /no item `wall`/],
      [{ act: 'end', ...when, end: 'soon' }, /“soon” is no date/],
      [{ act: 'end', ...when, end: '2026' }, /begins on 2027-02-01/],
      [{ act: 'stop', ...when, reason: 'No', freed: 'much' }, /no effort/],
      [{ act: 'countermeasure', ...when, measure: 'Beds', countermeasure: 'x' }, /no measure .*“Beds”/],
      [{ act: 'became', ...when, decided: 'Go', of: '2027-05-04', became: 'x' }, /no decision “Go”/],
      [{ act: 'split', ...when }, /two kinds of work/],
    ];
    for (const [decision, why] of cases) assert.match(refused(WING, decision), why);
    const twice = 'items:\n  - {id: wing, title: A}\n  - {id: wing, title: B}\n';
    assert.match(refused(twice, { act: 'looked', ...when }), /Several items/);
    const shared = 'items:\n  - id: wing\n    title: A\n    owner: &me Me\n    sponsor: *me\n';
    assert.match(refused(shared, { act: 'owner', ...when, owner: 'You' }), /only you can change/);
  });
  it('takes nothing for a decision that is none', () => {
    assert.ok('problem' in readDecision({ act: 'decided', item: 'a', date: 'today', decided: 'x' }));
    assert.ok('problem' in readDecision({ act: 'delete', item: 'a', date: '2027-09-15' }));
    assert.ok('problem' in readDecision({ act: 'stop', item: 'a', date: '2027-09-15', reason: ' ' }));
    assert.ok(!('problem' in readDecision({ act: 'looked', ...when })));
  });
});
