import * as vscode from 'vscode';
import { equal } from '../expect.ts';
import { file, finding, fix, noFinding, show } from '../support.ts';

describe('a folder that is not trusted', () => {
  it('has its findings and its fixes as any other', async () => {
    equal(vscode.workspace.isTrusted, false);
    const wards = file('wards.portfolio');
    const { document } = await show('wards.portfolio');
    const before = document.getText();
    await finding(wards, 'mixed-traits');
    await fix(wards, await finding(wards, 'misclassified'), 'Change track to operational');
    await noFinding(wards, 'misclassified');
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), before);
  });
});
