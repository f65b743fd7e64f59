/** The page of what a team or a person has. It follows the portfolio as it is edited; titles lead to the text. */
import * as vscode from 'vscode';
import { type MineParams, mine } from '../../../server/src/protocol/mine.ts';
import type { Services } from '../commands/kit/services.ts';
import { Coalescer } from '../services/coalescer.ts';

export const mineViewType = 'twotrack.mine';

/** Shows the page beside the text; says why where there is none. */
export async function openMine(services: Services, params: Required<MineParams>): Promise<void> {
  const { connection, extension } = services;
  const ask = () => connection.request(mine, params);
  const first = await ask();
  if (first === undefined || !('html' in first)) {
    void vscode.window.showWarningMessage(
      first !== undefined && 'refused' in first
        ? first.refused
        : vscode.l10n.t('Nothing is shown: the Twotrack server gave no answer.'),
    );
    return;
  }
  const viewColumn =
    vscode.window.activeTextEditor === undefined ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside;
  const panel = vscode.window.createWebviewPanel(mineViewType, first.title, viewColumn, {
    enableScripts: false,
    enableCommandUris: ['vscode.open'],
    enableFindWidget: true,
    localResourceRoots: [],
  });
  panel.iconPath = {
    light: vscode.Uri.joinPath(extension, 'client/icons/file-light.svg'),
    dark: vscode.Uri.joinPath(extension, 'client/icons/file-dark.svg'),
  };
  panel.webview.html = first.html;
  const renew = new Coalescer(
    async () => {
      const now = await ask();
      if (now !== undefined && 'html' in now && now.html !== panel.webview.html)
        panel.webview.html = now.html;
    },
    300,
    2000,
  );
  const changes = connection.onModelChanged(({ portfolio }) => {
    if (portfolio === params.portfolio) renew.call();
  });
  panel.onDidDispose(() => vscode.Disposable.from(renew, changes).dispose());
}
