/** The board of triage: what is suggested, what is decided, and the way back. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Board, suggested } from '../../client/src/triage/board.ts';
import { readFromTriage } from '../../client/src/triage/messages.ts';
import { oneWrite } from '../../client/src/triage/one-write.ts';
import type { ImportedRow, ImportSheetResult } from '../../server/src/protocol/import-sheet.ts';
import { importSheet } from '../../server/src/protocol/import-sheet.ts';
import { withServer } from '../support/lsp.ts';

const MAIL = `From: Ana Ruiz
Subject: our list for the strategy day

Hi all,

as promised, what we have so far:

a) Cut the wait at triage with a daily huddle and standard work,
   by the nurses of the front door
b) Enter the home care market with a company of our own
c) Renewal of the CT scanner maintenance contract
d) Cut late starts in theatre 3 with the daily huddle and open a second hospital in a new region
e) Portal

Kind regards,
Ana
+44 20 7946 0000
`;

const rowsOf = async (text: string, more: object = {}) => {
  let answer: ImportSheetResult = { refused: '' };
  await withServer({ files: {}, own: true }, async (client) => {
    answer = await client.request<ImportSheetResult>(importSheet, { source: { pasted: text }, ...more });
  });
  assert.ok(!('refused' in answer), JSON.stringify(answer));
  return answer as Exclude<ImportSheetResult, { refused: string }>;
};

describe('triage', () => {
  it('tells items of an e-mail from what stands around them, and suggests what each reads like', async () => {
    const { items } = await rowsOf(MAIL);
    const found = items.map((row) => `${suggested(row).decision}: ${row.title}`);
    assert.deepEqual(found, [
      'none: From: Ana Ruiz',
      'none: Subject: our list for the strategy day',
      'none: Hi all,',
      'none: as promised, what we have so far:',
      'operational: Cut the wait at triage with a daily huddle and standard work, by the nurses of the front door',
      'strategic: Enter the home care market with a company of our own',
      'neither: Renewal of the CT scanner maintenance contract',
      'split: Cut late starts in theatre 3 with the daily huddle and open a second hospital in a new region',
      'open: Portal',
      'none: Kind regards,',
      'none: Ana',
      'none: +44 20 7946 0000',
    ]);
  });

  it('offers what the law asks for as work on neither track', async () => {
    const { items } = await rowsOf(
      '- Publish the pay gap report as the law asks\n- A register required by law\n- Portal\n',
    );
    assert.deepEqual(
      items.map((row) => suggested(row).decision),
      ['neither', 'neither', 'open'],
    );
  });

  it('writes what was decided: left out, split, on neither track, or open', async () => {
    const { items } = await rowsOf(MAIL);
    const board = new Board(items);
    for (const row of items) board.decide(row.line, suggested(row).decision);
    const lines = (wanted: string) =>
      board
        .outcome()
        .filter(({ decision }) => decision === wanted)
        .map(({ line }) => line);
    const { text, items: written } = await rowsOf(MAIL, {
      skip: lines('none'),
      split: lines('split'),
      tracks: board.outcome().map(({ line, decision }) => ({
        line,
        track: ['operational', 'strategic', 'neither'].includes(decision) ? decision : null,
      })),
    });
    assert.equal(text.match(/^ *- id:/gm)?.length, 6, text);
    assert.deepEqual(
      written.filter(({ split }) => split).map(({ title }) => title),
      ['Cut late starts in theatre 3 with the daily huddle and open a second hospital in a new region'],
    );
    assert.match(text, /title: Renewal of the CT scanner maintenance contract\n *track: neither/);
    assert.match(text, /title: Cut late starts in theatre 3 with the daily huddle\n *track: operational/);
    assert.match(text, /title: Open a second hospital in a new region\n *track: strategic/);
    assert.doesNotMatch(text, /Ana|regards|promised/);
  });

  it('keeps whole what cannot be split without a person, and tells where it stands in the text', async () => {
    const { items } = await rowsOf(MAIL);
    const lines = items
      .filter(({ title }) => /^(?:Portal|Cut late|Renewal)/.test(title))
      .map(({ line }) => line);
    const tracks = lines.map((line) => ({ line, track: null }));
    const { text, whole } = await rowsOf(MAIL, { split: lines, tracks });
    assert.deepEqual(
      whole.map(({ title }) => title),
      ['Renewal of the CT scanner maintenance contract', 'Portal'],
    );
    for (const { title, start } of whole) {
      const at = text.split('\n').slice(start.line);
      assert.match(at[0]?.slice(start.character - 2) ?? '', /^- id: /);
      assert.ok(at[1]?.endsWith(`title: ${title}`), at.join('\n'));
    }
    assert.deepEqual((await rowsOf(MAIL)).whole, []);
  });

  it('accepts all that are sure in one step, and goes back step by step', () => {
    const row = (line: number, more: Partial<ImportedRow>): ImportedRow => ({
      line,
      title: 'x',
      state: 'new',
      split: false,
      track: null,
      verdict: 'unclear',
      confidence: 0,
      words: [],
      around: false,
      duty: null,
      ...more,
    });
    const board = new Board([
      row(1, { verdict: 'strategic', track: 'strategic' }),
      row(2, { verdict: 'strategic' }),
      row(3, { verdict: 'operational', track: 'operational' }),
      row(4, { around: true }),
    ]);
    board.decide(3, 'neither');
    assert.deepEqual(
      board.sure.map(({ line }) => line),
      [1],
    );
    board.acceptSure();
    assert.deepEqual(
      board.rows.map((each) => board.decisionOf(each)),
      ['strategic', undefined, 'neither', 'none'],
    );
    assert.deepEqual(
      board.outcome().map(({ decision }) => decision),
      ['strategic', 'open', 'neither', 'none'],
    );
    // The way back leads to the first row that a step decided.
    assert.deepEqual([board.undo(), board.undo(), board.undo()], [1, 3, undefined]);
    assert.equal(board.open, 3);
  });

  it('counts what stands around a list as no item, and not as something left to decide', async () => {
    const { items } = await rowsOf(MAIL);
    const board = new Board(items);
    assert.deepEqual([board.rows.length, board.open, board.out], [12, 5, 7]);
    const [first] = board.rows;
    assert.ok(first?.around);
    board.decide(first.line, 'open');
    assert.deepEqual([board.open, board.out], [5, 6]);
    board.undo();
    assert.deepEqual([board.open, board.out], [5, 7]);
  });

  it('offers to accept what is sure only where something is', async () => {
    const unsure = new Board((await rowsOf('- Portal\n- Various\n')).items);
    assert.deepEqual([unsure.anySure, unsure.sure.length], [false, 0]);
    const sure = new Board(
      (await rowsOf('Project\tOwner\nReduce rework and waiting at the counter\tAna\nVarious\tBo\n')).items,
    );
    assert.ok(sure.anySure);
    sure.acceptSure();
    assert.deepEqual([sure.anySure, sure.sure.length], [true, 0]);
  });

  it('writes once: not again while a write is under way or done, and again where nothing was written', async () => {
    const said: string[] = [];
    const answers: ((written: boolean | Error) => void)[] = [];
    const write = oneWrite({
      write: () =>
        new Promise((resolve, reject) => {
          said.push('asked');
          answers.push((written) => (written instanceof Error ? reject(written) : resolve(written)));
        }),
      done: () => said.push('done'),
      kept: (why) => said.push(why === undefined ? 'kept' : `kept: ${String(why)}`),
    });
    const answered = async (answer: boolean | Error): Promise<void> => {
      const first = write([]);
      const second = write([]);
      answers.at(-1)?.(answer);
      await Promise.all([first, second]);
    };
    await answered(false);
    await answered(new Error('no room'));
    await answered(true);
    await write([]);
    assert.deepEqual(said, ['asked', 'kept', 'asked', 'kept: Error: no room', 'asked', 'done']);
  });

  it('hears only what its page says', () => {
    assert.equal(readFromTriage({ kind: 'write', outcome: [{ line: 1, decision: 'maybe' }] }), undefined);
    assert.equal(readFromTriage('write'), undefined);
    assert.deepEqual(readFromTriage({ kind: 'write', outcome: [{ line: 1, decision: 'none' }] }), {
      kind: 'write',
      outcome: [{ line: 1, decision: 'none' }],
    });
  });
});
