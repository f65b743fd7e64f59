/** The scenario in the active editor. It stays while a view has the keyboard, until another text is active or one leaves it. */
import * as vscode from 'vscode';
import type { OpenScenario } from '../../../server/src/protocol/move-dates.ts';
import { isScenario, scenarioHere } from './scenario-files.ts';

export class ScenarioHere implements vscode.Disposable {
  #document = scenarioHere();
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable;

  /** Another scenario, none, or another text of it. */
  readonly onChanged = this.#changed.event;

  constructor() {
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        // None while the picture itself has the focus: what it shows stays.
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

  /** Its text as it is now. */
  get open(): OpenScenario | undefined {
    const document = this.#document;
    if (document === undefined) return undefined;
    return { uri: document.uri.toString(), version: document.version, text: document.getText() };
  }

  /** Its file. */
  get uri(): vscode.Uri | undefined {
    return this.#document?.uri;
  }

  /** Back to the portfolio as it is, until a scenario is entered again. */
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
