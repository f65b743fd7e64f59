/** Gives items a status. */
import { t } from '../core/l10n.ts';
import { readScalar } from '../core/read-scalar.ts';
import { statuses } from '../core/schema.ts';
import { setKey } from './entry-edits.ts';
import { editItems, type Verb } from './verb.ts';

export const setStatus: Verb = (context, refs, { value = '' }) => {
  if (!readScalar({ scalar: 'choice', values: statuses }, value).ok)
    return { refused: t`There is no status “${value}”. It is one of ${statuses.join(', ')}.` };
  return editItems(context, refs, (item) => setKey(item.block, item.entry.values, 'status', value));
};
