import * as vscode from 'vscode';
import type { Track } from '../../../server/src/protocol/words.ts';
import { type CommandId, commandIds } from '../services/contributions.ts';
import type { Command } from './kit/command.ts';
import { changeItems, targetItems } from './kit/targets.ts';

/** Asks for the track and moves the target items to it. */
export const moveToTrack: Command = {
  id: commandIds.moveToTrack,
  run: async (services, args) => {
    const targets = await targetItems(services, args);
    if (targets.length === 0) return;
    const placeHolder =
      targets.length === 1
        ? vscode.l10n.t('Move “{0}” to …', targets[0]?.node.label ?? '')
        : vscode.l10n.t('Move {0} items to …', targets.length);
    const picked = await vscode.window.showQuickPick(trackPicks(), { placeHolder, matchOnDetail: true });
    if (picked !== undefined)
      await changeItems(services, targets, { verb: 'set-track', value: picked.track });
  },
};

export const moveToOperational = moveTo(commandIds.moveToOperational, 'operational');
export const moveToStrategic = moveTo(commandIds.moveToStrategic, 'strategic');
export const moveToNeither = moveTo(commandIds.moveToNeither, 'neither');

function moveTo(id: CommandId, track: Track): Command {
  return {
    id,
    run: async (services, args) => {
      const targets = await targetItems(services, args);
      if (targets.length > 0) await changeItems(services, targets, { verb: 'set-track', value: track });
    },
  };
}

function trackPicks(): readonly (vscode.QuickPickItem & { readonly track: Track })[] {
  return [
    {
      track: 'operational',
      label: vscode.l10n.t('Operational'),
      detail: vscode.l10n.t('Makes what exists work better.'),
      iconPath: new vscode.ThemeIcon('tools'),
    },
    {
      track: 'strategic',
      label: vscode.l10n.t('Strategic'),
      detail: vscode.l10n.t('Changes what the organisation does or how it operates.'),
      iconPath: new vscode.ThemeIcon('rocket'),
    },
    {
      track: 'neither',
      label: vscode.l10n.t('Neither'),
      detail: vscode.l10n.t('Running, mandatory or like-for-like work: deliberately on neither path.'),
      iconPath: new vscode.ThemeIcon('dash'),
    },
  ];
}
