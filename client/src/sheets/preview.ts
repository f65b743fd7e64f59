/** Shows a diff between a file and its changed version, and asks whether to apply it. */
import * as vscode from 'vscode';
import { previewScheme } from '../services/contributions.ts';

/** Shows the diff until the user decides; returns false if the user declines. */
export async function confirmed(file: vscode.Uri, text: string): Promise<boolean> {
  const after = file.with({ scheme: previewScheme, query: '', fragment: '' });
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  const provider = providePreview(after, text);
  try {
    await vscode.commands.executeCommand(
      'vscode.diff',
      file,
      after,
      vscode.l10n.t('{0}: as it is, and as it would be', name),
      { preview: true },
    );
    const yes = { label: vscode.l10n.t('Apply these changes'), iconPath: new vscode.ThemeIcon('check') };
    const no = { label: vscode.l10n.t('Leave it as it is'), iconPath: new vscode.ThemeIcon('close') };
    // Keep it open while the user reads and scrolls the diff.
    const picked = await vscode.window.showQuickPick([yes, no], {
      title: vscode.l10n.t('Triage'),
      placeHolder: vscode.l10n.t('Nothing is changed yet; you can undo it afterwards'),
      ignoreFocusOut: true,
    });
    return picked === yes;
  } finally {
    await closeTabOf(after);
    provider.dispose();
  }
}

/** Provides content for one URI; leaves the URIs of other open previews alone. */
export function providePreview(at: vscode.Uri, text: string): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(previewScheme, {
    provideTextDocumentContent: (uri) => (uri.toString() === at.toString() ? text : undefined),
  });
}

async function closeTabOf(uri: vscode.Uri): Promise<void> {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const shown = tabs.filter(
    ({ input }) => input instanceof vscode.TabInputTextDiff && input.modified.toString() === uri.toString(),
  );
  await vscode.window.tabGroups.close(shown);
}
