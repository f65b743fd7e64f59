import * as vscode from 'vscode';
import type { ReviewPanel } from '../review/review-panel.ts';
import { type Made, made, type Subject } from '../review/written.ts';
import { commandIds } from '../services/contributions.ts';
import { told } from '../services/long-work.ts';
import { askSince } from './kit/ask-since.ts';
import type { Command } from './kit/command.ts';
import { portfolioHere } from './kit/portfolio-here.ts';

/** Asks for the revision to compare with, and shows the review as a page, which can be saved or opened as Markdown. */
export const prepareReview: Command = {
  id: commandIds.prepareReview,
  run: async (services) => {
    const active = await portfolioHere(services);
    if (active === undefined) return;
    const { portfolio } = active;
    const since = await askSince(portfolio, vscode.l10n.t('Prepare the Review'));
    if (since === undefined) return;
    const subject: Subject = { portfolio, since };
    const title = vscode.l10n.t('Preparing the review');
    const fresh = await told(title, made(services.connection, subject));
    if (fresh === undefined) return;
    await offer(services.reviews.show(subject, fresh), fresh);
  },
};

async function offer(panel: ReviewPanel, { html }: Made): Promise<void> {
  // Names of formats alone: VS Code cuts longer words where there are four buttons.
  const ways = new Map<string, () => Promise<void>>([
    ...(printsSlides()
      ? ([
          [vscode.l10n.t('PDF…'), () => panel.saveSlides('pdf')],
          [vscode.l10n.t('PowerPoint…'), () => panel.saveSlides('pptx')],
        ] as const)
      : []),
    [vscode.l10n.t('HTML…'), () => panel.save()],
    [vscode.l10n.t('Markdown'), () => panel.openMarkdown()],
  ]);
  const choice = await vscode.window.showInformationMessage(
    vscode.l10n.t('The review of {0} is ready. Save or open it as:', html.title),
    ...ways.keys(),
  );
  if (choice !== undefined) await ways.get(choice)?.();
}

/** Tells whether the server can print slides: not where it is a worker of the browser. */
const printsSlides = (): boolean =>
  vscode.env.uiKind === vscode.UIKind.Desktop || vscode.env.remoteName !== undefined;
