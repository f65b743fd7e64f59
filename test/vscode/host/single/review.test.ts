import * as vscode from 'vscode';
import { equal } from '../expect.ts';
import { onDisk, replace, show, until, untilAsked } from '../support.ts';

const pages = (): readonly vscode.Tab[] =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(
      ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes('twotrack.review'),
    );
const named = (label: RegExp): vscode.Tab | undefined => pages().find((tab) => label.test(tab.label));

describe('the review', () => {
  it('is shown as it stands, says that the portfolio has changed since, and is made anew when asked', async () => {
    equal(pages().length, 0);
    const editor = await show('wards.portfolio');
    // It ends when the message that offers to save has been answered, which nobody does here.
    void vscode.commands.executeCommand('twotrack.prepareReview');
    await until('the page of the review', () => named(/.: review$/));
    const title = /title: (.+)/.exec(editor.document.getText())?.[1] ?? '';
    await replace(editor, `title: ${title}`, `title: ${title} once more`);
    await until('the page to say of when it is', () => named(/: review of .*\d/));
    await replace(editor, `title: ${title} once more`, `title: ${title}`);
    await until('the page to say nothing of a change that was undone', () => named(/: review$/));
    await replace(editor, `title: ${title}`, `title: ${title} once more`);
    await until('the page to say of when it is once more', () => named(/: review of .*\d/));
    await vscode.commands.executeCommand('twotrack.refreshReview');
    await until('the page to be of now', () => named(/: review$/));
    // Prepared again, it is the same page, as of now.
    await replace(editor, 'once more', 'once more again');
    await until('the page to say again of when it is', () => named(/: review of .*\d/));
    void vscode.commands.executeCommand('twotrack.prepareReview');
    await until('the page to be of now again', () => named(/: review$/));
    equal(pages().length, 1);
    await vscode.commands.executeCommand('twotrack.openReviewAsMarkdown');
    await until('the review as Markdown', () =>
      vscode.workspace.textDocuments.find(
        (document) => document.languageId === 'markdown' && document.getText().includes('once more'),
      ),
    );
    await vscode.window.tabGroups.close(
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).filter(({ label }) => /: review/.test(label)),
    );
    equal(pages().length, 0);
    await untilAsked('the file to be as it was', async () => {
      await vscode.window.showTextDocument(editor.document);
      await vscode.commands.executeCommand('workbench.action.files.revert');
      return editor.document.getText() === (await onDisk(editor.document.uri));
    });
  });
});
