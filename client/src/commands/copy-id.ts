import * as vscode from 'vscode';
import { commandIds } from '../services/contributions.ts';
import type { Command } from './kit/command.ts';
import { targetItems } from './kit/targets.ts';

/** Copies the ids of the target items, one per line. */
export const copyId: Command = {
  id: commandIds.copyId,
  run: async (services, args) => {
    const targets = await targetItems(services, args);
    const ids = [...new Set(targets.flatMap(({ node }) => node.itemId ?? []))];
    if (ids.length > 0) {
      await vscode.env.clipboard.writeText(ids.join('\n'));
      vscode.window.setStatusBarMessage(vscode.l10n.t('Copied: {0}', ids.join(', ')), 3000);
    } else if (targets.length > 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('The item has no id yet.'));
    }
  },
};
