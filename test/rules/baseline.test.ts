import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  baselineOf,
  compareBaseline,
  inWords,
  type Known,
  readBaseline,
  type Subject,
  subjectOf,
  writeBaseline,
} from '../../server/src/analysis/baseline.ts';
import { check } from '../support/check.ts';
import { runs } from '../support/runs.ts';

const on = (rule: string, id: string, portfolio = ''): Known => ({
  rule,
  portfolio,
  subject: { kind: 'item', id },
});
const whole = (rule: string): Known => ({ rule, portfolio: '', subject: { kind: 'portfolio' } });

const read = (text: string) => {
  const outcome = readBaseline(text);
  assert.ok('baseline' in outcome, 'problem' in outcome ? outcome.problem : '');
  return outcome.baseline;
};

const subject: fc.Arbitrary<Subject> = fc.oneof(
  fc.record(
    {
      kind: fc.constantFrom('item', 'goal', 'team', 'file'),
      id: fc.constantFrom('a', 'b', 'c d', '"'),
    },
    { noNullPrototype: true },
  ) as fc.Arbitrary<Subject>,
  fc.constant<Subject>({ kind: 'portfolio' }),
);
const known: fc.Arbitrary<Known> = fc.record(
  {
    rule: fc.constantFrom('mixed-traits', 'missing-sponsor', 'lost-text'),
    portfolio: fc.constantFrom('', 'north', 'south/east'),
    subject,
  },
  { noNullPrototype: true },
);

describe('baseline', () => {
  it('is one finding a line, sorted', () => {
    const text = writeBaseline(
      baselineOf([
        on('missing-sponsor', 'b'),
        whole('unbalanced-tracks'),
        on('missing-sponsor', 'a'),
        on('missing-sponsor', 'a'),
      ]),
    );
    assert.equal(
      text,
      '{\n  "version": 1,\n  "accepted": [\n    {"rule":"missing-sponsor","item":"a","count":2},\n    {"rule":"missing-sponsor","item":"b"},\n    {"rule":"unbalanced-tracks"}\n  ]\n}\n',
    );
    assert.equal(writeBaseline(baselineOf([])), '{\n  "version": 1,\n  "accepted": []\n}\n');
  });

  it('reads back what it wrote, whatever the order of the findings', () => {
    fc.assert(
      fc.property(fc.array(known, { maxLength: 12 }), (findings) => {
        const text = writeBaseline(baselineOf(findings));
        assert.deepEqual(read(text), baselineOf(findings));
        assert.equal(writeBaseline(baselineOf([...findings].reverse())), text);
      }),
      runs(200),
    );
  });

  it('accepts exactly what it was made of', () => {
    fc.assert(
      fc.property(fc.array(known, { maxLength: 8 }), fc.array(known, { maxLength: 8 }), (before, after) => {
        const baseline = baselineOf(before);
        const same = compareBaseline(before, baseline);
        assert.deepEqual([same.fresh, same.accepted, same.unneeded], [[], before.length, []]);
        // What is new and what is mended make up the difference.
        const { fresh, unneeded } = compareBaseline(after, baseline);
        const gone = unneeded.reduce((sum, { count }) => sum + count, 0);
        assert.equal(before.length - gone + fresh.length, after.length);
      }),
      runs(200),
    );
  });

  it('shows what is found more often than accepted, the later ones', () => {
    const findings = [on('bad-value', 'a'), on('bad-value', 'a'), on('bad-value', 'a')].map(
      (finding, line) => ({ ...finding, line }),
    );
    const { fresh } = compareBaseline(findings, baselineOf(findings.slice(0, 2)));
    assert.deepEqual(
      fresh.map(({ line }) => line),
      [2],
    );
  });

  it('never accepts what cannot be read', () => {
    const findings = [on('syntax', 'a')];
    assert.deepEqual(baselineOf(findings).accepted, []);
    const forced = read('{"version":1,"accepted":[{"rule":"syntax","item":"a"}]}');
    assert.equal(compareBaseline(findings, forced).fresh.length, 1);
  });

  it('names what it no longer needs, except of rules that are off', () => {
    const baseline = baselineOf([
      on('missing-sponsor', 'a'),
      on('mixed-traits', 'a'),
      whole('unbalanced-tracks'),
    ]);
    const { unneeded } = compareBaseline([], baseline, (rule) => rule === 'mixed-traits');
    assert.deepEqual(unneeded.map(inWords), ['missing-sponsor on the item a', 'unbalanced-tracks']);
  });

  it('says in plain words what is no baseline', () => {
    const problem = (text: string): string => {
      const outcome = readBaseline(text);
      return 'problem' in outcome ? outcome.problem : '';
    };
    assert.match(problem('nonsense'), /^This is not JSON/);
    assert.match(problem('{"version":2,"accepted":[]}'), /baseline of version 1 at version/);
    assert.match(problem('{"version":1,"accepted":[{"item":"a"}]}'), /at accepted\.0\.rule/);
  });

  it('knows a finding by what it is about, not by its line', async () => {
    const day = 20_700;
    const item = (id: string): string =>
      `  - id: ${id}\n    title: Shorter queue at the desk\n    depends-on: [nobody]\n`;
    const knownOf = async (text: string): Promise<Known[]> =>
      (await check({ 'a.portfolio': text }, day)).map(({ placed, file }) => ({
        rule: placed.rule,
        portfolio: '',
        subject: subjectOf(placed, 'entry', file),
      }));
    const before = await knownOf(`items:\n${item('a')}${item('b')}`);
    const after = await knownOf(`# moved about\n\nitems:\n${item('b')}\n\n${item('a')}`);
    const { fresh, unneeded } = compareBaseline(after, baselineOf(before));
    assert.deepEqual([fresh, unneeded], [[], []]);
  });
});
