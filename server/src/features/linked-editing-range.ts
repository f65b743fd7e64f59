/** An id and its references, typed at one time: only where all of them stand in one file. */
import type { LinkedEditingRangeParams, LinkedEditingRanges } from 'vscode-languageserver-protocol';
import { defineFeature } from './kit/feature.ts';
import { idAt, placesOf } from './place/id-at.ts';

/** The letters of an id. */
const WORD = '[a-z0-9-]+';

/**
 * Every place of the id at the caret. An id that another file names, that two entries have or that nobody has is left
 * to a rename, which reaches all of it or says why it cannot.
 */
export const linkedEditingRange = defineFeature<LinkedEditingRangeParams, LinkedEditingRanges | null>({
  method: 'textDocument/linkedEditingRange',
  capabilities: () => ({ linkedEditingRangeProvider: true }),
  none: null,
  handle: (file, { position }, { session }) => {
    const id = idAt(file, session.offsetOf(file.document, position));
    if (id === null || file.portfolio.index.byId(id.kind, id.id).length !== 1) return null;
    const places = placesOf(file.portfolio, id.kind, id.id);
    if (places.length < 2 || places.some(({ ref, shared }) => shared || ref.uri !== file.uri)) return null;
    // An escape within quotes may say an id in other letters.
    if (places.some(({ ref, span }) => ref.block.text.slice(span.start, span.end) !== id.id)) return null;
    return {
      ranges: places.map(({ ref, span }) => session.rangeIn(file.document, ref.block, span)),
      wordPattern: WORD,
    };
  },
});
