import type { DidSaveTextDocumentParams } from 'vscode-languageserver';
import { defineNotification } from '../kit/notification.ts';

/** Polls the disk on save, when other files are likely to have changed too. */
export const didSave = defineNotification<DidSaveTextDocumentParams>({
  method: 'textDocument/didSave',
  handle: (server) => server.disk.now(),
});
