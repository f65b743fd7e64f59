/** Accepts a finding: asks for the finding, the scope of the comment and the reason, then writes the comment. */
import * as vscode from 'vscode';
import type { Range } from 'vscode-languageserver-types';
import { type AcceptableFinding, type AcceptParams, accept } from '../../../server/src/protocol/accept.ts';
import { commandIds } from '../services/contributions.ts';
import { isCurrent } from '../services/edits.ts';
import type { Command } from './kit/command.ts';
import type { Services } from './kit/services.ts';

export const acceptFinding: Command = {
  id: commandIds.acceptFinding,
  run: async (services, [at]) => {
    const place = placeOf(at);
    if (place === undefined) return;
    const { connection } = services;
    const answer = await connection.request(accept, place);
    if (answer === undefined || 'edit' in answer || answer.findings.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('There is no finding here to accept.'));
      return;
    }
    const { findings } = answer;
    const finding = await chosen(
      vscode.l10n.t('Which finding do you accept?'),
      findings.map(({ rule, message }) => ({ label: rule, detail: message })),
    );
    if (finding === undefined) return;
    const accepted = findings[finding];
    if (accepted === undefined) return;
    const { rule, places } = accepted;
    const where = await chosen(
      vscode.l10n.t('Accept {0} for what?', rule),
      places.map((label) => ({ label })),
    );
    if (where === undefined) return;
    const reason = await vscode.window.showInputBox({
      title: vscode.l10n.t('Accept {0} {1}', rule, places[where] ?? ''),
      prompt: vscode.l10n.t('Why is it right as it is? The reason is kept in a comment, for whoever asks.'),
      placeHolder: vscode.l10n.t('The board wants it as one'),
      ignoreFocusOut: true,
      validateInput: (text) =>
        text.trim() === '' ? vscode.l10n.t('Enter a reason for accepting the finding.') : undefined,
    });
    if (reason !== undefined)
      await write(services, accepted, { ...place, choice: { finding, place: where, reason } });
  },
};

/**
 * Writes the ignore comment. The finding is identified by its index, so the answer must still contain the chosen one;
 * otherwise another finding would be silenced.
 */
async function write(
  { connection }: Services,
  accepted: AcceptableFinding,
  params: Required<AcceptParams>,
): Promise<void> {
  const { choice, ...place } = params;
  const now = await connection.request(accept, place);
  const same =
    now !== undefined &&
    'findings' in now &&
    JSON.stringify(now.findings[choice.finding]) === JSON.stringify(accepted);
  const answer = same ? await connection.request(accept, params) : undefined;
  const made = answer !== undefined && 'edit' in answer ? answer.edit : null;
  const edit = made === null ? undefined : await connection.toWorkspaceEdit(made);
  if (made !== null && edit !== undefined && isCurrent(made) && (await vscode.workspace.applyEdit(edit)))
    return;
  void vscode.window.showWarningMessage(
    vscode.l10n.t('Nothing was changed: the text has changed meanwhile, or is read-only. Try again.'),
  );
}

/** Lets the user choose; returns the index. Does not ask if there is only one choice. */
async function chosen(title: string, picks: readonly vscode.QuickPickItem[]): Promise<number | undefined> {
  if (picks.length === 1) return 0;
  const picked = await vscode.window.showQuickPick(picks, { title, ignoreFocusOut: true });
  return picked === undefined ? undefined : picks.indexOf(picked);
}

/** Returns the position passed by the lightbulb, else the cursor. */
function placeOf(at: unknown): { readonly uri: string; readonly range: Range } | undefined {
  if (typeof at === 'object' && at !== null && 'uri' in at && 'range' in at)
    return at as { uri: string; range: Range };
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { line, character } = editor.selection.active;
  return {
    uri: editor.document.uri.toString(),
    range: { start: { line, character }, end: { line, character } },
  };
}
