import * as vscode from 'vscode';
import { equal } from '../expect.ts';
import { file, finding, findings, show, until, write } from '../support.ts';

describe('a folder without a portfolio', () => {
  it('costs nothing: the extension sleeps', () => {
    equal(vscode.extensions.getExtension('twotrack.twotrack')?.isActive, false);
  });

  it('wakes up with the first portfolio', async () => {
    const uri = file('first.portfolio');
    await write(uri, 'portfolio: First\nitems:\n  - id: a\n    title: One\n    trak: operational\n');
    await show('first.portfolio');
    await finding(uri, 'unknown-key');
  });

  it('is without findings again when that is gone', async () => {
    const uri = file('first.portfolio');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await finding(uri, 'unknown-key');
    await vscode.workspace.fs.delete(uri);
    await vscode.commands.executeCommand('twotrack.restartServer');
    await until('no findings', () => findings(uri).length === 0);
  });

  it('answers commands that have nothing to work on without an error', async () => {
    for (const command of ['refresh', 'restartServer', 'showOutput']) {
      await vscode.commands.executeCommand(`twotrack.${command}`);
    }
  });
});
