import * as vscode from 'vscode';
import { commandIds } from '../services/contributions.ts';
import { showPlace, toPlace } from '../services/locations.ts';
import type { Command } from './kit/command.ts';
import { detailsOf, targetItem } from './kit/targets.ts';

/** Opens an item in an editor beside the active one. */
export const openToSide: Command = {
  id: commandIds.openToSide,
  run: async (services, args) => {
    const target = await targetItem(services, args);
    if (target === undefined) return;
    const details = await detailsOf(services, target);
    if (details !== undefined) await showPlace(toPlace(details.location), { focus: true, beside: true });
    else void vscode.window.showInformationMessage(vscode.l10n.t('“{0}” is in no file.', target.node.label));
  },
};
