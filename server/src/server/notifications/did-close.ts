import type { DidCloseTextDocumentParams } from 'vscode-languageserver';
import { defineNotification } from '../kit/notification.ts';

/** Goes back to the text on disk. Clears the findings of a file that was never saved. */
export const didClose = defineNotification<DidCloseTextDocumentParams>({
  method: 'textDocument/didClose',
  handle: async (server, { textDocument: { uri } }) => {
    if (server.session.scenarios.delete(uri)) return server.publisher.publishScenario(uri);
    await server.session.workspace.close(uri);
    server.settle();
    server.publisher.clearGone();
    await server.disk.now();
  },
});
