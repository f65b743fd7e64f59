/** Finds the position of a text in the editor. */
import type { Page } from 'playwright-core';
import { within } from './within.ts';

export interface TextPlace {
  readonly left: number;
  readonly right: number;
  readonly middle: number;
}

/** Time in ms without movement after which a text counts as still. */
const STILL_MS = 300;
const MAX_LOOKS = 60;

/**
 * Waits until a text is visible and still, because the pointer would miss it while the editor scrolls or inserts a code
 * lens. Also finds text that spans several elements.
 */
export async function placeOf(page: Page, text: string): Promise<TextPlace> {
  const line = page.locator('.editor-instance .view-line').filter({ hasText: text }).first();
  await within(`“${text}” in the editor`, () => line.waitFor());
  let before = '';
  for (let looks = 0; looks < MAX_LOOKS; looks++) {
    const place = await page.evaluate(findInPage, text);
    const now = JSON.stringify(place);
    if (place !== null && now === before) return place;
    before = now;
    await page.waitForTimeout(STILL_MS);
  }
  throw new Error(`“${text}” does not stand still in the editor`);
}

/** Runs in the page. */
function findInPage(text: string): TextPlace | null {
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
