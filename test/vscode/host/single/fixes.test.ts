import * as vscode from 'vscode';
import { equal, ok } from '../expect.ts';
import { file, finding, fix, fixesAt, noFinding, rules, show, until } from '../support.ts';

const wards = () => file('wards.portfolio');

/** Takes every change back and holds the text against the file's bytes. */
/** Undoes the last edit, and holds that it leaves the text that was there; the file itself may be saved meanwhile. */
async function undone(editor: vscode.TextEditor, before: string): Promise<void> {
  await vscode.window.showTextDocument(editor.document);
  await vscode.commands.executeCommand('undo');
  equal(editor.document.getText(), before);
}

describe('fixes', () => {
  it('change the track and nothing else; undo brings the same bytes back', async () => {
    const editor = await show('wards.portfolio');
    const before = editor.document.getText();
    await fix(wards(), await finding(wards(), 'misclassified'), 'Change track to operational');
    equal(editor.document.getText(), before.replace('strategic  # said', 'operational  # said'));
    await noFinding(wards(), 'misclassified');
    await undone(editor, before);
    await finding(wards(), 'misclassified');
  });

  it('give an item without a track one', async () => {
    const editor = await show('wards.portfolio');
    const before = editor.document.getText();
    await fix(wards(), await finding(wards(), 'unclassified'), 'Change track to operational');
    const added = editor.document.getText();
    equal(
      added.replace(
        /\n {4}track: operational(?=\n {4}status: active\n {4}description: >-\n {6}Nurses time each step at the front door, remove the second registration and hold the new standard at the\n {6}daily huddle\. Less)/,
        '',
      ),
      before,
    );
    await noFinding(wards(), 'unclassified');
    await undone(editor, before);
  });

  it('split a mixed item into two that are not, comments kept; undo brings the same bytes back', async () => {
    const editor = await show('wards.portfolio');
    const before = editor.document.getText();
    const mixed = await finding(wards(), 'mixed-traits');
    const { line, character } = mixed.range.start;
    const place = { uri: wards().toString(), position: { line, character } };
    await vscode.commands.executeCommand('twotrack.splitItem', place, { asPlanned: true });
    const after = editor.document.getText();
    const ids = [...after.matchAll(/^ {2}- id: (\S+)$/gm)].map(([, id]) => id);
    equal(ids.length, 5, `one item more: ${ids.join(', ')}`);
    ok(ids.includes('two-in-one'), 'the id that others may refer to stays');
    ok(after.includes('# Kept by whatever changes the item.'), 'the comment stays');
    await noFinding(wards(), 'mixed-traits');
    equal(
      rules(wards()).some((rule) => rule === 'syntax' || rule === 'bad-value'),
      false,
    );
    await undone(editor, before);
    await finding(wards(), 'mixed-traits');
  });

  it('are found from the cursor on the title, and explain themselves', async () => {
    const { document } = await show('wards.portfolio');
    const { range } = await finding(wards(), 'mixed-traits');
    const titles = (await fixesAt(document.uri, new vscode.Range(range.start, range.start))).map(
      (each) => each.title,
    );
    ok(
      titles.some((title) => title.startsWith('Split into')),
      titles.join('; '),
    );
    ok(
      titles.some((title) => title.startsWith('Explain')),
      titles.join('; '),
    );
  });

  it('undone and done again end where they began', async () => {
    const editor = await show('wards.portfolio');
    const before = editor.document.getText();
    await fix(wards(), await finding(wards(), 'misclassified'), 'Change track to operational');
    await noFinding(wards(), 'misclassified');
    for (const command of ['undo', 'redo', 'undo']) await vscode.commands.executeCommand(command);
    await until('the text as before', () => editor.document.getText() === before);
    await finding(wards(), 'misclassified');
  });
});
