/** Finds the page of a webview in the workbench: a frame in a frame. */
import type { Frame } from 'playwright-core';
import type { Workbench } from './workbench.ts';

const PATIENCE = 30_000;

/**
 * Waits for the webview page that contains an element.
 * @throws Error that names the element after 30 s
 */
export async function frameWith({ page }: Workbench, selector: string): Promise<Frame> {
  for (const until = Date.now() + PATIENCE; Date.now() < until; await page.waitForTimeout(100))
    for (const frame of page.frames()) {
      // The frame may be detached during the call.
      const there = await frame
        .locator(selector)
        .count()
        .catch(() => 0);
      if (there > 0) return frame;
    }
  throw new Error(`No page holds ${selector}`);
}
