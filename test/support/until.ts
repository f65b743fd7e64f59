/** Waits for what is awaited, where nothing tells when it comes: looks again and again. */
import { setTimeout as pause } from 'node:timers/promises';

/** Pause between two looks, in ms. */
const PAUSE_MS = 50;
/** Timeout in ms. */
const PATIENCE = 30_000;

/**
 * Returns the first answer of `look` that is neither undefined nor false; a look that throws counts as undefined.
 * @throws Error that names what was awaited after `patience` ms
 */
export async function until<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
  patience = PATIENCE,
): Promise<T> {
  let last: unknown;
  for (const end = Date.now() + patience; ; ) {
    try {
      last = undefined;
      const found = await look();
      if (found !== undefined && found !== false) return found;
    } catch (error) {
      last = error;
    }
    if (Date.now() > end)
      throw new Error(`${what}: not within ${patience / 1000} s`, last === undefined ? {} : { cause: last });
    await pause(PAUSE_MS);
  }
}
