/** Drives VS Code's quick input: commands, files, choices and answers. */
import type { Locator, Page } from 'playwright-core';
import { within } from './within.ts';

/** Timeout of one try in ms. Keys pressed while VS Code moves the focus are lost, so there are several tries. */
const TRY_MS = 8000;
const MAX_TRIES = 6;

export class QuickInput {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  /** The input field; exists only while the box is open. */
  get input(): Locator {
    return this.#page.locator('.quick-input-widget:visible input[type=text]').first();
  }

  /** The input field of a box that asks for an answer: not that in which files or commands are looked for. */
  get asking(): Locator {
    const lookedFor = ':not([placeholder^="Search files"], [placeholder^="Type the name of a command"])';
    return this.#page.locator(`.quick-input-widget:visible input[type=text]${lookedFor}`).first();
  }

  /** Returns a row of the list by its text. */
  row(says: string): Locator {
    return this.#page.locator('.quick-input-list .monaco-list-row').filter({ hasText: says }).first();
  }

  /**
   * Opens the box by a key, types, and accepts the row with a text. Runs the command once: repeats only if the box did
   * not open, or closed before the row was accepted.
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

  /** Answers an input box that a command shows, and waits until it is taken. */
  async answer(text: string): Promise<void> {
    await this.tryAnswer(text);
    await within(`the answer “${text}” to be taken`, async () => {
      for (let attempt = 1; ; attempt++) {
        try {
          await this.#page.waitForFunction(isNoLongerAsked, text, { timeout: TRY_MS });
          return;
        } catch (error) {
          if (attempt === MAX_TRIES) throw error;
        }
        // A box that is busy ignores keys: one that has just opened, or a dialog that reads a folder.
        await this.asking.press('Enter');
      }
    });
  }

  /** Gives an input box an answer that it may refuse. */
  async tryAnswer(text: string): Promise<void> {
    await within('the box that asks', () => this.asking.fill(text));
    await this.asking.press('Enter');
  }

  /** Names a file in VS Code's own dialog, which fills in the name that it proposes a moment after it has opened. */
  async nameFile(path: string): Promise<void> {
    await within('the dialog that asks for a file', async () => {
      await this.input.waitFor();
      await this.#page.waitForFunction(() =>
        [...document.querySelectorAll<HTMLInputElement>('.quick-input-widget input[type=text]')].some(
          (input) => input.offsetParent !== null && /\.\w+$/.test(input.value),
        ),
      );
    });
    await this.answer(path);
  }

  /** Closes the box, and moves the focus out of a webview, whose keys VS Code may not receive. */
  async leave(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await this.#page.evaluate(() => {
      if (document.activeElement instanceof HTMLIFrameElement) document.activeElement.blur();
    });
  }
}

/** Runs in the page. */
function isNoLongerAsked(answer: string): boolean {
  const boxes = document.querySelectorAll<HTMLInputElement>('.quick-input-widget input[type=text]');
  return [...boxes].every((box) => box.offsetParent === null || box.value !== answer);
}
