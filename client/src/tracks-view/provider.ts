/** VS Code's door to the tree: rows on request, and word of what to redraw. */
import * as vscode from 'vscode';
import type { Entry } from './entry.ts';
import { tooltipOf, toTreeItem } from './tree-item.ts';
import type { TreeModel } from './tree-model.ts';
import type { ViewState } from './view-state.ts';

export class TracksProvider implements vscode.TreeDataProvider<Entry>, vscode.Disposable {
  readonly #model: TreeModel;
  readonly #state: ViewState;
  readonly #changed = new vscode.EventEmitter<Entry[] | undefined>();

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(model: TreeModel, state: ViewState) {
    this.#model = model;
    this.#state = state;
  }

  getTreeItem(entry: Entry): vscode.TreeItem {
    return toTreeItem(entry, this.#state.groupBy);
  }

  async getChildren(entry?: Entry): Promise<Entry[]> {
    return [...(await this.#model.children(entry))];
  }

  getParent(entry: Entry): Entry | undefined {
    return entry.parent;
  }

  resolveTreeItem(item: vscode.TreeItem, entry: Entry): vscode.TreeItem {
    const tooltip = tooltipOf(entry);
    if (tooltip !== undefined) item.tooltip = tooltip;
    return item;
  }

  /** Redraws some rows with what is below them, or everything. */
  redraw(rows: readonly Entry[] | 'all'): void {
    if (rows === 'all') this.#changed.fire(undefined);
    else if (rows.length > 0) this.#changed.fire([...rows]);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
