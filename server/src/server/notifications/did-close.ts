import type { DidCloseTextDocumentParams } from 'vscode-languageserver';
import { defineNotification } from '../kit/notification.ts';

/** Takes the disk's text again in place of the editor's. Findings of a file that was never saved are taken back. */
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
