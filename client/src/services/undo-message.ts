/** Tells of a change with a button that undoes it. */
import * as vscode from 'vscode';
import type { TakeBack } from './edits.ts';

/** What is told of a change, and how it is undone. */
export interface Told {
  readonly said: string;
  /** Undoes the parts of the change, in this order. */
  readonly back: readonly TakeBack[];
  /** Told where the text has changed since, so that nothing can be undone here. */
  readonly changed: string;
  /** Labels of buttons beside the one that undoes. */
  readonly more?: readonly string[];
}

/**
 * Tells of a change. A change that is undone in the editor takes the message from the screen, because it is no longer
 * true. Returns the label of the other button that was pressed, if any.
 */
export async function tellWithUndo({ said, back, changed, more = [] }: Told): Promise<string | undefined> {
  const undo = vscode.l10n.t('Undo');
  const watch = vscode.workspace.onDidChangeTextDocument(() => {
    if (!back.every((take) => take.isBack())) return;
    watch.dispose();
    // VS Code closes no single message; those of others stay behind the bell.
    void vscode.commands.executeCommand('notifications.hideToasts');
  });
  const picked = await vscode.window.showInformationMessage(said, ...more, undo);
  watch.dispose();
  if (picked !== undo) return picked;
  for (const take of back)
    if (!(await take())) {
      void vscode.window.showWarningMessage(changed);
      break;
    }
  return undefined;
}
