/** Manages the picture's panel: one per window, opened by a command and restored after a reload. */
import * as vscode from 'vscode';
import type { NodeLocation } from '../../../server/src/protocol/tree.ts';
import { twoPathsViewType } from '../services/contributions.ts';
import type { Place } from '../services/locations.ts';
import type { Portfolios } from '../services/portfolios.ts';
import type { ServerConnection } from '../services/server-connection.ts';
import type { ExportFormat } from './messages.ts';
import { TwoPathsPanel } from './panel.ts';

export class TwoPaths implements vscode.Disposable {
  readonly #extension: vscode.Uri;
  readonly #connection: ServerConnection;
  readonly #portfolios: Portfolios;
  readonly #serializer: vscode.Disposable;
  #open: TwoPathsPanel | undefined;

  constructor(extension: vscode.Uri, connection: ServerConnection, portfolios: Portfolios) {
    this.#extension = extension;
    this.#connection = connection;
    this.#portfolios = portfolios;
    this.#serializer = vscode.window.registerWebviewPanelSerializer(twoPathsViewType, {
      // The page keeps its own state and requests what it needs, so nothing else has to be restored.
      deserializeWebviewPanel: async (panel) => this.#take(panel),
    });
  }

  /** Shows the picture beside the text; leaves the focus in the editor, so that the user can go on typing. */
  show(): void {
    if (this.#open !== undefined) {
      this.#open.panel.reveal(undefined, true);
      return;
    }
    const beside = vscode.window.activeTextEditor !== undefined;
    const viewColumn = beside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
    const title = vscode.l10n.t('Two paths');
    this.#take(
      vscode.window.createWebviewPanel(twoPathsViewType, title, { viewColumn, preserveFocus: beside }),
    );
  }

  /** Returns the location of a mark's item in its file; undefined if there is no picture or no such item. */
  async place(key: string): Promise<NodeLocation | undefined> {
    return this.#open?.place(key);
  }

  /** Shows a location in a text editor beside the picture. */
  async showText(place: Place): Promise<void> {
    await this.#open?.showText(place);
  }

  /** Shows the card of a mark with the reasons for its verdict. */
  showCard(key: string): void {
    this.#open?.showCard(key);
  }

  /** Exports the current view to the clipboard or a file; shows a message if there is no picture. */
  async export(as: 'png' | ExportFormat): Promise<void> {
    if (this.#open === undefined)
      void vscode.window.showInformationMessage(vscode.l10n.t('Show the two paths first.'));
    else await this.#open.export(as);
  }

  dispose(): void {
    this.#serializer.dispose();
    this.#open?.panel.dispose();
  }

  #take(panel: vscode.WebviewPanel): void {
    this.#open?.panel.dispose();
    const taken = new TwoPathsPanel(panel, this.#extension, this.#connection, this.#portfolios);
    this.#open = taken;
    panel.onDidDispose(() => {
      taken.dispose();
      if (this.#open === taken) this.#open = undefined;
    });
  }
}
