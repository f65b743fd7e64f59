/** The first minutes, in either extension host: a portfolio from a template, an item that is two, the balance. */
import * as vscode from 'vscode';
import { equal, ok } from '../expect.ts';
import { file, finding, findings, noFinding, onDisk, until, untilAsked } from '../support.ts';

/** Takes what a list or a box of VS Code has chosen, as Enter does, until that has led somewhere. */
async function enter<T>(what: string, look: () => T | undefined | false | Promise<T | undefined | false>) {
  return untilAsked(what, async () => {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return undefined;
  });
}

const active = () => vscode.window.activeTextEditor?.document;

describe('the first minutes', () => {
  it('begin with a portfolio from a template, without a finding', async () => {
    const done = vscode.commands.executeCommand('twotrack.newPortfolio');
    const document = await enter('a portfolio is open', () =>
      active()?.uri.path.endsWith('portfolio.portfolio') ? active() : undefined,
    );
    await done;
    equal(document.getText(), await onDisk(file('portfolio.portfolio')));
    ok(/^portfolio: \S/m.test(document.getText()), 'it has a name');
    await untilAsked('the server has read it', async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        50,
      );
      return lenses.some(({ command }) => command?.command === 'twotrack.explainVerdict');
    });
    equal(findings(document.uri).length, 0);
  });

  it('open an example of a whole portfolio, which is sound', async () => {
    await vscode.commands.executeCommand('twotrack.openExample');
    const document = await until('the example is open', () => (active()?.isUntitled ? active() : undefined));
    for (const track of ['operational', 'strategic'])
      ok(document.getText().includes(`track: ${track}`), track);
    await untilAsked('the server has read it', async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        50,
      );
      return lenses.some(({ command }) => command?.command === 'twotrack.explainVerdict');
    });
    equal(findings(document.uri).length, 0);
  });

  it('show an item that is two, and split it', async () => {
    await vscode.commands.executeCommand('twotrack.showMixedItem');
    const document = await until('the example is open', () =>
      active()?.getText().includes('waits-and-clinic') ? active() : undefined,
    );
    await finding(document.uri, 'mixed-traits');
    await vscode.commands.executeCommand('twotrack.splitItem', undefined, { asPlanned: true });
    await noFinding(document.uri, 'mixed-traits');
    // The goal is one entry too.
    equal(document.getText().match(/^ {2}- id: .*\n {4}title: /gm)?.length, 3);
  });

  it('state the intended balance', async () => {
    const document = active();
    ok(document?.isUntitled, 'the example is open');
    const done = vscode.commands.executeCommand('twotrack.setBalance');
    await enter('a balance is stated', () =>
      /^balance: \{operational: \d+%, strategic: \d+%\}$/m.test(document.getText()),
    );
    await done;
  });
});
