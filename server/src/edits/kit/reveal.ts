/** Finds where an entry will be once edits are applied. */
import { Document } from '../../core/document/document.ts';
import { readingOf } from '../../core/document/read-block.ts';
import type { EntryKind } from '../../core/language/schema-kit.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import type { FileEdit } from '../../core/text/finding.ts';
import { applyEdits } from '../text/apply-edits.ts';
import type { Reveal } from './verb.ts';

/** Finds an entry in a file as it will be after the edits; undefined if it is not there. Parses that file again. */
export function revealOf(
  portfolio: Portfolio,
  uri: string,
  edits: readonly FileEdit[],
  { kind, id }: { readonly kind: EntryKind; readonly id: string },
): Reveal | undefined {
  const before = portfolio.files.get(uri);
  if (before === undefined) return undefined;
  const own = edits.filter((edit) => edit.uri === uri);
  const document = Document.of(uri, applyEdits(before.text, own));
  for (const [index, block] of document.blocks.entries()) {
    if (block.kind === 'head' || !block.text.includes(id)) continue;
    for (const { kind: found, span, values } of readingOf(block).entries) {
      const { fields } = values;
      if (found !== kind || fields.id?.text !== id) continue;
      const name = 'title' in fields ? fields.title : 'name' in fields ? fields.name : undefined;
      return {
        uri,
        range: document.rangeIn(index, span),
        selection: document.rangeIn(index, name ?? fields.id),
      };
    }
  }
  return undefined;
}
