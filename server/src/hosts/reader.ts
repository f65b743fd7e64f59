/** Entry point of a worker thread that judges entries: without what only the server needs, it starts sooner. */
import { servesAsReader } from '../files/reading-thread.ts';

// On the main thread somebody typed the argument.
if (!servesAsReader()) void import('./node.ts');
