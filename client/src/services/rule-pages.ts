/**
 * Provides rule pages as read-only documents, `twotrack-rule:/<id>.md`, with content from the server, shown as a
 * Markdown preview.
 */
import * as vscode from 'vscode';
import { rulePage } from '../../../server/src/protocol/rule-page.ts';
import { ruleScheme } from './contributions.ts';
import type { ServerConnection } from './server-connection.ts';

/** Registers the content provider. */
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

/** Opens the page of a rule beside the text. */
export async function showRulePage(rule: string): Promise<void> {
  const uri = vscode.Uri.from({ scheme: ruleScheme, path: `/${rule}.md` });
  try {
    await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
  } catch {
    // The built-in Markdown extension may be disabled: show the source.
    await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.Beside, preview: true });
  }
}
