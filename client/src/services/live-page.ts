/** Shows a page made by the server beside the text. The page has no script and is updated after edits. */
import * as vscode from 'vscode';
import { Coalescer } from './coalescer.ts';
import { tied } from './panel-life.ts';
import type { ServerConnection } from './server-connection.ts';

export interface LivePage {
  readonly viewType: string;
  readonly title: string;
  readonly html: string;
  readonly portfolio: string;
  /** Commands that links on the page may run. */
  readonly commands: readonly string[];
  /** Requests the current page; undefined if there is none, in which case the old one stays. */
  readonly again: () => Promise<string | undefined>;
}

/**
 * Opens the page.
 * @param extension URI of the extension's folder
 */
export function showLivePage(
  connection: ServerConnection,
  extension: vscode.Uri,
  { viewType, title, html, portfolio, commands, again }: LivePage,
): vscode.WebviewPanel {
  const viewColumn =
    vscode.window.activeTextEditor === undefined ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside;
  const panel = vscode.window.createWebviewPanel(viewType, title, viewColumn, {
    enableScripts: false,
    enableCommandUris: commands,
    enableFindWidget: true,
    localResourceRoots: [],
  });
  panel.iconPath = {
    light: vscode.Uri.joinPath(extension, 'client/icons/file-light.svg'),
    dark: vscode.Uri.joinPath(extension, 'client/icons/file-dark.svg'),
  };
  panel.webview.html = html;
  const renew = new Coalescer(
    async () => {
      const now = await again();
      if (!gone() && now !== undefined && now !== panel.webview.html) panel.webview.html = now;
    },
    300,
    2000,
  );
  const changes = connection.onModelChanged((changed) => {
    if (changed.portfolio === portfolio) renew.call();
  });
  const gone = tied(panel, renew, changes);
  return panel;
}
