/** Links an id and its references for simultaneous editing, if all of them are in one file. */
import type { LinkedEditingRangeParams, LinkedEditingRanges } from 'vscode-languageserver-protocol';
import { defineFeature } from './kit/feature.ts';
import { atPosition } from './kit/shapes.ts';
import { idAt, placesOf } from './place/id-at.ts';

/** Characters of an id. */
const WORD = '[a-z0-9-]+';

/**
 * Returns every occurrence of the id at the caret. Leaves ids that are used in other files, duplicated or undefined to
 * rename, which handles them or says why it cannot.
 */
export const linkedEditingRange = defineFeature<LinkedEditingRangeParams, LinkedEditingRanges | null>({
  method: 'textDocument/linkedEditingRange',
  params: atPosition,
  capabilities: () => ({ linkedEditingRangeProvider: true }),
  none: null,
  handle: (file, { position }, { session }) => {
    const id = idAt(file, session.offsetOf(file.document, position));
    if (id === null || file.portfolio.index.byId(id.kind, id.id).length !== 1) return null;
    const places = placesOf(file.portfolio, id.kind, id.id);
    if (places.length < 2 || places.some(({ ref, shared }) => shared || ref.uri !== file.uri)) return null;
    // An escape sequence in quotes may spell the id differently.
    if (places.some(({ ref, span }) => ref.block.text.slice(span.start, span.end) !== id.id)) return null;
    return {
      ranges: places.map(({ ref, span }) => session.rangeIn(file.document, ref.block, span)),
      wordPattern: WORD,
    };
  },
});
