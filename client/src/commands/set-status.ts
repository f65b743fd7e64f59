import * as vscode from 'vscode';
import type { Status } from '../../../server/src/protocol/words.ts';
import { commandIds } from '../services/contributions.ts';
import { statusIcons, statusWords } from '../tracks-view/status.ts';
import type { Command } from './kit/command.ts';
import { changeItems, targetItems } from './kit/targets.ts';

/** Asks for a status and sets it on the target items. */
export const setStatus: Command = {
  id: commandIds.setStatus,
  run: async (services, args) => {
    const targets = await targetItems(services, args);
    if (targets.length === 0) return;
    const present = new Set(targets.map(({ node }) => node.status));
    const words = statusWords();
    const picks = (Object.keys(words) as Status[]).map((status) => ({
      status,
      label: words[status],
      description: present.size === 1 && present.has(status) ? vscode.l10n.t('as it is') : '',
      iconPath: new vscode.ThemeIcon(statusIcons[status]),
    }));
    const placeHolder =
      targets.length === 1
        ? vscode.l10n.t('Status of “{0}”', targets[0]?.node.label ?? '')
        : vscode.l10n.t('Status of {0} items', targets.length);
    const picked = await vscode.window.showQuickPick(picks, { placeHolder });
    if (picked !== undefined)
      await changeItems(services, targets, { verb: 'set-status', value: picked.status });
  },
};
