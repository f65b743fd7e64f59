/**
 * Shows the date that the setting `twotrack.today` uses in place of today; a click goes back to the real date, and the
 * next one to the stated date. Says so where the setting holds no date.
 */
import * as vscode from 'vscode';
import { statedDay, statedText } from '../services/client-options.ts';
import { commandIds, configurationSection, settingIds } from '../services/contributions.ts';
import { earlierDay } from '../services/earlier-day.ts';
import type { Portfolios } from '../services/portfolios.ts';

/** Shows the status bar item while a portfolio is open and the date is set, or was until a click. */
export function createStatedDay(portfolios: Portfolios): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('twotrack.today', vscode.StatusBarAlignment.Left, 39);
  item.name = vscode.l10n.t('Twotrack: the day that counts as today');
  const show = () => {
    const shown = portfolios.active === undefined ? undefined : wordsOf(statedText(), statedDay());
    if (shown === undefined) {
      item.hide();
      return;
    }
    item.text = shown.text;
    item.tooltip = shown.tooltip;
    item.command = shown.command;
    item.backgroundColor = shown.wrong ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    item.show();
  };
  show();
  return vscode.Disposable.from(
    item,
    portfolios.onChanged(show),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(`${configurationSection}.${settingIds.today}`)) show();
    }),
  );
}

interface Shown {
  readonly text: string;
  readonly tooltip: string;
  readonly command: vscode.Command;
  readonly wrong: boolean;
}

/** Maximum number of characters of a wrong date that are shown: a longer one would fill the status bar. */
const MAX_WRONG = 24;

/**
 * Returns what to show, or undefined for nothing.
 * @param text the setting as it is written
 * @param day the date in it, or empty
 */
function wordsOf(text: string, day: string): Shown | undefined {
  if (day !== '')
    return {
      text: vscode.l10n.t('$(calendar) as of {0}', day),
      tooltip: vscode.l10n.t(
        'Shown as of {0}, the date in the setting twotrack.today. Click to show it as of today.',
        day,
      ),
      command: { command: commandIds.useToday, title: vscode.l10n.t('Use today’s date') },
      wrong: false,
    };
  if (text !== '') {
    // Not as an icon: `$(…)` in the setting is text.
    const written = text.slice(0, MAX_WRONG).replaceAll('$(', '(');
    return {
      text: vscode.l10n.t('$(warning) “{0}” is not a date', written),
      tooltip: vscode.l10n.t(
        'The setting twotrack.today holds “{0}”, which is not a date such as 2027-06-30. Portfolios are shown as of today. Click to correct it.',
        written,
      ),
      command: {
        command: 'workbench.action.openSettings',
        title: vscode.l10n.t('Open the setting'),
        arguments: [`${configurationSection}.${settingIds.today}`],
      },
      wrong: true,
    };
  }
  const earlier = earlierDay();
  if (earlier === undefined) return undefined;
  return {
    text: vscode.l10n.t('$(calendar) as of today'),
    tooltip: vscode.l10n.t('Shown as of today. Click to show it as of {0} again.', earlier.day),
    command: { command: commandIds.useToday, title: vscode.l10n.t('Back to {0}', earlier.day) },
    wrong: false,
  };
}
