import * as vscode from 'vscode';
import { commandIds, portfolioEndings } from '../services/contributions.ts';
import { isScenario } from '../services/scenario-files.ts';
import { tellWithUndo } from '../services/undo-message.ts';
import { findFiles } from '../services/workspace-files.ts';
import type { Command } from './kit/command.ts';
import { changeItems, detailsOf, targetItems } from './kit/targets.ts';

/** Asks for another file of the portfolio, and moves the target items to it. */
export const moveToFile: Command = {
  id: commandIds.moveToFile,
  run: async (services, args) => {
    const targets = await targetItems(services, args);
    const [first] = targets;
    if (first === undefined) return;
    const { uris } = await findFiles({ folder: first.portfolio, endings: portfolioEndings });
    const here = await Promise.all(targets.map((target) => detailsOf(services, target)));
    const only = new Set(here.map((details) => details?.location.uri));
    const picks = uris
      .filter((uri) => (only.size > 1 || !only.has(uri)) && !isScenario(vscode.Uri.parse(uri)))
      .map((uri) => ({
        uri,
        label: vscode.workspace.asRelativePath(vscode.Uri.parse(uri)),
        iconPath: new vscode.ThemeIcon('file'),
      }));
    if (picks.length === 0) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t(
          'This portfolio is one file. Create another with New File…, or move the item by its lightbulb, which creates one.',
        ),
      );
      return;
    }
    const placeHolder =
      targets.length === 1
        ? vscode.l10n.t(
            'Move to which file? “{0}” keeps its id, and references to it stay valid',
            first.node.label,
          )
        : vscode.l10n.t('Move {0} items to which file?', targets.length);
    const picked = await vscode.window.showQuickPick(picks, { placeHolder });
    if (picked === undefined) return;
    const back = await changeItems(services, targets, { verb: 'move-to-file', value: picked.uri });
    if (back.length === 0) return;
    // Items of another portfolio were refused: the file is one of the first's.
    const moved = targets.filter(({ portfolio }) => portfolio === first.portfolio).length;
    const said =
      moved === 1
        ? vscode.l10n.t('“{0}” is now in {1}.', first.node.label, picked.label)
        : vscode.l10n.t('{0} items are now in {1}.', moved, picked.label);
    const changed = vscode.l10n.t('The move cannot be undone here: the text has changed since.');
    await tellWithUndo({ said, back, changed });
  },
};
