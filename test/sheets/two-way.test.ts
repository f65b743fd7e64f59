/** A sheet and a portfolio that are both edited: who leads in a column, what is told of a conflict, and what survives. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type LastSaid, NOTHING_SAID, withLast } from '../../server/src/sheets/items/last-said.ts';
import { readMapping } from '../../server/src/sheets/items/mapping.ts';
import { runs } from '../support/runs.ts';
import { csv, findingsOf, imported, itemsOf, json } from './sheet-world.ts';

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

const REGISTER = `Ref,Project,Status,RAG,Owner,Due,Budget,KPI,Actual 2027-01
P.1,New clinic,In progress,Green,Ann,31/12/2027,12k,Wait,20
P.2,Old forms,Planned,,Bo,,,,
`;

test('where the sheet leads, a word that was changed by hand gives way and stays as a finding until it is settled', () => {
  const first = imported(csv(REGISTER));
  const last = readBack(first.last);
  const byHand = first.text
    .replace('status: active', 'status: paused # the board said so')
    .replace('title: Old forms', 'title: "Old forms, and new"')
    .replace('end: 2027-12-31', 'end: 2027-12')
    .replace('2027-01: 20', '2027-01: 21');
  const next = REGISTER.replace('Green', 'Amber').replace('12k', '15k');
  const second = imported(csv(next), byHand, { last });
  assert.equal(
    second.text,
    byHand
      .replace('status: paused', 'status: active')
      .replace('on-track', 'at-risk')
      .replace('12k', '15k')
      .replace('"Old forms, and new"', 'Old forms')
      .replace('2027-01: 21', '2027-01: 20')
      .replace('x-key: P.1', 'x-key: P.1\n    x-portfolio-said: {status: paused}')
      .replace('x-key: P.2', 'x-key: P.2\n    x-portfolio-said: {title: "Old forms, and new"}'),
  );
  // A figure of a measure is told too.
  assert.ok(
    second.overwritten.some(
      ({ column, before, after }) => column === 'Wait, actuals.2027-01' && before === '21' && after === '20',
    ),
  );
  const now = readBack(second.last);
  assert.deepEqual(imported(csv(next), second.text, { last: now }).edits, []);
  // The note goes once the sheet says what was said by hand; other notes stay.
  const settled = imported(csv(next.replace('In progress', 'On hold')), second.text, { last: now });
  assert.equal(
    settled.text,
    second.text
      .replace('status: active', 'status: paused')
      .replace('\n    x-portfolio-said: {status: paused}', ''),
  );
  // An import that was taken back leaves what stood before, which nobody wrote by hand.
  const taken = imported(csv(next.replace('15k', '99k')), byHand, { last: now });
  assert.doesNotMatch(taken.text, /x-portfolio-said/);
  // Without what the sheet said last nobody can tell who changed it: it is reported, and no finding.
  assert.doesNotMatch(imported(csv(next), byHand).text, /x-portfolio-said/);
});

test('whatever was changed by hand is noted, whatever the sheet changed is not', () => {
  const words = {
    status: ['active', 'paused', 'done'],
    health: ['on-track', 'at-risk', 'off-track'],
    owner: ['Ann', 'Bo: the first', '#3'],
    title: [
      'One',
      'Two, too',
      'A title of more than sixty letters, which is kept as a mark of itself alone, as long ones are',
    ],
  };
  const at = fc.record({ status: fc.nat(2), health: fc.nat(2), owner: fc.nat(2), title: fc.nat(2) });
  const keys = Object.keys(words) as (keyof typeof words)[];
  type At = Readonly<Record<keyof typeof words, number>>;
  const sheetOf = (values: At): ReturnType<typeof json> =>
    json([{ key: 'P.1', ...Object.fromEntries(keys.map((key) => [key, words[key][values[key]]])) }]);
  fc.assert(
    fc.property(at, at, at, (before, hand, after) => {
      const first = imported(sheetOf(before));
      const mine = imported(sheetOf(hand), first.text).text;
      const second = imported(sheetOf(after), mine, { last: readBack(first.last) });
      const noted = itemsOf(second.text)[0]?.get('x-portfolio-said') ?? {};
      const meant = keys.filter((key) => hand[key] !== before[key] && hand[key] !== after[key]);
      assert.deepEqual(
        { ...(noted as object) },
        Object.fromEntries(meant.map((key) => [key, words[key][hand[key]]])),
        second.text,
      );
      assert.deepEqual(findingsOf(second.text), []);
      assert.deepEqual(imported(sheetOf(after), second.text, { last: second.last }).edits, []);
    }),
    runs(60, 20_271_130),
  );
});

test('what the sheet said last is one section of the mapping, and all else of the file stays as people have it', () => {
  const { last } = imported(csv(REGISTER));
  const kept = '# ours\ncolumns: # by hand\n  Ref: id\n';
  const once = withLast(kept, last);
  assert.ok(once.startsWith(kept));
  assert.deepEqual(readBack(last), last);
  assert.equal(withLast(once, last), once);
  const moved = `${once.slice(kept.length)}# below\n${kept}`;
  assert.equal(withLast(moved, last), moved);
  assert.equal(withLast(once, NOTHING_SAID), kept);
});

/** What a mapping file that holds it gives back. */
function readBack(last: LastSaid): LastSaid {
  const mapping = readMapping(withLast('columns: {}\n', last));
  if ('problem' in mapping) throw new Error(mapping.problem);
  return mapping.last;
}
