/** Finds the page of a webview in the workbench: a frame in a frame. */
import type { Frame } from 'playwright-core';
import { until } from './until.ts';
import type { Workbench } from './workbench.ts';

/**
 * Waits for the webview page that contains an element.
 * @throws Error that names the element after 30 s, or after `patience` ms
 */
export function frameWith({ page }: Workbench, selector: string, patience?: number): Promise<Frame> {
  return until(
    `a page with ${selector}`,
    async () => {
      for (const frame of page.frames()) {
        // The frame may be detached during the call.
        const there = await frame
          .locator(selector)
          .count()
          .catch(() => 0);
        if (there > 0) return frame;
      }
      return undefined;
    },
    patience,
  );
}
