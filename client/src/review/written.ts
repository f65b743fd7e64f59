/** Requests reviews from the server, for a portfolio and an earlier state. */
import * as vscode from 'vscode';
import { type EarlierState, type ReviewResult, review } from '../../../server/src/protocol/review.ts';
import { statedDay } from '../services/client-options.ts';
import type { ServerConnection } from '../services/server-connection.ts';

export type Written = Extract<ReviewResult, { readonly text: string }>;

/** The portfolio under review, and how to read the state to compare with. */
export interface Subject {
  /** URI of the portfolio's folder. */
  readonly portfolio: string;
  /** Reads the earlier state; undefined to compare with nothing. May throw. */
  readonly since: () => Promise<EarlierState | undefined>;
}
/** A review and the earlier state that it compares with. */
export interface Made {
  readonly html: Written;
  readonly since: EarlierState | undefined;
  /** When it was made, and the date that `twotrack.today` then put in place of today; empty for none. */
  readonly at: Date;
  readonly stated: string;
}

/** Parameters of the requested review. */
export interface WantedReview {
  /** URI of the portfolio's folder. */
  readonly portfolio: string;
  readonly format: 'html' | 'markdown';
  /** The earlier state to compare with; undefined for none. */
  readonly since: EarlierState | undefined;
}

/** Returns the review; undefined if there is none, after a message unless `quiet`. */
export async function written(
  connection: ServerConnection,
  { portfolio, format, since }: WantedReview,
  quiet = false,
): Promise<Written | undefined> {
  const params = { portfolio, format, ...(since === undefined ? {} : { since }) };
  const answer = await connection.request(review, params);
  if (answer !== undefined && 'text' in answer) return answer;
  if (quiet) return undefined;
  if (answer === undefined)
    void vscode.window.showErrorMessage(
      vscode.l10n.t('The review was not made: the Twotrack server gave no answer.'),
    );
  else if ('refused' in answer) void vscode.window.showWarningMessage(answer.refused);
  return undefined;
}

/** Creates a review as of now; shows a message if that fails. */
export async function made(connection: ServerConnection, subject: Subject): Promise<Made | undefined> {
  try {
    const since = await subject.since();
    const html = await written(connection, { portfolio: subject.portfolio, format: 'html', since });
    return html && { html, since, at: new Date(), stated: statedDay() };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(vscode.l10n.t('The review was not made: {0}', reason));
    return undefined;
  }
}
