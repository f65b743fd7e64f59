/** Moves items to a track. Changes nothing else: how they are run is a separate decision. */

import { tracks } from '../../core/language/item-schema.ts';
import { readScalar } from '../../core/language/read-scalar.ts';
import { t } from '../../core/text/l10n.ts';
import { editItems, type Verb } from '../kit/verb.ts';
import { setKey } from '../text/entry-edits.ts';

export const setTrack: Verb = (context, refs, { value = '' }) => {
  const track = readScalar({ scalar: 'choice', values: tracks }, value);
  if (!track.ok)
    return { refused: t`There is no track “${value}”. It is operational, strategic or neither.` };
  return editItems(context, refs, (item) => setKey(item.block, item.entry.values, 'track', value));
};
