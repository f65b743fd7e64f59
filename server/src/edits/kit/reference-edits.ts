/** References to an item that was split: who depended on it or replaces it now names both halves. */

import type { EntryRef } from '../../core/model/entry-ref.ts';
import { viewOf } from '../../core/model/item.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import type { FileEdit } from '../../core/text/finding.ts';
import { appendToList } from '../text/entry-edits.ts';
import { Rewrite } from '../text/rewrite.ts';
import { placed } from './verb.ts';

/** The ids of both halves of an item that was split. */
export interface HalfIds {
  /** The id that the item had; the half that keeps the entry keeps it. */
  readonly id: string;
  /** The id of the half that was made. */
  readonly half: string;
  /** `move` where the strategic half, which `sustains` names, is the one that was made. */
  readonly sustains: 'keep' | 'move';
}

/**
 * Edits every entry that refers to the item `id`: `depends-on` and `replaces` get `half` beside it, `sustains` names
 * the strategic half. A place that holds an alias is left as it is: it still names an item that exists.
 */
export function referenceEdits(
  portfolio: Portfolio,
  self: EntryRef,
  { id, half, sustains }: HalfIds,
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
