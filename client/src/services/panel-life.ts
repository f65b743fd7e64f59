import * as vscode from 'vscode';

/**
 * Disposes resources when their panel closes. Returns a function that tells whether it is closed: check it after each
 * await, because VS Code throws on access to a closed panel.
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
