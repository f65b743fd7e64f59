import type { DidChangeWatchedFilesParams } from 'vscode-languageserver';
import { defineNotification } from '../kit/notification.ts';

/** Reads again what changed on disk: files, and of a folder all that it holds. */
export const didChangeWatchedFiles = defineNotification<DidChangeWatchedFilesParams>({
  method: 'workspace/didChangeWatchedFiles',
  handle: async (server, { changes }) => {
    await server.session.workspace.diskChanged(changes.map(({ uri }) => uri));
    server.diskSettled();
  },
});
