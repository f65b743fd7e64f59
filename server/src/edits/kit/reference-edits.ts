/** Updates references to an item that was split. */

import type { EntryRef } from '../../core/model/entry-ref.ts';
import { viewOf } from '../../core/model/item.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import type { FileEdit } from '../../core/text/finding.ts';
import { appendToList } from '../text/entry-edits.ts';
import { Rewrite } from '../text/rewrite.ts';
import { placed } from './verb.ts';

/** The ids of the two halves of a split item. */
export interface HalfIds {
  /** The original id, which the half that keeps the entry retains. */
  readonly id: string;
  /** The id of the new half. */
  readonly half: string;
  /** `move` if the new half is the strategic one: `sustains` must then name it instead. */
  readonly sustains: 'keep' | 'move';
}

/**
 * Edits every item that refers to the item `id`: `depends-on` and `replaces` name both halves, `sustains` the strategic
 * one. References by alias are left alone: they still name an existing item.
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
