import * as vscode from 'vscode';

/** Asks for a title in an input box; returns undefined if the user cancels. */
export async function askTitle(title: string, prompt: string, value = ''): Promise<string | undefined> {
  const answer = await vscode.window.showInputBox({
    title,
    prompt,
    value,
    validateInput: (text) => (text.trim() === '' ? vscode.l10n.t('Enter a title.') : undefined),
  });
  return answer?.trim();
}
