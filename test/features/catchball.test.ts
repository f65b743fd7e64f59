/** Rounds of catchball in an editor: completion, names of teams, and what changes of the text keep. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CompletionItem, Hover, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { indents } from '../support/forms.ts';
import { withServer } from '../support/lsp.ts';

const ROOT = `portfolio: Riverside
teams:
  - {id: emergency, name: Emergency department}
items:
  - {id: triage, title: Triage, owner: Chief nurse}
`;
const ROUNDS = `goals:
  - id: quick-care
    title: Quick care
    catchball:
      # As the board put it.
      - from: Chief nurse
        to: emergency
        date: 2027-06-01
        proposal: >-
          Ten minutes from door
          to triage
        answer: "Fourteen: with a second desk"
      - {from: emergency, to: Chief nurse, date: 2027-07-01, proposal: Fourteen by June, agreed: true}
`;

describe('catchball', () => {
  it('completes a round, its parties and what may be agreed', async () => {
    const files = (caret: string): Record<string, string> => ({
      'root.portfolio': ROOT,
      'a.portfolio': `goals:\n  - id: quick\n    title: Quick\n${caret}`,
    });
    const labels = (items: readonly CompletionItem[]): string[] => items.map(({ label }) => label);
    await withServer({ files: files('    catchball:\n      <|>') }, async (client) => {
      const round = (await client.complete('a.portfolio')).find(({ label }) => label === 'New round');
      assert.ok(round !== undefined);
      assert.match(
        client.taken('a.portfolio', round),
        indents(client.able)
          ? / {6}- from: .+\n {8}to: .+\n {8}date: 2027-09-15\n {8}proposal: .+/
          : / {6}- \{from: .+, to: .+, date: 2027-09-15, proposal: .+\}/,
      );
    });
    await withServer({ files: files('    catchball:\n      - to: <|>') }, async (client) => {
      const found = labels(await client.complete('a.portfolio'));
      assert.deepEqual(found.slice(0, 2), ['emergency', 'Chief nurse']);
    });
    await withServer({ files: files('    catchball:\n      - agreed: <|>') }, async (client) => {
      assert.deepEqual(labels(await client.complete('a.portfolio')).slice(0, 3), [
        'true',
        'false',
        '2027-09-15',
      ]);
    });
  });
  it('says what a key of a round means, and what a wrong value is', async () => {
    await withServer(
      { files: { 'a.portfolio': ROUNDS.replace('answer:', 'ans<|>wer:') } },
      async (client) => {
        const hover = await client.at<Hover>('textDocument/hover');
        assert.match(JSON.stringify(hover.contents), /What comes back/);
      },
    );
    await withServer(
      { files: { 'a.portfolio': ROUNDS.replace('agreed: true', 'agreed: perhaps') } },
      async (client) => {
        const codes = (await client.diagnostics('a.portfolio')).map(({ code }) => code);
        assert.ok(codes.includes('bad-value'));
      },
    );
  });
  it('renames a team in all its rounds, and leaves names alone', async () => {
    const files = {
      'root.portfolio': ROOT.replace('id: emergency', 'id: emer<|>gency'),
      'a.portfolio': ROUNDS,
    };
    await withServer({ files }, async (client) => {
      const after = client.afterAll(
        await client.at<WorkspaceEdit>('textDocument/rename', { newName: 'front-door' }),
      );
      assert.equal(after['a.portfolio'], ROUNDS.replaceAll('emergency', 'front-door'));
    });
  });
  it('keeps every round when the file is formatted: white space alone changes', async () => {
    const wild = ROUNDS.replace('    catchball:', '    catchball:   ').replace(
      'from: emergency',
      'from:   emergency',
    );
    await withServer({ files: { 'a.portfolio': wild } }, async (client) => {
      const options = { tabSize: 2, insertSpaces: true };
      const edits = await client.of<TextEdit[]>('textDocument/formatting', 'a.portfolio', { options });
      const formatted = client.after('a.portfolio', edits);
      assert.equal(formatted.replace(/\s+/g, ''), ROUNDS.replace(/\s+/g, ''));
      assert.notEqual(formatted, wild);
    });
  });
});
