/**
 * The cursor selects its item in the tree: only while the tree is to be seen, never with the focus, and never at the
 * price of a selection that holds the item already.
 */
import * as vscode from 'vscode';
import { nodeAt } from '../../../server/src/protocol/protocol.ts';
import { Coalescer } from '../services/coalescer.ts';
import { languageId } from '../services/contributions.ts';
import type { ServerConnection } from '../services/server-connection.ts';
import type { Entry } from './entry.ts';
import type { TracksProvider } from './provider.ts';
import type { TreeModel } from './tree-model.ts';
import type { ViewState } from './view-state.ts';

/** Starts to follow. */
export function followCursor(
  view: vscode.TreeView<Entry>,
  provider: TracksProvider,
  model: TreeModel,
  state: ViewState,
  connection: ServerConnection,
): vscode.Disposable {
  const follow = new Coalescer(() => selectItemAtCursor(view, provider, model, state, connection), 120, 400);
  return vscode.Disposable.from(
    follow,
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor === vscode.window.activeTextEditor) follow.call();
    }),
    vscode.window.onDidChangeActiveTextEditor(() => follow.call()),
    view.onDidChangeVisibility(() => follow.call()),
  );
}

async function selectItemAtCursor(
  view: vscode.TreeView<Entry>,
  provider: TracksProvider,
  model: TreeModel,
  state: ViewState,
  connection: ServerConnection,
): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!view.visible || editor?.document.languageId !== languageId) return;
  const { line, character } = editor.selection.active;
  const uri = editor.document.uri.toString();
  const answer = await connection.request(nodeAt, {
    uri,
    position: { line, character },
    groupBy: state.groupBy,
  });
  const id = answer?.path.at(-1)?.id;
  if (!answer?.portfolio || id === undefined) return;
  // The item may stand in several places of the tree: stay with the one that the user chose.
  if (view.selection.some((entry) => entry.node?.id === id && entry.portfolio === answer.portfolio)) return;
  const entry = await model.find(answer.portfolio, answer.path);
  await provider.calm();
  if (entry === undefined || !view.visible) return;
  try {
    await view.reveal(entry, { select: true, focus: false, expand: false });
  } catch {
    // The row went away meanwhile; the next change of the cursor or the model puts it right.
  }
}
