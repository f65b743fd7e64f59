/**
 * Manages scenarios in editors: keeps them beside the portfolio that they are based on, and publishes their problems.
 */
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { Document } from '../../core/document/document.ts';
import { scenarioIn } from '../../edits/scenario/read-scenario.ts';
import { portfolioFor } from '../../session/scenarios.ts';
import type { Server } from './server.ts';

/** Adds an opened scenario. Loads the portfolio around it if it is not loaded yet. */
export async function openScenario(server: Server, uri: string, document: Document): Promise<void> {
  const { session } = server;
  session.scenarios.set(uri, document);
  const { base } = scenarioIn(document.text).scenario;
  if (portfolioFor(session, uri, base) === undefined) await session.workspace.anchor(uri);
  server.settle();
  server.publisher.publishScenario(uri);
}

/** Applies edits to a scenario in sequence, each to the result of the one before. */
export function changeScenario(
  { session, publisher }: Server,
  uri: string,
  changes: readonly TextDocumentContentChangeEvent[],
  version: number,
): void {
  let document = session.scenarios.get(uri);
  if (document === undefined) return;
  for (const change of changes)
    document = document.edit([session.utf16Change(document, change)], version).document;
  session.scenarios.set(uri, document);
  publisher.publishScenario(uri);
}
