/** Labels and icons of each status, in the tree and in pick lists. */
import * as vscode from 'vscode';
import type { Status } from '../../../server/src/protocol/words.ts';

/** Returns the label of each status, in life cycle order. */
export function statusWords(): Readonly<Record<Status, string>> {
  return {
    idea: vscode.l10n.t('idea'),
    planned: vscode.l10n.t('planned'),
    active: vscode.l10n.t('active'),
    paused: vscode.l10n.t('paused'),
    done: vscode.l10n.t('done'),
    stopped: vscode.l10n.t('stopped'),
  };
}

/** Names of product icons. */
export const statusIcons: Readonly<Record<Status, string>> = {
  idea: 'lightbulb',
  planned: 'circle-large-outline',
  active: 'play-circle',
  paused: 'debug-pause',
  done: 'pass-filled',
  stopped: 'circle-slash',
};
