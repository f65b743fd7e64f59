/** Exports of trackers as they write them: every column is read, or left out with a reason; programmes and parents become tags or a tree of goals. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ImportOptions } from '../../server/src/sheets/items/import-sheet.ts';
import { readJson } from '../../server/src/sheets/read/read-json.ts';
import type { Table } from '../../server/src/sheets/table/table.ts';
import { csv, findingsOf, imported, itemsOf, json, plain } from './sheet-world.ts';

type Item = Readonly<Record<string, unknown>>;
/** The items without their verdict's track, the notes, and the columns that are left out without a reason. */
function read(
  table: Table,
  options: ImportOptions = {},
  before = '',
): { items: Item[]; left: string[]; notes: string[]; text: string } {
  const tracks = new Map(table.rows.map(({ line }) => [line, null]));
  const { text, notes, columns } = imported(table, before, { tracks, ...options });
  assert.deepEqual(findingsOf(text), [], text);
  assert.deepEqual(imported(table, text, { tracks, ...options }).edits, [], text);
  return {
    items: plain(itemsOf(text)) as Item[],
    left: columns
      .filter(({ key, why }) => key === null && why !== 'empty')
      .map(({ column, why }) => `${column.name}: ${why}`),
    notes: notes.map(({ line, column, problem }) => `${line} ${column ?? ''} ${problem}`),
    text,
  };
}

test('Azure DevOps', () => {
  const { items, left } = read(
    csv(
      'ID,Work Item Type,Title,Assigned To,State,Tags,Area Path,Iteration Path,Parent,Start Date,Target Date\n12,Epic,Faster counters,Ann Li <ann@x.org>,Active,queue; desk,City\\Permits,City\\2027,,1/11/2027,12/31/2027\n13,Feature,Cut the second form,Bo <bo@x.org>,Closed,,City\\Permits,City\\2027,12,1/11/2027,3/31/2027\n',
    ),
  );
  assert.deepEqual(items, [
    {
      id: '12',
      title: 'Faster counters',
      status: 'active',
      owner: 'Ann Li',
      start: '2027-01-11',
      end: '2027-12-31',
      tags: ['queue', 'desk', 'City', 'Permits'],
    },
    {
      id: '13',
      title: 'Cut the second form',
      status: 'done',
      owner: 'Bo',
      start: '2027-01-11',
      end: '2027-03-31',
      tags: ['City', 'Permits', 'Faster counters'],
    },
  ]);
  assert.deepEqual(left, ['Work Item Type: export', 'Iteration Path: export']);
});

test('Asana', () => {
  const { items, left } = read(
    csv(
      'Task ID,Created At,Completed At,Last Modified,Name,Section/Column,Assignee,Assignee Email,Start Date,Due Date,Tags,Notes,Projects,Parent task,Blocked By (Dependencies),Blocking (Dependencies)\n1201,2027-01-02,,2027-01-03,Open a clinic,In progress,Ann,ann@x.org,2027-01-11,2027-12-31,growth,Rent and fit out rooms,Access 2027,,,Train nurses\n1202,2027-01-02,2027-02-11,2027-02-12,Train nurses,Done,Bo,bo@x.org,,2027-03-01,,,Access 2027,Open a clinic,Open a clinic,\n',
    ),
  );
  assert.deepEqual(items, [
    {
      id: '1201',
      title: 'Open a clinic',
      status: 'active',
      description: 'Rent and fit out rooms',
      owner: 'Ann',
      start: '2027-01-11',
      end: '2027-12-31',
      tags: ['growth', 'Access 2027'],
    },
    {
      id: '1202',
      title: 'Train nurses',
      status: 'done',
      owner: 'Bo',
      'depends-on': ['1201'],
      end: '2027-02-11',
      tags: ['Access 2027', 'Open a clinic'],
    },
  ]);
  assert.deepEqual(left, [
    'Created At: unknown',
    'Last Modified: unknown',
    'Assignee Email: export',
    'Blocking (Dependencies): export',
  ]);
});

test('Trello, as CSV and as JSON', () => {
  const { items, left } = read(
    csv(
      'Card ID,Card Name,Card URL,Card Description,Labels,Members,Due Date,Start Date,List ID,List Name,Board ID,Board Name,Archived\na1,Cut waiting,https://trello.com/c/a1,Time each step,queue (red),Ann,2027-03-01T12:00:00.000Z,,l1,Doing,b1,Our board,false\n',
    ),
  );
  assert.deepEqual(items, [
    {
      id: 'a1',
      title: 'Cut waiting',
      status: 'active',
      description: 'Time each step',
      owner: 'Ann',
      end: '2027-03-01',
      links: [{ title: 'Card URL', url: 'https://trello.com/c/a1' }],
      tags: ['queue (red)'],
    },
  ]);
  assert.deepEqual(left, ['List ID: unknown', 'Board ID: unknown', 'Board Name: export', 'Archived: export']);
  const board = {
    id: 'b1',
    name: 'Our board',
    shortUrl: 'https://trello.com/b/b1',
    lists: [{ id: 'l1', name: 'To do' }],
    members: [{ id: 'm1', fullName: 'Ann' }],
    labels: [{ id: 'x', name: 'queue' }],
    cards: [
      {
        id: 'c1',
        shortLink: 'a1',
        name: 'Cut waiting',
        desc: 'Time each step',
        idList: 'l1',
        idMembers: ['m1'],
        labels: [{ name: 'queue' }],
        due: null,
        start: null,
        closed: false,
      },
    ],
  };
  assert.deepEqual(read(json(board)).items, [
    {
      id: 'a1',
      title: 'Cut waiting',
      status: 'planned',
      description: 'Time each step',
      owner: 'Ann',
      tags: ['queue'],
    },
  ]);
});

test('Microsoft Planner and Project', () => {
  const planner = read(
    csv(
      'Plan name,Ward work,,,,,,,\nDate of export,11/30/2027,,,,,,,\n\nTask ID,Task Name,Bucket Name,Progress,Priority,Assigned To,Created By,Created Date,Start date,Due date,Completed Date,Labels,Description\nx1,Cut waiting,Front desk,In progress,Medium,Ann,Bo,01/02/2027,01/11/2027,03/31/2027,,Blue,Time each step\nx2,New signs,Front desk,Completed,Low,Bo,Bo,01/02/2027,01/11/2027,03/31/2027,02/15/2027,,\n',
    ),
  );
  assert.deepEqual(planner.items, [
    {
      id: 'x1',
      title: 'Cut waiting',
      status: 'active',
      description: 'Time each step',
      owner: 'Ann',
      start: '2027-01-11',
      end: '2027-03-31',
      tags: ['Blue', 'Front desk'],
    },
    {
      id: 'x2',
      title: 'New signs',
      status: 'done',
      owner: 'Bo',
      start: '2027-01-11',
      end: '2027-02-15',
      tags: ['Front desk'],
    },
  ]);
  assert.deepEqual(planner.left, ['Priority: unknown', 'Created By: export', 'Created Date: export']);
  const project = csv(
    'ID,Active,Task Mode,Name,Duration,Start,Finish,Predecessors,Outline Level,Notes,Resource Names\n1,Yes,Auto Scheduled,New site,120 days?,Mon 11/01/27,Fri 25/06/27,,1,,\n2,Yes,Auto Scheduled,Find land,20 days,Mon 11/01/27,Fri 05/02/27,,2,Look north,Ann[50%]\n3,Yes,Auto Scheduled,Build,100 days,Mon 08/02/27,Fri 25/06/27,2FS+1 day,2,,Bo\n',
  );
  assert.deepEqual(read(project).items.slice(1), [
    {
      id: '2',
      title: 'Find land',
      description: 'Look north',
      owner: 'Ann',
      start: '2027-01-11',
      end: '2027-02-05',
      horizon: '20 days',
      tags: ['New site'],
    },
    {
      id: '3',
      title: 'Build',
      owner: 'Bo',
      'depends-on': ['2'],
      start: '2027-02-08',
      end: '2027-06-25',
      horizon: '100 days',
      tags: ['New site'],
    },
  ]);
  const tree = read(project, { groups: 'goals' });
  assert.deepEqual(
    tree.items.map(({ id, goals }) => [id, goals]),
    [
      ['2', ['new-site']],
      ['3', ['new-site']],
    ],
  );
});

test('Smartsheet, GitHub Projects, Airtable and Notion', () => {
  assert.deepEqual(
    read(
      csv(
        'Task Name,Start,Finish,Duration,Predecessors,% Complete,Status,Assigned To,Comments\nOpen a clinic,01/11/27,12/31/27,240d,,45%,In Progress,ann@x.org,\nTrain nurses,02/01/27,03/31/27,40d,1,0%,Not Started,bo@x.org,soon\n',
      ),
    ).items.map(({ title, status, owner, end, horizon }) => [title, status, owner, end, horizon]),
    [
      ['Open a clinic', 'active', 'ann@x.org', '2027-12-31', '240 days'],
      ['Train nurses', 'planned', 'bo@x.org', '2027-03-31', '40 days'],
    ],
  );
  const github = read(
    csv(
      'Title\tURL\tAssignees\tStatus\tLabels\tMilestone\tRepository\tLinked pull requests\tStart date\tTarget date\tParent issue\nCut the build\thttps://github.com/a/b/issues/7\tann\tIn Progress\tci\tv2\ta/b\thttps://github.com/a/b/pull/9\t2027-01-11\t2027-03-01\tFaster releases\n',
    ),
  );
  assert.deepEqual(
    github.items,
    [
      {
        id: 'build',
        title: 'Cut the build',
        status: 'active',
        owner: 'ann',
        start: '2027-01-11',
        end: '2027-03-01',
        links: [{ title: 'URL', url: 'https://github.com/a/b/issues/7' }],
        tags: ['ci', 'v2', 'Faster releases'],
      },
    ].map((item) => ({ ...item, id: github.items[0]?.['id'] })),
  );
  assert.deepEqual(github.left, ['Repository: export', 'Linked pull requests: export']);
  assert.deepEqual(
    read(
      csv(
        'Name,Notes,Assignee,Status,Attachments,Due\nCut waiting,Time each step,Ann,Todo,plan.pdf (https://x.org/p),3/31/2027\n',
      ),
    ).left,
    ['Attachments: export'],
  );
  const notion = read(
    csv(
      'Name,Assign,Status,Date,Tags,Parent item,Sub-item,Created time,Last edited time\nOpen a clinic,Ann,In progress,"January 11, 2027 → December 31, 2027",growth,,Train nurses (https://www.notion.so/x),"January 2, 2027 9:00 AM","January 3, 2027 9:00 AM"\nTrain nurses,Bo,Not started,"March 1, 2027",,Open a clinic (https://www.notion.so/y),,"January 2, 2027 9:00 AM","January 3, 2027 9:00 AM"\n',
    ),
  );
  assert.deepEqual(
    notion.items.map(({ title, start, end, tags }) => [title, start ?? null, end, tags]),
    [
      ['Open a clinic', '2027-01-11', '2027-12-31', ['growth']],
      ['Train nurses', null, '2027-03-01', ['Open a clinic']],
    ],
  );
});

const ISSUES = {
  startAt: 0,
  total: 2,
  issues: [
    {
      key: 'OPS-1',
      fields: {
        summary: 'Faster counters',
        issuetype: { name: 'Epic' },
        status: { name: 'In Progress', statusCategory: { name: 'In Progress' } },
        assignee: null,
        labels: [],
      },
    },
    {
      key: 'OPS-2',
      fields: {
        summary: 'Cut the second form',
        issuetype: { name: 'Story' },
        status: { name: 'Done' },
        assignee: { displayName: 'Ann', accountId: 'x' },
        duedate: '2027-03-31',
        resolutiondate: '2027-02-11T09:00:00.000+0000',
        labels: ['queue'],
        parent: { key: 'OPS-1', fields: { summary: 'Faster counters' } },
        issuelinks: [{ type: { name: 'Blocks', inward: 'is blocked by' }, inwardIssue: { key: 'OPS-1' } }],
        description: {
          type: 'doc',
          content: [
            { type: 'paragraph', content: [{ type: 'text', text: 'Ask once.' }] },
            {
              type: 'bulletList',
              content: [
                {
                  type: 'listItem',
                  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'at the desk' }] }],
                },
              ],
            },
          ],
        },
      },
      changelog: {
        histories: [
          {
            created: '2027-01-12T09:00:00.000+0000',
            items: [{ field: 'status', fromString: 'To Do', toString: 'In Progress' }],
          },
          {
            created: '2027-02-11T09:00:00.000+0000',
            items: [
              { field: 'status', fromString: 'In Progress', toString: 'Done' },
              { field: 'assignee', toString: 'Ann' },
            ],
          },
        ],
      },
    },
  ],
};

test('Jira, as JSON with its changelog, and its parents as tags or goals', () => {
  const { items } = read(json(ISSUES));
  assert.deepEqual(items[1], {
    id: 'ops-2',
    title: 'Cut the second form',
    status: 'done',
    description: 'Ask once.\n- at the desk',
    owner: 'Ann',
    'depends-on': ['ops-1'],
    end: '2027-02-11',
    tags: ['queue', 'Faster counters'],
    'x-status-history': { '2027-01-12': 'In Progress', '2027-02-11': 'Done' },
    'x-key': 'OPS-2',
  });
  const table = readJson(JSON.stringify(ISSUES));
  assert.ok(!('problem' in table));
  const goals = read(table, { groups: 'goals' });
  assert.match(goals.text, /goals:\n {2}- id: faster-counters\n {4}title: Faster counters\n/);
  assert.deepEqual(
    goals.items.map(({ id, goals: own }) => [id, own]),
    [['ops-2', ['faster-counters']]],
  );
});

test('programmes, pillars and workstreams become a tree of goals, or tags, and stay so', () => {
  const sheet = csv(
    'Workstream,Portfolio,Programme,Project,Owner\nDesk,City 2030,Access,Cut waiting,Ann\nPhone,City 2030,Access,Call back,Bo\nDesk,City 2030,Money,New fees,Cy\n,City 2030,,Annual report,Di\n',
  );
  assert.deepEqual(
    read(sheet).items.map(({ tags }) => tags),
    [
      ['City 2030', 'Access', 'Desk'],
      ['City 2030', 'Access', 'Phone'],
      ['City 2030', 'Money', 'Desk'],
      ['City 2030'],
    ],
  );
  const { text, items } = read(sheet, { groups: 'goals' });
  assert.deepEqual(
    [...text.matchAll(/- id: (\S+)\n {4}title: (.*)\n(?: {4}parent: (\S+)\n)?/g)]
      .slice(0, 6)
      .map(([, id, , parent]) => `${id} < ${parent ?? ''}`),
    [
      'city-2030 < ',
      'access < city-2030',
      'desk < access',
      'phone < access',
      'money < city-2030',
      'desk-2 < money',
    ],
  );
  assert.deepEqual(
    items.map(({ goals }) => goals),
    [['desk'], ['phone'], ['desk-2'], ['city-2030']],
  );
  assert.deepEqual(
    read(sheet, { groups: 'none' }).items.every(
      ({ tags, goals }) => tags === undefined && goals === undefined,
    ),
    true,
  );
});
