/** Sets the status of items. */

import { statuses } from '../../core/language/item-schema.ts';
import { readScalar } from '../../core/language/read-scalar.ts';
import { t } from '../../core/text/l10n.ts';
import { editItems, type Verb } from '../kit/verb.ts';
import { setKey } from '../text/entry-edits.ts';

export const setStatus: Verb = (context, refs, { value = '' }) => {
  if (!readScalar({ scalar: 'choice', values: statuses }, value).ok)
    return { refused: t`There is no status “${value}”. It is one of ${statuses.join(', ')}.` };
  return editItems(context, refs, (item) => setKey(item.block, item.entry.values, 'status', value));
};
