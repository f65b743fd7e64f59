/** Tests of what a person does: each in a window of its own, of which a failed one leaves a picture. */
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/run.ts';
import type { Workbench, Workbenches } from './workbench.ts';

const mostTries = 3;

/** What a person's test needs: the windows of its file, which `before` opens. */
export type Windows = () => Workbenches;

/**
 * A test in a fresh window on a fresh copy of a fixture. If it fails, the window as it was then is kept as
 * out/pictures/<name>.png, and it is tried again in another window: a browser on a busy machine loses a click now and
 * then. What fails three times fails; every further try is said.
 */
export function person(
  name: string,
  windows: Windows,
  fixture: string,
  act: (workbench: Workbench) => Promise<void>,
): void {
  void test(name, async (context) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await tryOnce(name, await windows().open(fixture), act);
      } catch (error) {
        if (attempt === mostTries) throw error;
        console.error(`once more: ${name}: ${error instanceof Error ? error.message : String(error)}`);
        context.diagnostic(`try ${attempt} failed`);
      }
    }
  });
}

async function tryOnce(
  name: string,
  workbench: Workbench,
  act: (workbench: Workbench) => Promise<void>,
): Promise<void> {
  try {
    await act(workbench);
  } catch (error) {
    await workbench.screenshot(join(root, 'out', 'pictures', `${name.replaceAll(/[^\w]+/g, '-')}.png`));
    throw error;
  } finally {
    await workbench.close();
  }
}
