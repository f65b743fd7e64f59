/** Calibrating in the editor: the figures of the command line, and words as an edit of the root file alone. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TextDocumentEdit } from 'vscode-languageserver-types';
import { type CalibrateResult, calibrate } from '../../server/src/protocol/calibrate.ts';
import { type PortfolioSummary, portfolios } from '../../server/src/protocol/portfolios.ts';
import { withServer } from '../support/lsp.ts';

const item = (n: number): string =>
  `  - {id: s${n}, title: Quagga ${n}, track: strategic, description: A quagga for the board.}\n`;

async function asked(head: string, more = ''): Promise<CalibrateResult> {
  const text = `${head}items:\n${[1, 2, 3].map(item).join('')}${more}`;
  let answer: CalibrateResult = { refused: 'not asked' };
  await withServer({ files: { 'a.portfolio': text }, own: true }, async (client) => {
    await client.open('a.portfolio');
    const [only] = await client.request<readonly PortfolioSummary[]>(portfolios, undefined);
    answer = await client.request<CalibrateResult>(calibrate, { portfolio: only?.portfolio ?? '' });
  });
  return answer;
}
const editsOf = (answer: CalibrateResult): readonly string[] => {
  assert.ok('text' in answer && answer.edit !== null, JSON.stringify(answer));
  return (answer.edit.documentChanges ?? []).flatMap((change) =>
    (change as TextDocumentEdit).edits.map((edit) => ('newText' in edit ? edit.newText.trim() : '')),
  );
};

describe('calibrate', () => {
  it('says what the verdict is worth here, and writes the words that it misses', async () => {
    const answer = await asked('portfolio: P\n');
    assert.ok('text' in answer);
    assert.match(answer.text, /\| strategic \| 0 \| 0 \| 0 \| 3 \|/);
    assert.match(answer.text, / {2}strategic: \[quagga\]/);
    assert.match(editsOf(answer).join('\n'), /^vocabulary: \{strategic: \[quagga\]/);
  });

  it('says of how many items it speaks', async () => {
    const answer = await asked(
      'portfolio: P\n',
      '  - {id: o, title: Cut waiting times and rework by a new standard, track: operational}\n',
    );
    assert.match('text' in answer ? answer.text : '', /agrees with 1 of 1 declared tracks \(100 in 100\)/);
  });

  it('adds to a vocabulary that is there', async () => {
    const answer = await asked('portfolio: P\nvocabulary: {operational: [zebrabank]}\n');
    assert.match(editsOf(answer).join('\n'), /strategic: \[quagga\]/);
  });

  it('refuses where nothing is declared', () =>
    withServer(
      { files: { 'a.portfolio': 'portfolio: P\nitems:\n  - {id: a, title: A}\n' }, own: true },
      async (client) => {
        await client.open('a.portfolio');
        const [only] = await client.request<readonly PortfolioSummary[]>(portfolios, undefined);
        const answer = await client.request<CalibrateResult>(calibrate, { portfolio: only?.portfolio ?? '' });
        assert.ok('refused' in answer);
      },
    ));
});
