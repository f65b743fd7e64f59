/** Shows the date that the setting `twotrack.today` uses in place of today; a click goes back to the real date. */
import * as vscode from 'vscode';
import { statedDay } from '../services/client-options.ts';
import { commandIds, configurationSection, settingIds } from '../services/contributions.ts';
import type { Portfolios } from '../services/portfolios.ts';

/** Shows the status bar item while a portfolio is open and the date is set. */
export function createStatedDay(portfolios: Portfolios): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('twotrack.today', vscode.StatusBarAlignment.Left, 39);
  item.name = vscode.l10n.t('Twotrack: the day that counts as today');
  item.command = { command: commandIds.useToday, title: vscode.l10n.t('Use today’s date') };
  const show = () => {
    const day = statedDay();
    if (day === '' || portfolios.active === undefined) {
      item.hide();
      return;
    }
    item.text = vscode.l10n.t('$(calendar) as of {0}', day);
    item.tooltip = vscode.l10n.t(
      'Shown as of {0}, the date in the setting twotrack.today. Click to show it as of today.',
      day,
    );
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
