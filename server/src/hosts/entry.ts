/** Entry point of the language server on every host: a Node process or a web worker. One bundle serves both. */

// `importScripts` exists only in workers. Messages that arrive before the import is complete are queued: it takes no
// longer than the current task.
if ('importScripts' in globalThis) void import('./browser.ts');
else void import('./node.ts');
