/** What every host must be able to do with a sheet: the same steps in a trusted window, a restricted one and a browser. */
import * as vscode from 'vscode';
import { equal, ok } from './expect.ts';
import { file, until } from './support.ts';

const SHEET =
  'Key;Title;Owner\nK-1;Reduce rework and waiting at the counter;Zoë\nK-2;Acquire a competitor and enter a new market abroad;\nK-3;Various;\n';

/** Takes the first row of each quick pick until `look` answers. */
async function accept<T>(what: string, look: () => T | undefined | false): Promise<T> {
  return until(what, async () => {
    const found = look();
    if (found !== undefined && found !== false) return found;
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    await new Promise((resolve) => setTimeout(resolve, 300));
    return undefined;
  });
}

const drafts = (): readonly vscode.TextDocument[] =>
  vscode.workspace.textDocuments.filter(
    ({ isUntitled, languageId }) => isUntitled && languageId === 'portfolio',
  );

/** Imports a sheet of the workspace into a new document, which nobody has saved. */
export async function importsSheet(): Promise<void> {
  const uri = file('backlog.csv');
  // Windows-1252, as a spreadsheet may well write it.
  await vscode.workspace.fs.writeFile(
    uri,
    Uint8Array.from(SHEET, (c) => c.charCodeAt(0)),
  );
  const before = new Set(drafts());
  void vscode.commands.executeCommand('twotrack.importSheet', uri);
  const draft = await accept('a document with the items', () => drafts().find((each) => !before.has(each)));
  equal(
    draft
      .getText()
      .match(/^ +(?:- id|track|owner): .*/gm)
      ?.map((line) => line.trim()),
    ['- id: k-1', 'track: operational', 'owner: Zoë', '- id: k-2', 'track: strategic', '- id: k-3'],
  );
  ok(draft.isDirty, 'nothing is saved');
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await vscode.workspace.fs.delete(uri);
}

/** Classifies the lines of an editor; the unclear one is asked about, and the first answer is operational. */
export async function classifiesList(): Promise<void> {
  const list = await vscode.workspace.openTextDocument({
    language: 'plaintext',
    content:
      '- Reduce rework and waiting at the counter\n- Acquire a competitor and enter a new market abroad\n- Various\n',
  });
  const editor = await vscode.window.showTextDocument(list);
  editor.selection = new vscode.Selection(0, 0, 3, 0);
  const before = new Set(drafts());
  void vscode.commands.executeCommand('twotrack.classifyList');
  const draft = await accept('a document with the items', () => drafts().find((each) => !before.has(each)));
  equal(
    draft
      .getText()
      .match(/^ +track: .*/gm)
      ?.map((line) => line.trim()),
    ['track: operational', 'track: strategic', 'track: operational'],
  );
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}
