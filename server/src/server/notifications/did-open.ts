import type { DidOpenTextDocumentParams } from 'vscode-languageserver';
import { z } from 'zod';
import { Document } from '../../core/document/document.ts';
import { isPortfolioFile, isScenarioFile } from '../../core/text/paths.ts';
import { text } from '../../features/kit/shapes.ts';
import { defineNotification } from '../kit/notification.ts';
import { openScenario } from '../kit/open-scenarios.ts';

/**
 * Uses the editor's text in place of the one on disk. Keeps a byte order mark if the client sends one, because its
 * positions count it. Ignores other YAML, which some editors send too; keeps scenarios apart from portfolio files.
 */
export const didOpen = defineNotification<DidOpenTextDocumentParams>({
  method: 'textDocument/didOpen',
  params: z.looseObject({ textDocument: z.looseObject({ uri: text, text }) }),
  handle: async (server, { textDocument: { uri, languageId, text, version } }) => {
    if (isScenarioFile(uri)) return openScenario(server, uri, Document.of(uri, text, version));
    if (languageId !== 'portfolio' && !isPortfolioFile(uri)) return;
    await server.session.workspace.open(uri, text, version);
    server.slices.onOpen(uri);
    server.settle(uri);
    await server.disk.now();
  },
});
