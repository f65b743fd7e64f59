import * as vscode from 'vscode';
import { askTitle } from '../services/ask-title.ts';
import { commandIds } from '../services/contributions.ts';
import type { Command } from './kit/command.ts';
import { changeItems, targetItem } from './kit/targets.ts';

/** Renames an item in a prefilled input box. Keeps its id, which references use. */
export const renameTitle: Command = {
  id: commandIds.renameTitle,
  run: async (services, args) => {
    const target = await targetItem(services, args);
    if (target === undefined) return;
    const before = target.node.label;
    const value = await askTitle(
      vscode.l10n.t('Rename'),
      vscode.l10n.t('New title; the id stays as it is'),
      before,
    );
    if (value !== undefined && value !== before)
      await changeItems(services, [target], { verb: 'set-title', value });
  },
};
