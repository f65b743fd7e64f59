/** Sets an item's title. Its id stays, because others refer to it. */
import { oneLine } from '../../base/words.ts';
import { t } from '../../core/text/l10n.ts';
import { scalarOf } from '../../core/yaml/quote.ts';
import { editItems, type Verb } from '../kit/verb.ts';
import { setKey } from '../text/entry-edits.ts';

export const setTitle: Verb = (context, refs, { value = '' }) => {
  const title = oneLine(value);
  if (title === '') return { refused: t`A title cannot be empty.` };
  if (new Set(refs).size > 1) return { refused: t`A title is given to one item at a time.` };
  return editItems(context, refs, (item) =>
    setKey(item.block, item.entry.values, 'title', scalarOf(title, item.entry.values.flow)),
  );
};
