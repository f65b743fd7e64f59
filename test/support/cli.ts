/** The command line that the tests start: its sources, or the bundle where a whole run has just built it. */
import { join } from 'node:path';

/**
 * The file that Node runs for `twotrack`. `npm test` builds first and then names the bundle in TWOTRACK_MAIN: what ships
 * is tested, and starts in half the time. A single file run by hand tests the sources as they are.
 */
export const main = process.env['TWOTRACK_MAIN'] ?? join(import.meta.dirname, '../../server/src/cli/main.ts');
