import type { DidChangeWorkspaceFoldersParams } from 'vscode-languageserver';
import { defineNotification } from '../kit/notification.ts';

/** Loads added folders and drops removed ones. */
export const didChangeWorkspaceFolders = defineNotification<DidChangeWorkspaceFoldersParams>({
  method: 'workspace/didChangeWorkspaceFolders',
  handle: async (server, { event: { added, removed } }) => {
    const { workspace } = server.session;
    const gone = new Set(removed.map(({ uri }) => uri));
    server.folders = [...server.folders.filter((uri) => !gone.has(uri)), ...added.map(({ uri }) => uri)];
    for (const { uri } of removed) await workspace.closeFolder(uri);
    for (const { uri } of added) await workspace.openFolder(uri);
    server.settle();
    server.publisher.clearGone();
  },
});
