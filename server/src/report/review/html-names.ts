/** Renders names of items in a review's page, with links. */
import { t } from '../../core/text/l10n.ts';
import { isolated, markup, type Part } from '../drawing/markup.ts';
import type { Named } from '../facts/told.ts';
import { grouped } from '../facts/words.ts';

/** Returns the id of an item's table row; null if it has none. */
export type Link = (key: string) => string | null;

export function name({ key, title, note }: Named, link: Link): Part {
  const id = key === null ? null : link(key);
  const shown =
    id === null
      ? markup`<span class="t">${isolated(title)}</span>`
      : markup`<a href="#${id}">${isolated(title)}</a>`;
  return note === undefined ? shown : markup`${shown} (${isolated(note)})`;
}

/** Renders up to `most` names, and the number of further ones; nothing for an empty list. */
export function names(behind: readonly Named[], most: number, link: Link): Part {
  const shown = behind.slice(0, most).map((each, i) => [i > 0 && ', ', name(each, link)]);
  const more = behind.length - most;
  return (
    behind.length > 0 &&
    markup`<span class="behind">${shown}${more > 0 && t` and ${grouped(more)} more`}</span>`
  );
}
