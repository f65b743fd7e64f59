/** Finds the portfolio that a command applies to; if there is none, offers ways to start one. */
import * as vscode from 'vscode';
import type { PortfolioSummary } from '../../../../server/src/protocol/portfolios.ts';
import { commandIds } from '../../services/contributions.ts';
import type { Services } from './services.ts';

/** Returns the active portfolio. If there is none, offers ways to start one and returns undefined. */
export async function portfolioHere({ portfolios }: Services): Promise<PortfolioSummary | undefined> {
  const active = await portfolios.requireActive();
  if (active === undefined) void offerToBegin();
  return active;
}

/** Says that there is no portfolio, and offers to start one, to open an example or to triage a list. */
export async function offerToBegin(): Promise<void> {
  const choices = {
    [vscode.l10n.t('New portfolio')]: commandIds.newPortfolio,
    [vscode.l10n.t('Open an example')]: commandIds.openExample,
    [vscode.l10n.t('Sort a list')]: commandIds.classifyList,
  };
  const picked = await vscode.window.showInformationMessage(
    vscode.l10n.t('There is no portfolio here yet.'),
    ...Object.keys(choices),
  );
  const command = picked === undefined ? undefined : choices[picked];
  if (command !== undefined) await vscode.commands.executeCommand(command);
}
