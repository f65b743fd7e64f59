import type * as vscode from 'vscode';
import type { Entry } from './entry.ts';

/**
 * The selected rows. When rows are redrawn, VS Code drops them at once and knows them again only after the window has
 * asked for them, which takes seconds on a busy machine. Meanwhile `TreeView.selection` lacks them, although they are
 * selected. So the rows of the last event count until VS Code knows as many again.
 */
export class SelectedRows implements vscode.Disposable {
  readonly #view: Pick<vscode.TreeView<Entry>, 'selection' | 'onDidChangeSelection'>;
  readonly #subscription: vscode.Disposable;
  #told: readonly Entry[] = [];

  constructor(view: Pick<vscode.TreeView<Entry>, 'selection' | 'onDidChangeSelection'>) {
    this.#view = view;
    this.#subscription = view.onDidChangeSelection(({ selection }) => {
      this.#told = selection;
    });
  }

  get rows(): readonly Entry[] {
    const { selection } = this.#view;
    return selection.length < this.#told.length ? this.#told : selection;
  }

  /** Records a row that the user chose: the event about one that is being redrawn does not name it. */
  choose(entry: Entry): void {
    if (!this.rows.includes(entry)) this.#told = [entry];
  }

  dispose(): void {
    this.#subscription.dispose();
  }
}
