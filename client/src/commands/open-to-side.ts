import * as vscode from 'vscode';
import { commandIds } from '../contributions.ts';
import { showPlace, toPlace } from '../locations.ts';
import type { Command } from './command.ts';
import { targetItem } from './targets.ts';

/** Opens an item in an editor beside the active one. */
export const openToSide: Command = {
  id: commandIds.openToSide,
  run: async (services, args) => {
    const target = await targetItem(services, args);
    if (target === undefined) return;
    const { location } = target.node;
    if (location !== undefined) await showPlace(toPlace(location), { focus: true, beside: true });
    else
      void vscode.window.showInformationMessage(vscode.l10n.t('“{0}” stands in no file.', target.node.label));
  },
};
