import * as vscode from 'vscode';
import { equal, ok } from '../expect.ts';
import { file, finding, findings, rules, show, until } from '../support.ts';

const north = () => file('north.portfolio', 0);
const south = () => file('south.portfolio', 1);

describe('several folders with a portfolio each', () => {
  before(async () => {
    const folders = () => vscode.workspace.workspaceFolders ?? [];
    // VS Code may run the suite before it has read the workspace file, and on a busy machine never tell of its folders.
    await until('two folders', () => folders().length === 2).catch(async () => {
      const home = vscode.workspace.workspaceFile;
      const names = folders().map(({ name }) => name);
      if (home === undefined) throw new Error(`The window has no workspace file and the folders ${names}`);
      const missing = ['north', 'south'].filter((name) => !names.includes(name));
      const uris = missing.map((name) => ({ uri: vscode.Uri.joinPath(home, '..', name) }));
      ok(
        vscode.workspace.updateWorkspaceFolders(names.length, 0, ...uris),
        `${missing} can be added to ${names}`,
      );
      await until(`two folders, and not only ${names}`, () => folders().length === 2);
    });
  });

  it('have findings of their own, and an id may stand in each', async () => {
    await show('north.portfolio');
    await finding(north(), 'unknown-reference');
    await finding(south(), 'unknown-reference');
    equal([...rules(north()), ...rules(south())].includes('duplicate-id'), false);
  });

  it("do not see each other's goals", async () => {
    const editor = await show('north.portfolio');
    await finding(north(), 'unknown-reference');
    await editor.edit((edit) =>
      edit.insert(new vscode.Position(1, 0), 'goals: [{id: nowhere, title: Somewhere}]\n'),
    );
    await until('no finding in the north', () => !rules(north()).includes('unknown-reference'));
    await finding(south(), 'unknown-reference');
    await vscode.commands.executeCommand('undo');
    await finding(north(), 'unknown-reference');
  });

  it('lose the findings of a folder that is taken away', async () => {
    await finding(south(), 'unknown-reference');
    const gone = south();
    ok(vscode.workspace.updateWorkspaceFolders(1, 1), 'the folder can be taken away');
    await until('no findings', () => findings(gone).length === 0);
    await finding(north(), 'unknown-reference');
  });
});
