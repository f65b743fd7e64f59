/** Adds a goal to items, replaces one goal by another, or removes one. */
import { t } from '../../core/text/l10n.ts';
import { editItems, type Verb } from '../kit/verb.ts';
import { appendToList, removeFromList } from '../text/entry-edits.ts';

/** `value` is added, or replaces `from`; with `from` alone, the item stops serving that goal. */
export const setGoal: Verb = (context, refs, { value = '', from }) => {
  if (value === '' && from === undefined) return { refused: t`No goal is named.` };
  if (value !== '' && context.portfolio.index.byId('goal', value).length === 0)
    return { refused: t`There is no goal \`${value}\` in this portfolio.` };
  return editItems(context, refs, (item) => {
    const { block, entry } = item;
    const goals = item.refs('goals');
    const old = goals.find((goal) => goal.text === from);
    if (from === undefined || old === undefined)
      return value === '' ? [] : appendToList(block, entry.values, 'goals', value);
    if (value === from) return [];
    if (value === '' || goals.some((goal) => goal.text === value))
      return removeFromList(block, entry.values, 'goals', from);
    // Replace it in place: an item is counted under the first goal it names.
    return old.shared ? null : [{ span: { start: old.start, end: old.end }, text: value }];
  });
};
