import type { ClientCapabilities, InitializeResult, ServerCapabilities } from 'vscode-languageserver';
import { TextDocumentSyncKind } from 'vscode-languageserver';
import { z } from 'zod';
import { maybe, text, texts } from '../../features/kit/shapes.ts';
import { version } from '../../manifest.ts';
import type { Server } from './server.ts';

export const initializeParams = z.looseObject({
  rootUri: maybe(text),
  workspaceFolders: maybe(z.array(z.looseObject({ uri: text }))),
  // Of all that a client can do, what is read as a list.
  capabilities: z.looseObject({
    general: maybe(z.looseObject({ positionEncodings: maybe(texts) })),
    textDocument: maybe(
      z.looseObject({
        hover: maybe(z.looseObject({ contentFormat: maybe(texts) })),
        completion: maybe(
          z.looseObject({ completionItem: maybe(z.looseObject({ documentationFormat: maybe(texts) })) }),
        ),
        codeAction: maybe(
          z.looseObject({ resolveSupport: maybe(z.looseObject({ properties: maybe(texts) })) }),
        ),
        documentSymbol: maybe(
          z.looseObject({ symbolKind: maybe(z.looseObject({ valueSet: maybe(z.array(z.number())) })) }),
        ),
      }),
    ),
  }),
});

/** Returns capabilities without the keys whose value is null: some clients write so what they have not. */
export const withoutNulls = (capabilities: ClientCapabilities): ClientCapabilities =>
  JSON.parse(JSON.stringify(capabilities, (_, value: unknown) => value ?? undefined)) as ClientCapabilities;

/** Returns the server's capabilities for this client: those of all features, plus the general ones. */
export function initializeResult(server: Server, capabilities: ClientCapabilities): InitializeResult {
  const able: ServerCapabilities = {
    positionEncoding: server.session.encoding,
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
  if (server.client.pulls)
    able.diagnosticProvider = {
      identifier: 'twotrack',
      interFileDependencies: true,
      workspaceDiagnostics: true,
      workDoneProgress: capabilities.window?.workDoneProgress === true,
    };
  for (const feature of server.features) {
    const { workspace, ...own } = feature.capabilities(capabilities);
    Object.assign(able, own);
    if (workspace !== undefined) able.workspace = { ...able.workspace, ...workspace };
  }
  return { capabilities: able, serverInfo: { name: 'twotrack', version } };
}
