/** The box at the top of the window: commands, files, choices and answers. */
import type { Locator, Page } from 'playwright-core';
import { within } from './within.ts';

/** How long one try may take. A key that is pressed while VS Code moves the focus is lost, so there are several. */
const TRY_MS = 8000;
const MAX_TRIES = 6;

export class QuickInput {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Where one types; only while the box is open. */
  get input(): Locator {
    return this.#page.locator('.quick-input-widget:visible input[type=text]').first();
  }

  /** A row of the list, by what it says. */
  row(says: string): Locator {
    return this.#page.locator('.quick-input-list .monaco-list-row').filter({ hasText: says }).first();
  }

  /**
   * Opens the box by a key, types and takes the row that says so, once: tried again only where the box was not
   * opened, or closed before the row was taken.
   */
  async run(key: string, words: string, says: string, tries = MAX_TRIES): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.#page.keyboard.press(key);
        await this.input.waitFor({ timeout: TRY_MS });
        await this.input.fill(words, { timeout: TRY_MS });
        await this.row(says).click({ timeout: TRY_MS });
        return;
      } catch (error) {
        if (attempt >= tries) throw new Error(`${key} did not offer “${says}” in ${tries} tries: ${error}`);
        await this.leave();
      }
    }
  }

  /** Chooses from the list that a command shows. */
  async choose(says: string): Promise<void> {
    await within(`the choice “${says}”`, () => this.row(says).click());
  }

  /** Answers the question that a command asks. */
  async answer(text: string): Promise<void> {
    await within('the box that asks', () => this.input.fill(text));
    await this.input.press('Enter');
  }

  /** Closes the box, and takes the focus out of a page that is shown, whose keys VS Code may not hear. */
  async leave(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await this.#page.evaluate(() => {
      if (document.activeElement instanceof HTMLIFrameElement) document.activeElement.blur();
    });
  }
}
