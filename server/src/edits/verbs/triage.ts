/** Applies decisions on several items at once: a track, a split, or that it is not an item after all. */
import type { EntryRef, ItemRef } from '../../core/model/entry-ref.ts';
import { viewOf } from '../../core/model/item.ts';
import type { FileEdit } from '../../core/text/finding.ts';
import { t } from '../../core/text/l10n.ts';
import { overlap, placed, type VerbContext, type VerbResult, whyNot } from '../kit/verb.ts';
import { splitItem } from '../split/split-item.ts';
import { setKey } from '../text/entry-edits.ts';
import { removeEntry } from '../text/section-edits.ts';

export interface Decided {
  readonly ref: ItemRef;
  readonly decision: 'operational' | 'strategic' | 'neither' | 'split' | 'none';
}

/** Returns the edits of all decisions together. All or nothing: one that cannot be written refuses for all. */
export function triage(context: VerbContext, decided: readonly Decided[]): VerbResult {
  const edits: FileEdit[] = [];
  const made = new Set<string>();
  const gone = new Set<EntryRef>(decided.filter(({ decision }) => decision === 'none').map(({ ref }) => ref));
  for (const { ref, decision } of decided) {
    const item = viewOf(ref);
    if (decision === 'split') {
      const done = splitItem(context, ref);
      if ('refused' in done) return done;
      const fresh = [done.ids.operational, done.ids.strategic].find((id) => id !== item.id) ?? '';
      if (made.has(fresh))
        return {
          refused: t`Two of these splits would make the id ${fresh}. Split “${item.title}” by itself.`,
        };
      made.add(fresh);
      edits.push(...done.edits);
      continue;
    }
    const users = [...context.portfolio.index.usersOf('item', item.id ?? '')].filter(
      (user) => !gone.has(user),
    );
    if (decision === 'none' && item.id !== null && users.length > 0)
      return {
        refused: t`Other items refer to “${item.title}”, so it cannot be removed. Remove those references first.`,
      };
    const own =
      decision === 'none' ? removeEntry(ref) : setKey(ref.block, ref.entry.values, 'track', decision);
    if (own === null) return { refused: whyNot(item) };
    edits.push(...placed(context.portfolio, ref, own));
  }
  return overlap(edits)
    ? { refused: t`Some of these items are on one line or name each other. Write fewer of them at a time.` }
    : { edits };
}
