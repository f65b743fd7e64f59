import type { DidCloseTextDocumentParams } from 'vscode-languageserver';
import { onDocument } from '../../features/kit/shapes.ts';
import { defineNotification } from '../kit/notification.ts';

/** Goes back to the text on disk. Clears the findings of a file that was never saved. */
export const didClose = defineNotification<DidCloseTextDocumentParams>({
  method: 'textDocument/didClose',
  params: onDocument,
  handle: async (server, { textDocument: { uri } }) => {
    const { scenarios, workspace } = server.session;
    if (scenarios.delete(uri)) {
      server.publisher.publishScenario(uri);
      await workspace.unanchor(uri);
    } else await workspace.close(uri);
    server.settle();
    server.publisher.clearGone();
    await server.disk.now();
  },
});
