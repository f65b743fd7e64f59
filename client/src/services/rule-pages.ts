/** The page of a rule as a read-only document, `twotrack-rule:/<id>.md`, fed by the server and shown as a preview. */
import * as vscode from 'vscode';
import { rulePage } from '../../../server/src/protocol/rule-page.ts';
import { ruleScheme } from './contributions.ts';
import type { ServerConnection } from './server-connection.ts';

/** Provides the pages. */
export function provideRulePages(connection: ServerConnection): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(ruleScheme, {
    provideTextDocumentContent: async (uri, token) => {
      const rule = uri.path.replace(/^\//, '').replace(/\.md$/, '');
      const answer = await connection.request(rulePage, { rule }, token);
      if (answer === undefined)
        return vscode.l10n.t('The page cannot be shown: the Twotrack server is not running.');
      return (
        answer.markdown ?? vscode.l10n.t('Twotrack has no rule named {0}.', `\`${rule.replaceAll('`', '')}\``)
      );
    },
  });
}

/** Opens the page of a rule beside the text that it speaks of. */
export async function showRulePage(rule: string): Promise<void> {
  const uri = vscode.Uri.from({ scheme: ruleScheme, path: `/${rule}.md` });
  try {
    await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
  } catch {
    // The built-in Markdown extension can be switched off; the source reads well too.
    await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside, preview: true });
  }
}
