/** Words that verdicts rest on, coloured in the editors that show portfolios, and in no others. */
import { test } from 'node:test';
import { until } from './fake-panel.ts';
import { vscode } from './fake-window.ts';

const heard: Record<string, () => void> = {};
const listen = (name: string) => (listener: () => void) => {
  heard[name] = listener;
  return { dispose: () => {} };
};
const nothing = () => ({ dispose: () => {} });

test('an editor whose text is called another language loses the colours', async () => {
  const ranges = new Map<unknown, readonly unknown[]>();
  const document = { languageId: 'portfolio', version: 1, uri: { toString: () => 'file:///a.portfolio' } };
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } };
  const editor = {
    document,
    visibleRanges: [range],
    setDecorations: (style: unknown, marks: readonly unknown[]) => ranges.set(style, marks),
  };
  Object.assign(vscode.window, {
    visibleTextEditors: [editor],
    createTextEditorDecorationType: () => ({ dispose: () => {} }),
    onDidChangeVisibleTextEditors: nothing,
    onDidChangeTextEditorVisibleRanges: nothing,
  });
  Object.assign(vscode.workspace, {
    onDidOpenTextDocument: listen('open'),
    onDidChangeConfiguration: nothing,
    getConfiguration: () => ({ get: (_key: string, otherwise: unknown) => otherwise }),
  });
  const connection = {
    state: 'running',
    onModelChanged: listen('model'),
    onStateChanged: nothing,
    request: async () => ({ version: 1, marks: [{ kind: 'strategic', range }] }),
  };
  const { colourEvidence } = await import('../../client/src/evidence/evidence.ts');
  const colours = colourEvidence(connection as never);
  const marks = (): number => [...ranges.values()].flat().length;
  heard['model']?.();
  await until(() => marks() === 1);
  document.languageId = 'yaml';
  heard['open']?.();
  await until(() => marks() === 0);
  colours.dispose();
});
