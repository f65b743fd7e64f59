/** Stores grouping, sorting and filter of the tree per workspace, and describes them. */
import * as vscode from 'vscode';
import type { GroupBy, SortBy } from '../../../server/src/protocol/tree.ts';
import { contextKeys } from '../services/contributions.ts';

const groupKey = 'tracks.groupBy';
const sortKey = 'tracks.sortBy';
const filterKey = 'tracks.filter';

/** Returns the groupings with their labels, in the order of the menu. */
export function groupings(): Readonly<Record<GroupBy, string>> {
  return {
    track: vscode.l10n.t('by track'),
    goal: vscode.l10n.t('by goal'),
    team: vscode.l10n.t('by team'),
    status: vscode.l10n.t('by status'),
    findings: vscode.l10n.t('by findings'),
    missing: vscode.l10n.t('by what is not said'),
  };
}

/** Returns the sort orders with their labels, in the order of the menu. */
export function sortings(): Readonly<Record<SortBy, string>> {
  return {
    file: vscode.l10n.t('as in the files'),
    title: vscode.l10n.t('by title'),
    due: vscode.l10n.t('due first'),
    effort: vscode.l10n.t('most effort first'),
  };
}

export class ViewState implements vscode.Disposable {
  readonly #memory: vscode.Memento;
  readonly #changed = new vscode.EventEmitter<void>();

  readonly onChanged = this.#changed.event;

  constructor(memory: vscode.Memento) {
    this.#memory = memory;
    this.#publish();
  }

  get groupBy(): GroupBy {
    return this.#kept(groupKey, groupings(), 'track');
  }

  get sortBy(): SortBy {
    return this.#kept(sortKey, sortings(), 'file');
  }

  get filter(): string {
    return this.#memory.get<string>(filterKey, '');
  }

  setGroupBy(value: GroupBy): Promise<void> {
    return this.#keep(groupKey, value);
  }

  setSortBy(value: SortBy): Promise<void> {
    return this.#keep(sortKey, value);
  }

  setFilter(value: string): Promise<void> {
    return this.#keep(filterKey, value.trim());
  }

  /** Description beside the view's name: `by goal · due first · “triage”`. */
  get description(): string {
    const parts = [groupings()[this.groupBy]];
    if (this.sortBy !== 'file') parts.push(sortings()[this.sortBy]);
    if (this.filter !== '') parts.push(vscode.l10n.t('“{0}”', this.filter));
    return parts.join(' · ');
  }

  /** True for the defaults: grouped by track, in file order, not filtered. */
  get isUsual(): boolean {
    return this.groupBy === 'track' && this.sortBy === 'file' && this.filter === '';
  }

  dispose(): void {
    this.#changed.dispose();
  }

  /** Returns the stored value; the default if it comes from another version and is unknown here. */
  #kept<V extends string>(key: string, known: Readonly<Record<V, string>>, otherwise: V): V {
    const value = this.#memory.get<string>(key, otherwise);
    return Object.hasOwn(known, value) ? (value as V) : otherwise;
  }

  async #keep(key: string, value: string): Promise<void> {
    await this.#memory.update(key, value);
    this.#publish();
    this.#changed.fire();
  }

  #publish(): void {
    void vscode.commands.executeCommand('setContext', contextKeys.filtered, this.filter !== '');
  }
}
