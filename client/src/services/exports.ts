/** Saves views and reviews as files. */
import * as vscode from 'vscode';
import type { ExportPictureResult } from '../../../server/src/protocol/picture.ts';
import type { ReviewResult } from '../../../server/src/protocol/review.ts';

const filters = {
  svg: { SVG: ['svg'] },
  html: { HTML: ['html'] },
  pdf: { PDF: ['pdf'] },
  pptx: { PowerPoint: ['pptx'] },
} as const;

/** Asks for a path, writes the file and reports the outcome. */
export async function saveExport(
  answer: ExportPictureResult | ReviewResult | undefined,
  format: keyof typeof filters,
): Promise<void> {
  if (answer === undefined) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t('Nothing was saved: the Twotrack server gave no answer.'),
    );
    return;
  }
  if ('refused' in answer) {
    void vscode.window.showWarningMessage(answer.refused);
    return;
  }
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const uri = await vscode.window.showSaveDialog({
    filters: Object.fromEntries(Object.entries(filters[format]).map(([name, list]) => [name, [...list]])),
    ...(folder === undefined ? {} : { defaultUri: vscode.Uri.joinPath(folder, answer.name) }),
  });
  if (uri === undefined) return;
  try {
    await vscode.workspace.fs.writeFile(uri, bytesOf(answer));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(vscode.l10n.t('The file was not saved: {0}', reason));
    return;
  }
  if ('lacking' in answer && answer.lacking !== '') void vscode.window.showWarningMessage(answer.lacking);
  const open = vscode.l10n.t('Open');
  const name = uri.path.split('/').at(-1) ?? '';
  const choice = await vscode.window.showInformationMessage(vscode.l10n.t('Saved: {0}', name), open);
  if (choice !== open) return;
  if (uri.scheme === 'file') await vscode.env.openExternal(uri);
  else await vscode.commands.executeCommand('vscode.open', uri);
}

function bytesOf(answer: { readonly text: string } | { readonly bytes: string }): Uint8Array {
  if ('text' in answer) return new TextEncoder().encode(answer.text);
  return Uint8Array.from(atob(answer.bytes), (letter) => letter.charCodeAt(0));
}
