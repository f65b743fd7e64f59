/** Provides the tree to VS Code: rows on request, and events for what to redraw. */
import * as vscode from 'vscode';
import { Calm } from './calm.ts';
import type { Entry } from './entry.ts';
import { tooltipOf, toTreeItem } from './tree-item.ts';
import type { TreeModel } from './tree-model.ts';
import type { ViewState } from './view-state.ts';

/** Delay in ms after which the tree is redrawn once more if it was drawn while young; again at the end of its youth. */
const settleMs = 1500;
const grownMs = 6000;

export class TracksProvider implements vscode.TreeDataProvider<Entry>, vscode.Disposable {
  readonly #model: TreeModel;
  readonly #state: ViewState;
  readonly #changed = new vscode.EventEmitter<Entry[] | undefined>();
  readonly #calm = new Calm();
  /** Redraws to do once VS Code has finished the current one. */
  #waiting: readonly Entry[] | 'all' = [];
  /** Resolves once these have been passed to VS Code. */
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

  /** Redraws rows with their children, or everything, once VS Code has no pending requests. */
  redraw(rows: readonly Entry[] | 'all'): void {
    this.#queue(rows);
  }

  /**
   * Called when VS Code requests the first level: redraws everything below it once things have calmed down, in case the
   * first requests were mixed up.
   */
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

  /** Waits until pending redraws are done, so that a row can be revealed. */
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
