/** Entry point of the language server on every host: a Node process or a web worker. One bundle serves both. */
import { readerThread } from '../manifest.ts';

// `importScripts` exists only in workers. Messages that arrive before the import is complete are queued: it takes no
// longer than the current task.
if ('importScripts' in globalThis) void import('./browser.ts');
// A thread that judges entries needs a small part of the program.
else if (process.argv[2] === readerThread) void import('./reader.ts');
else void import('./node.ts');
