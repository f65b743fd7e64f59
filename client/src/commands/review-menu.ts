/** The menu of a review: made anew, saved, or as Markdown. */
import * as vscode from 'vscode';
import type { ReviewPanel } from '../review/review-panel.ts';
import { commandIds } from '../services/contributions.ts';
import type { Command } from './kit/command.ts';
import type { Services } from './kit/services.ts';

/** Makes the review that is shown anew, from the portfolio as it is now. */
export const refreshReview: Command = {
  id: commandIds.refreshReview,
  run: (services) => withReview(services, (review) => review.refresh()),
};

/** Saves the page that is shown. */
export const saveReview: Command = {
  id: commandIds.saveReview,
  run: (services) => withReview(services, (review) => review.save()),
};

/** Saves its slides as a PDF. */
export const saveReviewAsPdf: Command = {
  id: commandIds.saveReviewAsPdf,
  run: (services) => withReview(services, (review) => review.saveSlides('pdf')),
};

/** Saves its slides for PowerPoint. */
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
