/** Tests of what a person does, in windows of which a failed one leaves a picture. */
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/run.ts';
import type { Workbench, Workbenches } from './workbench.ts';

const MAX_TRIES = 2;

/** What a person's test needs: the windows of its file, which `before` opens. */
export type Windows = () => Workbenches;

/** A fixture; `fresh` where the window of another test will not do, since VS Code holds on to what that one wrote. */
export type Fixture = string | { readonly fresh: string };

/**
 * A test on a fixture: in the window of the test before, tidied, where that was on the same one, else in a new one. If it
 * fails, the window as it was then is kept as out/pictures/<name>-<try>.png, and it is tried once more in a new window: a
 * browser on a busy machine loses a click now and then. What fails twice fails; the second try is said.
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
      const workbench = await (attempt === 1 && on === fixture
        ? windows().take(fixture)
        : windows().open(fixture));
      try {
        await act(workbench);
        return windows().giveBack(fixture, workbench);
      } catch (error) {
        await leavePicture(workbench, `${name}-${attempt}`);
        await workbench.close();
        if (attempt === MAX_TRIES) throw error;
        console.error(`once more: ${name}: ${error instanceof Error ? error.message : String(error)}`);
        context.diagnostic(`try ${attempt} failed`);
      }
    }
  });
}

/** Keeps the window as it is; one that cannot be drawn any more is no second failure. */
async function leavePicture(workbench: Workbench, name: string): Promise<void> {
  const file = join(root, 'out', 'pictures', `${name.replaceAll(/[^\w]+/g, '-')}.png`);
  await workbench.screenshot(file).catch((error: unknown) => console.error(`no picture: ${String(error)}`));
}
