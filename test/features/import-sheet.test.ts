/** What the editor is told of a sheet before anything is written, and the edit that brings a file up to date. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  type ImportSheetParams,
  type ImportSheetResult,
  importSheet,
} from '../../server/src/protocol/protocol.ts';
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

async function asked(client: LspClient, params: ImportSheetParams): Promise<Good> {
  const answer = await client.request<ImportSheetResult>(importSheet, params);
  assert.ok(!('refused' in answer), 'refused' in answer ? answer.refused : '');
  return answer;
}

describe('a sheet in the editor', () => {
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
          [3, 'new', 'strategic', 'strategic'],
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
});
