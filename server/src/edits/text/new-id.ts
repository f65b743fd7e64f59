/** Creates unused ids for new entries from the words of their titles. */
import { slugOf } from '../../core/language/scalars.ts';

/** Maximum length of a new id, since people type them. */
const MAX_LENGTH = 32;
const SMALL = new Set([
  'a',
  'an',
  'the',
  'of',
  'for',
  'and',
  'to',
  'in',
  'on',
  'at',
  'with',
  'by',
  'from',
  'our',
  'its',
]);

/** Creates an id from a title, cut between words; `fallback` if the title yields none. Avoids ids that are `taken`. */
export function newId(title: string, fallback: string, taken: (id: string) => boolean): string {
  const words = slugOf(title)
    .split('-')
    .filter((word) => word !== '');
  const telling = words.filter((word) => !SMALL.has(word));
  let base = '';
  for (const word of telling.length > 0 ? telling : words) {
    const longer = base === '' ? word : `${base}-${word}`;
    if (longer.length > MAX_LENGTH && base !== '') break;
    base = longer;
  }
  base = base.slice(0, MAX_LENGTH).replace(/-+$/, '') || fallback;
  return freeId(base, taken);
}

/** Returns the wished id, or the first of `wish-2`, `wish-3` … that is not taken. */
export function freeId(wish: string, taken: (id: string) => boolean): string {
  let id = wish;
  for (let n = 2; taken(id); n++) id = `${wish}-${n}`;
  return id;
}
