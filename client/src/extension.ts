/** Entry wherever VS Code runs: in Node on the desktop and in remote hosts, and in a web worker in a browser. */
import type { ExtensionContext } from 'vscode';
import { activateTwotrack } from './activation/activate.ts';

/** Only workers have it. One bundle serves both hosts: what differs is imported when it is known which this is. */
const inWorker = 'importScripts' in globalThis;

let stop: (() => Promise<void>) | undefined;

/** Called by VS Code when a portfolio is opened, the view is shown or a command is run. */
export function activate(context: ExtensionContext): void {
  stop = activateTwotrack(context, {
    inWorker,
    createClient: async (options) => {
      if (inWorker) return (await import('./activation/client-web.ts')).createWebClient(context, options);
      return (await import('./activation/client-node.ts')).createNodeClient(context, options);
    },
  });
}

/** Called by VS Code at the end; it waits until the server is gone. */
export async function deactivate(): Promise<void> {
  await stop?.();
}
