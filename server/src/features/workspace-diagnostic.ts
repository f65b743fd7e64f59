import type { WorkspaceDiagnosticParams, WorkspaceDiagnosticReport } from 'vscode-languageserver-protocol';
import { digest } from './document-diagnostic.ts';
import { diagnosticsOf } from './kit/diagnostics.ts';
import { defineSessionFeature } from './kit/feature.ts';

/** Pull diagnostics of every file of every portfolio that is open. */
export const workspaceDiagnostic = defineSessionFeature<WorkspaceDiagnosticParams, WorkspaceDiagnosticReport>(
  {
    method: 'workspace/diagnostic',
    capabilities: () => ({}),
    handle: ({ previousResultIds }, { session, most, token }) => {
      const before = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
      const items: WorkspaceDiagnosticReport['items'] = [];
      for (const portfolio of session.workspace.portfolios.values()) {
        for (const document of portfolio.sorted) {
          if (token.isCancellationRequested) return { items };
          const file = session.snapshot(document.uri);
          if (file === null) continue;
          const diagnostics = diagnosticsOf(file, most);
          const resultId = digest(JSON.stringify(diagnostics));
          const version = session.workspace.isOpen(document.uri) ? document.version : null;
          if (before.get(document.uri) === resultId)
            items.push({ kind: 'unchanged', uri: document.uri, version, resultId });
          else items.push({ kind: 'full', uri: document.uri, version, resultId, items: diagnostics });
        }
      }
      return { items };
    },
  },
);
