/**
 * Colours the words that a verdict is based on. Each kind also has its own underline, so that no reader depends on
 * colour: a line for operational, two lines for strategic, dots for context.
 */
import * as vscode from 'vscode';
import { type EvidenceResult, evidence } from '../../../server/src/protocol/evidence.ts';
import { Coalescer } from '../services/coalescer.ts';
import { colourIds, configurationSection, languageId, settingIds } from '../services/contributions.ts';
import type { ServerConnection } from '../services/server-connection.ts';

type Kind = EvidenceResult['marks'][number]['kind'];

/** Lines above and below the visible range that are decorated too, so that scrolling reveals decorated text. */
const margin = 60;

/** Keeps the visible editors decorated. */
export function colourEvidence(connection: ServerConnection): vscode.Disposable {
  const styles: Readonly<Record<Kind, vscode.TextEditorDecorationType>> = {
    operational: vscode.window.createTextEditorDecorationType({
      color: new vscode.ThemeColor(colourIds.operationalEvidence),
      textDecoration: 'underline solid 1px; text-underline-offset: 3px',
    }),
    strategic: vscode.window.createTextEditorDecorationType({
      color: new vscode.ThemeColor(colourIds.strategicEvidence),
      textDecoration: 'underline double 1px; text-underline-offset: 3px',
    }),
    // Context words keep the contrast of the surrounding text.
    context: vscode.window.createTextEditorDecorationType({
      textDecoration: 'underline dotted 1px; text-underline-offset: 3px',
    }),
  };
  const kinds = Object.keys(styles) as readonly Kind[];
  /** Editors with decorations. If a document's language changes, they must be cleared explicitly. */
  const coloured = new WeakSet<vscode.TextEditor>();
  const clear = (editor: vscode.TextEditor) => {
    coloured.delete(editor);
    for (const kind of kinds) editor.setDecorations(styles[kind], []);
  };
  const colour = async (editor: vscode.TextEditor): Promise<void> => {
    const { document, visibleRanges } = editor;
    const [first] = visibleRanges;
    if (!isWanted() || first === undefined) return clear(editor);
    const start = Math.max(0, first.start.line - margin);
    const end = (visibleRanges.at(-1) ?? first).end.line + margin;
    const answer = await connection.request(evidence, {
      uri: document.uri.toString(),
      range: { start: { line: start, character: 0 }, end: { line: end, character: 0 } },
    });
    // Stale answer: the change that produced the newer text sends its own request.
    if (answer === undefined || answer.version !== document.version) return;
    coloured.add(editor);
    for (const kind of kinds)
      editor.setDecorations(
        styles[kind],
        answer.marks.filter((mark) => mark.kind === kind).map(({ range }) => toRange(range)),
      );
  };
  const refresh = new Coalescer(
    async () => {
      if (connection.state !== 'running') return;
      const shown = vscode.window.visibleTextEditors;
      const isOurs = ({ document }: vscode.TextEditor) => document.languageId === languageId;
      for (const other of shown) if (!isOurs(other) && coloured.has(other)) clear(other);
      await Promise.all(shown.filter(isOurs).map(colour));
    },
    120,
    500,
  );
  const again = () => refresh.call();
  return vscode.Disposable.from(
    ...Object.values(styles),
    refresh,
    connection.onModelChanged(again),
    connection.onStateChanged(again),
    vscode.window.onDidChangeVisibleTextEditors(again),
    // Also fires when the language of an open document changes.
    vscode.workspace.onDidOpenTextDocument(again),
    vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
      if (textEditor.document.languageId === languageId) again();
    }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(`${configurationSection}.${settingIds.evidence}`)) again();
    }),
  );
}

const isWanted = (): boolean =>
  vscode.workspace.getConfiguration(configurationSection).get<boolean>(settingIds.evidence, true);

const toRange = ({ start, end }: EvidenceResult['marks'][number]['range']): vscode.Range =>
  new vscode.Range(start.line, start.character, end.line, end.character);
