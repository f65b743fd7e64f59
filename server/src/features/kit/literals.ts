/** How a client takes code actions: as literals, with edits at once or on request, or as commands only. */
import type { ClientCapabilities } from 'vscode-languageserver-protocol';
import type { Client } from './feature.ts';

/** The command that makes the edit of an action, for clients that take no literals. */
export const APPLY = 'twotrack.server.apply';

export const takesLiterals = ({ textDocument }: ClientCapabilities): boolean =>
  textDocument?.codeAction?.codeActionLiteralSupport !== undefined;

/** Tells whether a client takes commands only, and applies the edits that they lead to. */
export const takesCommands = (client: ClientCapabilities): boolean =>
  !takesLiterals(client) && client.workspace?.applyEdit === true;

/** Tells whether the edit of an action is made when it is chosen. */
export const asksForEdits = ({ capabilities }: Client): boolean =>
  capabilities.textDocument?.codeAction?.resolveSupport?.properties?.includes('edit') === true ||
  !takesLiterals(capabilities);
