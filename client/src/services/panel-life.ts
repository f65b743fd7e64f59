import * as vscode from 'vscode';

/**
 * Ties to a panel what it needs, which goes when it is closed. Returns whether it is closed by now: what was asked for
 * its sake may be answered later, and VS Code throws at whoever touches a panel that is gone.
 */
export function tied(
  panel: Pick<vscode.WebviewPanel, 'onDidDispose'>,
  ...needs: readonly vscode.Disposable[]
): () => boolean {
  let gone = false;
  panel.onDidDispose(() => {
    gone = true;
    vscode.Disposable.from(...needs).dispose();
  });
  return () => gone;
}
