/** Refers to items, goals and teams in messages by title, which people know, rather than by id. */
import { oneLine } from '../../base/words.ts';
import { idOf } from '../../core/model/entry-index.ts';
import { type EntryRef, entryName } from '../../core/model/entry-ref.ts';
import type { ItemView } from '../../core/model/item.ts';
import { t } from '../../core/text/l10n.ts';

/** Maximum length of a title in a message: one with more UTF-16 units is cut to this many code points. */
const MAX_LENGTH = 60;

/**
 * Returns an item's title in quotation marks: `“Merge laboratory services”`; else its id, else words for an item
 * without a title.
 */
export function titled({ title, id }: Pick<ItemView, 'title' | 'id'>): string {
  const text = clip(title);
  if (text !== '') return `“${text}”`;
  return id === null ? t`an item without a title` : `\`${id}\``;
}

/** Returns the title of a goal or item, or the name of a team, in quotation marks; else its id. */
export function entryTitled(ref: EntryRef): string {
  const text = clip(entryName(ref)?.text ?? '');
  return text === '' ? `\`${idOf(ref) ?? ''}\`` : `“${text}”`;
}

function clip(text: string): string {
  // The title is put in quotation marks, which its own must not end.
  const line = oneLine(text).replaceAll('“', '‘').replaceAll('”', '’');
  return line.length > MAX_LENGTH
    ? `${[...line]
        .slice(0, MAX_LENGTH - 1)
        .join('')
        .trimEnd()}…`
    : line;
}
