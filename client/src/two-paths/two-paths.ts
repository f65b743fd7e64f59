/** The picture of the two paths: one panel a window, opened by a command and brought back after a reload. */
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
      // The page keeps its own state and asks for what it wants: there is nothing else to bring back.
      deserializeWebviewPanel: async (panel) => this.#take(panel),
    });
  }

  /** Shows the picture beside the text; the focus stays where it is, so that typing goes on. */
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

  /** Where the item of a mark stands in its file; undefined where there is no picture or no such item. */
  async place(key: string): Promise<NodeLocation | undefined> {
    return this.#open?.place(key);
  }

  /** Shows a place in the text where texts are, beside the picture. */
  async showText(place: Place): Promise<void> {
    await this.#open?.showText(place);
  }

  /** Shows the card of a mark, with the reasons of its verdict. */
  showCard(key: string): void {
    this.#open?.showCard(key);
  }

  /** Puts the view that is shown on the clipboard, or into a file. Says so where there is no picture. */
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
