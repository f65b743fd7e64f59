/** A sheet and a portfolio that are both edited: who leads in a column, what is told of a conflict, and what survives. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csv, imported } from './sheet-world.ts';

const PLAN = `# the plan of the region
items:
  # second by intent
  - id: b
    title: Old forms
    health: at-risk # said at the board
    status: active
    tags: [ours, money]
    x-key: P.2

  - id: a
    title: New clinic # its name since May
    owner: Ana
    status: planned
    x-key: P.1
`;
const SHEET = `Ref,Project,Status,RAG,Owner,Tags
P.1,New clinic,In progress,,Bo,
P.2,Old forms,In progress,Green,,money
`;

test('where the portfolio leads both values are told and kept, where the sheet leads it is brought up to date', () => {
  const { text, notes } = imported(csv(SHEET), PLAN, { led: ['RAG', 'owner', 'Tags'] });
  assert.equal(
    text,
    PLAN.replace('x-key: P.2', 'x-key: P.2\n    x-sheet-says: {health: on-track}')
      .replace('status: planned', 'status: active')
      .replace('x-key: P.1', 'x-key: P.1\n    x-sheet-says: {owner: Bo}'),
  );
  assert.deepEqual(
    notes.map(({ line, column, problem }) => `${line} ${column}: ${problem}`),
    [
      '2 Owner: The sheet says “Bo” and the portfolio “Ana”. The portfolio leads here, and stays as it is.',
      '3 RAG: The sheet says “on-track” and the portfolio “at-risk”. The portfolio leads here, and stays as it is.',
    ],
  );
  // What the sheet leads in is overwritten, and a word that somebody wrote by hand is told.
  const { overwritten } = imported(csv(SHEET), PLAN, { led: ['RAG', 'Tags'] });
  assert.deepEqual(
    overwritten.map(({ line, column, before, after }) => `${line} ${column}: ${before} → ${after}`),
    ['2 Status: planned → active', '2 Owner: Ana → Bo'],
  );
  // Twice changes nothing; where one of the two gave way, the note goes with the next sheet.
  assert.deepEqual(imported(csv(SHEET), text, { led: ['RAG', 'Owner', 'Tags'] }).edits, []);
  const settled = text.replace('owner: Ana', 'owner: Bo');
  const next = imported(csv(SHEET.replace('Green', 'Amber')), settled, { led: ['RAG', 'Owner'] });
  assert.equal(
    next.text,
    PLAN.replace('status: planned', 'status: active').replace('owner: Ana', 'owner: Bo'),
  );
  assert.deepEqual(next.notes, []);
});

test("a title, a track and a key of one's own are led too, and what the portfolio does not say comes from the sheet", () => {
  const before = 'items:\n  - {id: a, title: Ours, track: operational, x-phase: one, x-key: P.1}\n';
  const sheet = csv('Ref,Project,Track,x-phase,Owner\nP.1,Theirs,strategic,two,Bo\n');
  const { text } = imported(sheet, before, { led: ['Project', 'Track', 'x-phase', 'Owner'] });
  assert.equal(
    text,
    'items:\n  - {id: a, title: Ours, track: operational, owner: Bo, x-phase: one, x-key: P.1, x-sheet-says: {title: Theirs, track: strategic, x-phase: two}}\n',
  );
  assert.deepEqual(imported(sheet, text, { led: ['Project', 'Track', 'x-phase'] }).edits, []);
});
