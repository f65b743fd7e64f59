/**
 * The real workbench as a person has it: the extension installed from its .vsix, a browser as the window, mouse and
 * keyboard. Every method waits for what it promises and for nothing else.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/chromium.ts';
import { root } from '../../scripts/run.ts';
import {
  type ServerOptions,
  startServer,
  type VSCodeServer,
  workbenchAddress,
} from '../../scripts/vscode-server.ts';
import { type Copy, freshCopy } from './suite-run.ts';

/** How long any one thing may take before the test fails. */
const patience = 45_000;

/** Nothing is saved, moved or animated but by the person. */
const calm = {
  'editor.cursorBlinking': 'solid',
  'files.autoSave': 'off',
  'workbench.editor.enablePreview': false,
  'workbench.reduceMotion': 'on',
};

/** One server and one browser, for as many windows as wanted. */
export class Workbenches {
  readonly #server: VSCodeServer;
  readonly #browser: Browser;
  readonly #open: Workbench[] = [];

  private constructor(server: VSCodeServer, browser: Browser) {
    this.#server = server;
    this.#browser = browser;
  }

  /** Starts both. The extension is the .vsix that TWOTRACK_VSIX names, unless `options.install` says otherwise. */
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

  /**
   * Opens a fresh copy of a folder of test/vscode/fixtures, or of a folder named by its absolute path: the folder
   * itself, or a .code-workspace file in it.
   */
  async open(fixture: string, size = { width: 1280, height: 800 }): Promise<Workbench> {
    const wanted = resolve(root, 'test/vscode/fixtures', fixture);
    const file = wanted.endsWith('.code-workspace');
    const copy = await freshCopy(file ? dirname(wanted) : wanted);
    const context = await this.#browser.newContext({ viewport: size, locale: 'en-GB' });
    context.setDefaultTimeout(patience);
    const page = await context.newPage();
    await page.goto(
      workbenchAddress(this.#server, { open: file ? join(copy.path, basename(wanted)) : copy.path }),
    );
    await page.locator('.monaco-workbench .part.statusbar').waitFor();
    const workbench = new Workbench(page, context, copy);
    this.#open.push(workbench);
    return workbench;
  }

  /** Closes every window, the browser and the server. */
  async close(): Promise<void> {
    for (const workbench of this.#open) await workbench.close();
    await this.#browser.close();
    await this.#server.stop();
  }
}

/** One window. */
export class Workbench {
  readonly page: Page;
  readonly #context: BrowserContext;
  readonly #copy: Copy;

  constructor(page: Page, context: BrowserContext, copy: Copy) {
    this.page = page;
    this.#context = context;
    this.#copy = copy;
  }

  /** The folder that is open: a copy that the test may write to. */
  get folder(): string {
    return this.#copy.path;
  }

  /** Closes the window and removes its folder; may be called again. */
  async close(): Promise<void> {
    await this.#context.close();
    await this.#copy.remove();
  }

  /** A picture of the window, for a README or for finding out why a test failed. */
  async screenshot(path: string): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    await this.page.screenshot({ path });
  }

  /** Opens a file of the folder through Ctrl+P and waits until its text is shown. */
  async openFile(name: string): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      await this.page.keyboard.press('Control+p');
      const input = this.page.locator('.quick-input-widget:visible input');
      await input.fill(name);
      const row = this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: name }).first();
      try {
        await row.click({ timeout: patience / 3 });
        break;
      } catch (error) {
        // Asked before VS Code knows the folder's files, it finds none and does not look again.
        if (attempt === 3) throw error;
        await this.page.keyboard.press('Escape');
      }
    }
    await this.page
      .locator('.tab.active')
      .filter({ hasText: name.split('/').at(-1) ?? name })
      .waitFor();
    await this.page.locator('.editor-instance .view-line').first().waitFor();
  }

  /** Runs a command by its title through the command palette. */
  async command(title: string): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      await this.page.keyboard.press('F1');
      const input = this.page.locator('.quick-input-widget:visible input');
      await input.fill(`>${title}`);
      const row = this.page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first();
      try {
        return await row.click({ timeout: patience / 3 });
      } catch (error) {
        // An editor that opens late takes the focus, and the palette closes under the pointer.
        if (attempt === 3) throw error;
      }
    }
  }

  /** Shows a view container by its icon in the activity bar. */
  async showView(title: string): Promise<void> {
    const tab = this.page.locator('.activitybar [role=tab]').and(this.page.getByRole('tab', { name: title }));
    if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
    await this.page.locator('.sidebar .composite.title').filter({ hasText: title }).waitFor();
  }

  /** A row of the tree in the side bar, by what it says. */
  row(says: string | RegExp): Locator {
    return this.page.locator('.sidebar .monaco-list-row').filter({ hasText: says });
  }

  /** Waits for a line of the editor that holds the text, and returns it. */
  async line(text: string): Promise<Locator> {
    const line = this.page.locator('.editor-instance .view-line').filter({ hasText: text }).first();
    await line.waitFor();
    return line;
  }

  /** Brings a text of the active editor into sight with the find widget, and closes that. */
  async findText(text: string): Promise<void> {
    // Into the first group of editors, wherever the focus was.
    await this.page.keyboard.press('Control+1');
    await this.page.keyboard.press('Control+f');
    const input = this.page.locator('.find-widget.visible textarea[aria-label=Find]').first();
    await input.fill(text);
    await this.page.locator('.find-widget .matchesCount').filter({ hasText: / of / }).waitFor();
    await input.press('Enter');
    await input.press('Escape');
    await this.line(text);
  }

  /** Clicks into a text of the editor, at its start. */
  async clickText(text: string): Promise<void> {
    const { left, middle } = await this.#place(text);
    await this.page.mouse.click(left + 1, middle);
  }

  /** Rests the mouse on a text of the editor and returns what the hover says. */
  async hover(text: string): Promise<string> {
    const { left, right, middle } = await this.#place(text);
    // From beside, step by step: a pointer that jumps is no pointer that rests.
    await this.page.mouse.move(right + 40, middle + 60);
    await this.page.mouse.move((left + right) / 2, middle, { steps: 4 });
    const hover = this.page.locator('.monaco-hover:visible .monaco-hover-content').first();
    await hover.waitFor();
    return (await hover.textContent()) ?? '';
  }

  /** The lightbulb that VS Code shows where there is a fix, in the margin or in the line. */
  get lightbulb(): Locator {
    return this.page
      .locator('.lightBulbWidget:visible, .glyph-margin-widgets [class*=lightbulb]:visible')
      .first();
  }

  /** Presses Ctrl+. at the cursor and chooses a fix by its title. */
  async quickFix(title: string): Promise<void> {
    // Before it shows, the server has not answered and the keys would find nothing.
    await this.lightbulb.waitFor();
    await this.page.keyboard.press('Control+.');
    await this.chooseFix(title);
  }

  /** Chooses from the list of fixes that is open. */
  async chooseFix(title: string): Promise<void> {
    const choice = this.page.locator('.action-widget .monaco-list-row').filter({ hasText: title }).first();
    await choice.click();
    await choice.waitFor({ state: 'detached' });
  }

  /** Chooses from the context menu of what is clicked. */
  async contextMenu(on: Locator, ...titles: readonly string[]): Promise<void> {
    await on.click({ button: 'right' });
    for (const title of titles) {
      // From its start: a submenu stands inside the entry that opens it, and another entry may say the word later.
      const starts = new RegExp(`^\\s*${title}`);
      const entry = this.page.locator('.monaco-menu:visible .action-item').filter({ hasText: starts }).last();
      await entry.waitFor();
      // VS Code takes no click on a menu that has only just opened, since it may have been meant for what was there.
      await this.page.waitForTimeout(400);
      await entry.click();
    }
  }

  /** A file of the folder as it is on disk. */
  read(name: string): Promise<string> {
    return readFile(join(this.folder, name), 'utf8');
  }

  /** Saves the active editor, which must have something to save, and returns the file's text. */
  async save(name: string): Promise<string> {
    await this.page.locator('.tab.active.dirty').waitFor();
    await this.page.keyboard.press('Control+s');
    await this.page.locator('.tab.active:not(.dirty)').waitFor();
    return this.read(name);
  }

  /** Where a text stands in the window, once it is shown; a text that goes over several spans is found too. */
  async #place(text: string): Promise<{ left: number; right: number; middle: number }> {
    await this.line(text);
    // An editor that still scrolls, or makes room for a code lens, would have the pointer miss.
    for (let before = ''; ; ) {
      const place = await this.page.evaluate(placeOfText, text);
      if (place === null) throw new Error(`“${text}” is not shown in the editor`);
      if (JSON.stringify(place) === before) return place;
      before = JSON.stringify(place);
      await this.page.waitForTimeout(300);
    }
  }
}

/** Runs in the page. */
function placeOfText(text: string): { left: number; right: number; middle: number } | null {
  const plain = (value: string) => value.replaceAll('\u00a0', ' ');
  for (const line of document.querySelectorAll('.editor-instance .view-line')) {
    const from = plain(line.textContent ?? '').indexOf(text);
    if (from < 0) continue;
    const range = document.createRange();
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    let at = 0;
    let started = false;
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const length = node.textContent?.length ?? 0;
      if (!started && from < at + length) {
        range.setStart(node, from - at);
        started = true;
      }
      if (from + text.length <= at + length) {
        range.setEnd(node, from + text.length - at);
        break;
      }
      at += length;
    }
    const { left, right, top, bottom } = range.getBoundingClientRect();
    return { left, right, middle: (top + bottom) / 2 };
  }
  return null;
}
