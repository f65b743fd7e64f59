/**
 * Tracks the scenario in the active editor. Keeps it while a view has the focus, until another document is active or
 * the user leaves the scenario.
 */
import * as vscode from 'vscode';
import type { OpenScenario } from '../../../server/src/protocol/move-dates.ts';
import { isScenario, scenarioHere } from './scenario-files.ts';

export class ScenarioHere implements vscode.Disposable {
  #document = scenarioHere();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;

  /** Fires when the scenario or its text changes, or when there is none any more. */
  readonly onChanged = this.#changed.event;

  constructor() {
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        // Undefined while the picture has the focus: keep the scenario.
        if (editor !== undefined) this.#take(editor.document);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (document === this.#document) this.leave();
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document === this.#document) this.#changed.fire();
      }),
    );
  }

  /** Returns the scenario with its current text. */
  get open(): OpenScenario | undefined {
    const document = this.#document;
    if (document === undefined) return undefined;
    return { uri: document.uri.toString(), version: document.version, text: document.getText() };
  }

  /** URI of its file. */
  get uri(): vscode.Uri | undefined {
    return this.#document?.uri;
  }

  /** Leaves the scenario, until one becomes active again. */
  leave(): void {
    if (this.#document === undefined) return;
    this.#document = undefined;
    this.#changed.fire();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #take(document: vscode.TextDocument): void {
    const taken = isScenario(document.uri) ? document : undefined;
    if (taken === this.#document) return;
    this.#document = taken;
    this.#changed.fire();
  }
}
