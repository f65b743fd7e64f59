/**
 * Manages the panel with the picture: answers its page, requests pictures from the server, follows the active
 * portfolio.
 */
import * as vscode from 'vscode';
import {
  exportPicture,
  type PictureItemResult,
  type PictureParams,
  picture,
  pictureItem,
  pictureStyle,
  savesAs,
} from '../../../server/src/protocol/picture.ts';
import { type NodeLocation, tree } from '../../../server/src/protocol/tree.ts';
import { askTitle } from '../services/ask-title.ts';
import { Coalescer } from '../services/coalescer.ts';
import { commandIds } from '../services/contributions.ts';
import { change } from '../services/edits.ts';
import { saveExport } from '../services/exports.ts';
import { type Place, showPlace, toPlace } from '../services/locations.ts';
import type { Portfolios } from '../services/portfolios.ts';
import { ScenarioHere } from '../services/scenario-here.ts';
import type { ServerConnection } from '../services/server-connection.ts';
import { DateHand } from './dates.ts';
import { pageHtml } from './html.ts';
import { type ExportFormat, type FromPage, readFromPage, type ToPage, type Wish } from './messages.ts';

/** Minimum width of an exported or copied picture in CSS px: a panel beside the text is narrower than a slide. */
const MIN_EXPORT_WIDTH = 1080;

export class TwoPathsPanel implements vscode.Disposable {
  readonly panel: vscode.WebviewPanel;
  readonly #connection: ServerConnection;
  readonly #portfolios: Portfolios;
  readonly #hand: DateHand;
  readonly #scenario = new ScenarioHere();
  /**
   * Refreshes after edits. Short delays, so that the picture follows the typing; the coalescer slows down if drawing is
   * slow.
   */
  readonly #refresh = new Coalescer(() => this.#pull(), 30, 120);
  /** The pull in flight, and whether another one must follow. */
  #pulling: Promise<void> | undefined;
  #again = false;
  readonly #subscriptions: vscode.Disposable;
  #wish: Wish | undefined;
  /** URI of the portfolio on display. */
  #shown: string | undefined;
  /** The active portfolio at the last check, to detect changes. */
  #active: string | undefined;
  #styled = false;
  #gone = false;

  constructor(
    panel: vscode.WebviewPanel,
    extension: vscode.Uri,
    connection: ServerConnection,
    portfolios: Portfolios,
  ) {
    this.panel = panel;
    this.#connection = connection;
    this.#portfolios = portfolios;
    this.#hand = new DateHand(connection, this.#scenario, (message) => this.#send(message));
    const dist = vscode.Uri.joinPath(extension, 'dist');
    panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    panel.iconPath = {
      light: vscode.Uri.joinPath(extension, 'client/icons/file-light.svg'),
      dark: vscode.Uri.joinPath(extension, 'client/icons/file-dark.svg'),
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#refresh,
      this.#scenario,
      this.#scenario.onChanged(() => this.#refresh.call()),
      panel.webview.onDidReceiveMessage((value: unknown) => {
        const message = readFromPage(value);
        if (message !== undefined) void this.#answer(message);
      }),
      connection.onModelChanged(({ portfolio }) => {
        if (portfolio === this.#shown) this.#refresh.call();
      }),
      connection.onStateChanged((state) => {
        if (state === 'running' || state === 'failed') this.#refresh.call();
      }),
      portfolios.onChanged(() => this.#follow()),
    );
    panel.webview.html = pageHtml(panel.webview, dist);
  }

  dispose(): void {
    this.#gone = true;
    this.#subscriptions.dispose();
  }

  /** Returns the location of a mark's item in its file. */
  async place(key: string): Promise<NodeLocation | undefined> {
    return (await this.#item([key]))?.location ?? undefined;
  }

  /** Shows a location in the column that holds text editors. */
  async showText(place: Place): Promise<void> {
    await showPlace(place, { focus: true, column: this.#textColumn(place.uri) });
  }

  /** Makes the page show the card of a mark. */
  showCard(key: string): void {
    this.#send({ kind: 'show-card', key });
  }

  /** Exports the current view to a file or the clipboard. */
  async export(as: 'png' | ExportFormat): Promise<void> {
    await (as === 'png' ? this.#copy() : this.#save(as));
  }

  #send(message: ToPage): void {
    if (!this.#gone) void this.panel.webview.postMessage(message);
  }

  /** Switches to the active portfolio after it has changed or one has been opened. */
  #follow(): void {
    const active = this.#portfolios.active?.portfolio;
    const gone = !this.#portfolios.all.some(({ portfolio }) => portfolio === this.#shown);
    const other = active !== this.#active;
    if (!other && !gone) return;
    this.#active = active;
    // If the last portfolio is gone, show that once in place of the picture.
    if (active !== this.#shown || (other && active === undefined)) {
      this.#shown = active;
      this.#refresh.call();
    }
  }

  async #answer(message: FromPage): Promise<void> {
    if (message.kind === 'wish') {
      // After its tab was hidden, the page starts anew and needs the style sheet again.
      if (message.wish.serial === 1) this.#styled = false;
      this.#wish = message.wish;
      // Not coalesced: the user is waiting for this one.
      await this.#pull();
    } else if (message.kind === 'card') {
      const item = await this.#item(message.keys, message.reasons);
      if (item) this.#send({ kind: 'card', ticket: message.ticket, html: item.html });
    } else if (message.kind === 'open') await this.#open(message.key, message.beside);
    else if (message.kind === 'open-file') {
      const range = new vscode.Range(message.line, 0, message.line, 0);
      await this.showText({ uri: vscode.Uri.parse(message.uri), range, selection: range });
    } else if (message.kind === 'add') await this.#add(message.track);
    else if (message.kind === 'move' || message.kind === 'draw' || message.kind === 'take-back') {
      if (this.#shown !== undefined) await this.#hand.answer(message, this.#shown);
    } else if (message.kind === 'save') await this.export(message.format);
    else if (message.kind === 'copy') await this.export('png');
    else if (message.kind === 'copied') this.#tellOfCopy(message.problem);
    else if (message.action === 'leave-scenario') this.#scenario.leave();
    else if (message.action === 'restart') await vscode.commands.executeCommand(commandIds.restartServer);
  }

  /**
   * Returns the request's parameters for the current portfolio. Drops filter and zoom if they belong to another one.
   */
  #params(): PictureParams | undefined {
    const wish = this.#wish;
    if (wish === undefined || this.#shown === undefined) return undefined;
    const { view, width, filter, zoom } = wish;
    const params = { portfolio: this.#shown, view, width, ...this.#inScenario() };
    if (wish.portfolio !== this.#shown) return params;
    return { ...params, filter, ...(zoom === null ? {} : { zoom }) };
  }

  #inScenario(): { readonly scenario?: string } {
    const { open } = this.#scenario;
    return open === undefined ? {} : { scenario: open.uri };
  }

  #exportParams(): PictureParams | undefined {
    const params = this.#params();
    return params && { ...params, width: Math.max(MIN_EXPORT_WIDTH, params.width) };
  }

  /** Pulls one picture at a time; a request that arrives meanwhile is answered next. */
  async #pull(): Promise<void> {
    this.#again = true;
    this.#pulling ??= this.#pullWhileWanted();
    await this.#pulling;
  }

  async #pullWhileWanted(): Promise<void> {
    try {
      while (this.#again) {
        this.#again = false;
        await this.#pullOnce();
      }
    } finally {
      this.#pulling = undefined;
    }
  }

  async #pullOnce(): Promise<void> {
    if (this.#wish === undefined) return;
    await this.#choose();
    const { serial } = this.#wish;
    const params = this.#params();
    if (params === undefined) {
      this.#tellOfNothing();
      return;
    }
    if (!this.#styled) {
      const style = await this.#connection.request(pictureStyle, undefined);
      if (style !== undefined) {
        this.#styled = true;
        this.#send({ kind: 'style', style });
      }
    }
    const answer = await this.#connection.request(picture, params);
    if (this.#gone) return;
    if (answer === undefined) this.#tellOfNothing();
    else if (answer.version >= 0) {
      this.panel.title = vscode.l10n.t('{0}: two paths', answer.name);
      this.#send({ kind: 'picture', serial, picture: answer });
    } else {
      // The portfolio was closed meanwhile: the list of portfolios will say what to show.
      this.#shown = undefined;
    }
  }

  /** Chooses the first portfolio: the one shown before a reload, if it exists and no editor suggests another. */
  async #choose(): Promise<void> {
    if (this.#shown !== undefined) return;
    const active = await this.#portfolios.requireActive();
    const kept = this.#wish?.portfolio;
    const inEditor = vscode.window.activeTextEditor !== undefined;
    const before = this.#portfolios.all.find(({ portfolio }) => portfolio === kept)?.portfolio;
    this.#active = active?.portfolio;
    this.#shown = inEditor ? active?.portfolio : (before ?? active?.portfolio);
  }

  #tellOfNothing(): void {
    if (this.#connection.state === 'running' || this.#connection.state === 'starting') {
      const words = vscode.l10n.t(
        'There is no portfolio yet: open a file whose name ends in .portfolio, or a folder that holds one.',
      );
      this.#send({ kind: 'notice', words, button: '', action: '' });
      return;
    }
    const words = vscode.l10n.t('The Twotrack server is not running. {0}', this.#connection.problem);
    this.#send({ kind: 'notice', words, button: vscode.l10n.t('Restart'), action: 'restart' });
  }

  async #item(keys: readonly string[], reasons = false): Promise<PictureItemResult | undefined> {
    if (this.#shown === undefined) return undefined;
    const asked = { portfolio: this.#shown, keys, reasons, ...this.#inScenario() };
    const answer = await this.#connection.request(pictureItem, asked);
    return answer ?? undefined;
  }

  async #open(key: string, beside: boolean): Promise<void> {
    const location = await this.place(key);
    if (location === undefined) return;
    const place = toPlace(location);
    await (beside ? showPlace(place, { focus: true, beside }) : this.showText(place));
  }

  /** Returns the column for a file: one that shows it, else one that shows any text, else one beside the picture. */
  #textColumn(uri: vscode.Uri): vscode.ViewColumn {
    const groups = vscode.window.tabGroups.all.filter(
      ({ viewColumn }) => viewColumn !== this.panel.viewColumn,
    );
    const shows = (group: vscode.TabGroup): boolean =>
      group.tabs.some(
        ({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString(),
      );
    const text = groups.find(({ activeTab }) => activeTab?.input instanceof vscode.TabInputText);
    return (groups.find(shows) ?? text)?.viewColumn ?? vscode.ViewColumn.Beside;
  }

  async #add(track: 'operational' | 'strategic'): Promise<void> {
    const portfolio = this.#shown;
    if (portfolio === undefined) return;
    const value = await askTitle(
      track === 'operational' ? vscode.l10n.t('New operational item') : vscode.l10n.t('New strategic item'),
      vscode.l10n.t('What it is, in a few words'),
    );
    if (value === undefined) return;
    const groups = await this.#connection.request(tree, { portfolio, groupBy: 'track' });
    const near = groups?.nodes.find(({ branch }) => branch === track)?.id;
    const where = near === undefined ? {} : { near };
    await change(this.#connection, { portfolio, verb: 'new-item', targets: [], value, ...where }, true);
  }

  async #save(format: ExportFormat): Promise<void> {
    const params = this.#exportParams();
    if (params === undefined) return;
    await saveExport(await this.#connection.request(exportPicture, { ...params, format }), format);
  }

  /** Sends a view to the page for copying: only a page can render it and write an image to the clipboard. */
  async #copy(): Promise<void> {
    const params = this.#exportParams();
    if (params === undefined) return;
    const format = savesAs(params.view, 'svg') ? 'svg' : 'html';
    const answer = await this.#connection.request(exportPicture, { ...params, format, fixed: true });
    if (answer !== undefined && 'text' in answer)
      this.#send({ kind: 'to-copy', format, text: answer.text, width: params.width });
    else
      this.#tellOfCopy(
        answer !== undefined && 'refused' in answer
          ? answer.refused
          : vscode.l10n.t('the Twotrack server gave no answer'),
      );
  }

  #tellOfCopy(problem: string): void {
    if (problem === '')
      void vscode.window.setStatusBarMessage(vscode.l10n.t('The picture was copied.'), 4000);
    else
      void vscode.window.showWarningMessage(
        vscode.l10n.t('The picture was not copied: {0}. Save it as a file instead.', problem),
      );
  }
}
