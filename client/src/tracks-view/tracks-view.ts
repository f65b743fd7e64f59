/** Assembles the view 'Tracks' and keeps it in sync with the model. */
import * as vscode from 'vscode';
import { nodeAt } from '../../../server/src/protocol/tree.ts';
import { Coalescer } from '../services/coalescer.ts';
import { commandIds, tracksViewId } from '../services/contributions.ts';
import { type Place, toPlace } from '../services/locations.ts';
import type { Portfolios } from '../services/portfolios.ts';
import { shortName } from '../services/scenario-files.ts';
import { ScenarioHere } from '../services/scenario-here.ts';
import type { ServerConnection } from '../services/server-connection.ts';
import { decorateFindings } from './decorations.ts';
import { DragAndDrop } from './drag-and-drop.ts';
import type { Entry, Row } from './entry.ts';
import { CursorFollower } from './follow-cursor.ts';
import { TracksProvider } from './provider.ts';
import { revealRow } from './reveal-row.ts';
import { SelectedRows } from './selected-rows.ts';
import { TreeModel } from './tree-model.ts';
import { ViewState } from './view-state.ts';

/**
 * Maximum time in ms between a change and the move of its row. A later move may have another cause, and taking the
 * focus for it would be wrong. Long, because machines may be busy; a user who has moved on is left alone anyway.
 */
const MAX_FOLLOW_MS = 30_000;

interface Followed {
  readonly entry: Entry;
  /** In ms since 1970-01-01; infinite while the change is being made. */
  until: number;
  /** True once the user has moved on to another row or to a text. */
  left: boolean;
}

export class TracksView implements vscode.Disposable {
  /** Grouping, sorting and filter. */
  readonly state: ViewState;
  readonly #connection: ServerConnection;
  readonly #model: TreeModel;
  readonly #provider: TracksProvider;
  readonly #view: vscode.TreeView<Entry>;
  readonly #selected: SelectedRows;
  readonly #refresh = new Coalescer(() => this.#redrawChanged(), 120, 500);
  readonly #scenario = new ScenarioHere();
  readonly #follower: CursorFollower;
  readonly #subscriptions: vscode.Disposable;
  /** The row that was selected when a change of its item was requested in the tree. */
  #followed: Followed | undefined;
  /** The row followed last, which may still be on its way to being selected. */
  #last: Followed | undefined;
  /** Portfolios that changed since the last refresh. */
  #changed = new Set<string>();

  constructor(connection: ServerConnection, portfolios: Portfolios, memory: vscode.Memento) {
    this.#connection = connection;
    this.state = new ViewState(memory);
    this.#model = new TreeModel(
      connection,
      this.state,
      { noAnswer, nothing: () => nothing(this.state.filter) },
      () => this.#scenario.uri?.toString(),
    );
    this.#provider = new TracksProvider(this.#model, this.state);
    this.#view = vscode.window.createTreeView(tracksViewId, {
      treeDataProvider: this.#provider,
      dragAndDropController: new DragAndDrop(connection, this.state),
      canSelectMany: true,
      showCollapseAll: true,
    });
    // Before all others that listen to the selection.
    this.#selected = new SelectedRows(this.#view);
    const describe = () => this.#describe(portfolios.all.length > 0);
    describe();
    this.#follower = new CursorFollower({
      view: this.#view,
      provider: this.#provider,
      selected: this.#selected,
      model: this.#model,
      state: this.state,
      connection,
    });
    this.#subscriptions = vscode.Disposable.from(
      this.state,
      this.#provider,
      this.#view,
      this.#selected,
      this.#refresh,
      decorateFindings(),
      this.#follower,
      this.state.onChanged(() => {
        describe();
        this.reload();
      }),
      portfolios.onChanged(describe),
      this.#scenario,
      this.#scenario.onChanged(() => {
        describe();
        for (const { portfolio } of portfolios.all) this.#changed.add(portfolio);
        if (this.#view.visible) this.#refresh.call();
      }),
      connection.onModelChanged(({ portfolio }) => {
        this.#changed.add(portfolio);
        if (this.#view.visible) this.#refresh.call();
      }),
      connection.onStateChanged((state) => {
        if (state === 'running' || state === 'failed') this.reload();
      }),
      this.#view.onDidChangeVisibility(({ visible }) => {
        if (visible && this.#changed.size > 0) this.#refresh.call();
      }),
      // Not what VS Code reports: a row revealed at the cursor is no choice.
      this.#view.onDidChangeSelection(() => this.#noteChoice(this.selection)),
      vscode.window.onDidChangeTextEditorSelection(({ kind }) => {
        const { Keyboard, Mouse } = vscode.TextEditorSelectionChangeKind;
        if (this.#last !== undefined && (kind === Keyboard || kind === Mouse)) this.#last.left = true;
      }),
    );
  }

  /** True while the tree is visible. */
  get visible(): boolean {
    return this.#view.visible;
  }

  /** Returns the selected rows, as the user means them. */
  get selection(): readonly Entry[] {
    return this.#follower.selection;
  }

  /** Runs work that shows a row in the text, which the user chose; the row stays selected meanwhile. */
  whileShowing(entry: Entry, work: () => Promise<void>): Promise<void> {
    this.#noteChoice([entry]);
    return this.#follower.whileShowing(entry, work);
  }

  /**
   * Keeps an item selected when a change is about to move its row to another group; only if it is selected now. Call
   * the returned function with whether the change was made.
   */
  follow(portfolio: string, ids: readonly string[]): (made: boolean) => void {
    const selected = this.selection.find(
      (entry) => entry.portfolio === portfolio && entry.node !== undefined && ids.includes(entry.node.id),
    );
    if (selected === undefined || !this.#view.visible) return () => {};
    const followed: Followed = { entry: selected, until: Number.POSITIVE_INFINITY, left: false };
    this.#followed = followed;
    this.#last = followed;
    return (made) => {
      followed.until = made ? Date.now() + MAX_FOLLOW_MS : 0;
    };
  }

  /** Returns the location of a row's item in its file. */
  async place(entry: Entry): Promise<Place | undefined> {
    const details = await this.#model.details(entry);
    return details && toPlace(details.location);
  }

  /** Drops all rows and loads the visible ones again. */
  reload(): void {
    this.#changed.clear();
    this.#model.reset();
    this.#provider.redraw('all');
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /**
   * The message repeats the description, because VS Code hides the description of a view that is alone in its
   * container. Set no message in an empty view, where it would hide the welcome content.
   */
  #describe(hasPortfolios: boolean): void {
    const { description, isUsual } = this.state;
    this.#view.description = description;
    const { uri } = this.#scenario;
    const inScenario =
      uri === undefined
        ? []
        : [
            vscode.l10n.t(
              '“{0}” is a what-if. The tree shows the portfolio as it is, with a flask beside what would change; the picture shows the what-if.',
              shortName(uri),
            ),
          ];
    const said = [...(isUsual ? [] : [description]), ...inScenario].join(' · ');
    this.#view.message = hasPortfolios ? said : '';
  }

  async #redrawChanged(): Promise<void> {
    const changed = this.#changed;
    this.#changed = new Set();
    if (this.#connection.state !== 'running') return;
    this.#provider.redraw(await this.#model.refresh(changed));
    const followed = this.#followed;
    if (followed === undefined || !changed.has(followed.entry.portfolio)) return;
    const late = followed.left || Date.now() > followed.until;
    // Another change may arrive first.
    if (!late && this.#model.isAlive(followed.entry)) return;
    this.#followed = undefined;
    // Not awaited: until the row is found, the tree goes on following the cursor.
    if (!late) void this.#selectAgain(followed);
  }

  /** VS Code clears the selection when the selected row is removed: not a choice by the user. */
  #noteChoice(selection: readonly Entry[]): void {
    const last = this.#last;
    if (last === undefined || selection.length === 0) return;
    if (!selection.some((entry) => isSameItem(entry, last.entry))) last.left = true;
  }

  /** Selects the item's new row after its old one is gone. */
  async #selectAgain(followed: Followed): Promise<void> {
    const details = await this.#model.details(followed.entry);
    if (details === undefined) return;
    const { uri, selection } = details.location;
    const position = selection.start;
    const { groupBy } = this.state;
    const answer = await this.#connection.request(nodeAt, { uri, position, groupBy });
    const entry = answer?.portfolio && (await this.#model.find(answer.portfolio, answer.path));
    if (!entry) return;
    const tree = { view: this.#view, provider: this.#provider, selected: this.#selected };
    await revealRow(tree, entry, { focus: true, unless: () => followed.left });
  }
}

/** Checks whether two rows show the same item, in whichever groups. */
function isSameItem(a: Entry, b: Entry): boolean {
  const itemOf = (entry: Entry): string | undefined => entry.node?.id.split('|').at(-1);
  return a.portfolio === b.portfolio && itemOf(a) === itemOf(b);
}

function noAnswer(): Row {
  const label = vscode.l10n.t('The Twotrack server does not answer. Select to restart it.');
  return { kind: 'notice', label, icon: 'error', command: commandIds.restartServer };
}

function nothing(filter: string): Row {
  if (filter === '') {
    const label = vscode.l10n.t('No items yet. Select to add the first.');
    return { kind: 'notice', label, icon: 'info', command: commandIds.newItem };
  }
  const label = vscode.l10n.t('No item matches “{0}”. Select to clear the filter.', filter);
  return { kind: 'notice', label, icon: 'info', command: commandIds.clearFilter };
}
