/** Opens workbench windows: the extension installed from the .vsix in one server, shown in one browser. */
import { basename, dirname, join, resolve } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/chromium.ts';
import { root } from '../../scripts/run.ts';
import {
  type ServerOptions,
  startServer,
  type VSCodeServer,
  workbenchAddress,
} from '../../scripts/vscode-server.ts';
import { freshCopy } from './suite-run.ts';
import { within } from './within.ts';
import { patience, Workbench } from './workbench.ts';

/** Timeout in ms until Twotrack first appears in a window; without a portfolio it never does. */
const YOUNG_MS = 120_000;
/** Number of times that a window is opened until it has its folders. */
const MAX_OPENINGS = 3;
/** Timeout for opening a window, in ms: everything starts at once then. */
const OPEN_MS = 240_000;
/** Timeout in ms until the explorer of a window that has its status bar shows folders; the window is reloaded then. */
const FOLDERS_MS = 45_000;
const STATUS_BAR = '.monaco-workbench .part.statusbar';

/** Disables saving, moving and animation except by the user. */
const calm = {
  'editor.cursorBlinking': 'solid',
  'editor.minimap.enabled': false,
  'files.autoSave': 'off',
  // Windows are reused by several tests: none may undo another's changes.
  'files.restoreUndoStack': false,
  // Nor may a file be opened where another test has left it.
  'workbench.editor.restoreViewState': false,
  'workbench.editor.enablePreview': false,
  'workbench.reduceMotion': 'on',
};

/** What a window shows, and how. */
export interface WindowWish {
  /** A folder of test/vscode/fixtures, or one named by its absolute path, or a .code-workspace file in it. */
  readonly fixture: string;
  /** Settings of the folder. */
  readonly settings?: Readonly<Record<string, unknown>> | undefined;
  readonly size?: { readonly width: number; readonly height: number } | undefined;
}

/** Runs one server and one browser for any number of windows. */
export class Workbenches {
  readonly #server: VSCodeServer;
  readonly #browser: Browser;
  readonly #open = new Set<Workbench>();
  /** The window that the last test has finished with, and what it shows. */
  #idle: { readonly shows: string; readonly workbench: Workbench } | undefined;

  private constructor(server: VSCodeServer, browser: Browser) {
    this.#server = server;
    this.#browser = browser;
  }

  /** Starts both. Installs the .vsix in TWOTRACK_VSIX, unless `options.install` says otherwise. */
  static async start(options: ServerOptions = {}): Promise<Workbenches> {
    const vsix = process.env['TWOTRACK_VSIX'];
    const install = vsix === undefined ? [] : [vsix];
    const settings = { ...calm, ...options.settings };
    const server = await startServer({ install, trustAll: true, ...options, settings });
    try {
      return new Workbenches(server, await launchBrowser());
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  /** Opens a window on a fresh copy of a folder: the folder itself, or a .code-workspace file in it. */
  async open({ fixture, settings, size = { width: 1280, height: 800 } }: WindowWish): Promise<Workbench> {
    const wanted = resolve(root, 'test/vscode/fixtures', fixture);
    const file = wanted.endsWith('.code-workspace');
    const copy = await freshCopy(file ? dirname(wanted) : wanted, settings);
    const context = await this.#browser.newContext({ viewport: size, locale: 'en-GB' });
    context.setDefaultTimeout(YOUNG_MS);
    const page = await context.newPage();
    const address = workbenchAddress(this.#server, {
      open: file ? join(copy.path, basename(wanted)) : copy.path,
    });
    const workbench = new Workbench(page, context, copy);
    this.#open.add(workbench);
    try {
      await within(`a window on ${fixture}`, async () => {
        await page.goto(address, { waitUntil: 'commit', timeout: OPEN_MS });
        await page.locator(STATUS_BAR).waitFor({ timeout: OPEN_MS });
        if (file) await untilFolders(page);
      });
    } catch (error) {
      await this.discard(workbench);
      throw error;
    }
    void grow(page, context);
    return workbench;
  }

  /**
   * Returns the window that the last test has finished with, if it shows the same, after cleaning up; else opens one,
   * which takes longer than most tests. View state of the tree is kept, unless the test resets it.
   */
  async take(wish: WindowWish): Promise<Workbench> {
    const idle = this.#idle;
    this.#idle = undefined;
    if (idle === undefined) return this.open(wish);
    if (idle.shows === JSON.stringify(wish)) {
      try {
        await idle.workbench.tidy();
        return idle.workbench;
      } catch (error) {
        console.error(`not tidied: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
    await this.discard(idle.workbench);
    return this.open(wish);
  }

  /** Keeps a window for the next test. */
  async giveBack(wish: WindowWish, workbench: Workbench): Promise<void> {
    if (this.#idle !== undefined) await this.discard(this.#idle.workbench);
    this.#idle = { shows: JSON.stringify(wish), workbench };
  }

  /** Closes a window. */
  async discard(workbench: Workbench): Promise<void> {
    this.#open.delete(workbench);
    await workbench.close();
  }

  /** Closes all windows, the browser and the server. */
  async close(): Promise<void> {
    for (const workbench of this.#open) await workbench.close();
    await this.#browser.close();
    await this.#server.stop();
  }
}

/**
 * Waits until the explorer has the folders of a workspace file. VS Code opens the window without folders, and then reads
 * the file from its server. Where that fails, since both are still starting on a busy machine, it keeps none until the
 * file changes, without a message: reload the window then, as a user would.
 */
async function untilFolders(page: Page): Promise<void> {
  const explorer = page.locator('.explorer-folders-view');
  const none = page.locator('.sidebar .welcome-view').filter({ hasText: 'add a folder' });
  const row = explorer.locator('.monaco-list-row').first();
  for (let attempt = 1; ; attempt++) {
    const last = attempt === MAX_OPENINGS;
    const shown = row
      .or(none)
      .first()
      .waitFor({ timeout: last ? YOUNG_MS : FOLDERS_MS });
    await (last ? shown : shown.catch(() => undefined));
    if ((await row.isVisible()) || last) return;
    console.error(`reload: ${await page.locator('.sidebar').innerText().catch(String)}`);
    await page.reload({ waitUntil: 'commit', timeout: OPEN_MS });
    await page.locator(STATUS_BAR).waitFor({ timeout: OPEN_MS });
  }
}

/** Switches to the normal timeout once the status bar shows a portfolio. */
async function grow(page: Page, context: BrowserContext): Promise<void> {
  try {
    await page.locator('.part.statusbar [id*="twotrack.balance"]').waitFor({ timeout: OPEN_MS });
    context.setDefaultTimeout(patience);
  } catch {
    // The window was closed, or contains no portfolio.
  }
}
