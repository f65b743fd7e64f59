/** Imports a spreadsheet, a workbook or a JSON file through a preview page; writes nothing before the user confirms. */
import * as vscode from 'vscode';
import { openImport } from '../import-page/panel.ts';
import { commandIds } from '../services/contributions.ts';
import type { Command } from './kit/command.ts';

/** Maximum file size in bytes: the whole file goes to the server in one message. The command line has no such limit. */
const sizeLimit = 20 * 1024 * 1024;
const endings = ['csv', 'tsv', 'txt', 'json', 'xlsx', 'xlsm', 'ods'];

export const importSheet: Command = {
  id: commandIds.importSheet,
  run: async (services, [given]) => {
    const uri = given instanceof vscode.Uri ? given : await pickFile();
    if (uri !== undefined) await openImport(services, { uri, name: nameOf(uri), read: () => bytesOf(uri) });
  },
};
/** Returns the sheet to import: the file in the active editor if it is one, else one that the user chooses. */
async function pickFile(): Promise<vscode.Uri | undefined> {
  const active = vscode.window.activeTextEditor?.document;
  if (
    active !== undefined &&
    endings.some((ending) => active.uri.path.toLowerCase().endsWith(`.${ending}`))
  ) {
    const here = { label: nameOf(active.uri), iconPath: new vscode.ThemeIcon('table') };
    const other = {
      label: vscode.l10n.t('Another file…'),
      iconPath: new vscode.ThemeIcon('folder-opened'),
    };
    const picked = await vscode.window.showQuickPick([here, other], {
      placeHolder: vscode.l10n.t('Import which file?'),
    });
    if (picked !== other) return picked && active.uri;
  }
  const [file] =
    (await vscode.window.showOpenDialog({
      canSelectMany: false,
      title: vscode.l10n.t('A spreadsheet (CSV, .xlsx, .ods), or JSON'),
      openLabel: vscode.l10n.t('Import'),
      filters: { 'CSV, .xlsx, .ods, JSON': endings },
    })) ?? [];
  return file;
}

async function bytesOf(file: vscode.Uri): Promise<string | undefined> {
  try {
    const { size } = await vscode.workspace.fs.stat(file);
    if (size > sizeLimit) {
      void vscode.window.showErrorMessage(
        vscode.l10n.t(
          'This file is larger than 20 MB. The command line takes larger ones: twotrack import FILE --out FILE.portfolio',
        ),
      );
      return undefined;
    }
    return base64Of(await vscode.workspace.fs.readFile(file));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(vscode.l10n.t('This file cannot be read: {0}', reason));
    return undefined;
  }
}

/** Encodes bytes as base64, in browser and Node alike. */
function base64Of(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}

const nameOf = (file: vscode.Uri): string => file.path.slice(file.path.lastIndexOf('/') + 1);
