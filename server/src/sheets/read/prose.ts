/** Tells running text from a table: a letter, a log or a page whose lines would each become an item. */
import { type Table, textOfCell } from '../table/table.ts';

/** How many rows are looked at. */
const SAMPLE = 40;

/**
 * Tells whether a table without a head is running text: lines that end as sentences do, or break in the midst of one.
 */
export function isProse({ named, rows, columns }: Table): boolean {
  if (named || rows.length < 3) return false;
  const lines = rows.slice(0, SAMPLE).map(({ cells }) => cells.map(textOfCell));
  const widths = lines.map((cells) => cells.filter((cell) => cell.trim() !== '').length);
  const width = Math.max(...widths);
  // A table fills as many cells in every row; sentences have as many commas as they like.
  if (columns.length > 1 && widths.filter((each) => each === width).length * 2 > lines.length) return false;
  const texts = lines.map((cells) => cells.join(', ').trim());
  const running = texts.filter((text) => {
    const words = text.split(/\s+/).length;
    return (words >= 6 && /[.!?:,]$/.test(text)) || (words >= 9 && /^\p{Ll}|\p{Ll}$/u.test(text));
  }).length;
  return running * 5 >= texts.length * 2;
}
