/** Sets the number of cases for property tests: few for every change, more at night. */

const { TWOTRACK_RUNS } = process.env as { readonly TWOTRACK_RUNS?: string };

/** Parameters for fast-check. */
export interface Runs {
  readonly numRuns: number;
  readonly seed?: number;
}

/** Fixed seed, so that a failure is caused by the change under test and not by new cases. */
const SEED = 20_271_130;

/**
 * Returns the parameters of a property: `usual` cases with a fixed seed; with TWOTRACK_RUNS set, as by `npm run
 * nightly`, that many times as many with a new seed, which a failure prints.
 */
export function runs(usual: number, seed = SEED): Runs {
  if (TWOTRACK_RUNS !== undefined) return { numRuns: Math.ceil(usual * Number(TWOTRACK_RUNS)) };
  return { numRuns: usual, seed };
}
