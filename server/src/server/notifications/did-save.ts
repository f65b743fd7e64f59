import type { DidSaveTextDocumentParams } from 'vscode-languageserver';
import { onDocument } from '../../features/kit/shapes.ts';
import { defineNotification } from '../kit/notification.ts';

/** Polls the disk on save, when other files are likely to have changed too. */
export const didSave = defineNotification<DidSaveTextDocumentParams>({
  method: 'textDocument/didSave',
  params: onDocument,
  handle: (server) => server.disk.now(),
});
