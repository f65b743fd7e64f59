import type { DidSaveTextDocumentParams } from 'vscode-languageserver';
import { defineNotification } from '../kit/notification.ts';

/** Looks at the disk: a save is a moment at which a person is done with one thing. */
export const didSave = defineNotification<DidSaveTextDocumentParams>({
  method: 'textDocument/didSave',
  handle: (server) => server.disk.now(),
});
