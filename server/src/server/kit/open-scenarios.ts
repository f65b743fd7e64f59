/** Scenarios in an editor: kept beside the portfolio that they would change, and told what is wrong in them. */
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver';
import type { Document, TextChange } from '../../core/document/document.ts';
import { parentOf } from '../../core/text/paths.ts';
import { scenarioIn } from '../../edits/scenario/read-scenario.ts';
import { portfolioFor } from '../../session/scenarios.ts';
import type { Server } from './server.ts';

/** Takes up a scenario that was opened. The portfolio around it is read where nobody has opened it. */
export async function openScenario(server: Server, uri: string, document: Document): Promise<void> {
  const { session } = server;
  session.scenarios.set(uri, document);
  const { base } = scenarioIn(document.text).scenario;
  if (uri.startsWith('file:') && portfolioFor(session, uri, base) === undefined)
    await session.workspace.openFolder(parentOf(uri));
  server.settle();
  server.publisher.publishScenario(uri);
}

/** Applies edits to a scenario, each to the outcome of the one before. */
export function changeScenario(
  { session, publisher }: Server,
  uri: string,
  changes: readonly TextDocumentContentChangeEvent[],
  version: number,
): void {
  let document = session.scenarios.get(uri);
  if (document === undefined) return;
  for (const change of changes) {
    const inUtf16: TextChange =
      'range' in change
        ? { text: change.text, range: session.utf16Range(document, change.range) }
        : { text: change.text };
    document = document.edit([inUtf16], version).document;
  }
  session.scenarios.set(uri, document);
  publisher.publishScenario(uri);
}
