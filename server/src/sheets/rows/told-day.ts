/** Finds the day that a whole sheet reports on, if a line beside its table states it: `As at 30 June 2027`. */
import { type DateOrder, datesOf } from '../cells/dates.ts';
import { cleanLine } from '../table/table.ts';

/** A day, and the line that states it. */
export interface ToldDay {
  /** In the language's notation: `2027-06-30`, or a month. */
  readonly day: string;
  readonly text: string;
}

const MARK =
  /(?:^|[^\p{L}])(?:(?:status |data |figures |position )?as (?:at|of)|status date|data date|position at|report(?:ing)? (?:date|day|month)|cut-?off(?: date)?|date of (?:the )?report|stand(?: vom| per| am)?|stichtag|berichts(?:datum|tag|monat)|(?:situation|état) au|date d['’]arrêté|a fecha(?: de)?|fecha de corte|situación al|situazione al|data di riferimento|peildatum|stand per|per datum)\s*[:\-–]?\s+(.{4,60})$/iu;

/**
 * Returns the day that the lines state, read in this order of day and month, or null if none or several are stated.
 */
export function toldDay(lines: readonly string[], order: DateOrder): ToldDay | null {
  const found = lines.flatMap((line): ToldDay[] => {
    const text = cleanLine(line);
    const said = MARK.exec(text)?.[1];
    if (said === undefined) return [];
    const day = dayIn(said, order);
    return day === null ? [] : [{ day, text }];
  });
  return found.every(({ day }) => day === found[0]?.day) ? (found[0] ?? null) : null;
}

/** Reads a day at the beginning of a text such as `30 June 2027 (draft)`. */
function dayIn(words: string, order: DateOrder): string | null {
  const parts = words.split(' ');
  for (let length = Math.min(4, parts.length); length > 0; length--) {
    const date = datesOf(
      parts
        .slice(0, length)
        .join(' ')
        .replace(/[,.;)]+$/, ''),
      order,
    );
    if (date !== null && /^\d{4}-\d{2}(?:-\d{2})?$/.test(date)) return date;
  }
  return null;
}
