/** What an import makes of a table: columns, values, ids, tracks. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csv, exported, findingsOf, imported, itemsOf, json, plain } from './sheet-world.ts';

const keysOf = (text: string): Record<string, string | null> =>
  Object.fromEntries(imported(csv(text)).columns.map(({ column, key }) => [column.name, key]));
const JIRA = `Summary,Issue key,Issue id,Issue Type,Status,Project key,Project name,Project lead,Assignee,Reporter,Created,Due date,Labels,Labels,Description,Sprint,Sprint,Custom field (Start date),Inward issue link (Blocks),Comment
Cut waiting at the counter,OPS-1,10001,Story,In Progress,OPS,Operations,Lea,Ana Ruiz,Bo,01/Feb/27 9:00 AM,14/Mar/27 12:00 AM,waiting,counter,"The team re-times each step,
removes the second form and holds the new standard with a daily huddle.",S1,S2,01/Feb/27,,"01/Feb/27;bo;hi"
"Buy a rival, enter Spain",OPS-2,10002,Epic,To Do,OPS,Operations,Lea,,Bo,01/Feb/27,31/Dec/28,growth,,Acquire a company and open in a new country beyond our current customers.,,,,OPS-1,
`;

test('an export of Jira is recognised', () => {
  const { items, text, notes } = imported(csv(JIRA));
  assert.deepEqual(keysOf(JIRA), {
    Summary: 'title',
    'Issue key': 'id',
    'Issue id': null,
    'Issue Type': null,
    Status: 'status',
    'Project key': null,
    'Project name': null,
    'Project lead': null,
    Assignee: 'owner',
    Reporter: null,
    Created: null,
    'Due date': 'end',
    Labels: 'tags',
    Description: 'description',
    Sprint: null,
    'Custom field (Start date)': 'start',
    'Inward issue link (Blocks)': 'depends-on',
    Comment: null,
  });
  assert.deepEqual(notes, []);
  assert.deepEqual(plain(itemsOf(text)), [
    {
      id: 'ops-1',
      title: 'Cut waiting at the counter',
      track: 'operational',
      status: 'active',
      description:
        'The team re-times each step,\nremoves the second form and holds the new standard with a daily huddle.',
      owner: 'Ana Ruiz',
      start: '2027-02-01',
      end: '2027-03-14',
      tags: ['waiting', 'counter'],
      'x-key': 'OPS-1',
    },
    {
      id: 'ops-2',
      title: 'Buy a rival, enter Spain',
      track: 'strategic',
      status: 'planned',
      description: 'Acquire a company and open in a new country beyond our current customers.',
      'depends-on': ['ops-1'],
      end: '2028-12-31',
      tags: ['growth'],
      'x-key': 'OPS-2',
    },
  ]);
  assert.ok(
    items.every(({ trackFrom, judgement }) => trackFrom === 'verdict' && judgement.confidence >= 0.85),
  );
});

test('columns are guessed by name and by what is in them, and a wish goes first', () => {
  assert.deepEqual(
    keysOf(
      'Nr,Project name,Executive sponsor,RAG status,Planned finish,Cost,Created on\n1,Cut rework,Eva,Green,2027-03,12k,2026-01-01\n',
    ),
    {
      Nr: 'id',
      'Project name': 'title',
      'Executive sponsor': 'sponsor',
      'RAG status': 'health',
      'Planned finish': 'end',
      Cost: 'budget',
      'Created on': null,
    },
  );
  // The head says one thing and the cells another: the cells are believed.
  assert.deepEqual(keysOf('Title,Start,Budget\nA b,yes,none\nC d,no,some\n'), {
    Title: 'title',
    Start: null,
    Budget: null,
  });
  assert.deepEqual(
    keysOf(
      'Thing to do,Where we are,How it feels\nCut the queue at the desk,in progress,green\nOpen a second site,done,red\nRepair the gate,done,green\n',
    ),
    {
      'Thing to do': 'title',
      'Where we are': 'status',
      'How it feels': 'health',
    },
  );
  const table = csv('Title,Roadmap,Notes\nA,North,long\nB,North,\n');
  const wishes = [
    { key: 'goals', column: 'roadmap' },
    { key: 'x-memo', column: 'Notes' },
  ];
  assert.deepEqual(plain(itemsOf(imported(table, '', { wishes }).text)), [
    { id: 'a', title: 'A', goals: ['north'], 'x-memo': 'long' },
    { id: 'b', title: 'B', goals: ['north'] },
  ]);
  assert.throws(
    () => imported(table, '', { wishes: [{ key: 'title', column: 'Nope' }] }),
    /no column “Nope”.*“Roadmap”/,
  );
  assert.throws(
    () => imported(table, '', { wishes: [{ key: 'titel', column: 'Title' }] }),
    /no key of an item/,
  );
  assert.throws(
    () => imported(table, '', { wishes: [{ key: '__proto__', column: 'Title' }] }),
    /no key of an item/,
  );
});

test('a bare number under a head of days is no effort, though the user calls the column so', () => {
  const wishes = [{ key: 'effort', column: 'Person-days' }];
  const { text, notes } = imported(csv('Title,Person-days\nA,40\nB,0.5 fte\n'), '', { wishes });
  assert.deepEqual(plain(itemsOf(text)), [
    { id: 'a', title: 'A' },
    { id: 'b', title: 'B', effort: '0.5 fte' },
  ]);
  assert.match(JSON.stringify(notes), /40.*“Person-days” is not in full-time equivalents/);
});

test('full-time equivalents of people are effort, and days of such are none', () => {
  const effortUnder = (column: string): unknown =>
    plain(itemsOf(imported(csv(`Title,${column}\nA,2\n`), '', { wishes: [{ key: 'effort', column }] }).text));
  assert.deepEqual(effortUnder('FTE (person)'), [{ id: 'a', title: 'A', effort: '2' }]);
  assert.deepEqual(effortUnder('FTE days'), [{ id: 'a', title: 'A' }]);
});

test('values go through the readers of the language; what cannot be read is reported', () => {
  const { text, notes } = imported(
    csv(
      'Title,Status,Start,End,Budget,Effort,Review,Team\nA,On Hold,03/04/2027,31/12/2027,"€12,000",50%,fortnightly,Front desk\nB,maybe,soon,32/01/2027,lots,20 days,,"Front desk; Back office"\n',
    ),
  );
  assert.deepEqual(plain(itemsOf(text)), [
    {
      id: 'a',
      title: 'A',
      status: 'paused',
      teams: ['front-desk'],
      start: '2027-04-03',
      end: '2027-12-31',
      review: 'biweekly',
      budget: '€12000',
      effort: '0.5 fte',
    },
    { id: 'b', title: 'B', teams: ['front-desk', 'back-office'] },
  ]);
  assert.deepEqual(
    notes.map(({ line, column, text: what }) => [line, column, what]),
    [
      [3, 'Status', 'maybe'],
      [3, 'Start', 'soon'],
      [3, 'End', '32/01/2027'],
      [3, 'Budget', 'lots'],
      [3, 'Effort', '20 days'],
    ],
  );
  assert.ok(notes.every(({ problem }) => problem.length > 20));
  assert.match(text, /teams:\n {2}- \{id: front-desk, name: Front desk\}/);
});

test('a date that could be two is told by the rest of its column, or left out', () => {
  const ends = (rows: string): unknown =>
    itemsOf(imported(csv(`Title,Due\n${rows}`)).text).map((values) => values.get('end') ?? null);
  assert.deepEqual(ends('A,03/04/2027\nB,25/04/2027\n'), ['2027-04-03', '2027-04-25']);
  assert.deepEqual(ends('A,03/04/2027\nB,04/25/2027\n'), ['2027-03-04', '2027-04-25']);
  assert.deepEqual(ends('A,03/04/2027\nB,2027-04-25\n'), [null, '2027-04-25']);
});

test('ids are stable: what fits stays, what does not is mapped and kept, without one the title gives it', () => {
  const ids = (text: string): unknown =>
    itemsOf(imported(csv(text)).text).map((values) => [values.get('id'), values.get('x-key') ?? null]);
  assert.deepEqual(ids('Key,Title\na_b,One\na-b,Two\nÜber 1,Three\n日本,Four\n,Five things\n'), [
    ['a-b-2', 'a_b'],
    ['a-b', null],
    ['uber-1', 'Über 1'],
    ['four', '日本'],
    ['five-things', null],
  ]);
  assert.deepEqual(ids('Title,Owner\nCut waste,A\nCut waste,B\n'), [
    ['cut-waste', null],
    ['cut-waste-2', null],
  ]);
  const { items, notes } = imported(csv('Key,Title\nA-1,One\na-1,Two\nA-2,\n'));
  assert.equal(items.length, 1);
  assert.deepEqual(
    notes.map(({ line, problem }) => [line, /stands on line 2 too|no title/.test(problem)]),
    [
      [3, true],
      [4, true],
    ],
  );
  const taken = imported(
    csv('Key,Title\none,One\n'),
    '',
    {},
    { 'other.portfolio': 'items:\n  - {id: one, title: Other}\n' },
  );
  assert.equal(taken.items[0]?.id, 'one-2');
});

test('a track is written where the sheet or a sure verdict says so, else left to a person', () => {
  const rows =
    'Enter a market abroad,We acquire a competitor in a new country and merge both companies into one under a new brand.\n' +
    'Less waiting,The clerks reduce rework and waiting at the counter by standard work and a daily huddle.\nVarious,\n';
  const judged = imported(csv(`Title,Description\n${rows}`));
  assert.deepEqual(
    judged.items.map(({ track, trackFrom }) => [track, trackFrom]),
    [
      ['strategic', 'verdict'],
      ['operational', 'verdict'],
      [null, null],
    ],
  );
  // A title alone is never sure.
  assert.equal(
    imported(csv('Title\nAcquire a competitor and enter a new market abroad\n')).items[0]?.track,
    null,
  );
  const tracks = new Map([
    [2, null],
    [4, 'neither' as const],
  ]);
  assert.deepEqual(
    imported(csv(`Title,Description\n${rows}`), '', { tracks }).items.map(({ track }) => track),
    [null, 'operational', 'neither'],
  );
  assert.deepEqual(
    imported(csv('Title,Track\nAcquire a competitor abroad,Kaizen\nAcquire another,\n')).items.map(
      ({ track }) => track,
    ),
    ['operational', null],
  );
});

test('text of a stranger stays text', () => {
  const evil = [
    '=cmd|x',
    '<img src=x onerror=alert(1)>',
    '[x](command:evil)',
    '\u001b[31mred',
    '- id: other',
    '\'"',
    '{{x}}',
    '*alias',
    '!!js/function f',
    '__proto__',
    'a: b # c',
    '%YAML 1.1',
    '--- a',
  ];
  const { text } = imported(
    json(
      evil.map((title, at) => ({
        id: `k${at}`,
        title,
        description: `${title}\n${title}`,
        tags: [title],
        ['__proto__x']: 1,
      })),
    ),
  );
  assert.deepEqual(findingsOf(text), []);
  const clean = evil.map((title) => title.replace('\u001b', ''));
  assert.deepEqual(
    itemsOf(text).map((values) => values.get('title')),
    clean,
  );
  assert.deepEqual(
    itemsOf(text).map((values) => values.get('tags')),
    clean.map((title) => [title]),
  );
  assert.ok(!text.includes('\u001b') && !exported(text).includes('\u001b'));
  const proto = imported(
    json(JSON.parse('[{"title":"A","__proto__":{"polluted":"yes"},"x-o":{"__proto__":{"p":"1"}}}]')),
  );
  assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  assert.deepEqual(findingsOf(proto.text), []);
});
