import * as vscode from 'vscode';
import { scenarioBase } from '../../../server/src/protocol/scenario.ts';
import { commandIds } from '../services/contributions.ts';
import { isScenario, scenarioHere, scenariosIn, shortName, textOf } from '../services/scenario-files.ts';
import { showScenarios } from '../what-if/panel.ts';
import type { Command } from './kit/command.ts';
import { portfolioHere } from './kit/portfolio-here.ts';
import type { Services } from './kit/services.ts';

/** Asks for scenarios, and shows them beside the portfolio. In a scenario's own editor uses that scenario. */
export const compareScenarios: Command = {
  id: commandIds.compareScenarios,
  run: async (services, [called]) => {
    const own = called instanceof vscode.Uri && isScenario(called) ? called : scenarioHere()?.uri;
    const portfolio =
      own === undefined ? (await portfolioHere(services))?.portfolio : await baseOf(services, own);
    if (portfolio === undefined) return;
    const all = await scenariosIn(portfolio);
    const files = all.length < 2 ? all : await chosen(all, own);
    if (files === undefined || files.length === 0) {
      if (all.length === 0) sayNone();
      return;
    }
    await showScenarios(services.connection, portfolio, files);
  },
};

/** Returns the portfolio that a scenario is based on; undefined, after a message, if none of the open ones is. */
export async function baseOf({ connection }: Services, uri: vscode.Uri): Promise<string | undefined> {
  const { text } = await textOf(uri);
  const folder = await connection.request(scenarioBase, { uri: uri.toString(), text });
  if (folder != null) return folder;
  void vscode.window.showWarningMessage(
    vscode.l10n.t('The portfolio that this scenario changes is not open.'),
  );
  return undefined;
}

async function chosen(
  all: readonly vscode.Uri[],
  own: vscode.Uri | undefined,
): Promise<readonly vscode.Uri[] | undefined> {
  const picks = all.map((uri) => ({
    uri,
    label: shortName(uri),
    description: vscode.workspace.asRelativePath(uri),
    picked: own === undefined || uri.toString() === own.toString(),
  }));
  const picked = await vscode.window.showQuickPick(picks, {
    canPickMany: true,
    placeHolder: vscode.l10n.t('Which scenarios stand beside the portfolio?'),
  });
  return picked?.map(({ uri }) => uri);
}

function sayNone(): void {
  void vscode.window.showInformationMessage(
    vscode.l10n.t(
      'This portfolio has no scenario yet. Begin one from the menu of an item in the tree: What If, Stop in a What-If….',
    ),
  );
}
