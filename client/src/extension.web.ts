/** Entry in the browser (web worker). */
import type { ExtensionContext } from 'vscode';
import { activateTwotrack } from './activate.ts';

let stop: (() => Promise<void>) | undefined;

/** Called by VS Code when a portfolio is opened, the view is shown or a command is run. */
export function activate(context: ExtensionContext): void {
  stop = activateTwotrack(context, {
    inWorker: true,
    createClient: async (options) => (await import('./client-web.ts')).createWebClient(context, options),
  });
}

/** Called by VS Code at the end; it waits until the server is gone. */
export async function deactivate(): Promise<void> {
  await stop?.();
}
