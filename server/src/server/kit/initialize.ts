import type { ClientCapabilities, InitializeResult, ServerCapabilities } from 'vscode-languageserver';
import { TextDocumentSyncKind } from 'vscode-languageserver';
import { z } from 'zod';
import { maybe, text } from '../../features/kit/shapes.ts';
import { version } from '../../manifest.ts';
import type { Server } from './server.ts';

export const initializeParams = z.looseObject({
  rootUri: maybe(text),
  workspaceFolders: maybe(z.array(z.looseObject({ uri: text }))),
});

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
