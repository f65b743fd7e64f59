/** Tracks the open reviews: one panel per portfolio. */
import * as vscode from 'vscode';
import { reviewViewType } from '../services/contributions.ts';
import type { ServerConnection } from '../services/server-connection.ts';
import { ReviewPanel } from './review-panel.ts';
import type { Made, Subject } from './written.ts';

export class Reviews implements vscode.Disposable {
  readonly #extension: vscode.Uri;
  readonly #connection: ServerConnection;
  /** Ordered by use, latest last. */
  #open: readonly ReviewPanel[] = [];

  constructor(extension: vscode.Uri, connection: ServerConnection) {
    this.#extension = extension;
    this.#connection = connection;
  }

  /** Returns the active review, else the one used last; undefined if none is open. */
  get current(): ReviewPanel | undefined {
    return this.#open.find(({ panel }) => panel.active) ?? this.#open.at(-1);
  }

  /** Shows a review beside the text; reuses the portfolio's panel if there is one. */
  show(subject: Subject, made: Made): ReviewPanel {
    const known = this.#open.find(({ portfolio }) => portfolio === subject.portfolio);
    if (known !== undefined) {
      known.show(subject, made);
      known.panel.reveal(undefined, true);
      this.#last(known);
      return known;
    }
    const viewColumn =
      vscode.window.activeTextEditor === undefined ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside;
    const panel = vscode.window.createWebviewPanel(
      reviewViewType,
      '',
      { viewColumn, preserveFocus: true },
      { enableFindWidget: true },
    );
    const shown = new ReviewPanel(panel, this.#extension, this.#connection, { subject, made });
    panel.onDidChangeViewState(() => {
      if (panel.active) this.#last(shown);
    });
    panel.onDidDispose(() => {
      shown.dispose();
      this.#open = this.#open.filter((each) => each !== shown);
    });
    this.#last(shown);
    return shown;
  }

  dispose(): void {
    for (const { panel } of this.#open) panel.dispose();
  }

  #last(panel: ReviewPanel): void {
    this.#open = [...this.#open.filter((each) => each !== panel), panel];
  }
}
