import * as vscode from 'vscode';
import {
  type PublishScenarioResult,
  publishScenario as request,
} from '../../../server/src/protocol/scenario.ts';
import { commandIds } from '../services/contributions.ts';
import { isCurrent } from '../services/edits.ts';
import { isScenario, scenarioHere, textOf } from '../services/scenario-files.ts';
import { baseOf } from './compare-scenarios.ts';
import type { Command } from './kit/command.ts';

type Published = Exclude<PublishScenarioResult, { readonly refused: string }>;

/** Converts a scenario to edits of its portfolio. VS Code previews them and applies those that the user confirms. */
export const publishScenario: Command = {
  id: commandIds.publishScenario,
  run: async (services, [called]) => {
    const uri = fileOf(called) ?? scenarioHere()?.uri;
    if (uri === undefined || !isScenario(uri)) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Open the scenario that you want to publish: its file ends in .scenario.portfolio.'),
      );
      return;
    }
    const portfolio = await baseOf(services, uri);
    if (portfolio === undefined) return;
    const answer = await services.connection.request(request, { portfolio, scenario: await textOf(uri) });
    if (answer === undefined || 'refused' in answer)
      void vscode.window.showWarningMessage(
        answer?.refused ?? vscode.l10n.t('Nothing was published: the Twotrack server gave no answer.'),
      );
    else if (!answer.changes)
      void vscode.window.showInformationMessage(
        vscode.l10n.t('The portfolio already says everything that is in “{0}”.', answer.name),
      );
    else await confirmed(await services.connection.toWorkspaceEdit(answer.edit), answer);
  },
};

/**
 * Applies edits that the user ticks in VS Code's refactor preview, where none is ticked at first. Reports the outcome.
 */
async function confirmed(
  edit: vscode.WorkspaceEdit | undefined,
  { name, edit: made }: Published,
): Promise<void> {
  const uris = (edit?.entries() ?? []).map(([uri]) => uri);
  const files = await Promise.all(uris.map((uri) => vscode.workspace.openTextDocument(uri)));
  // Check after the last await: nothing can be typed between here and the edit.
  if (edit === undefined || !isCurrent(made)) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('Nothing was published: the text has changed meanwhile. Try again.'),
    );
    return;
  }
  const before = files.map((document) => document.getText());
  void vscode.window.showInformationMessage(
    vscode.l10n.t('Tick what you want to publish, then press Apply.'),
  );
  await vscode.workspace.applyEdit(edit, { isRefactoring: true });
  const changed = files.filter((document, i) => document.getText() !== before[i]).length;
  void vscode.window.showInformationMessage(
    changed === 0
      ? vscode.l10n.t('Nothing of “{0}” was published: no edit was ticked.', name)
      : changed === 1
        ? vscode.l10n.t('“{0}” is published in one file. One undo takes it back.', name)
        : vscode.l10n.t('“{0}” is published in {1} files. One undo takes it back.', name, changed),
  );
}

function fileOf(called: unknown): vscode.Uri | undefined {
  if (called instanceof vscode.Uri) return called;
  return typeof called === 'string' ? vscode.Uri.parse(called) : undefined;
}
