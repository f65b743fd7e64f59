/** Runs tests of user actions in workbench windows, and saves a screenshot of a failed one. */
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/run.ts';
import { isAll } from './runs.ts';
import type { Windows } from './windows.ts';
import type { Workbench } from './workbench.ts';

const MAX_TRIES = 2;

/** A fixture; `fresh` if another test's window cannot be reused, because VS Code keeps state that it wrote. */
export type Fixture = string | { readonly fresh: string };

/**
 * Defines a test on a fixture. Reuses the previous test's window, after cleaning up, if it had the same fixture; else
 * opens a new one. On failure saves a screenshot as out/pictures/<name>-<try>.png, and tries once more in a new window,
 * with a message, because a browser on a busy machine occasionally loses a click. Fails if both tries fail.
 */
export function person(
  name: string,
  windows: Windows,
  on: Fixture,
  act: (workbench: Workbench) => Promise<void>,
): void {
  const fixture = typeof on === 'string' ? on : on.fresh;
  void test(name, async (context) => {
    for (let attempt = 1; ; attempt++) {
      let workbench: Workbench | undefined;
      try {
        workbench = await (attempt === 1 && on === fixture ? windows.take(fixture) : windows.open(fixture));
        await act(workbench);
        return await windows.giveBack(fixture, workbench);
      } catch (error) {
        if (workbench !== undefined) {
          await leavePicture(workbench, `${name}-${attempt}`);
          await windows.discard(workbench);
        }
        if (attempt === MAX_TRIES) throw error;
        console.error(`once more: ${name}: ${error instanceof Error ? error.message : String(error)}`);
        context.diagnostic(`try ${attempt} failed`);
      }
    }
  });
}

/** Defines a test for the night, as `person`: one that needs a window of its own, or is a variant of another. */
export function personAtNight(...test: Parameters<typeof person>): void {
  if (isAll) person(...test);
}

/** Saves a screenshot; ignores a window that can no longer be drawn. */
async function leavePicture(workbench: Workbench, name: string): Promise<void> {
  const file = join(root, 'out', 'pictures', `${name.replaceAll(/[^\w]+/g, '-')}.png`);
  await workbench.screenshot(file).catch((error: unknown) => console.error(`no picture: ${String(error)}`));
}
