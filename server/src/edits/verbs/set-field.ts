/** Sets one value of an item from a form: a key, a part of a measure or milestone; or adds or removes a row. */
import { oneLine } from '../../base/words.ts';
import { readScalar } from '../../core/language/read-scalar.ts';
import type { ItemView } from '../../core/model/item.ts';
import type { Edit } from '../../core/text/finding.ts';
import { t } from '../../core/text/l10n.ts';
import { scalarOf } from '../../core/yaml/quote.ts';
import { type FieldPlace, formLists, metaOfPlace, placeOfField, rowOf } from '../kit/form-keys.ts';
import { editItems, type Verb } from '../kit/verb.ts';
import { appendToList, insertLines, removeKey, setKey } from '../text/entry-edits.ts';
import { removeListEntry } from '../text/list-edits.ts';

export const setField: Verb = (context, refs, { value = '', from = '' }) => {
  const place = placeOfField(from);
  if (place === null) return { refused: t`The form has no field “${from}”.` };
  if (new Set(refs).size > 1) return { refused: t`A field is set in one item at a time.` };
  const text = oneLine(value);
  if (text === '' && place.kind === 'key' && place.key === 'title')
    return { refused: t`A title cannot be empty.` };
  if (text !== '') {
    const read = readScalar(metaOfPlace(place), text);
    if (!read.ok) return { refused: read.problem };
  }
  return editItems(context, refs, (item) => editsAt(item, place, text));
};

function editsAt(item: ItemView, place: FieldPlace, text: string): readonly Edit[] | null {
  const { block, entry } = item;
  const { values } = entry;
  if (place.kind === 'key')
    return text === ''
      ? removeKey(block, values, place.key)
      : setKey(block, values, place.key, scalarOf(text, values.flow));
  if (place.kind === 'row')
    return text === '' ? removeListEntry(block, values, place.list, place.index) : null;
  if (place.kind === 'new') {
    const { first } = formLists[place.list];
    return (
      insertLines(block, values, place.list, [`- ${first}: ${scalarOf(text)}`]) ??
      appendToList(block, values, place.list, `{${first}: ${scalarOf(text, true)}}`)
    );
  }
  const row = rowOf(item, place.list, place.index);
  if (row === undefined) return null;
  return text === ''
    ? removeKey(block, row, place.part)
    : setKey(block, row, place.part, scalarOf(text, row.flow));
}
