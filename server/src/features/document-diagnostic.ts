import type { DocumentDiagnosticParams, DocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import { pulledDiagnostics } from './kit/diagnostics.ts';
import { defineFeature } from './kit/feature.ts';
import { scenarioDiagnostics } from './kit/scenario-diagnostics.ts';
import { onDocument } from './kit/shapes.ts';

/** Answers pull diagnostics for one document. The server announces the capability, to clients it does not push to. */
export const documentDiagnostic = defineFeature<DocumentDiagnosticParams, DocumentDiagnosticReport>({
  method: 'textDocument/diagnostic',
  params: onDocument,
  beforeRead: true,
  capabilities: () => ({}),
  none: { kind: 'full', items: [] },
  handle: (file, { previousResultId }, { maxFindings, client }) => {
    const items = pulledDiagnostics(file, maxFindings, client);
    const resultId = digest(JSON.stringify(items));
    return resultId === previousResultId
      ? { kind: 'unchanged', resultId }
      : { kind: 'full', resultId, items };
  },
  inScenario: ({ uri }, _params, { session }) => ({ kind: 'full', items: scenarioDiagnostics(session, uri) }),
});

/** Hashes a text (FNV-1a, two halves) to detect changes. Not for security. */
export function digest(text: string): string {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    a = Math.imul(a ^ c, 0x01000193);
    b = Math.imul(b ^ (c + i), 0x85ebca6b);
  }
  return `${(a >>> 0).toString(36)}-${(b >>> 0).toString(36)}-${text.length.toString(36)}`;
}
