/** Entry of the language server wherever it runs: a process on Node, or a web worker. One bundle serves both. */

// Only workers have it. What came before the import is done waits: it is no longer than the task that runs this.
if ('importScripts' in globalThis) void import('./browser.ts');
else void import('./node.ts');
