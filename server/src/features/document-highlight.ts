import type { DocumentHighlight, DocumentHighlightParams } from 'vscode-languageserver-protocol';
import { DocumentHighlightKind } from 'vscode-languageserver-types';
import { defineFeature } from './kit/feature.ts';
import { atPosition } from './kit/shapes.ts';
import { idAt, placesOf } from './place/id-at.ts';

/** Highlights the occurrences of the id at the caret within its file. */
export const documentHighlight = defineFeature<DocumentHighlightParams, DocumentHighlight[]>({
  method: 'textDocument/documentHighlight',
  params: atPosition,
  capabilities: () => ({ documentHighlightProvider: true }),
  none: [],
  handle: (file, { position }, { session }) => {
    const id = idAt(file, session.offsetOf(file.document, position));
    if (id === null) return [];
    return placesOf(file.portfolio, id.kind, id.id)
      .filter(({ ref }) => ref.uri === file.uri)
      .map(({ ref, span, declaration }) => ({
        range: session.rangeIn(file.document, ref.block, span),
        kind: declaration ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
      }));
  },
});
