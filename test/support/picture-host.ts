/**
 * Runs the picture's page in a plain browser with the server, and a host that acts like the extension: sends requests,
 * applies the returned edits to the text, and redraws.
 */
import '../client/vscode-stub.ts';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import type { TextDocumentEdit, TextEdit, WorkspaceEdit } from 'vscode-languageserver-types';
import { type FromPage, readFromPage, type ToPage } from '../../client/src/two-paths/messages.ts';
import { root } from '../../scripts/run.ts';
import {
  type DrawItemResult,
  drawItem,
  type MoveDatesResult,
  moveDates,
} from '../../server/src/protocol/move-dates.ts';
import {
  type PictureResult,
  type PictureStyleResult,
  picture,
  pictureItem,
  pictureStyle,
} from '../../server/src/protocol/picture.ts';
import { type PortfolioSummary, portfolios } from '../../server/src/protocol/portfolios.ts';
import type { LspClient } from './lsp.ts';

const ADDRESS = 'http://picture.test';
const { pageHtml } = await import('../../client/src/two-paths/html.ts');

const bundle = await build({
  entryPoints: [join(root, 'client/src/two-paths/page.ts')],
  bundle: true,
  write: false,
  outdir: root,
  format: 'iife',
});
const [css = '', js = ''] = ['.css', '.js'].map(
  (ending) => bundle.outputFiles.find(({ path }) => path.endsWith(ending))?.text,
);
const files: Readonly<Record<string, readonly [string, string]>> = {
  '/two-paths.page.js': ['text/javascript', js],
  '/two-paths.page.css': ['text/css', css],
};

export class PictureHost {
  readonly page: Page;
  /** Errors in the page. */
  readonly errors: string[] = [];
  /** Texts before each change, one undo step per change. */
  readonly undo: string[] = [];
  /** Items whose text was opened. */
  readonly opened: string[] = [];
  /** Title to enter when asked for one; null to cancel. */
  title: string | null = null;
  readonly #client: LspClient;
  readonly #file: string;
  #portfolio = '';
  #wish: Extract<FromPage, { kind: 'wish' }>['wish'] | undefined;

  private constructor(page: Page, client: LspClient, file: string) {
    this.page = page;
    this.#client = client;
    this.#file = file;
  }

  /** Opens the timeline of one of the client's files. */
  static async open(
    browser: Browser,
    client: LspClient,
    file: string,
    options: { readonly theme?: string; readonly width?: number } = {},
  ): Promise<PictureHost> {
    const { theme = 'vscode-light', width = 1000 } = options;
    const page = await browser.newPage({ viewport: { width, height: 720 } });
    const host = new PictureHost(page, client, file);
    page.on('pageerror', (error) => host.errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') host.errors.push(message.text());
    });
    await client.open(file);
    const [only] = await client.request<readonly PortfolioSummary[]>(portfolios, undefined);
    host.#portfolio = only?.portfolio ?? '';
    await page.exposeFunction('toHost', (message: unknown) => host.#hear(message));
    await page.addInitScript({
      content: `let state = { view: 'timeline' };
        window.acquireVsCodeApi = () => ({ postMessage: (m) => void toHost(m), getState: () => state, setState: (s) => { state = s; } });`,
    });
    const uris = { cspSource: ADDRESS, asWebviewUri: (uri: unknown) => uri };
    const html = pageHtml(
      uris as unknown as Parameters<typeof pageHtml>[0],
      ADDRESS as unknown as Parameters<typeof pageHtml>[1],
    ).replace('<body', `<body class="${theme}"`);
    await page.route(`${ADDRESS}/**`, async (route) => {
      const [type, body] = files[new URL(route.request().url()).pathname] ?? ['text/html', html];
      await route.fulfill({ contentType: type, body });
    });
    await page.goto(`${ADDRESS}/`);
    await page.locator('.view[data-view=timeline] [data-lane]').first().waitFor();
    return host;
  }

  get text(): string {
    return this.#client.text(this.#file);
  }

  /** Replaces the text, as a user editing beside the picture would. */
  async type(text: string): Promise<void> {
    await this.#client.type(this.#file, text);
    await this.#draw();
  }

  async #send(message: ToPage): Promise<void> {
    await this.page.evaluate((data) => window.postMessage(data, '*'), message);
  }

  async #hear(value: unknown): Promise<void> {
    const message = readFromPage(value);
    const portfolio = this.#portfolio;
    if (message?.kind === 'wish') {
      this.#wish = message.wish;
      const style = await this.#client.request<PictureStyleResult>(pictureStyle, undefined);
      await this.#send({ kind: 'style', style });
      await this.#draw();
    } else if (message?.kind === 'card') {
      const { keys, reasons, ticket } = message;
      const item = await this.#client.request<{ html: string }>(pictureItem, { portfolio, keys, reasons });
      await this.#send({ kind: 'card', ticket, html: item.html });
    } else if (message?.kind === 'move') {
      const { ticket, wish, write } = message;
      const result = await this.#client.request<MoveDatesResult>(moveDates, { portfolio, ...wish });
      if (write) await this.#write(result);
      else await this.#send({ kind: 'moved', ticket, result });
    } else if (message?.kind === 'open') this.opened.push(message.key);
    else if (message?.kind === 'draw') await this.#drawn(message);
    else if (message?.kind === 'take-back') {
      const before = this.undo.pop();
      if (before !== undefined) await this.type(before);
      await this.#send({ kind: 'said', words: before === undefined ? 'nothing' : 'taken back' });
    }
  }

  async #drawn({ ticket, wish, write }: Extract<FromPage, { kind: 'draw' }>): Promise<void> {
    const { title } = this;
    const asked = { portfolio: this.#portfolio, ...wish, ...(write && title !== null ? { title } : {}) };
    const result = await this.#client.request<DrawItemResult>(drawItem, asked);
    if (!write) await this.#send({ kind: 'drawn', ticket, result });
    else if (title === null) await this.#send({ kind: 'written', done: false, problem: '' });
    else await this.#write(result);
  }

  async #write(result: { readonly edit?: WorkspaceEdit } | { readonly refused: string }): Promise<void> {
    if ('refused' in result) {
      await this.#send({ kind: 'written', done: false, problem: result.refused });
      return;
    }
    const edits = (result.edit?.documentChanges ?? []).flatMap(
      (change) => (change as TextDocumentEdit).edits as TextEdit[],
    );
    this.undo.push(this.text);
    await this.#client.type(this.#file, this.#client.after(this.#file, edits));
    await this.#send({ kind: 'written', done: true, problem: '' });
    await this.#draw();
  }

  async #draw(): Promise<void> {
    const wish = this.#wish;
    if (wish === undefined) return;
    const params = { portfolio: this.#portfolio, view: wish.view, width: wish.width };
    const drawn = await this.#client.request<PictureResult>(picture, {
      ...params,
      ...(wish.zoom === null ? {} : { zoom: wish.zoom }),
    });
    await this.#send({ kind: 'picture', serial: wish.serial, picture: drawn });
  }
}
