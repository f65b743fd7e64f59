import * as vscode from 'vscode';
import { equal, match, ok } from '../expect.ts';
import {
  file,
  finding,
  findings,
  noFinding,
  replace,
  ruleOf,
  rules,
  show,
  until,
  write,
} from '../support.ts';

const wards = () => file('wards.portfolio');

describe('findings', () => {
  it('appear when a portfolio is opened, with rule, page, and the places they rest on', async () => {
    const { document } = await show('wards.portfolio');
    equal(document.languageId, 'portfolio');
    const mixed = await finding(document.uri, 'mixed-traits');
    equal(mixed.severity, vscode.DiagnosticSeverity.Warning);
    equal(document.getText(mixed.range), 'Cut the wait at triage and enter the home care market');
    ok(typeof mixed.code === 'object', 'the code has an address');
    match(mixed.code.target.toString(), /\/docs\/rules\/mixed-traits\.md$/);
    const evidence = mixed.relatedInformation ?? [];
    ok(evidence.length >= 2, 'evidence for both sides');
    for (const { location, message } of evidence) {
      equal(location.uri.toString(), document.uri.toString());
      ok(document.getText(location.range) !== '', 'the evidence has a place');
      ok(message !== '', 'the evidence says what it is');
    }
  });

  it('follow a folder that is made, renamed and deleted, though nobody opened what is in it', async () => {
    await show('wards.portfolio');
    const [before, after] = [file('ops'), file('operations')];
    const [old, now] = [before, after].map((folder) => vscode.Uri.joinPath(folder, 'i.portfolio'));
    ok(old !== undefined && now !== undefined, 'two places');
    await vscode.workspace.fs.createDirectory(before);
    await write(old, 'items:\n  - {id: i, title: I, goals: [nope]}\n');
    await finding(old, 'unknown-reference');
    await vscode.workspace.fs.rename(before, after);
    await finding(now, 'unknown-reference');
    await noFinding(old, 'unknown-reference');
    await vscode.workspace.fs.delete(after, { recursive: true });
    await noFinding(now, 'unknown-reference');
  });

  it('go with a deleted file that no tab shows, though VS Code still holds it open, and come with what is typed there', async () => {
    await show('wards.portfolio');
    const held = file('held.portfolio');
    await write(held, 'items:\n  - {id: h, title: H, goals: [nope]}\n');
    // VS Code keeps for minutes what an extension has opened.
    const document = await vscode.workspace.openTextDocument(held);
    await finding(held, 'unknown-reference');
    await vscode.workspace.fs.delete(held);
    await noFinding(held, 'unknown-reference');
    equal(document.isClosed, false);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(
      held,
      document.positionAt(document.getText().length),
      '  - {id: i, title: I, trak: neither}\n',
    );
    ok(await vscode.workspace.applyEdit(edit), 'it is typed');
    await finding(held, 'unknown-key');
    await finding(held, 'unknown-reference');
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('undo');
    await noFinding(held, 'unknown-key');
    await finding(held, 'unknown-reference');
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await noFinding(held, 'unknown-reference');
  });

  it('are those of the folder, of files too that nobody opened', async () => {
    await show('clinic.portfolio');
    await until('the three findings', () => findings(wards()).length === 3);
    equal(rules(wards()), ['misclassified', 'mixed-traits', 'unclassified']);
    equal(rules(file('clinic.portfolio')), []);
  });

  it('follow what is typed, unsaved, over the borders of files', async () => {
    const editor = await show('clinic.portfolio');
    await replace(editor, '- id: quick-care', '- id: slow-care');
    const unknown = await finding(wards(), 'unknown-reference');
    match(unknown.message, /quick-care/);
    await vscode.commands.executeCommand('undo');
    await noFinding(wards(), 'unknown-reference');
    equal(editor.document.getText().includes('slow-care'), false);
  });

  it('of a broken entry stay within it, and the rest goes on', async () => {
    const editor = await show('wards.portfolio');
    await finding(wards(), 'mixed-traits');
    await replace(
      editor,
      'teams: {wards: 0.5 fte}\n    description: >-\n      Nurses and',
      'teams: {wards: 0.5',
    );
    await until('a syntax error', () => findings(wards()).some(({ severity }) => severity === 0));
    ok(rules(wards()).includes('mixed-traits') && rules(wards()).includes('unclassified'), 'the others stay');
    await vscode.commands.executeCommand('undo');
    await until('no error', () => findings(wards()).every(({ severity }) => severity !== 0));
  });

  it('reckon with the day that the setting names', async () => {
    await finding(wards(), 'mixed-traits');
    equal(rules(file('clinic.portfolio')).includes('overdue-item'), false);
    const settings = vscode.workspace.getConfiguration('twotrack');
    await settings.update('today', '2028-02-01', vscode.ConfigurationTarget.Workspace);
    await finding(file('clinic.portfolio'), 'overdue-item');
    await settings.update('today', '2027-09-15', vscode.ConfigurationTarget.Workspace);
    await noFinding(file('clinic.portfolio'), 'overdue-item');
    await finding(wards(), 'mixed-traits');
  });

  it('of unsaved documents come too, and go with them', async () => {
    const content = 'portfolio: Draft\nitems:\n  - id: a\n    title: First\n    trak: operational\n';
    const document = await vscode.workspace.openTextDocument({ language: 'portfolio', content });
    await vscode.window.showTextDocument(document);
    equal(document.getText((await finding(document.uri, 'unknown-key')).range), 'trak');
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await until('no findings', () => findings(document.uri).length === 0);
  });

  it('come back after the server is started anew', async () => {
    await finding(wards(), 'mixed-traits');
    await vscode.commands.executeCommand('twotrack.restartServer');
    await until('all three', () => findings(wards()).length === 3);
  });

  it('are explained by the page of their rule', async () => {
    await vscode.commands.executeCommand('twotrack.explainRule', 'mixed-traits');
    const label = await until('the page', () =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find((tab) => /mixed-traits/.test(tab.label)),
    );
    await vscode.window.tabGroups.close(label);
  });
});

describe('bad input', () => {
  const text = (bytes: readonly number[]) => new Uint8Array(bytes);
  const cases: readonly [string, string | Uint8Array, RegExp][] = [
    ['empty', '', /^$/],
    ['not YAML', ': : :\n\t- {[\n', /./],
    ['not a mapping', '- one\n- two\n', /./],
    [
      'conflict markers',
      'items:\n<<<<<<< ours\n  - id: a\n=======\n  - id: b\n>>>>>>> theirs\n',
      /conflict/i,
    ],
    ['binary', text([0, 1, 2, 255, 254, 0, 7]), /text|binary|UTF-8/i],
    ['UTF-16', text([0xff, 0xfe, 0x69, 0, 0x74, 0]), /UTF-16/],
  ];
  it('says what is wrong in each file and loses nothing of the others', async () => {
    const odd = cases.map(([name, content, says], i) => ({
      name,
      content,
      says,
      uri: file(`odd-${i}.portfolio`),
    }));
    for (const { uri, content } of odd) await write(uri, content);
    await vscode.commands.executeCommand('twotrack.restartServer');
    await until('the others', () => findings(wards()).length >= 3);
    for (const { name, says, uri } of odd) {
      await until(`${name}: a message like ${says}`, () =>
        says.test('') ? true : findings(uri).some(({ message }) => says.test(message)),
      );
      for (const each of findings(uri)) ok(ruleOf(each) !== 'undefined', 'every finding is of a rule');
    }
    for (const { uri } of odd) await vscode.workspace.fs.delete(uri);
    await vscode.commands.executeCommand('twotrack.restartServer');
    for (const { name, uri } of odd)
      await until(`${name}: no findings of the file`, () => findings(uri).length === 0);
  });
});
