/** Formats a file, or the entries that a selection touches. Changes white space only. */
import type { DocumentFormattingParams, DocumentRangeFormattingParams } from 'vscode-languageserver-protocol';
import type { TextEdit } from 'vscode-languageserver-types';
import { formatEdits } from '../core/document/format.ts';
import type { Edit } from '../core/text/finding.ts';
import type { FileSnapshot } from '../session/session.ts';
import { defineFeature } from './kit/feature.ts';
import { inRange, onDocument } from './kit/shapes.ts';

export const formatting = defineFeature<DocumentFormattingParams, TextEdit[]>({
  method: 'textDocument/formatting',
  params: onDocument,
  capabilities: () => ({ documentFormattingProvider: true }),
  none: [],
  handle: (file) => textEdits(file, formatEdits(file.document)),
});

export const rangeFormatting = defineFeature<DocumentRangeFormattingParams, TextEdit[]>({
  method: 'textDocument/rangeFormatting',
  params: inRange,
  capabilities: () => ({ documentRangeFormattingProvider: true }),
  none: [],
  handle: (file, { range }, { session }) => {
    const span = {
      start: session.offsetOf(file.document, range.start),
      end: session.offsetOf(file.document, range.end),
    };
    return textEdits(file, formatEdits(file.document, span));
  },
});

function textEdits({ session, document }: FileSnapshot, edits: readonly Edit[]): TextEdit[] {
  return edits.map(({ span, text }) => ({ range: session.rangeOf(document, span), newText: text }));
}
