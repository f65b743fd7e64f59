/** What differs from what the sheet said last is found while people type, and after the mapping file changes on disk. */
import assert from 'node:assert/strict';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { CodeAction, Diagnostic } from 'vscode-languageserver-protocol';
import { type LspClient, withServer } from '../support/lsp.ts';

const MAPPING = `# How import reads the sheet of this portfolio. What you change here goes before its guesses.
columns:
  Ref: id
  Project: title
  Status: status
  RAG: health
  Teams: teams
  Needs: depends-on
  KPI: measures
  Actual 2027-01: measures.actuals.2027-01
  Plan: milestones
# Who leads in a column: the sheet, or the portfolio, of which a difference is told and nothing is changed.
# from: {Status: portfolio}
last:
  P.1: {title: New clinic, status: active, health: on-track, teams: {ops: 2 fte, it: 1 fte}, depends-on: [old-forms], measures: [{name: Wait, target: 10, actuals: {2027-01: 20}}], milestones: [{title: Open, date: 2027-06-01}]}
  old-forms: {title: Old forms, status: planned, tags: [money, law]}
`;
const PLAN = `teams:
  - {id: ops, name: Operations}
  - {id: it, name: IT}
items:
  - id: new-clinic
    title: New clinic
    track: strategic
    status: active # the board
    health: on-track
    teams: {ops: 2 fte, it: 1 fte}
    depends-on: [old-forms]
    measures:
      - name: Wait
        target: 10
        actuals: {2027-01: 20, 2027-02: 18}
    milestones:
      - {title: Open, date: 2027-06, done: true}
      - {title: Ours, date: 2027-07-01}
    x-key: P.1
  - id: old-forms
    title: Old forms
    status: planned
    tags: [law, money, ours]
`;

interface Told {
  readonly at: string;
  readonly message: string;
}

async function told(client: LspClient, name = 'plan.portfolio'): Promise<readonly Told[]> {
  const all = await client.diagnostics(name);
  return all
    .filter(({ code }) => code === 'sheet-differs')
    .map(({ range, message }) => ({ at: client.words(name, range), message: String(message) }));
}

async function fixes(client: LspClient, name: string): Promise<ReadonlyMap<string, CodeAction>> {
  const found = (await client.diagnostics(name)).filter(({ code }) => code === 'sheet-differs');
  const actions: CodeAction[] = [];
  for (const { range } of found as Diagnostic[]) actions.push(...(await client.actions(name, range)));
  const whole = new Map<string, CodeAction>();
  for (const action of actions)
    whole.set(
      action.title,
      action.edit === undefined && action.data !== undefined
        ? await client.request<CodeAction>('codeAction/resolve', action)
        : action,
    );
  return whole;
}

const disk = (client: LspClient, ...names: readonly string[]): Promise<void> =>
  client.notify('workspace/didChangeWatchedFiles', {
    changes: names.map((name) => ({ uri: pathToFileURL(join(client.folder, name)).toString(), type: 2 })),
  });

const CHANGES: readonly {
  readonly from: string;
  readonly to: string;
  readonly at: string;
  readonly message: RegExp;
  readonly take: string;
  /** What stands after it is taken, where that is not the text as it was. */
  readonly after?: string;
}[] = [
  {
    from: 'status: active #',
    to: 'status: paused #',
    at: 'paused',
    message: /`status` is “paused” here and “active” in the sheet, which leads/,
    take: 'Take the sheet’s value: active',
  },
  {
    from: 'title: New clinic\n',
    to: 'title: New clinic, east\n',
    at: 'New clinic, east',
    message: /`title` is “New clinic, east” here and “New clinic” in the sheet/,
    take: 'Take the sheet’s value: New clinic',
  },
  {
    from: '    health: on-track\n',
    to: '',
    at: 'New clinic',
    message: /the sheet says “on-track” for `health`, and nothing is set here/,
    take: 'Take the sheet’s value: on-track',
  },
  {
    from: 'it: 1 fte',
    to: 'it: 3 fte',
    at: '3 fte',
    message: /`teams\.it` is “3 fte” here and “1 fte” in the sheet/,
    take: 'Take the sheet’s value: 1 fte',
  },
  {
    from: 'depends-on: [old-forms]',
    to: 'depends-on: []',
    at: '[]',
    message: /`depends-on` is “\[\]” here and “\[old-forms\]” in the sheet/,
    take: 'Take the sheet’s value: [old-forms]',
  },
  {
    from: '2027-01: 20',
    to: '2027-01: 21',
    at: '21',
    message: /`Wait, actuals\.2027-01` is “21” here and “20” in the sheet/,
    take: 'Take the sheet’s value: 20',
  },
  {
    from: 'tags: [law, money, ours]',
    to: 'tags: [law, ours]',
    at: '[law, ours]',
    message: /`tags` is “\[law, ours\]” here and “\[money, law\]” in the sheet/,
    take: 'Take the sheet’s value: [money, law]',
    after: 'tags: [law, ours, money]',
  },
];

test('each kind of value that is changed by hand is found at its place, with both values, and the sheet’s can be taken', () =>
  withServer(
    {
      files: {
        'plan.portfolio': PLAN.replace('date: 2027-06, done', 'date: 2027-06-01, done'),
        'plan.import.yaml': MAPPING,
      },
      open: ['plan.portfolio'],
    },
    async (client) => {
      // Lists hold more here, a milestone is done, a figure has a further month: none of it is a difference.
      assert.deepEqual(await told(client), []);
      const plan = client.text('plan.portfolio');
      for (const { from, to, at, message, take, after } of CHANGES) {
        assert.ok(plan.includes(from), from);
        await client.type('plan.portfolio', plan.replace(from, to));
        const found = await told(client);
        assert.deepEqual(
          found.map((each) => each.at),
          [at],
          JSON.stringify(found),
        );
        assert.match(found[0]?.message ?? '', message);
        const action = (await fixes(client, 'plan.portfolio')).get(take);
        assert.ok(
          action?.edit !== undefined,
          `${take}: ${[...(await fixes(client, 'plan.portfolio')).keys()].join(', ')}`,
        );
        assert.deepEqual(client.afterAll(action.edit), {
          'plan.portfolio': after === undefined ? plan : plan.replace(from, after),
        });
      }
      // Undone, nothing is told any more.
      await client.type('plan.portfolio', plan);
      assert.deepEqual(await told(client), []);
    },
  ));

test('a list of milestones is told as a whole, and taken as a whole', () =>
  withServer(
    { files: { 'plan.portfolio': PLAN, 'plan.import.yaml': MAPPING }, open: ['plan.portfolio'] },
    async (client) => {
      const [found, more] = await told(client);
      assert.equal(more, undefined);
      assert.match(
        found?.message ?? '',
        /`milestones` is “\[\{title: Open, date: 2027-06, done: true\}, .*\]” here and “\[\{title: Open, date: 2027-06-01\}\]” in the sheet/,
      );
      const action = (await fixes(client, 'plan.portfolio')).get(
        'Take the sheet’s value: [{title: Open, date: 2027-06-01}]',
      );
      assert.ok(action?.edit !== undefined);
      const text = client.afterAll(action.edit)['plan.portfolio'] ?? '';
      assert.match(text, /milestones: \[\{title: Open, date: 2027-06-01\}\]\n {4}x-key/);
    },
  ));

test('the portfolio is let lead by a fix that edits the mapping file, and then nothing is told', () =>
  withServer(
    {
      files: {
        'plan.portfolio': PLAN.replace('2027-06,', '2027-06-01,')
          .replace('active #', 'paused #')
          .replace('2027-01: 20', '2027-01: 22'),
        'plan.import.yaml': MAPPING,
      },
      open: ['plan.portfolio'],
    },
    async (client) => {
      assert.deepEqual(
        (await told(client)).map(({ at }) => at),
        ['paused', '22'],
      );
      const all = await fixes(client, 'plan.portfolio');
      const lead = all.get('Keep this, and let the portfolio lead in “Status”');
      assert.ok(lead?.edit !== undefined, [...all.keys()].join('\n'));
      const once = client.afterAll(lead.edit)['plan.import.yaml'] ?? '';
      assert.equal(once, MAPPING.replace('# from: {Status: portfolio}', 'from:\n  Status: portfolio'));
      await writeFile(join(client.folder, 'plan.import.yaml'), once);
      await disk(client, 'plan.import.yaml');
      assert.deepEqual(
        (await told(client)).map(({ at }) => at),
        ['22'],
      );
      assert.ok(
        (await fixes(client, 'plan.portfolio')).has(
          'Keep this, and let the portfolio lead in “Actual 2027-01”',
        ),
      );
      await writeFile(
        join(client.folder, 'plan.import.yaml'),
        once.replace('from:\n', 'from:\n  Actual 2027-01: portfolio\n'),
      );
      await disk(client, 'plan.import.yaml');
      assert.deepEqual(await told(client), []);
    },
  ));

test('the mapping file is followed: changed, deleted, broken, and moved with its folder', () =>
  withServer(
    {
      files: {
        'a/plan.portfolio': PLAN.replace('2027-06,', '2027-06-01,').replace('active #', 'paused #'),
        'a/plan.import.yaml': MAPPING,
        'other.portfolio': 'portfolio: R\n',
      },
      open: ['other.portfolio'],
    },
    async (client) => {
      const path = (name: string): string => join(client.folder, name);
      const at = async (name: string): Promise<readonly string[]> => {
        const all = await client.diagnosticsOf(pathToFileURL(path(name)).toString());
        return all
          .filter(({ code }) => code === 'sheet-differs')
          .map(({ message }) => String(message).replace(/ in the sheet.*/s, ''));
      };
      assert.deepEqual(await at('a/plan.portfolio'), [
        '“New clinic”: `status` is “paused” here and “active”',
      ]);
      await writeFile(path('a/plan.import.yaml'), MAPPING.replace('status: active', 'status: done'));
      await disk(client, 'a/plan.import.yaml');
      assert.deepEqual(await at('a/plan.portfolio'), ['“New clinic”: `status` is “paused” here and “done”']);
      // A folder that moves is one event for each name, and none for what is in it.
      await rename(path('a'), path('b'));
      await disk(client, 'a', 'b');
      assert.deepEqual(await at('a/plan.portfolio'), []);
      assert.deepEqual(await at('b/plan.portfolio'), ['“New clinic”: `status` is “paused” here and “done”']);
      await writeFile(path('b/plan.import.yaml'), 'last: {P.1: {status');
      await disk(client, 'b/plan.import.yaml');
      assert.deepEqual(await at('b/plan.portfolio'), []);
      await writeFile(path('b/plan.import.yaml'), MAPPING);
      await disk(client, 'b/plan.import.yaml');
      assert.equal((await at('b/plan.portfolio')).length, 1);
      await mkdir(path('c'));
      await rename(path('b/plan.import.yaml'), path('c/plan.import.yaml'));
      await disk(client, 'b/plan.import.yaml', 'c/plan.import.yaml');
      assert.deepEqual(await at('b/plan.portfolio'), []);
      await rename(path('c/plan.import.yaml'), path('b/plan.import.yaml'));
      await rm(path('c'), { recursive: true });
      await disk(client, 'b', 'c');
      assert.equal((await at('b/plan.portfolio')).length, 1);
    },
  ));
