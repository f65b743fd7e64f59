/**
 * Drives the real workbench as a user does: extension installed from the .vsix, a browser as window, mouse and
 * keyboard. Every method waits for exactly the effect that it promises.
 */
import { glob, mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { BrowserContext, Locator, Page } from 'playwright-core';
import { isKept } from './kept-state.ts';
import { QuickInput } from './quick-input.ts';
import type { Copy } from './suite-run.ts';
import { placeOf } from './text-place.ts';
import { until } from './until.ts';
import { within } from './within.ts';

/** Timeout of a single action, in ms. */
export const patience = 30_000;
/** Timeout in ms of one try of a repeated action, and number of tries. */
const TRY_MS = 10_000;
const MAX_TRIES = 4;
/** Timeout of a single cleanup action in ms: a new window costs less than waiting longer. */
const TIDY_MS = 4000;

/** Tab of the focused editor, or the one focused last. Each editor group has an active tab of its own. */
const activeTab = '.editor-group-container.active .tab.active';

/** A workbench window. */
export class Workbench {
  readonly page: Page;
  /** The quick input for commands, choices and answers. */
  readonly quickInput: QuickInput;
  readonly #context: BrowserContext;
  readonly #copy: Copy;

  constructor(page: Page, context: BrowserContext, copy: Copy) {
    this.page = page;
    this.quickInput = new QuickInput(page);
    this.#context = context;
    this.#copy = copy;
  }

  /** The open folder, a copy that the test may modify. */
  get folder(): string {
    return this.#copy.path;
  }

  /** Closes the window and removes its folder; may be called repeatedly. */
  async close(): Promise<void> {
    await this.#context.close();
    await this.#copy.remove();
  }

  /**
   * Restores the initial state: no editors, unsaved changes, messages or panel, and the original files. The server sees
   * the files later, so a test must wait for the row that it needs.
   * @throws Error if the window does not respond soon: opening a new one is faster
   */
  async tidy(): Promise<void> {
    this.#context.setDefaultTimeout(TIDY_MS);
    try {
      await this.page.mouse.move(700, 500);
      for (let i = 0; i < 3; i++) await this.quickInput.leave();
      await within('the editors to close', () => this.#closeEditors());
      if ((await this.page.locator('.notification-toast').count()) > 0) {
        const clear = 'Notifications: Clear All Notifications';
        await this.quickInput.run('F1', `>${clear}`, clear, 1);
      }
      if (await this.page.locator('.part.panel').isVisible()) await this.page.keyboard.press('Control+j');
      await this.#copy.restore();
    } finally {
      this.#context.setDefaultTimeout(patience);
    }
  }

  /** Closes every editor and group with keys, because text typed into the palette may go elsewhere. */
  async #closeEditors(): Promise<void> {
    const { page } = this;
    const tabs = page.locator('.editor-group-container .tab');
    const groups = page.locator('.editor-group-container');
    if ((await tabs.count()) === 0 && (await groups.count()) === 1) return;
    const discard = page.locator('.monaco-dialog-box .monaco-button').filter({ hasText: "Don't Save" });
    await page.keyboard.press('Control+k');
    await page.keyboard.press('Control+Shift+w');
    await discard.or(page.locator('.editor-group-container.empty')).first().waitFor();
    if (await discard.isVisible()) await discard.click();
    await tabs.first().waitFor({ state: 'detached' });
    await groups.nth(1).waitFor({ state: 'detached' });
  }

  /** Gives the folder settings, as a person would; it loses them when the window is cleaned up. */
  async set(settings: Readonly<Record<string, unknown>>): Promise<void> {
    const file = join(this.folder, '.vscode/settings.json');
    await mkdir(dirname(file), { recursive: true });
    const before = await readFile(file, 'utf8').catch(() => '{}');
    await writeFile(file, JSON.stringify({ ...(JSON.parse(before) as object), ...settings }));
  }

  /** States the day that counts as today, and waits until the status bar says so; a portfolio has to be open. */
  async onDay(day: string): Promise<void> {
    await this.set({ 'twotrack.today': day });
    await this.page
      .locator('.part.statusbar')
      .filter({ hasText: `as of ${day}` })
      .waitFor();
  }

  /** Takes a screenshot, for a README or to diagnose a failure. */
  async screenshot(path: string): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    await this.page.screenshot({ path });
  }

  /** Returns the tab of the focused editor, or of the one focused last, if it contains a text. */
  activeTab(says: string | RegExp = ''): Locator {
    return this.page.locator(activeTab).filter({ hasText: says });
  }

  /**
   * Opens a file of the folder or a subfolder and waits until its text is shown. Enters the whole path after Ctrl+P,
   * because VS Code finds a name only once it has indexed the folder.
   */
  async openFile(name: string): Promise<void> {
    const found: string[] = [];
    for await (const path of glob(`**/${name}`, { cwd: this.folder })) found.push(path);
    if (found[0] === undefined) throw new Error(`There is no ${name} in ${this.folder}`);
    const path = join(this.folder, found[0]);
    // A file that was accepted is now and then not opened; opening it twice does no harm.
    await this.#again(`the tab ${name}`, async () => {
      await this.quickInput.run('Control+p', path, basename(name));
      await this.activeTab(basename(name)).waitFor({ timeout: TRY_MS });
      // A box that stays open takes the keys that are pressed next, and gives way to no other.
      await this.quickInput.input.waitFor({ state: 'hidden', timeout: TRY_MS });
    });
    await within(`the text of ${name}`, () =>
      this.page.locator('.editor-group-container.active .view-line').first().waitFor(),
    );
  }

  /** Runs a command by title through the command palette. */
  async command(title: string): Promise<void> {
    await this.quickInput.run('F1', `>${title}`, title);
  }

  /** Shows a view container by its icon in the activity bar. */
  async showView(title: string): Promise<void> {
    const tab = this.page.locator('.activitybar [role=tab]').and(this.page.getByRole('tab', { name: title }));
    const shown = this.page.locator('.sidebar .composite.title').filter({ hasText: title });
    await this.#again(`the view ${title}`, async () => {
      if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
      await shown.waitFor({ timeout: TRY_MS });
    });
  }

  /** Returns a row of the side bar's tree by its text. */
  row(says: string | RegExp): Locator {
    return this.page.locator('.sidebar .monaco-list-row').filter({ hasText: says });
  }

  /** Waits for a line of the editor that contains a text, and returns it. */
  async line(text: string): Promise<Locator> {
    const line = this.page.locator('.editor-instance .view-line').filter({ hasText: text }).first();
    await within(`the line “${text}”`, () => line.waitFor());
    return line;
  }

  /** Waits until the cursor of an editor is in the line that contains a text, and nothing is selected. */
  async cursorAt(text: string): Promise<void> {
    const line = await this.line(text);
    const mark = this.page.locator('.editor-instance .view-overlays .current-line').first();
    await until(`the cursor in the line “${text}”`, async () => {
      const [at, marked] = [await line.boundingBox(), await mark.boundingBox()];
      return at !== null && marked !== null && Math.abs(at.y - marked.y) < 2;
    });
    await this.page.locator('.editor-instance .selected-text').first().waitFor({ state: 'detached' });
  }

  /** Scrolls the active editor to a text with the find widget, and closes that. */
  async findText(text: string): Promise<void> {
    const input = this.page.locator('.find-widget.visible textarea[aria-label=Find]').first();
    await this.#again(`“${text}” to be found`, async () => {
      // Focus the first editor group, wherever the focus was.
      await this.page.keyboard.press('Control+1');
      await this.page.keyboard.press('Control+f');
      await input.fill(text, { timeout: TRY_MS });
      const count = this.page.locator('.find-widget.visible .matchesCount').filter({ hasText: / of / });
      // A narrow editor has the count in the DOM but hides it.
      await count.first().waitFor({ state: 'attached', timeout: TRY_MS });
    });
    await input.press('Enter');
    // While it is open it receives all keys, including Ctrl+Z.
    await this.#again('the find widget to close', async () => {
      await this.page.keyboard.press('Escape');
      await input.waitFor({ state: 'detached', timeout: TRY_MS });
    });
    await this.line(text);
  }

  /** Clicks the start of a text in the editor. */
  async clickText(text: string): Promise<void> {
    for (let { left, middle } = await placeOf(this.page, text); ; ) {
      await this.page.mouse.click(left + 1, middle);
      const after = await placeOf(this.page, text);
      // It has moved away from the pointer.
      if (after.left === left && after.middle === middle) return;
      ({ left, middle } = after);
    }
  }

  /** Hovers over a text in the editor and returns the hover's content. */
  async hover(text: string): Promise<string> {
    const hover = this.page.locator('.monaco-hover:visible .monaco-hover-content').first();
    // A line that moves under the pointer closes the hover: move there again, as a user would.
    return this.#again(`the hover of “${text}”`, async () => {
      const { left, right, middle } = await placeOf(this.page, text);
      // Move in steps from beside the text: VS Code shows no hover for a pointer that jumps.
      await this.page.mouse.move(right + 40, middle + 60);
      await this.page.mouse.move((left + right) / 2, middle, { steps: 4 });
      await hover.waitFor({ timeout: TRY_MS });
      return (await hover.textContent({ timeout: TRY_MS })) ?? '';
    });
  }

  /** Hovers over a row and waits for the tooltip with a text. */
  async tooltip(row: Locator, says: string): Promise<Locator> {
    const tooltip = this.page
      .locator('.monaco-hover:visible, .workbench-hover:visible')
      .filter({ hasText: says });
    // Redrawing rows under a resting pointer cancels the hover.
    return this.#again(`the tooltip “${says}”`, async () => {
      await this.page.mouse.move(700, 300);
      await row.hover({ timeout: TRY_MS });
      await tooltip.waitFor({ timeout: TRY_MS });
      return tooltip;
    });
  }

  /** The lightbulb that VS Code shows in the margin or in the line if there is a fix. */
  get lightbulb(): Locator {
    return this.page
      .locator('.lightBulbWidget:visible, .glyph-margin-widgets [class*=lightbulb]:visible')
      .first();
  }

  /** Presses Ctrl+. at the cursor and chooses a fix by title. */
  async quickFix(title: string): Promise<void> {
    const choice = this.page.locator('.action-widget .monaco-list-row').filter({ hasText: title }).first();
    // The list of fixes closes when the findings change.
    await this.#again(`the fix “${title}”`, async () => {
      // Before it appears, the server has not answered, and the shortcut would find nothing.
      await this.lightbulb.waitFor();
      await this.page.keyboard.press('Control+.');
      await choice.click({ timeout: TRY_MS });
    });
    await within(`“${title}” to be taken`, () => choice.waitFor({ state: 'detached' }));
  }

  /** Chooses from the context menu of an element. */
  async contextMenu(on: Locator, ...titles: readonly string[]): Promise<void> {
    await this.#again(`the menu ${titles.join(' › ')}`, async () => {
      await on.click({ button: 'right' });
      for (const title of titles) {
        // Match from the start: a submenu is nested in the entry that opens it, and other entries may contain the word
        // further on.
        const starts = new RegExp(`^\\s*${title}`);
        await this.#take(
          this.page.locator('.monaco-menu:visible .action-item').filter({ hasText: starts }).last(),
        );
      }
    });
  }

  /**
   * Accepts a menu entry with Enter, with the pointer on it. VS Code ignores clicks on a menu that has just opened,
   * because they may have been meant for what was there before.
   */
  async #take(entry: Locator): Promise<void> {
    await entry.hover({ timeout: TRY_MS });
    await entry.and(this.page.locator('.focused')).waitFor({ timeout: TRY_MS });
    await this.page.keyboard.press('Enter');
  }

  /** Reads a file of the folder from disk. */
  read(name: string): Promise<string> {
    return readFile(join(this.folder, name), 'utf8');
  }

  /** Saves the active editor, which must have unsaved changes, and returns the file's text. */
  async save(name: string): Promise<string> {
    const tab = this.activeTab(basename(name));
    await within('something to save', () => tab.and(this.page.locator('.dirty')).waitFor());
    await this.#again(`${name} to be saved`, async () => {
      await this.page.keyboard.press('Control+s');
      await tab.and(this.page.locator(':not(.dirty)')).waitFor({ timeout: TRY_MS });
    });
    return this.read(name);
  }

  /** Checks whether VS Code has written something to its storage in the browser that matches. */
  keeps(says: RegExp): Promise<boolean> {
    return this.page.evaluate(isKept, says.source);
  }

  /**
   * Repeats an idempotent action until it succeeds, as a user would after a lost click. Closes whatever the last try
   * opened before the next one.
   */
  async #again<T>(what: string, act: () => Promise<T>): Promise<T> {
    const until = Date.now() + patience;
    for (let attempt = 1; ; attempt++) {
      try {
        return await act();
      } catch (error) {
        if (attempt === MAX_TRIES || Date.now() > until) return within(what, () => Promise.reject(error));
        for (let i = 0; i < 2; i++) await this.quickInput.leave();
      }
    }
  }
}
