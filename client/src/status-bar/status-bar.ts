/**
 * Shows the balance and the number of mixed items of the active portfolio in the status bar. A click shows the tree.
 */
import * as vscode from 'vscode';
import type { Balance, PortfolioSummary } from '../../../server/src/protocol/portfolios.ts';
import { tracksViewId } from '../services/contributions.ts';
import type { Portfolios } from '../services/portfolios.ts';

/** Shows the status bar item while there is a portfolio. */
export function createStatusBar(portfolios: Portfolios): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('twotrack.balance', vscode.StatusBarAlignment.Left, 40);
  item.name = vscode.l10n.t('Twotrack: balance of the two tracks');
  item.command = { command: `${tracksViewId}.focus`, title: vscode.l10n.t('Show the tracks') };
  const show = () => {
    const active = portfolios.active;
    if (active === undefined) {
      item.hide();
      return;
    }
    const words = wordsOf(active);
    item.text = `${active.balance?.outside === true ? '$(warning)' : '$(arrow-swap)'} ${words.join(' · ')}`;
    item.tooltip = tooltipOf(active);
    item.accessibilityInformation = { label: `${active.name}: ${words.join(', ')}` };
    item.show();
  };
  show();
  return vscode.Disposable.from(item, portfolios.onChanged(show));
}

function wordsOf({ balance, mixed }: PortfolioSummary): readonly string[] {
  const words = [
    balance === null
      ? vscode.l10n.t('no balance yet')
      : balance.mixed === 0
        ? vscode.l10n.t('{0}% operational, {1}% strategic', balance.operational, balance.strategic)
        : vscode.l10n.t(
            '{0}% operational, {1}% strategic, {2}% mixed',
            balance.operational,
            balance.strategic,
            balance.mixed,
          ),
  ];
  if (mixed > 0)
    words.push(mixed === 1 ? vscode.l10n.t('1 mixed item') : vscode.l10n.t('{0} mixed items', mixed));
  return words;
}

function tooltipOf({ name, balance, items, mixed, findings }: PortfolioSummary): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  text.appendMarkdown('**').appendText(name).appendMarkdown('**\n\n');
  for (const line of balanceLines(balance)) text.appendMarkdown(`${line}\n\n`);
  text.appendMarkdown(
    `${vscode.l10n.t('{0} items, {1} of them mixed; ideas and stopped items do not count as mixed', items, mixed)}\n\n`,
  );
  text.appendMarkdown(
    vscode.l10n.t(
      'Findings: errors {0}, warnings {1}, notes {2}',
      findings.error,
      findings.warning,
      findings.info + findings.hint,
    ),
  );
  return text;
}

function balanceLines(balance: Balance | null): readonly string[] {
  if (balance === null)
    return [vscode.l10n.t('Too little is stated for a balance: give the items a track and an effort.')];
  const { operational, strategic, mixed, basis, target, leftOut } = balance;
  const shares =
    basis === 'effort'
      ? vscode.l10n.t('{0}% of effort is operational, {1}% strategic', operational, strategic)
      : vscode.l10n.t(
          '{0}% of items are operational, {1}% strategic (no effort is stated)',
          operational,
          strategic,
        );
  const lines = [shares];
  if (mixed > 0)
    lines.push(
      vscode.l10n.t('{0}% is in items that read as both kinds of work: on neither track alone.', mixed),
    );
  if (target === null) lines.push(vscode.l10n.t('No intended balance is stated.'));
  else {
    const { operational: wanted, tolerance } = target;
    lines.push(vscode.l10n.t('Intended: {0}% operational, give or take {1} points', wanted, tolerance));
  }
  if (leftOut > 0)
    lines.push(vscode.l10n.t('{0} items are left out for want of a track or of effort.', leftOut));
  return lines;
}
