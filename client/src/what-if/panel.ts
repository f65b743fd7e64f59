/** Shows scenarios beside their portfolio in a panel without script, and updates it after edits of either. */
import * as vscode from 'vscode';
import { compareScenarios } from '../../../server/src/protocol/scenario.ts';
import { Coalescer } from '../services/coalescer.ts';
import { commandIds, whatIfViewType } from '../services/contributions.ts';
import { tied } from '../services/panel-life.ts';
import { textOf } from '../services/scenario-files.ts';
import type { ServerConnection } from '../services/server-connection.ts';
import { attribute } from '../services/webview-page.ts';

const style =
  '.made{margin:0;padding:6px 20px;font:13px/20px var(--vscode-font-family,sans-serif);color:var(--vscode-foreground);background:var(--vscode-editorWidget-background);border-bottom:1px solid var(--vscode-editorWidget-border,transparent)} .made a{color:var(--vscode-textLink-foreground);margin-right:16px} .vscode-high-contrast .made{border-bottom-color:var(--vscode-contrastBorder)} @media print{.made{display:none}}';

/** Shows scenarios side by side; says why if that is impossible. */
export async function showScenarios(
  connection: ServerConnection,
  portfolio: string,
  files: readonly vscode.Uri[],
): Promise<void> {
  const ask = async () =>
    connection.request(compareScenarios, {
      portfolio,
      scenarios: await Promise.all(files.map(textOf)),
    });
  const first = await ask();
  if (first === undefined || 'refused' in first) {
    void vscode.window.showWarningMessage(
      first?.refused ?? vscode.l10n.t('Nothing is shown: the Twotrack server gave no answer.'),
    );
    return;
  }
  const panel = vscode.window.createWebviewPanel(
    whatIfViewType,
    vscode.l10n.t('{0}: what if', first.title),
    vscode.ViewColumn.Active,
    {
      enableScripts: false,
      enableCommandUris: [commandIds.publishScenario, 'vscode.open'],
      enableFindWidget: true,
      localResourceRoots: [],
    },
  );
  const links = files.map((uri) => {
    const target = `command:${commandIds.publishScenario}?${encodeURIComponent(JSON.stringify([uri.toString()]))}`;
    const words = vscode.l10n.t('Publish {0}…', vscode.workspace.asRelativePath(uri));
    return `<a href="${attribute(target)}">${attribute(words)}</a>`;
  });
  let shown = '';
  const draw = (html: string): void => {
    if (html === shown || gone()) return;
    shown = html;
    panel.webview.html = html.replace(
      '<body>',
      () => `<body><style>${style}</style><p class="made">${links.join('')}</p>`,
    );
  };
  const again = new Coalescer(
    async () => {
      const fresh = await ask().then(undefined, () => undefined);
      // Incomplete text is refused: keep the old page until it can be parsed again.
      if (fresh !== undefined && !('refused' in fresh)) draw(fresh.html);
    },
    700,
    4000,
  );
  const own = new Set(files.map((uri) => uri.toString()));
  const gone = tied(
    panel,
    again,
    connection.onModelChanged((changed) => {
      if (changed.portfolio === portfolio) again.call();
    }),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (own.has(document.uri.toString())) again.call();
    }),
  );
  draw(first.html);
}
