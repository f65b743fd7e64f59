/**
 * Selects the item at the cursor in the tree. Does nothing while the tree is hidden, never takes the focus, keeps a
 * selection that already contains the item, and never overrides a row that the user chose after the cursor moved.
 */
import * as vscode from 'vscode';
import { nodeAt } from '../../../server/src/protocol/tree.ts';
import { Coalescer } from '../services/coalescer.ts';
import { languageId } from '../services/contributions.ts';
import type { ServerConnection } from '../services/server-connection.ts';
import type { Entry } from './entry.ts';
import type { TracksProvider } from './provider.ts';
import { revealRow } from './reveal-row.ts';
import type { SelectedRows } from './selected-rows.ts';
import type { TreeModel } from './tree-model.ts';
import type { ViewState } from './view-state.ts';

/** The parts of the tree view used here. */
export interface FollowedTree {
  readonly view: vscode.TreeView<Entry>;
  readonly provider: TracksProvider;
  readonly selected: SelectedRows;
  readonly model: TreeModel;
  readonly state: ViewState;
  readonly connection: ServerConnection;
}

export class CursorFollower implements vscode.Disposable {
  readonly #tree: FollowedTree;
  readonly #follow = new Coalescer(() => this.#selectItemAtCursor(), 120, 400);
  readonly #subscriptions: vscode.Disposable;
  /** Number of rows chosen by the user so far. */
  #choices = 0;
  #chosen: Entry | undefined;
  /** Value of `#choices` at the last cursor move. */
  #choicesAtMove = 0;
  /**
   * The row being revealed here, which VS Code reports like a choice by the user, and the value of `#choicesAtMove` when
   * it was looked up. Not the value now: showing a chosen item in its text moves the cursor too.
   */
  #revealing: { readonly entry: Entry; readonly choices: number } | undefined;

  /** Number of chosen rows that are being shown in the text, and whether the cursor has moved meanwhile. */
  #showing = 0;
  #movedMeanwhile = false;

  constructor(tree: FollowedTree) {
    this.#tree = tree;
    this.#subscriptions = vscode.Disposable.from(
      this.#follow,
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === vscode.window.activeTextEditor) this.#moved();
      }),
      vscode.window.onDidChangeActiveTextEditor(() => this.#moved()),
      tree.view.onDidChangeVisibility(() => this.#moved()),
      tree.view.onDidChangeSelection(({ selection }) => this.#noteChoice(selection)),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /**
   * The rows that the user means. For a moment VS Code may have selected the row revealed here after the user chose
   * another one: a key pressed then is meant for theirs.
   */
  get selection(): readonly Entry[] {
    const { rows: selection } = this.#tree.selected;
    const isOurs = this.#revealing !== undefined && this.#isRevealed(selection);
    const isOverridden = this.#revealing?.choices !== this.#choices;
    return isOurs && isOverridden && this.#chosen !== undefined ? [this.#chosen] : selection;
  }

  /**
   * Runs work that shows a row in the text, which the user chose. Until it ends the cursor may stand anywhere, such as
   * where it was when the file was closed, and is not followed: a key pressed meanwhile is meant for the chosen row.
   */
  async whileShowing(entry: Entry, work: () => Promise<void>): Promise<void> {
    this.#tree.selected.choose(entry);
    this.#noteChoice([entry]);
    this.#showing++;
    try {
      await work();
    } finally {
      this.#showing--;
      if (this.#movedMeanwhile) this.#moved();
    }
  }

  #isRevealed(selection: readonly Entry[]): boolean {
    return selection.length === 1 && selection[0] === this.#revealing?.entry;
  }

  #moved(): void {
    this.#movedMeanwhile = this.#showing > 0;
    if (this.#movedMeanwhile) return;
    this.#choicesAtMove = this.#choices;
    this.#follow.call();
  }

  /** Ignore an empty selection: VS Code reports one when the selected row is removed. */
  #noteChoice(selection: readonly Entry[]): void {
    const [first] = selection;
    if (first === undefined || this.#isRevealed(selection)) return;
    this.#choices++;
    this.#chosen = first;
  }

  async #selectItemAtCursor(): Promise<void> {
    const { view, model, state, connection, selected } = this.#tree;
    const choices = this.#choicesAtMove;
    const editor = vscode.window.activeTextEditor;
    if (!view.visible || editor?.document.languageId !== languageId) return;
    const { line, character } = editor.selection.active;
    const uri = editor.document.uri.toString();
    const answer = await connection.request(nodeAt, {
      uri,
      position: { line, character },
      groupBy: state.groupBy,
    });
    const id = answer?.path.at(-1)?.id;
    if (!answer?.portfolio || id === undefined) return;
    // An item may have several rows: keep the one that the user selected.
    if (selected.rows.some((entry) => entry.node?.id === id && entry.portfolio === answer.portfolio)) return;
    const entry = await model.find(answer.portfolio, answer.path);
    if (entry !== undefined) await this.#select(entry, choices);
  }

  /** The next key acts on the selection, so it must be the row that the user chose last. */
  async #select(entry: Entry, choices: number): Promise<void> {
    const { selected } = this.#tree;
    const isOverridden = (): boolean => this.#choices !== choices;
    this.#revealing = { entry, choices };
    try {
      await revealRow(this.#tree, entry, { focus: false, unless: isOverridden });
      // The user chose another row while this one was being revealed, and VS Code selected this one last: select theirs
      // again.
      const chosen = this.#chosen;
      if (!isOverridden() || chosen === undefined || selected.rows.includes(chosen)) return;
      await revealRow(this.#tree, chosen, { focus: false, unless: () => this.#chosen !== chosen });
    } finally {
      this.#revealing = undefined;
    }
  }
}
