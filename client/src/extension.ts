/** Entry point on every host: Node on the desktop and on remote hosts, a web worker in browsers. */
import type { ExtensionContext } from 'vscode';
import { activateTwotrack } from './activation/activate.ts';

/**
 * `importScripts` exists only in workers. One bundle serves both hosts, so host-specific modules are imported
 * dynamically.
 */
const inWorker = 'importScripts' in globalThis;

let stop: (() => Promise<void>) | undefined;

/** Called by VS Code on activation: when a portfolio is opened, the view is shown or a command is run. */
export function activate(context: ExtensionContext): void {
  stop = activateTwotrack(context, {
    inWorker,
    createClient: async (options) => {
      if (inWorker) return (await import('./activation/client-web.ts')).createWebClient(context, options);
      return (await import('./activation/client-node.ts')).createNodeClient(context, options);
    },
  });
}

/** Called by VS Code on shutdown; resolves once the server has stopped. */
export async function deactivate(): Promise<void> {
  await stop?.();
}
