import type { DidChangeTextDocumentParams } from 'vscode-languageserver';
import { z } from 'zod';
import { maybe, onDocument, range, text } from '../../features/kit/shapes.ts';
import { defineNotification } from '../kit/notification.ts';
import { changeScenario } from '../kit/open-scenarios.ts';

/**
 * Applies edits in sequence, each to the result of the one before, and updates the findings. Ignores edits of a file
 * that is closed: in VS Code's client a close may overtake an edit of the same moment.
 */
export const didChange = defineNotification<DidChangeTextDocumentParams>({
  method: 'textDocument/didChange',
  params: onDocument.extend({ contentChanges: z.array(z.looseObject({ range: maybe(range), text })) }),
  handle: (server, { textDocument: { uri, version }, contentChanges }) => {
    const { session } = server;
    if (session.scenarios.has(uri)) return changeScenario(server, uri, contentChanges, version);
    if (!session.workspace.isOpen(uri)) return;
    if (session.encoding === 'utf-16') session.workspace.change(uri, contentChanges, version);
    else
      for (const change of contentChanges) {
        const document = session.workspace.document(uri);
        if (document === undefined) return;
        session.workspace.change(uri, [session.utf16Change(document, change)], version);
      }
    server.slices.onChange(uri, contentChanges);
    server.settle(uri);
    return server.disk.afterEdit() ?? undefined;
  },
});
