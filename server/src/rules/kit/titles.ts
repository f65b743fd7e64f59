/** What items, goals and teams are called in a message: by their title, which people know, not by their id. */
import { idOf } from '../../core/model/entry-index.ts';
import { type EntryRef, entryName } from '../../core/model/entry-ref.ts';
import type { ItemView } from '../../core/model/item.ts';
import { t } from '../../core/text/l10n.ts';

/** Longest title in a message, in code points; a longer one is cut. */
const LONGEST = 60;

/** `“Merge laboratory services”`; of an item without a title its id, of one without either its place in words. */
export function titled({ title, id }: Pick<ItemView, 'title' | 'id'>): string {
  const text = clip(title);
  if (text !== '') return `“${text}”`;
  return id === null ? t`an item without a title` : `\`${id}\``;
}

/** The title of a goal or an item, or the name of a team, in quotation marks. */
export function entryTitled(ref: EntryRef): string {
  const text = clip(entryName(ref)?.text ?? '');
  return text === '' ? `\`${idOf(ref) ?? ''}\`` : `“${text}”`;
}

function clip(text: string): string {
  // A title stands in quotation marks: its own must not end them.
  const line = text.replace(/\s+/g, ' ').trim().replaceAll('“', '‘').replaceAll('”', '’');
  return line.length > LONGEST
    ? `${[...line]
        .slice(0, LONGEST - 1)
        .join('')
        .trimEnd()}…`
    : line;
}
