import type { DidChangeWorkspaceFoldersParams } from 'vscode-languageserver';
import { z } from 'zod';
import { text } from '../../features/kit/shapes.ts';
import { defineNotification } from '../kit/notification.ts';

const folders = z.array(z.looseObject({ uri: text }));

/** Loads added folders and drops removed ones. */
export const didChangeWorkspaceFolders = defineNotification<DidChangeWorkspaceFoldersParams>({
  method: 'workspace/didChangeWorkspaceFolders',
  params: z.looseObject({ event: z.looseObject({ added: folders, removed: folders }) }),
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
