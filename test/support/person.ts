/** Tests of what a person does: each in a window of its own, of which a failed one leaves a picture. */
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/run.ts';
import type { Workbench, Workbenches } from './workbench.ts';

/** What a person's test needs: the windows of its file, which `before` opens. */
export type Windows = () => Workbenches;

/**
 * A test in a fresh window on a fresh copy of a fixture. If it fails, the window as it was then is kept as
 * out/pictures/<name>.png.
 */
export function person(
  name: string,
  windows: Windows,
  fixture: string,
  act: (workbench: Workbench) => Promise<void>,
): void {
  void test(name, async (context) => {
    const workbench = await windows().open(fixture);
    try {
      await act(workbench);
    } catch (error) {
      const picture = join(root, 'out', 'pictures', `${name.replaceAll(/[^\w]+/g, '-')}.png`);
      await workbench.screenshot(picture);
      context.diagnostic(picture);
      throw error;
    } finally {
      await workbench.close();
    }
  });
}
