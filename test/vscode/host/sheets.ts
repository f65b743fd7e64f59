/** What every host must be able to do with a sheet: the same steps in a trusted window, a restricted one and a browser. */
import * as vscode from 'vscode';
import { equal, ok } from './expect.ts';
import { file, until } from './support.ts';

const SHEET =
  'Key;Title;Owner\nK-1;Reduce rework and waiting at the counter;Zoë\nK-2;Acquire a competitor and enter a new market abroad;\nK-3;Various;\n';

const tabs = (): readonly vscode.Tab[] => vscode.window.tabGroups.all.flatMap((group) => group.tabs);

const unsaved = (): readonly string[] =>
  vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => uri.toString());

/** Opens the page of a sheet of the workspace, which tells how many items were read from it; nothing is written. */
export async function importsSheet(): Promise<void> {
  const uri = file('backlog.csv');
  // Windows-1252, as a spreadsheet may well write it.
  await vscode.workspace.fs.writeFile(
    uri,
    Uint8Array.from(SHEET, (c) => c.charCodeAt(0)),
  );
  const before = unsaved();
  await vscode.commands.executeCommand('twotrack.importSheet', uri);
  const tab = await until('the page of the sheet', () =>
    tabs().find(({ label }) => label === 'Import backlog.csv: 3 items'),
  );
  ok(tab.input instanceof vscode.TabInputWebview, 'it is a page');
  equal(unsaved(), before);
  await vscode.window.tabGroups.close(tab);
  await vscode.workspace.fs.delete(uri);
}
