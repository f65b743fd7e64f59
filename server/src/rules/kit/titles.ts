/** Refers to items, goals and teams in messages by title, which people know, rather than by id. */
import { quotedTitle } from '../../base/words.ts';
import { idOf } from '../../core/model/entry-index.ts';
import { type EntryRef, entryName } from '../../core/model/entry-ref.ts';
import type { ItemView } from '../../core/model/item.ts';
import { t } from '../../core/text/l10n.ts';

/**
 * Returns an item's title in quotation marks: `“Merge laboratory services”`; else its id, else words for an item
 * without a title.
 */
export function titled({ title, id }: Pick<ItemView, 'title' | 'id'>): string {
  const quoted = quotedTitle(title);
  if (quoted !== '') return quoted;
  return id === null ? t`an item without a title` : `\`${id}\``;
}

/** Returns the title of a goal or item, or the name of a team, in quotation marks; else its id. */
export function entryTitled(ref: EntryRef): string {
  const quoted = quotedTitle(entryName(ref)?.text ?? '');
  return quoted === '' ? `\`${idOf(ref) ?? ''}\`` : quoted;
}
