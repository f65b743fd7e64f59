/** The hands in the timeline, over the wire: what a move answers while it is shown, and the edit that writes it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import {
  type DrawItemResult,
  drawItem,
  type MoveDatesParams,
  type MoveDatesResult,
  moveDates,
} from '../../server/src/protocol/move-dates.ts';
import { type PortfolioSummary, portfolios } from '../../server/src/protocol/portfolios.ts';
import { type LspClient, withServer } from '../support/lsp.ts';

const FILE = `portfolio: Riverside
items:
  - id: base
    title: New front door
    track: strategic
    start: 2027-01-11
    end: 2027-Q3 # the board's
    milestones: [{title: Undated}, {title: Board agrees, date: 2027-05-01}]
  - id: after
    title: Train the nurses
    track: operational
    start: 2027-10
    end: 2027-12
    depends-on: [base]
`;
const day = (text: string): number => Date.parse(text) / 86_400_000;

/** The edits as they would be read in a review: line, old text, new text. */
const told = (edit: WorkspaceEdit): readonly string[] =>
  (edit.documentChanges ?? []).flatMap((change) =>
    ((change as TextDocumentEdit).edits as TextEdit[]).map(({ range: { start, end }, newText }) => {
      const line = FILE.split('\n')[start.line] ?? '';
      return `${start.line}: ${line.slice(start.character, end.character)} > ${newText}`;
    }),
  );

async function withHand(
  body: (
    move: (params: Omit<MoveDatesParams, 'portfolio'>) => Promise<MoveDatesResult>,
    client: LspClient,
    portfolio: string,
  ) => Promise<void>,
): Promise<void> {
  await withServer({ files: { 'a.portfolio': FILE }, own: true }, async (client) => {
    await client.open('a.portfolio');
    const [only] = await client.request<readonly PortfolioSummary[]>(portfolios, undefined);
    const portfolio = only?.portfolio ?? '';
    await body((params) => client.request(moveDates, { portfolio, ...params }), client, portfolio);
  });
}

describe('a move in the timeline', () => {
  it('answers what would be written, what it means for others, and the edit', async () => {
    await withHand(async (move) => {
      const alone = await move({ key: 'base~0', grip: 'end', days: 80, push: false });
      assert.ok(!('refused' in alone));
      assert.equal(alone.label, '2027-Q4');
      assert.equal(alone.said, '“New front door” ends 2027-Q4.');
      assert.deepEqual(alone.moved, {
        key: 'base~0',
        first: day('2027-01-11'),
        last: day('2027-12-31'),
        milestones: [day('2027-05-01')],
      });
      assert.deepEqual(alone.pushed, [
        { key: 'after~0', first: day('2028-01-01'), last: day('2028-03-31'), milestones: [] },
      ]);
      assert.equal(alone.question, '“Train the nurses” depends on this and would start before it ends.');
      assert.deepEqual(told(alone.edit), ['6: 2027-Q3 > 2027-Q4']);
      const both = await move({ key: 'base~0', grip: 'end', days: 80, push: true });
      assert.ok(!('refused' in both));
      assert.deepEqual(told(both.edit), [
        '6: 2027-Q3 > 2027-Q4',
        '11: 2027-10 > 2028-01',
        '12: 2027-12 > 2028-03',
      ]);
    });
  });
  it('of a bar or a milestone is told as such', async () => {
    await withHand(async (move) => {
      const bar = await move({ key: 'base~0', grip: 'bar', steps: -1, push: false });
      assert.ok(!('refused' in bar));
      assert.equal(bar.label, '2026-10-11 to 2027-Q2');
      assert.equal(bar.question, '');
      const milestone = await move({ key: 'base~0', grip: 'milestone-0', steps: 1, push: false });
      assert.ok(!('refused' in milestone));
      assert.equal(milestone.label, 'Board agrees: 2027-05-02');
      assert.equal(milestone.said, '“Board agrees” of “New front door” is due 2027-05-02.');
      assert.deepEqual(told(milestone.edit), ['7: 2027-05-01 > 2027-05-02']);
    });
  });
  it('that changes nothing has no edit, and one that cannot be says why', async () => {
    await withHand(async (move) => {
      const none = await move({ key: 'base~0', grip: 'end', days: 3, push: false });
      assert.ok(!('refused' in none));
      assert.equal(none.changes, false);
      for (const [key, grip] of [
        ['gone~0', 'end'],
        ['base~0', 'milestone-1'],
      ] as const)
        assert.deepEqual(await move({ key, grip, days: 1, push: false }), {
          refused: 'This item is no longer in the portfolio.',
        });
      assert.deepEqual(await move({ key: 'base~0', grip: 'end', days: -900, push: false }), {
        refused: '“New front door” would end before it starts.',
      });
    });
  });
});

describe('with a scenario open', () => {
  const text = 'scenario: Later # for June\nitems:\n  - {id: base, end: 2027-Q4}\n';
  const scenario = { uri: 'file:///p/scenarios/later.scenario.portfolio', version: 7, text };
  const inText = (edit: WorkspaceEdit): string => {
    const [change, more] = (edit.documentChanges ?? []) as TextDocumentEdit[];
    assert.deepEqual(change?.textDocument, { uri: scenario.uri, version: 7 });
    assert.equal(more, undefined, 'the portfolio stays as it is');
    const lines = text.split('\n');
    const at = ({ line, character }: { line: number; character: number }): number =>
      lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
    return ((change?.edits ?? []) as TextEdit[])
      .toReversed()
      .reduce(
        (so, { range, newText }) => so.slice(0, at(range.start)) + newText + so.slice(at(range.end)),
        text,
      );
  };
  it('a move is written there, with what it pushes and each milestone by its title', async () => {
    await withHand(async (move) => {
      const end = await move({ key: 'base~0', grip: 'end', steps: 1, push: true, scenario });
      assert.ok(!('refused' in end));
      assert.equal(end.said, 'In the scenario “Later”: “New front door” ends 2028-Q1.');
      assert.match(
        inText(end.edit),
        /^scenario: Later # for June\nitems:\n {2}- \{id: base, end: 2028-Q1\}\n[\s\S]*- id: after\n {4}start: 2028-04\n {4}end: 2028-06\n/,
      );
      const gate = await move({ key: 'base~0', grip: 'milestone-0', steps: 1, push: false, scenario });
      assert.ok(!('refused' in gate));
      assert.match(inText(gate.edit), /\{title: Board agrees, date: 2027-05-02\}/);
      const broken = { ...scenario, text: 'items: []\n' };
      const refused = await move({ key: 'base~0', grip: 'end', steps: 1, push: false, scenario: broken });
      assert.ok('refused' in refused);
      assert.match(refused.refused, /Line 1 of the scenario/);
    });
  });
  it('a drawn item begins there', async () => {
    await withHand(async (_move, client, portfolio) => {
      const span = { portfolio, track: 'operational', from: day('2028-02-03'), to: day('2028-05-20') };
      const made = await client.request<DrawItemResult>(drawItem, {
        ...span,
        dayWidth: 1,
        title: 'Sweep the yard',
        scenario,
      });
      assert.ok('edit' in made && made.edit !== undefined);
      assert.match(
        inText(made.edit),
        / {2}- id: sweep-yard\n {4}title: Sweep the yard\n {4}track: operational\n {4}start: 2028-02\n {4}end: 2028-05\n/,
      );
    });
  });
});

describe('an item that is drawn', () => {
  it('is as exact as the picture lets one point, and stands where its like stands', async () => {
    await withHand(async (_move, client, portfolio) => {
      const span = { portfolio, track: 'strategic', from: day('2027-05-20'), to: day('2027-02-03') };
      const label = async (dayWidth: number): Promise<string> => {
        const answer = await client.request<DrawItemResult>(drawItem, { ...span, dayWidth });
        return 'label' in answer ? answer.label : answer.refused;
      };
      assert.equal(await label(8), '2027-02-03 to 2027-05-20');
      assert.equal(await label(1.2), '2027-02 to 2027-05');
      assert.equal(await label(0.2), '2027-Q1 to 2027-Q2');
      const made = await client.request<DrawItemResult>(drawItem, {
        ...span,
        dayWidth: 1.2,
        title: 'Open a day clinic by June 2030',
      });
      assert.ok('edit' in made && made.edit !== undefined);
      const [text] = told(made.edit);
      assert.match(
        text ?? '',
        /- id: open-day-clinic\n {4}title: Open a day clinic by June 2030\n {4}track: strategic\n {4}start: 2027-02\n {4}end: 2027-05\n/,
      );
      assert.ok(made.reveal);
      assert.deepEqual(await client.request(drawItem, { ...span, dayWidth: 1, title: 'New front door' }), {
        refused: 'An item of this title is already in a.portfolio.',
      });
    });
  });
});
