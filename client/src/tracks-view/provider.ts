/** VS Code's door to the tree: rows on request, and word of what to redraw. */
import * as vscode from 'vscode';
import type { Entry } from './entry.ts';
import { tooltipOf, toTreeItem } from './tree-item.ts';
import type { TreeModel } from './tree-model.ts';
import type { ViewState } from './view-state.ts';

/**
 * While VS Code draws the first level for the first time, a row that is redrawn meanwhile can be left without its
 * children for good. So what is redrawn in the first moments is asked for once more when it is quiet again.
 */
const youngMs = 5000;
const quietMs = 700;

export class TracksProvider implements vscode.TreeDataProvider<Entry>, vscode.Disposable {
  readonly #model: TreeModel;
  readonly #state: ViewState;
  readonly #changed = new vscode.EventEmitter<Entry[] | undefined>();
  #youngUntil = 0;
  #settling: ReturnType<typeof setTimeout> | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(model: TreeModel, state: ViewState) {
    this.#model = model;
    this.#state = state;
  }

  getTreeItem(entry: Entry): vscode.TreeItem {
    return toTreeItem(entry, this.#state.groupBy);
  }

  async getChildren(entry?: Entry): Promise<Entry[]> {
    if (entry === undefined) this.#youngUntil = Date.now() + youngMs;
    return [...(await this.#model.children(entry))];
  }

  getParent(entry: Entry): Entry | undefined {
    return entry.parent;
  }

  async resolveTreeItem(item: vscode.TreeItem, entry: Entry): Promise<vscode.TreeItem> {
    const details = await this.#model.details(entry);
    const tooltip = tooltipOf(details?.tooltip ?? entry.node?.tooltip);
    if (tooltip !== undefined) item.tooltip = tooltip;
    return item;
  }

  /** Redraws some rows with what is below them, or everything. */
  redraw(rows: readonly Entry[] | 'all'): void {
    if (rows === 'all') this.#changed.fire(undefined);
    else if (rows.length > 0) this.#changed.fire([...rows]);
    else return;
    if (Date.now() > this.#youngUntil) return;
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => void this.#settle(), quietMs);
  }

  async #settle(): Promise<void> {
    const rows = (await this.#model.children()).filter(({ row }) => row.kind !== 'notice');
    if (rows.length > 0) this.#changed.fire(rows);
  }

  dispose(): void {
    clearTimeout(this.#settling);
    this.#changed.dispose();
  }
}
