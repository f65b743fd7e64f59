/**
 * Editors keep the lines on top that the text below belongs to (sticky scroll). VS Code takes them from the outline,
 * from where the selection of a symbol begins to where its range ends, or from the folds.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentSymbol, FoldingRange } from 'vscode-languageserver-protocol';
import { leaveOut } from '../support/capable.ts';
import { withServer } from '../support/lsp.ts';

/** Sixty items of both tracks: some begin with an id, some with a title, some have a comment or an empty line before. */
const entries = Array.from({ length: 60 }, (_, i) => [
  ...(i % 7 === 0 ? ['', `  # About item ${i}`] : []),
  ...(i % 5 === 0 ? [`  - title: Item ${i}`] : [`  - id: item-${i}`, `    title: Item ${i}`]),
  `    track: ${i < 30 ? 'operational' : 'strategic'}`,
  '    measures:',
  `      - name: Measure ${i}`,
  '        target: 3',
  '    milestones:',
  `      - title: Begun ${i}`,
  '        date: 2027-10-01',
]);
const LINES = ['portfolio: P', 'goals:', '  - id: flow', '    title: Flow', 'items:', ...entries.flat()];

/** Number of the item that a line is in; -1 for a line between items, or outside of them. */
const itemOfLine: readonly number[] = (() => {
  const of = LINES.map(() => -1);
  let line = LINES.length - entries.flat().length;
  for (const [i, own] of entries.entries()) {
    const first = line + own.findIndex((each) => each.startsWith('  - '));
    line += own.length;
    of.fill(i, first, line);
  }
  return of;
})();
const said = (line: number): number => itemOfLine[line] ?? -1;

test('of the outline, the lines kept on top of each line are its section and its item, and no other', async () => {
  await withServer({ files: { 'a.portfolio': `${LINES.join('\n')}\n` } }, async (client) => {
    if (client.able.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport !== true)
      return leaveOut('nothing is within another in a flat outline');
    const symbols = await client.of<DocumentSymbol[]>('textDocument/documentSymbol', 'a.portfolio');
    const above = (line: number, all: readonly DocumentSymbol[]): readonly number[] =>
      all.flatMap(({ selectionRange, range, children = [] }) =>
        selectionRange.start.line < line && line <= range.end.line
          ? [selectionRange.start.line, ...above(line, children)]
          : [],
      );
    let seen = 0;
    for (const [line, text] of LINES.entries()) {
      const [section, item, ...more] = above(line, symbols);
      if (item === undefined) continue;
      seen++;
      assert.match(LINES[section ?? -1] ?? '', /^(?:goals|items):$/, text);
      for (const kept of [item, ...more])
        assert.equal(said(kept), said(line), `${LINES[kept]} on top of ${text}`);
      if (said(line) >= 0) assert.match(LINES[item] ?? '', /title: Item/);
    }
    assert.ok(seen > 300, `${seen} lines have an item on top`);
  });
});

test('of the folds, the lines kept on top of each line are of its own item', async () => {
  await withServer({ files: { 'a.portfolio': `${LINES.join('\n')}\n` } }, async (client) => {
    const folds = await client.of<FoldingRange[]>('textDocument/foldingRange', 'a.portfolio');
    let seen = 0;
    for (const [line, text] of LINES.entries())
      for (const { startLine, endLine } of folds) {
        if (line <= startLine || line > endLine || /^\w+:$/.test(LINES[startLine] ?? '')) continue;
        if (/^ *#/.test(LINES[startLine] ?? '') || said(startLine) < 0) continue;
        seen++;
        assert.equal(said(startLine), said(line), `${LINES[startLine]} on top of ${text}`);
      }
    assert.ok(seen > 300, `${seen} lines have a fold on top`);
  });
});
