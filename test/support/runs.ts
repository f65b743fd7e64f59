/** How many cases a property test tries: few enough for every change, more of them at night. */

const { TWOTRACK_RUNS } = process.env as { readonly TWOTRACK_RUNS?: string };

/** What fast-check is told of a property. */
export interface Runs {
  readonly numRuns: number;
  readonly seed?: number;
}

/**
 * The cases of a property: `usual` of them at every change, and TWOTRACK_RUNS times as many where that is set, as
 * `npm run nightly` does. With a seed they are the same at every change; the long runs always look for new ones.
 */
export function runs(usual: number, seed?: number): Runs {
  if (TWOTRACK_RUNS !== undefined) return { numRuns: Math.ceil(usual * Number(TWOTRACK_RUNS)) };
  return seed === undefined ? { numRuns: usual } : { numRuns: usual, seed };
}
