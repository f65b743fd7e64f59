/** Puts items on a track. Nothing else of them changes: how they are run is a decision of its own. */
import { t } from '../core/l10n.ts';
import { readScalar } from '../core/read-scalar.ts';
import { tracks } from '../core/schema.ts';
import { setKey } from './entry-edits.ts';
import { editItems, type Verb } from './verb.ts';

export const setTrack: Verb = (context, refs, { value = '' }) => {
  const track = readScalar({ scalar: 'choice', values: tracks }, value);
  if (!track.ok)
    return { refused: t`There is no track “${value}”. It is operational, strategic or neither.` };
  return editItems(context, refs, (item) => setKey(item.block, item.entry.values, 'track', value));
};
