/** Asks about the items whose verdict is not sure, one after the other, with what speaks for either track. */
import * as vscode from 'vscode';
import type { ImportedRow, Track } from '../../../server/src/protocol/protocol.ts';
import type { GoodSheet } from './outcome.ts';

export interface ChosenTrack {
  readonly line: number;
  readonly track: Track | null;
}
type Choice = Track | 'open' | 'rest';

/** The tracks that were chosen; undefined where the user gives up. */
export async function askTracks({ items }: GoodSheet): Promise<readonly ChosenTrack[] | undefined> {
  const open = items.filter(({ track, state }) => track === null && state === 'new');
  const chosen: ChosenTrack[] = [];
  for (const [at, item] of open.entries()) {
    const choice = await askTrack(item, at + 1, open.length);
    if (choice === undefined) return undefined;
    if (choice === 'rest') break;
    chosen.push({ line: item.line, track: choice === 'open' ? null : choice });
  }
  return chosen;
}

async function askTrack(item: ImportedRow, number: number, of: number): Promise<Choice | undefined> {
  const picks: (vscode.QuickPickItem & { readonly choice: Choice })[] = [
    {
      choice: 'operational',
      label: vscode.l10n.t('Operational'),
      detail: vscode.l10n.t('Makes what exists work better.'),
      iconPath: new vscode.ThemeIcon('tools'),
    },
    {
      choice: 'strategic',
      label: vscode.l10n.t('Strategic'),
      detail: vscode.l10n.t('Changes what the organisation does or how it operates.'),
      iconPath: new vscode.ThemeIcon('rocket'),
    },
    {
      choice: 'neither',
      label: vscode.l10n.t('Neither'),
      detail: vscode.l10n.t('Running, mandatory or like for like: on neither path, on purpose.'),
      iconPath: new vscode.ThemeIcon('dash'),
    },
    {
      choice: 'open',
      label: vscode.l10n.t('Leave it open'),
      iconPath: new vscode.ThemeIcon('question'),
    },
  ];
  if (number < of)
    picks.push({
      choice: 'rest',
      label: vscode.l10n.t('Leave this and the rest open'),
      iconPath: new vscode.ThemeIcon('debug-step-over'),
    });
  const picked = await vscode.window.showQuickPick(picks, {
    title: vscode.l10n.t('{0} of {1}: {2}', number, of, item.title),
    placeHolder: reading(item),
    ignoreFocusOut: true,
    matchOnDetail: true,
  });
  return picked?.choice;
}

function reading({ verdict, confidence, words }: ImportedRow): string {
  const quoted = words.map((word) => `“${word}”`).join(', ');
  const percent = Math.round(confidence * 100);
  switch (verdict) {
    case 'operational':
      return vscode.l10n.t('Reads operational, {0}% sure: {1}', percent, quoted);
    case 'strategic':
      return vscode.l10n.t('Reads strategic, {0}% sure: {1}', percent, quoted);
    case 'mixed':
      return vscode.l10n.t('Reads like both: {0}. Which track until it is split?', quoted);
    default:
      return vscode.l10n.t('Too little is said to tell. Which track is it on?');
  }
}
