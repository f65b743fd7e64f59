/**
 * Adapts how an item is run to the kind of work it is, if it is run in the manner of the other path. Values that suit
 * the other path are replaced by those of this one. If that is not enough, keys that count as evidence for the other
 * path are removed one at a time, because their right value cannot be guessed: methods, horizon, sponsor, end, effort,
 * budget.
 */

import type { ItemEntry } from '../../core/document/read-block.ts';
import { type ItemView, itemView } from '../../core/model/item.ts';
import type { Edit } from '../../core/text/finding.ts';
import { fieldEvidence } from '../../traits/fields.ts';
import { subjectOf } from '../../traits/item-subject.ts';
import type { Pole } from '../../traits/judgement.ts';
import { removeKey, setKey } from '../text/entry-edits.ts';
import { removeListEntry } from '../text/list-edits.ts';
import { Rewrite } from '../text/rewrite.ts';

const OFTEN: ReadonlySet<string> = new Set(['daily', 'weekly', 'biweekly']);

/** Values that suit each path: rhythm of reviews, source of funding, size of change. */
const SUITS: Readonly<
  Record<Pole, { readonly review: string; readonly funding: string; readonly change: string }>
> = {
  operational: { review: 'weekly', funding: 'operating', change: 'incremental' },
  strategic: { review: 'monthly', funding: 'dedicated', change: 'breakthrough' },
};

/**
 * Replaces every value of an item that suits the other path, its track included. Null if there is nothing to replace,
 * or a place cannot be edited.
 */
export function fitGovernance(item: ItemView, substance: Pole): Rewrite<ItemEntry> | null {
  const rewrite = new Rewrite(item.block, item.entry);
  const suits = SUITS[substance];
  const { review, funding, change } = item.fields;
  const set = (key: string, value: string): boolean =>
    rewrite.step((block, entry) => setKey(block, entry.values, key, value));
  const wrongPace = (value: string | undefined): boolean =>
    value !== undefined && OFTEN.has(value) !== (substance === 'operational');
  let ok = true;
  if (item.track !== substance) ok = set('track', substance);
  if (wrongPace(review?.value)) ok = set('review', suits.review) && ok;
  if (funding?.value !== undefined && (funding.value === 'operating') !== (substance === 'operational'))
    ok = set('funding', suits.funding) && ok;
  if (change?.value !== undefined && change.value !== suits.change) ok = set('change', suits.change) && ok;
  for (const [index, measure] of item.measures.entries()) {
    if (!wrongPace(measure.fields.every?.value)) continue;
    ok =
      rewrite.step((block, entry) => {
        const own = entry.values.fields.measures?.items[index];
        return own === undefined ? null : setKey(block, own, 'every', suits.review);
      }) && ok;
  }
  return ok && rewrite.block !== item.block ? rewrite : null;
}

/** Keys that are removed if replacing values is not enough, in this order. */
const LAST_RESORT = ['horizon', 'sponsor', 'end', 'effort', 'budget'] as const;

/**
 * Returns edits after which the item's governance fits its substance. Null if a place cannot be edited, or if `fits`
 * never accepts the result.
 */
export function governanceEdits(
  item: ItemView,
  substance: Pole,
  currency: string | null,
  fits: (item: ItemView) => boolean,
): readonly Edit[] | null {
  const rewrite = fitGovernance(item, substance) ?? new Rewrite(item.block, item.entry);
  const done = (): boolean => {
    const { block, entry } = rewrite;
    return block !== item.block && fits(itemView(block, entry));
  };
  if (done()) return rewrite.edits;
  const against = new Set(
    fieldEvidence(subjectOf(item, currency))
      .filter(({ pole }) => pole !== substance)
      .map(({ path }) => path),
  );
  const methods = [...(item.fields.methods?.items.keys() ?? [])].reverse();
  for (const index of methods) {
    const word = item.fields.methods?.items[index]?.text ?? '';
    if (!(substance === 'strategic' ? SHOP_FLOOR : BOARDROOM).test(word)) continue;
    rewrite.step((block, entry) => removeListEntry(block, entry.values, 'methods', index));
  }
  if (done()) return rewrite.edits;
  for (const key of LAST_RESORT) {
    if (!against.has(key)) continue;
    if (rewrite.step((block, entry) => removeKey(block, entry.values, key)) && done()) return rewrite.edits;
  }
  return null;
}

/** Methods that are typical of one path only: first operational, then strategic. */
const SHOP_FLOOR =
  /huddle|checklist|5s\b|kaizen|standard work|gemba|a3\b|pdca|5 whys|visual|kanban|tally|spc\b/i;
const BOARDROOM =
  /business case|stage gate|due diligence|market|partner|steering|assur|portfolio|programme|program\b|consult/i;
