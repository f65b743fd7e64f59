/** References to an item that was split: who depended on it or replaces it now names both halves. */

import type { EntryRef } from '../../core/model/entry-ref.ts';
import { viewOf } from '../../core/model/item.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import type { FileEdit } from '../../core/text/finding.ts';
import { appendToList } from '../text/entry-edits.ts';
import { Rewrite } from '../text/rewrite.ts';
import { placed } from './verb.ts';

/**
 * Edits in every entry that refers to the item `id`: `depends-on` and `replaces` get `half` beside it. `sustains`
 * names the strategic half: `move` puts `half` in the place of `id`, `keep` leaves it. A place that an alias puts
 * there is left as it is: it still names an item that exists.
 */
export function referenceEdits(
  portfolio: Portfolio,
  self: EntryRef,
  id: string,
  sustains: 'keep' | 'move',
  half: string,
): readonly FileEdit[] {
  const edits: FileEdit[] = [];
  for (const ref of portfolio.index.usersOf('item', id)) {
    if (ref === self || ref.kind !== 'item') continue;
    const rewrite = new Rewrite(ref.block, ref.entry);
    const item = viewOf(ref);
    for (const key of ['depends-on', 'replaces'] as const) {
      if (item.refs(key).some((scalar) => scalar.text === id))
        rewrite.step((block, entry) => appendToList(block, entry.values, key, half));
    }
    if (sustains === 'move') {
      rewrite.step((_, entry) => {
        const old = entry.values.fields.sustains?.items.find((scalar) => scalar.text === id);
        return old === undefined || old.shared
          ? null
          : [{ span: { start: old.start, end: old.end }, text: half }];
      });
    }
    edits.push(...placed(portfolio, ref, rewrite.edits));
  }
  return edits;
}
