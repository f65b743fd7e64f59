/** How items are named and led to in the page of a review. */
import { t } from '../../core/text/l10n.ts';
import { isolated, markup, type Part } from '../drawing/markup.ts';
import type { Named } from '../facts/told.ts';
import { grouped } from '../facts/words.ts';

/** The id of an item's row in the table; null for what is not in it. */
export type Link = (key: string) => string | null;

export function name({ key, title, note }: Named, link: Link): Part {
  const id = key === null ? null : link(key);
  const shown =
    id === null
      ? markup`<span class="t">${isolated(title)}</span>`
      : markup`<a href="#${id}">${isolated(title)}</a>`;
  return note === undefined ? shown : markup`${shown} (${isolated(note)})`;
}

/** The first `most` of some items, and how many more there are; nothing for none. */
export function names(behind: readonly Named[], most: number, link: Link): Part {
  const shown = behind.slice(0, most).map((each, i) => [i > 0 && ', ', name(each, link)]);
  const more = behind.length - most;
  return (
    behind.length > 0 &&
    markup`<span class="behind">${shown}${more > 0 && t` and ${grouped(more)} more`}</span>`
  );
}
