import type { DidChangeWatchedFilesParams } from 'vscode-languageserver';
import { z } from 'zod';
import { text } from '../../features/kit/shapes.ts';
import { defineNotification } from '../kit/notification.ts';

/** Reads changed files from disk again, and for a folder all files in it. */
export const didChangeWatchedFiles = defineNotification<DidChangeWatchedFilesParams>({
  method: 'workspace/didChangeWatchedFiles',
  params: z.looseObject({ changes: z.array(z.looseObject({ uri: text })) }),
  handle: async (server, { changes }) => {
    await server.session.workspace.diskChanged(changes.map(({ uri }) => uri));
    server.diskSettled();
  },
});
