/** Handles the server's only command: opens one of our virtual documents, for clients that can show it. */
import type { ClientCapabilities, ExecuteCommandParams } from 'vscode-languageserver-protocol';
import { defineSessionFeature } from './kit/feature.ts';
import { opensTexts } from './text-document-content.ts';

export const SHOW = 'twotrack.server.show';

/** Tells whether the command works for a client. */
export const showsTexts = (client: ClientCapabilities): boolean =>
  opensTexts(client) && client.window?.showDocument?.support === true;

export const executeCommand = defineSessionFeature<ExecuteCommandParams, null>({
  method: 'workspace/executeCommand',
  capabilities: (client): { executeCommandProvider?: { commands: string[] } } =>
    showsTexts(client) ? { executeCommandProvider: { commands: [SHOW] } } : {},
  handle: ({ command, arguments: [uri] = [] }, { client, outlet }) => {
    // Accept our own scheme only, so that nobody can have arbitrary documents opened.
    const ours = typeof uri === 'string' && uri.startsWith('twotrack:/');
    if (command === SHOW && ours && showsTexts(client.capabilities)) outlet.show(uri);
    return null;
  },
});
