/** How many cases a property test tries: few enough for every change, more of them at night. */

const { TWOTRACK_RUNS } = process.env as { readonly TWOTRACK_RUNS?: string };

/** What fast-check is told of a property. */
export interface Runs {
  readonly numRuns: number;
  readonly seed?: number;
}

/** What every change is tried with, so that it fails by what it changed and by nothing else. */
const SEED = 20_271_130;

/**
 * The cases of a property: `usual` of them at every change, always the same ones, and TWOTRACK_RUNS times as many where
 * that is set, as `npm run nightly` does: those are new ones each time, and a failure prints its seed.
 */
export function runs(usual: number, seed = SEED): Runs {
  if (TWOTRACK_RUNS !== undefined) return { numRuns: Math.ceil(usual * Number(TWOTRACK_RUNS)) };
  return { numRuns: usual, seed };
}
