import type { DidOpenTextDocumentParams } from 'vscode-languageserver';
import { Document } from '../../core/document/document.ts';
import { isPortfolioFile, isScenarioFile } from '../../core/text/paths.ts';
import { defineNotification } from '../kit/notification.ts';
import { openScenario } from '../kit/open-scenarios.ts';

/**
 * Takes the text of an editor in place of the disk's, a byte order mark included: who sends one counts it. Other YAML, which
 * some editors send too, is left alone; a scenario is kept beside the files.
 */
export const didOpen = defineNotification<DidOpenTextDocumentParams>({
  method: 'textDocument/didOpen',
  handle: async (server, { textDocument: { uri, languageId, text, version } }) => {
    if (isScenarioFile(uri)) return openScenario(server, uri, Document.of(uri, text, version));
    if (languageId !== 'portfolio' && !isPortfolioFile(uri)) return;
    await server.session.workspace.open(uri, text, version);
    server.slices.onOpen(uri);
    server.settle(uri);
    await server.disk.now();
  },
});
