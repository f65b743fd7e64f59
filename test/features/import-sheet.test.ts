/** What the editor is told of a sheet before anything is written, and the edit that brings a file up to date. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import {
  type ImportSheetParams,
  type ImportSheetResult,
  importSheet,
} from '../../server/src/protocol/import-sheet.ts';
import { type LspClient, withServer } from '../support/lsp.ts';

type Good = Exclude<ImportSheetResult, { refused: string }>;
const PLAN = `portfolio: Ours
vocabulary: {operational: [frobnicate]}
items:
  # ours
  - id: a-1
    title: Reduce rework
    track: neither
    x-key: A-1
`;
const SHEET =
  'Key,Title,Owner\nA-1,Reduce rework and waiting,Zoë\nA-2,Acquire a competitor and enter a new market abroad,\nA-3,Various,\n';
const base64 = (text: string): string => Buffer.from(text, 'latin1').toString('base64');

/** The URI of a file that need not be there. */
const at = ({ folder }: LspClient, name: string): string => pathToFileURL(join(folder, name)).toString();

async function asked(client: LspClient, params: ImportSheetParams): Promise<Good> {
  const answer = await client.request<ImportSheetResult>(importSheet, params);
  assert.ok(!('refused' in answer), 'refused' in answer ? answer.refused : '');
  return answer;
}

describe('a sheet in the editor', () => {
  it('says of what it leaves out what to do on its page, and names no option of the command line', () =>
    withServer({ files: {}, own: true }, async (client) => {
      const sheet =
        'Key,Title,Budget £m,KPI,Baseline,Actual,Due,% complete,Notes Q1\n' +
        'A-1,Reduce rework,1.500,Wait,2.500,4,FY27,10%,x\nA-2,Portal,2.250,Wait,3.500,5,FY28,20%,y\n';
      const { columns, notes, questions, report } = await asked(client, {
        source: { name: 'plan.csv', base64: base64(sheet) },
        rows: 2,
      });
      assert.ok(questions.length > 0);
      const all = [...columns.map(({ what }) => what), ...notes.map(({ problem }) => problem), ...report];
      assert.deepEqual(
        all.filter((each) => /--[a-z]/.test(each)),
        [],
      );
      for (const way of [
        '“Numbers” above the table',
        '“Day of the readings” above the table',
        '“The fiscal year begins in” above the table',
        'choose “Numbers” above the table',
      ])
        assert.ok(
          all.some((each) => each.includes(way)),
          `${way} in\n${all.join('\n')}`,
        );
    }));

  it('is shown as columns, items with verdicts, and the text that would be', () =>
    withServer({ files: {}, own: true }, async (client) => {
      const answer = await asked(client, { source: { name: 'plan.csv', base64: base64(SHEET) } });
      assert.deepEqual(
        answer.columns.map(({ name, key }) => [name, key]),
        [
          ['Key', 'id'],
          ['Title', 'title'],
          ['Owner', 'owner'],
        ],
      );
      assert.ok(answer.keys.includes('sponsor'));
      assert.deepEqual(
        answer.items.map(({ line, state, track, verdict }) => [line, state, track, verdict]),
        [
          [2, 'new', 'operational', 'operational'],
          [3, 'new', null, 'strategic'],
          [4, 'new', null, 'unclear'],
        ],
      );
      assert.ok((answer.items[1]?.words.length ?? 0) > 0);
      assert.equal(answer.edit, null);
      // Bytes that are no UTF-8 were read as what they are.
      assert.match(
        answer.text,
        /^items:\n {2}- id: a-1\n {4}title: Reduce rework and waiting\n[^-]*owner: Zoë\n/,
      );
      assert.match(answer.report.join('\n'), /plan\.csv: CSV, separated by commas, Windows-1252, 3 rows/);
    }));

  it('reads the titles of a pasted list as one title that is added, and those of a table as they are', () =>
    withServer(
      {
        files: {
          'a.portfolio':
            'portfolio: P\nteams: [{id: er, name: Triage}]\ngoals: [{id: care, title: Safer care}]\nitems:\n  - id: falls\n    title: Fewer falls by May\n',
        },
        own: true,
      },
      async (client) => {
        const target = client.uri('a.portfolio');
        const pasted =
          '- Cut the wait in triage from 22 to 10 minutes by 2028-03\n- Fewer falls by May\n- Renew the doors before summer\n';
        const list = await asked(client, { source: { pasted }, target });
        assert.match(
          list.text,
          /title: Cut the wait[^\n]*\n {4}track: operational\n(?: {4}.*\n)* {4}teams: \[er\]\n {4}end: 2028-03\n {4}measures: \[\{name: wait in triage, baseline: 22, target: 10, unit: minutes\}\]/,
        );
        // What stands there already is not touched, and what is not sure is told.
        assert.match(list.text, /title: Fewer falls by May\n\n? {2}- id/);
        assert.match(
          list.notes.find(({ text }) => text === 'before summer')?.problem ?? '',
          /^It is not written: /,
        );
        const table = await asked(client, {
          source: { pasted: 'Title\tOwner\nSlower by 2028-03\tAna\n' },
          target,
        });
        assert.doesNotMatch(table.text, /end:/);
      },
    ));

  it('takes the tracks that a person chose, and columns as a person wants them', () =>
    withServer({ files: {}, own: true }, async (client) => {
      const answer = await asked(client, {
        source: { pasted: 'Project\tWho\nAcquire a competitor abroad\tAna\nVarious\tBo\n' },
        map: [
          { key: 'sponsor', column: 'Who' },
          { key: 'title', column: 'Project' },
        ],
        tracks: [
          { line: 2, track: null },
          { line: 3, track: 'neither' },
        ],
      });
      assert.deepEqual(
        answer.items.map(({ track }) => track),
        [null, 'neither'],
      );
      assert.match(answer.text, /sponsor: Ana/);
    }));

  it('brings a file of the portfolio up to date by the smallest edits', () =>
    withServer({ files: { 'plan.portfolio': PLAN }, own: true }, async (client) => {
      const answer = await asked(client, {
        source: { name: 'plan.csv', base64: base64(SHEET) },
        target: client.uri('plan.portfolio'),
      });
      const [change] = answer.edit?.documentChanges ?? [];
      assert.ok(change !== undefined && 'edits' in change);
      assert.equal(change.textDocument.uri, client.uri('plan.portfolio'));
      assert.equal(client.after('plan.portfolio', change.edits as never), answer.text);
      assert.match(
        answer.text,
        /# ours\n {2}- id: a-1\n {4}title: Reduce rework and waiting\n {4}track: neither\n/,
      );
      assert.match(answer.text, /\n\n {2}- id: a-2\n/);
      const again = await asked(client, {
        source: { pasted: 'Key\tTitle\nA-1\tReduce rework\n' },
        target: client.uri('plan.portfolio'),
      });
      assert.equal(again.edit, null);
    }));

  it('is refused in plain words where it is none', () =>
    withServer({ files: { 'plan.portfolio': PLAN }, own: true }, async (client) => {
      for (const [params, why] of [
        [{ source: { pasted: '' } }, /nothing in it/],
        [{ source: { name: 'a.csv', base64: base64('Title\n"open\n') } }, /^Line 2: A quotation mark/],
        [{ source: { name: 'a.xlsx', base64: base64('PK\x03\x04') } }, /workbook/],
        [{ source: { pasted: 'A' }, map: [{ key: 'titel', column: 'Title' }] }, /no key of an item/],
        [{ source: { pasted: 'A' }, target: 'file:///nowhere/x.portfolio' }, /not part of a portfolio/],
      ] as const) {
        const answer = await client.request<ImportSheetResult>(importSheet, params);
        assert.match('refused' in answer ? answer.refused : '', why);
      }
    }));

  it('tells a page of each column, each cell, what is open, and what was decided', () =>
    withServer({ files: {}, own: true }, async (client) => {
      const sheet = 'Key;Title;Phase;Budget £m;Odd\nA-1;Cut waiting;In Flight;1.500;x\nA-2;Total;;3.500;\n';
      const source = { name: 'plan.csv', base64: base64(sheet.replace('£', '\u00a3')) };
      const answer = await asked(client, { source, rows: 5 });
      assert.deepEqual(
        answer.columns.map(({ name, what, from }) => [name, from, what]),
        [
          ['Key', 'head', 'id (by its name)'],
          ['Title', 'head', 'title (by its name)'],
          ['Phase', 'head', 'status (by its name)'],
          ['Budget £m', 'head', 'budget (by its name)'],
          ['Odd', 'left', 'left out; no key of an item goes by this name'],
        ],
      );
      assert.deepEqual(answer.questions, [{ kind: 'numbers', column: 'Budget £m', sample: '1.500' }]);
      const [first] = answer.rows;
      assert.deepEqual(
        first?.cells.map(({ text, read }) => [text, read]),
        [
          ['A-1', 'A-1'],
          ['Cut waiting', 'Cut waiting'],
          ['In Flight', 'active'],
          ['1.500', null],
          ['x', null],
        ],
      );
      assert.match(first?.cells[3]?.problem ?? '', /may have decimals or thousands/);
      const told = await asked(client, { source, rows: 1, numbers: 'comma' });
      assert.deepEqual([told.questions, told.rows[0]?.cells[3]?.read], [[], '1500M GBP']);
      assert.match(told.mapping, /^# How import reads[\s\S]*numbers: comma\n[\s\S]*In Flight: active/);
      const again = await asked(client, { source, rows: 1, mapping: told.mapping });
      assert.equal(again.text, told.text);
      // A mapping that was kept stays as it is, but for what the sheet says now.
      assert.match(told.mapping, /\nlast:\n {2}\S+: \{title: /);
      const own = told.mapping.replace(/# What the sheet said last[\s\S]*/, '# ours\n');
      const kept = await asked(client, { source, rows: 1, mapping: own });
      assert.equal(kept.kept, own + told.mapping.slice(own.length - '# ours\n'.length));
      const undated = {
        name: 'p.csv',
        base64: base64('Ref,Project,% complete,Due\nA-1,Cut waiting,40,FY27\n'),
      };
      const open = await asked(client, { source: undated, rows: 1 });
      assert.deepEqual(
        [open.undated, open.fiscalYear, open.questions.map(({ kind }) => kind)],
        [true, null, ['fiscal']],
      );
      const day = await asked(client, { source: undated, rows: 1, asOf: '2027-05-31', fiscalYear: 'april' });
      assert.deepEqual([day.undated, day.fiscalYear, day.questions, day.notes], [true, 'april', [], []]);
      assert.deepEqual(
        day.rows[0]?.cells.map(({ read }) => read),
        ['A-1', 'Cut waiting', 'Complete: 40 % (2027-05-31)', '2027-03'],
      );
      const lists = await client.request<ImportSheetResult>(importSheet, {
        source: { name: 'x.json', base64: base64('{"a":[{"x":1}],"b":[{"x":1}]}') },
      });
      assert.deepEqual('refused' in lists ? lists.choice : null, { kind: 'list', names: ['a', 'b'] });
    }));

  it('begins a portfolio in a file that is not there yet, called what the file is called', () =>
    withServer({ files: {}, own: true }, async (client) => {
      const source = { pasted: '- Reduce rework\n- Various\n' };
      const fresh = async (name: string): Promise<string> =>
        (await asked(client, { source, fresh: at(client, name) })).text;
      assert.match(
        await fresh('Care: list.portfolio'),
        /^portfolio: "Care: list"\n\nitems:\n {2}- id: reduce-rework\n {4}title: Reduce rework\n/,
      );
      assert.match(await fresh('board.portfolio.yaml'), /^portfolio: board\n/);
    }));

  it('joins the portfolio around a file that is not there yet, under ids that are free there', () =>
    withServer(
      { files: { 'plan.portfolio': PLAN.replace('id: a-1', 'id: cut-waits') }, own: true },
      async (client) => {
        const source = { pasted: '- Cut waits\n- Portal\n' };
        const { text, edit } = await asked(client, { source, fresh: at(client, 'list.portfolio') });
        assert.match(text, /^items:\n {2}- id: cut-waits-2\n/);
        assert.equal(edit, null);
        const taken = await client.request<ImportSheetResult>(importSheet, {
          source,
          fresh: at(client, 'plan.portfolio'),
        });
        assert.ok('refused' in taken);
      },
    ));

  it('splits items into halves whose ids are free in the whole portfolio', async () => {
    const pasted =
      '- Cut late starts in theatre 3 with the daily huddle and open a second hospital in a new region\n';
    const idsWith = async (plan: string) => {
      let text = '';
      await withServer({ files: { 'plan.portfolio': plan }, own: true }, async (client) => {
        const params = { source: { pasted }, split: [1], fresh: at(client, 'list.portfolio') };
        ({ text } = await asked(client, params));
      });
      return [...text.matchAll(/- id: (.*)/g)].map(([, id]) => id);
    };
    const [whole, half] = await idsWith(PLAN);
    assert.ok(whole !== undefined && half !== undefined);
    assert.deepEqual(await idsWith(PLAN.replace('id: a-1', `id: ${half}`)), [whole, `${half}-2`]);
  });

  it('tells once what is told of many rows of a column, and how many they are', () =>
    withServer({ files: {}, own: true }, async (client) => {
      const rows = Array.from(
        { length: 9 },
        (_, row) => `Work ${row},${row === 4 ? '2027-05-01' : 'soon'}\n`,
      );
      const source = { name: 'x.csv', base64: base64(`Title,End\n${rows.join('')}`) };
      const { notes, left } = await asked(client, { source });
      assert.deepEqual(
        notes.map(({ line, column, text, same, count }) => [line, column, text, same, count]),
        [[2, 'End', 'soon', [3, 4, 5, 7].map((line) => ({ line, text: 'soon' })), 8]],
      );
      assert.equal(left, 8);
    }));

  it('says at the row itself that its item stands in another file', () => {
    const files = {
      'plan.portfolio': 'portfolio: P\nitems:\n  - {id: a, title: Reduce rework}\n',
      'more.portfolio': 'items:\n  - {id: b, title: Hall}\n',
    };
    return withServer({ files, own: true }, async (client) => {
      for (const name of Object.keys(files)) await client.open(name);
      const source = { name: 'x.csv', base64: base64('Key,Title\nA-1,Reduce rework\nA-2,Portal\n') };
      const { rows } = await asked(client, { source, target: at(client, 'more.portfolio'), rows: 9 });
      assert.deepEqual(
        rows.map(({ line, left }) => [line, left]),
        [
          [2, 'It stands in plan.portfolio of the portfolio, and is left there.'],
          [3, null],
        ],
      );
    });
  });
});
