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
      .replace(
        'x-key: P.1',
        'x-key: P.1\n    x-portfolio-said: {status: paused, measures: [{name: Wait, actuals: {2027-01: 21}}]}',
      )
      .replace('x-key: P.2', 'x-key: P.2\n    x-portfolio-said: {title: "Old forms, and new"}'),
  );
  // What was changed by hand is told with both values, and is no mere replacement.
  assert.deepEqual(
    second.notes.map(({ line, column, problem }) => `${line} ${column}: ${problem}`),
    [
      '2 Status: “paused” was written here by hand, and the sheet still says “active”. The sheet leads, and the item keeps what was written by hand as a note.',
      '2 Wait, actuals.2027-01: “21” was written here by hand, and the sheet still says “20”. The sheet leads, and the item keeps what was written by hand as a note.',
      '3 Project: “Old forms, and new” was written here by hand, and the sheet still says “Old forms”. The sheet leads, and the item keeps what was written by hand as a note.',
    ],
  );
  assert.deepEqual(
    second.overwritten.map(({ column }) => column),
    ['RAG', 'Budget'],
  );
  const now = readBack(second.last);
  assert.deepEqual(imported(csv(next), second.text, { last: now }).edits, []);
  // The note goes once the sheet says what was said by hand; other notes stay.
  const settled = imported(csv(next.replace('In progress', 'On hold')), second.text, { last: now });
  assert.equal(
    settled.text,
    second.text
      .replace('status: active', 'status: paused')
      .replace('x-portfolio-said: {status: paused, measures', 'x-portfolio-said: {measures'),
  );
  // An import that was taken back leaves what stood before, which nobody wrote by hand.
  const taken = imported(csv(next.replace('15k', '99k')), byHand, { last: now });
  assert.doesNotMatch(taken.text, /x-portfolio-said/);
  // Without what the sheet said last nobody can tell who changed it: it is reported, and no finding.
  assert.doesNotMatch(imported(csv(next), byHand).text, /x-portfolio-said/);
});

const LISTS = `Ref,Project,Teams,Needs,Tags,KPI,Target,Actual 2027-01,Milestones
P.1,New clinic,ops: 2 fte; it: 1 fte,Old forms,money; law,Wait,10,20,"[{title: Open, date: 2027-06-01}]"
P.2,Old forms,,,,,,,
`;

test('lists too: what was taken out or changed by hand and by the sheet is told with all values, and noted', () => {
  const first = imported(csv(LISTS));
  const last = readBack(first.last);
  assert.deepEqual(imported(csv(LISTS), first.text, { last }).edits, []);
  const byHand = first.text
    .replace('ops: 2 fte', 'ops: 4 fte')
    .replace('[money, law]', '[law, ours]')
    .replace('2027-01: 20', '2027-01: 21')
    .replace('target: 10', 'target: 12');
  assert.notEqual(byHand, first.text);
  const june = LISTS.replace('ops: 2 fte', 'ops: 3 fte')
    .replace('10,20', '10,25')
    .replace('2027-06-01', '2027-07-01');
  const second = imported(csv(june), byHand, { last });
  assert.deepEqual(
    second.notes.map(({ column, problem }) => `${column}: ${problem.replace(/ The sheet leads.*/, '')}`),
    [
      'teams.ops: Changed on both sides: “4 fte” here by hand, “3 fte” in the sheet (before: “2 fte”).',
      'Tags: “[law, ours]” was written here by hand, and the sheet still says “[money, law]”.',
      'Wait, target: “12” was written here by hand, and the sheet still says “10”.',
      'Wait, actuals.2027-01: Changed on both sides: “21” here by hand, “25” in the sheet (before: “20”).',
    ],
  );
  // Milestones that nobody touched follow the sheet.
  assert.match(second.text, /title: Open, date: 2027-07-01/);
  assert.match(
    second.text,
    /x-portfolio-said: \{teams: \{ops: 4 fte, it: 1 fte\}, tags: \[law, ours\], measures: \[\{name: Wait, target: 12, actuals: \{2027-01: 21\}\}\]\}/,
  );
  assert.deepEqual(findingsOf(second.text), []);
  const now = readBack(second.last);
  assert.deepEqual(imported(csv(june), second.text, { last: now }).edits, []);
  // Milestones that were touched stay, and both are told.
  const touched = second.text.replace('title: Open, date', 'title: Opened, date');
  const third = imported(csv(june.replace('2027-07-01', '2027-08-01')), touched, { last: now });
  assert.match(third.text, /title: Opened, date: 2027-07-01/);
  assert.match(
    third.notes.map(({ problem }) => problem).join('\n'),
    /The sheet says “\[\{title: Open, date: 2027-08-01\}\]”, and the file “\[\{title: Opened, date: 2027-07-01\}\]” in a list of its own/,
  );
});

test('the portfolio leads in a column of figures, and in the words of health that stand in a column of status', () => {
  const sheet =
    'Ref,Project,Status,KPI,Target,Actual 2027-01\nP.1,New clinic,On Track,Wait,10,20\nP.2,Old,Done,,,\n';
  const first = imported(csv(sheet));
  const mine = first.text
    .replace('health: on-track', 'health: at-risk')
    .replace('target: 10', 'target: 8')
    .replace('2027-01: 20', '2027-01: 21');
  const led = { led: ['Status', 'Target'], last: readBack(first.last) };
  const second = imported(csv(sheet), mine, led);
  assert.equal(
    second.text,
    mine
      .replace('2027-01: 21', '2027-01: 20')
      .replace(
        'x-key: P.1',
        'x-key: P.1\n    x-sheet-says: {health: on-track, measures: [{name: Wait, target: 10}]}\n    x-portfolio-said: {measures: [{name: Wait, actuals: {2027-01: 21}}]}',
      ),
  );
  assert.deepEqual(imported(csv(sheet), second.text, { ...led, last: readBack(second.last) }).edits, []);
});

test('rows that share a title and have no key are no changes by hand of each other', () => {
  const sheet = 'Project,Status\nAudit,Active\nAudit,Done\n';
  const first = imported(csv(sheet));
  const second = imported(csv('Project,Status\nAudit,Paused\nAudit,Done\n'), first.text, {
    last: readBack(first.last),
  });
  assert.doesNotMatch(second.text, /x-portfolio-said/);
  assert.match(second.text, /status: paused/);
});

test('a row keeps its name in the mapping whatever sheet brings it, so that what was said last is found', () => {
  const first = imported(csv('Ref,Project,Status\nA_1,New clinic,Active\n'));
  assert.deepEqual([...first.last.rows.keys()], ['A_1']);
  // An export of ours calls the same row by its id.
  const own = imported(csv('id,title,status,x-key\na-1,New clinic,active,A_1\n'), first.text, {
    last: readBack(first.last),
  });
  assert.deepEqual(own.edits, []);
  assert.deepEqual([...own.last.rows.keys()], ['A_1']);
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
