import * as vscode from 'vscode';
import { equal, ok } from '../expect.ts';
import { until } from '../support.ts';

describe('the review', () => {
  it('is shown as it stands where there is no history to ask for', async () => {
    const named = (): vscode.Tab | undefined =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .find(({ label, input }) => input instanceof vscode.TabInputWebview && label.endsWith(': review'));
    equal(named(), undefined);
    // It ends when the message that offers to save has been answered, which nobody does here.
    void vscode.commands.executeCommand('twotrack.prepareReview');
    const tab = await until('the page of the review', named);
    ok(tab.label.length > ': review'.length, tab.label);
    await vscode.window.tabGroups.close(tab);
  });
});
