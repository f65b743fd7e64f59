/** Tells running text from a table: each line of a letter, log or web page would become an item. */
import { keysOfHead } from '../heads/header-words.ts';
import { type Table, textOfCell } from '../table/table.ts';
import { isOfALetter } from './read-lines.ts';

/** Number of rows sampled. */
const SAMPLE = 40;
/** Minimum rows of a one-column list; fewer are a message, an address, or an error. */
const MIN_TITLES = 3;
/** Up to this many rows, one sentence is enough. */
const FEW = 6;

/**
 * Tells whether a table is running text: sentences, wrapped lines, parts of a letter, keys and values, Markdown, or
 * code.
 */
export function isProse(table: Table): boolean {
  const { named, rows, columns } = table;
  if (rows.length === 0) return false;
  if (named) return isSplitSentence(table);
  const lines = rows.slice(0, SAMPLE).map(({ cells }) => cells.map(textOfCell));
  const widths = lines.map((cells) => cells.filter((cell) => cell.trim() !== '').length);
  const width = Math.max(...widths);
  const texts = lines.map((cells) =>
    cells
      .map((cell) => cell.trim())
      .filter((cell) => cell !== '')
      .join(', '),
  );
  if (texts.every(isLogged)) return true;
  // A table fills the same number of cells in every row; the commas of sentences vary.
  const filled = widths.filter((each) => each === width).length;
  const even = columns.length > 1 && width > 1 && (lines.length > 1 ? filled * 2 > lines.length : true);
  if (even) return width === 2 && lines.length === 1 && wordsIn(texts[0] as string) >= 6;
  if (lines.length < MIN_TITLES || texts.some(isOfALetter) || texts.some(isMarkup)) return true;
  if (texts.every(isKeyed)) return true;
  const running = texts.filter((text) => {
    const words = wordsIn(text);
    const long = lines.length < FEW ? 3 : 6;
    return (words >= long && /[.!?:,;{}]$/.test(text)) || (words >= 9 && /^\p{Ll}|\p{Ll}$/u.test(text));
  }).length;
  return lines.length < FEW ? running > 0 : running * 5 >= texts.length * 2;
}

const wordsIn = (text: string): number => text.trim().split(/\s+/).length;

/** Tells whether a line begins with a timestamp, as in a log. */
const isLogged = (text: string): boolean => /^\W?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d/.test(text);

/** Tells whether a line is a heading, rule or fence of Markdown. */
const isMarkup = (text: string): boolean => /^#{1,6} |^([=~*_-])\1{2,}$|^```/.test(text);

/** Tells whether a line is a `key: value` of a settings file or a note. `Permits: cut waiting` may be a title. */
function isKeyed(text: string): boolean {
  const key = /^([\p{L}][\w.-]*)\s*[:=](?:\s|$)/u.exec(text)?.[1];
  return key !== undefined && (/^\p{Ll}/u.test(key) || isHeadForSure(key));
}
const isHeadForSure = (text: string): boolean =>
  [...keysOfHead(text.trim()).values()].some((score) => score >= 8);

/**
 * Tells whether the head is a sentence split at its commas (`Owner, we need to talk`), or a line above one-cell rows.
 */
function isSplitSentence({ columns, rows }: Table): boolean {
  const [first, ...others] = columns.map(({ name }) => name);
  if (first === undefined || others.length === 0) return false;
  const known = [first, ...others].filter(isHeadForSure).length;
  if (known > 1) return false;
  if (others.every((name) => wordsIn(name) > 2 && /^\p{Ll}/u.test(name.trim()))) return true;
  return rows.slice(0, SAMPLE).every(({ cells }) => {
    const [alone, ...more] = cells.map(textOfCell).filter((cell) => cell.trim() !== '');
    return more.length === 0 && wordsIn(alone ?? '') >= 6 && /[.!?]$/.test((alone ?? '').trim());
  });
}
