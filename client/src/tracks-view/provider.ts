/** VS Code's door to the tree: rows on request, and word of what to redraw. */
import * as vscode from 'vscode';
import { Calm } from './calm.ts';
import type { Entry } from './entry.ts';
import { tooltipOf, toTreeItem } from './tree-item.ts';
import type { TreeModel } from './tree-model.ts';
import type { ViewState } from './view-state.ts';

/** What was drawn while the tree was young is drawn once more after so many milliseconds, and at the end of its youth. */
const settleMs = 1500;
const grownMs = 6000;

export class TracksProvider implements vscode.TreeDataProvider<Entry>, vscode.Disposable {
  readonly #model: TreeModel;
  readonly #state: ViewState;
  readonly #changed = new vscode.EventEmitter<Entry[] | undefined>();
  readonly #calm = new Calm();
  /** What is to be redrawn as soon as VS Code has drawn what it is drawing. */
  #waiting: readonly Entry[] | 'all' = [];
  /** Done when that was handed to VS Code. */
  #redrawn = Promise.resolve();
  readonly #settling: ReturnType<typeof setTimeout>[] = [];

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(model: TreeModel, state: ViewState) {
    this.#model = model;
    this.#state = state;
  }

  getTreeItem(entry: Entry): vscode.TreeItem {
    return toTreeItem(entry, this.#state.groupBy);
  }

  async getChildren(entry?: Entry): Promise<Entry[]> {
    if (entry === undefined) this.#begin();
    return this.#calm.answer(async () => [...(await this.#model.children(entry))]);
  }

  getParent(entry: Entry): Entry | undefined {
    return entry.parent;
  }

  async resolveTreeItem(item: vscode.TreeItem, entry: Entry): Promise<vscode.TreeItem> {
    const details = await this.#model.details(entry);
    const tooltip = tooltipOf(details?.tooltip ?? entry.node?.tooltip, entry.node?.whatIf);
    if (tooltip !== undefined) item.tooltip = tooltip;
    return item;
  }

  /** Redraws some rows with what is below them, or everything, as soon as VS Code asks nothing. */
  redraw(rows: readonly Entry[] | 'all'): void {
    this.#queue(rows);
  }

  /** VS Code draws the first level: however it goes, what is below it is asked for again when things have calmed down. */
  #begin(): void {
    this.#calm.begin();
    this.#stopSettling();
    for (const ms of [settleMs, grownMs]) this.#settling.push(setTimeout(() => void this.#settle(), ms));
  }

  #stopSettling(): void {
    for (const timer of this.#settling.splice(0)) clearTimeout(timer);
  }

  #queue(rows: readonly Entry[] | 'all'): void {
    if (rows.length === 0) return;
    const begun = this.#waiting.length > 0;
    this.#waiting =
      rows === 'all' || this.#waiting === 'all' ? 'all' : [...new Set([...this.#waiting, ...rows])];
    if (this.#calm.now) this.#fire();
    else if (!begun) this.#redrawn = this.#calm.come().then(() => this.#fire());
  }

  /** Waits until what was to be redrawn is drawn: then a row may be revealed. */
  async calm(): Promise<void> {
    await this.#redrawn;
    await this.#calm.come();
  }

  #fire(): void {
    const rows = this.#waiting;
    this.#waiting = [];
    if (rows.length === 0) return;
    this.#calm.redrawn();
    this.#changed.fire(rows === 'all' ? undefined : [...rows]);
  }

  async #settle(): Promise<void> {
    const rows = (await this.#model.children()).filter(({ row }) => row.kind !== 'notice');
    this.#queue(rows);
  }

  dispose(): void {
    this.#stopSettling();
    this.#changed.dispose();
  }
}
