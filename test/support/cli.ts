/** Locates the command line for tests: its sources, or the bundle that the current test run has built. */
import { join } from 'node:path';

/**
 * The file that Node runs as `twotrack`. `npm test` builds first and passes the bundle in TWOTRACK_MAIN: it tests what
 * ships, which starts in half the time. A test file run by hand uses the sources.
 */
export const main = process.env['TWOTRACK_MAIN'] ?? join(import.meta.dirname, '../../server/src/cli/main.ts');
