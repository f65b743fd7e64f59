/** Each reason for findings to be stale, by an edit that makes them so: what is shown then is what a fresh start shows. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayOf } from '../../server/src/core/text/days.ts';
import type { Texts } from '../support/check.ts';
import { findingsOf, sessionWith, uriOf } from '../support/world.ts';

const TODAY = dayOf(2027, 9, 15);
const ROOT = 'portfolio: P\ncurrency: EUR\n';
/** Says of a goal without work from the first item on. */
const STRICT = `${ROOT}rules: {goal-without-work: {severity: info, items: 1}}\n`;
const ITEM = 'items:\n  - {id: a, title: A, track: strategic, status: active, goals: [g], end: 2027-10}\n';

interface Case {
  readonly why: string;
  readonly before: Texts;
  readonly after: Texts;
  /** Rules of the findings that the edit brings or takes away, with their file. */
  readonly changes: readonly string[];
}

const cases: readonly Case[] = [
  {
    why: 'a block came',
    before: { 'r.portfolio': ROOT, 'a.portfolio': ITEM },
    after: { 'r.portfolio': ROOT, 'a.portfolio': `${ITEM}  - no entry at all\n` },
    changes: ['a.portfolio wrong-type'],
  },
  {
    why: 'a key at the top of a file stands in two blocks',
    before: { 'r.portfolio': `${ROOT}${ITEM}goals: []\n` },
    after: { 'r.portfolio': `${ROOT}${ITEM}goals: []\nportfolio: Q\n` },
    changes: ['r.portfolio duplicate-key', 'r.portfolio duplicate-key'],
  },
  {
    why: 'a comment for the whole file',
    before: { 'r.portfolio': ROOT, 'a.portfolio': `# note\n${ITEM}` },
    after: {
      'r.portfolio': ROOT,
      'a.portfolio': `# twotrack-ignore-file unknown-reference: to come\n${ITEM}`,
    },
    changes: ['a.portfolio unknown-reference'],
  },
  {
    why: 'a second root file',
    before: { 'r.portfolio': ROOT, 's.portfolio': 'goals: []\n' },
    after: { 'r.portfolio': ROOT, 's.portfolio': 'portfolio: S\ngoals: []\n' },
    changes: ['r.portfolio duplicate-key', 's.portfolio duplicate-key'],
  },
  {
    why: 'an entry that another refers to',
    before: { 'r.portfolio': ROOT, 'a.portfolio': ITEM, 'g.portfolio': 'goals:\n  - {id: h, title: G}\n' },
    after: { 'r.portfolio': ROOT, 'a.portfolio': ITEM, 'g.portfolio': 'goals:\n  - {id: g, title: G}\n' },
    changes: ['a.portfolio unknown-reference'],
  },
  {
    why: 'an entry that a finding on the portfolio is about',
    before: { 'r.portfolio': `${STRICT}goals:\n  - {id: g, title: G}\n`, 'a.portfolio': ITEM },
    after: {
      'r.portfolio': `${STRICT}goals:\n  - {id: g, title: G}\n`,
      'a.portfolio': ITEM.replace('[g]', '[]'),
    },
    changes: ['r.portfolio goal-without-work'],
  },
  {
    why: 'an ignore comment above an entry that a finding on the portfolio is about',
    before: {
      'r.portfolio': ROOT,
      'a.portfolio': ITEM.replace('goals: [g]', 'teams: {it: 2 fte}'),
      't.portfolio': 'teams:\n  - {id: it, name: Digital, capacity: 0.1 fte}\n',
    },
    after: {
      'r.portfolio': ROOT,
      'a.portfolio': ITEM.replace('goals: [g]', 'teams: {it: 2 fte}'),
      't.portfolio':
        'teams:\n  # twotrack-ignore overloaded-team: help comes\n  - {id: it, name: Digital, capacity: 0.1 fte}\n',
    },
    changes: ['r.portfolio overloaded-team'],
  },
  {
    why: 'items that a finding on the portfolio counts',
    before: {
      'r.portfolio': `${ROOT}rules: {missing-balance: {severity: info, items: 1}}\n`,
      'a.portfolio': ITEM,
    },
    after: {
      'r.portfolio': `${ROOT}rules: {missing-balance: {severity: info, items: 1}}\n`,
      'a.portfolio': ITEM.replace('active', 'done'),
    },
    changes: ['r.portfolio missing-balance'],
  },
  {
    why: 'the settings',
    before: { 'r.portfolio': ROOT, 'a.portfolio': `colour: red\n${ITEM}` },
    after: {
      'r.portfolio': `${ROOT}rules: {missing-sponsor: off, unknown-key: off}\n`,
      'a.portfolio': `colour: red\n${ITEM}`,
    },
    changes: ['a.portfolio missing-sponsor', 'a.portfolio unknown-key'],
  },
];

for (const { why, before, after, changes } of cases)
  test(`${why} makes findings stale`, async () => {
    const session = await sessionWith(before, TODAY);
    const shown = (): string[] =>
      Object.keys(after).flatMap((name) => {
        const file = session.snapshot(uriOf(name));
        assert.ok(file !== null);
        return findingsOf(file).map((finding) => `${name} ${JSON.stringify(finding)}`);
      });
    const old = shown();
    let version = 1;
    for (const [name, text] of Object.entries(after))
      if (text !== before[name]) session.workspace.change(uriOf(name), [{ text }], version++);
    const { files } = session.settle();
    const now = shown();
    const fresh = await sessionWith(after, TODAY);
    assert.deepEqual(
      now,
      Object.keys(after).flatMap((name) => {
        const file = fresh.snapshot(uriOf(name));
        return file === null ? [] : findingsOf(file).map((finding) => `${name} ${JSON.stringify(finding)}`);
      }),
    );
    const differ = [
      ...old.filter((line) => !now.includes(line)),
      ...now.filter((line) => !old.includes(line)),
    ];
    const named = differ.map((line) => `${line.split(' ')[0]} ${/"rule":"([^"]+)"/.exec(line)?.[1]}`);
    for (const change of new Set(changes))
      assert.equal(
        named.filter((one) => one === change).length >= changes.filter((one) => one === change).length,
        true,
        `${change} in ${named.join(', ')}`,
      );
    for (const change of named)
      assert.ok(files.has(uriOf(change.split(' ')[0] ?? '')), `${change} is told of`);
  });

test('a new day makes all findings stale', async () => {
  const texts = { 'r.portfolio': ROOT, 'a.portfolio': ITEM };
  const session = await sessionWith(texts, TODAY);
  session.today = dayOf(2027, 12, 1);
  session.settle();
  const file = session.snapshot(uriOf('a.portfolio'));
  assert.ok(file !== null);
  assert.ok(findingsOf(file).some(({ rule }) => rule === 'overdue-item'));
});
