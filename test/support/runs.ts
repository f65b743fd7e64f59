/** Says what of a test is for every change and what for the night: cases of properties, themes, whole tests. */
import { test } from 'node:test';

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

/**
 * Whether all is run: at night, or because somebody named the test. A test of a person that needs a window of its own,
 * and has a sibling that shows most of the same, is not for every change.
 */
export const isAll = TWOTRACK_RUNS !== undefined || process.env['TWOTRACK_NAMED'] !== undefined;

/** Defines a test for the night. */
export function testAtNight(name: string, body: () => Promise<void>): void {
  if (isAll) void test(name, body);
}

/** Returns the first of several variants, such as themes, for every change; at night all of them. */
export const variants = <T>(all: readonly T[]): readonly T[] => (isAll ? all : all.slice(0, 1));
