/** Entry on the desktop and in remote hosts (Node). */
import type { ExtensionContext } from 'vscode';
import { activateTwotrack } from './activate.ts';

let stop: (() => Promise<void>) | undefined;

/** Called by VS Code when a portfolio is opened, the view is shown or a command is run. */
export function activate(context: ExtensionContext): void {
  stop = activateTwotrack(context, {
    inWorker: false,
    createClient: async (options) => (await import('./client-node.ts')).createNodeClient(context, options),
  });
}

/** Called by VS Code at the end; it waits until the server is gone. */
export async function deactivate(): Promise<void> {
  await stop?.();
}
