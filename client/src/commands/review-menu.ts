/** Commands of the review's menu: refresh, save, open as Markdown. */
import * as vscode from 'vscode';
import type { ReviewPanel } from '../review/review-panel.ts';
import { commandIds } from '../services/contributions.ts';
import type { Command } from './kit/command.ts';
import type { Services } from './kit/services.ts';

/** Regenerates the active review from the current portfolio. */
export const refreshReview: Command = {
  id: commandIds.refreshReview,
  run: (services) => withReview(services, (review) => review.refresh()),
};

/** Saves the review as a page. */
export const saveReview: Command = {
  id: commandIds.saveReview,
  run: (services) => withReview(services, (review) => review.save()),
};

/** Saves the review's slides as a PDF. */
export const saveReviewAsPdf: Command = {
  id: commandIds.saveReviewAsPdf,
  run: (services) => withReview(services, (review) => review.saveSlides('pdf')),
};

/** Saves the review's slides for PowerPoint. */
export const saveReviewAsPowerPoint: Command = {
  id: commandIds.saveReviewAsPowerPoint,
  run: (services) => withReview(services, (review) => review.saveSlides('pptx')),
};

/** Opens the review as Markdown. */
export const openReviewAsMarkdown: Command = {
  id: commandIds.openReviewAsMarkdown,
  run: (services) => withReview(services, (review) => review.openMarkdown()),
};

async function withReview({ reviews }: Services, act: (review: ReviewPanel) => Promise<void>): Promise<void> {
  const { current } = reviews;
  if (current !== undefined) await act(current);
  else void vscode.window.showInformationMessage(vscode.l10n.t('Prepare the review first.'));
}
