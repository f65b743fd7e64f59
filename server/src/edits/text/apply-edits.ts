/** Applies edits to a text. */
import type { Edit } from '../../core/text/finding.ts';

/**
 * Returns the text after its edits; insertions at the same offset keep their order. Throws a RangeError if edits
 * overlap.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = edits
    .map((edit, order) => ({ edit, order }))
    .sort(
      (a, b) =>
        a.edit.span.start - b.edit.span.start || a.edit.span.end - b.edit.span.end || a.order - b.order,
    );
  let out = '';
  let from = 0;
  for (const { edit } of sorted) {
    if (edit.span.start < from || edit.span.end > text.length || edit.span.end < edit.span.start)
      throw new RangeError('edits overlap');
    out += text.slice(from, edit.span.start) + edit.text;
    from = edit.span.end;
  }
  return out + text.slice(from);
}
