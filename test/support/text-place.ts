/** Finds the position of a text in the editor. */
import type { Page } from 'playwright-core';
import { within } from './within.ts';

export interface TextPlace {
  readonly left: number;
  readonly right: number;
  readonly middle: number;
}

/** Number of frames drawn in a row without movement after which a text counts as still, and the most to look at. */
const STILL_FRAMES = 12;
const MAX_FRAMES = 1200;

/**
 * Waits until a text is visible and still, because the pointer would miss it while the editor scrolls or inserts a code
 * lens. Counts frames and not time: a busy machine draws fewer. Also finds text that spans several elements.
 */
export async function placeOf(page: Page, text: string): Promise<TextPlace> {
  const line = page.locator('.editor-instance .view-line').filter({ hasText: text }).first();
  await within(`“${text}” in the editor`, () => line.waitFor());
  const place = await page.evaluate(whereStill, { text, frames: STILL_FRAMES, most: MAX_FRAMES });
  if (place === null) throw new Error(`“${text}” does not stand still in the editor`);
  return place;
}

/** Runs in the page. */
async function whereStill(given: {
  readonly text: string;
  readonly frames: number;
  readonly most: number;
}): Promise<TextPlace | null> {
  const drawn = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  let before = '';
  let still = 0;
  for (let frame = 0; frame < given.most; frame++) {
    const place = find(given.text);
    const now = JSON.stringify(place);
    still = place !== null && now === before ? still + 1 : 0;
    if (still === given.frames) return place;
    before = now;
    await drawn();
  }
  return null;

  function find(text: string): TextPlace | null {
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
}
