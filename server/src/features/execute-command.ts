/** The one command of the server: shows a text of ours, in a client that opens such texts and shows documents when asked. */
import type { ClientCapabilities, ExecuteCommandParams } from 'vscode-languageserver-protocol';
import { defineSessionFeature } from './kit/feature.ts';
import { opensTexts } from './text-document-content.ts';

export const SHOW = 'twotrack.server.show';

/** Whether the command does anything for a client. */
export const showsTexts = (client: ClientCapabilities): boolean =>
  opensTexts(client) && client.window?.showDocument?.support === true;

export const executeCommand = defineSessionFeature<ExecuteCommandParams, null>({
  method: 'workspace/executeCommand',
  capabilities: (client): { executeCommandProvider?: { commands: string[] } } =>
    showsTexts(client) ? { executeCommandProvider: { commands: [SHOW] } } : {},
  handle: ({ command, arguments: [uri] = [] }, { client, outlet }) => {
    // A page of ours and nothing else: whoever asks does not get to open what it likes.
    const ours = typeof uri === 'string' && uri.startsWith('twotrack:/');
    if (command === SHOW && ours && showsTexts(client.capabilities)) outlet.show(uri);
    return null;
  },
});
