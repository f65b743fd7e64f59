/** Finds the rows of a sheet that are not items: totals, group headings, footers, and repeated heads. */

import { foldWords } from '../../core/text/fold-words.ts';
import { t } from '../../core/text/l10n.ts';
import { cleanLine, isEmpty, type Row, type Table, textOfCell } from '../table/table.ts';

export interface Asides {
  /** The text and the reason for each row left out, by line. */
  readonly left: ReadonlyMap<number, { readonly text: string; readonly problem: string }>;
  /** Lines of rows with nothing but a title; they may be items. */
  readonly bare: readonly number[];
  /** The text of the heading above each row, by line, without its number and colon. */
  readonly groups: ReadonlyMap<number, string>;
}

const TOTAL =
  /^(?:(?:sub|grand|overall|running|net)? ?totals?|total (?:general|generale|geral|generaal)|sum|summe|gesamt(?:summe)?|zwischensumme|insgesamt|somme|sous total|total partiel|suma|subtotales|totale|subtotale|somma|totaal|subtotaal|eindtotaal|som|summa|delsumma|delsum|i alt|sum totalt|totalt|totais|soma|celkem|razem|count|average|mean|durchschnitt|mittelwert|gennemsnit|gjennomsnitt|medelvarde|gemiddelde|moyenne|promedio|media)(?: (?:of|for|von|de|per|all|budget|cost|costs|kosten|projects|items)\b.*)?$/;
/** A total with its group's name: `Operations total`, `Total Operations`. */
const NEAR_TOTAL =
  /^(?:(?:sub)?total|sum|summe|gesamt|totale|totaal|subtotaal|zwischensumme|summa) .{1,60}$|^.{1,60} (?:(?:sub)?total|summe|gesamt|totale|totaal|summa|sum)$/;
const FOOTER =
  /^(?:\*|†|‡|\(?\d\)|notes?\b|source\b|sources\b|legend\b|key:|generated|exported|report (?:generated|run)|printed|confidential|page \d|©|copyright|disclaimer|applied filters|last updated|as (?:of|at) \d|total rows|\d+ (?:rows|records|items)\b|end of|hinweis|quelle|stand:|anmerkung|erstellt am|remarque|fuente|nota\b|fonte|bron|kilde|källa)/i;

/** The number of a heading: `A.`, `2)`. */
const NUMBERED = /^(?:[A-Z]|\d{1,2})[.)]\s+(?=\S)/;

interface Filled {
  readonly row: Row;
  readonly texts: readonly string[];
  readonly places: readonly number[];
}

/**
 * Finds the rows that are not items. `titles` are the places of the title column. Records of JSON have no such rows.
 */
export function asidesOf(table: Table, titles: readonly number[]): Asides {
  const left = new Map<number, { text: string; problem: string }>();
  const groups = new Map<number, string>();
  const bare: number[] = [];
  if (table.unit === 'record' || table.columns.length < 2) return { left, bare, groups };
  const rows = table.rows.map((row): Filled => {
    const places = row.cells.flatMap((cell, at) => (isEmpty(cell) ? [] : [at]));
    return { row, places, texts: places.map((at) => textOfCell(row.cells[at] ?? '').trim()) };
  });
  const sizes = rows.map(({ places }) => places.length).sort((a, b) => a - b);
  const usual = sizes[Math.floor(sizes.length * 0.75)] ?? 0;
  const heads = table.columns.map(({ name }) => foldWords(name));
  const lastFull = rows.findLastIndex(({ places }) => places.length > 1);
  const summed = rows.some(isTotal);
  let group: string | null = null;
  rows.forEach((each, at) => {
    const { row, texts, places } = each;
    const text = texts[0] ?? '';
    const before = rows[at - 1];
    const apart = before === undefined || row.line > before.row.line + 1 || left.has(before.row.line);
    const leave = (problem: string): void => void left.set(row.line, { text: text.slice(0, 80), problem });
    if (isTotal(each)) leave(t`It sums up other rows and is not an item.`);
    else if (places.length > 1 && isHead(each, heads)) leave(t`It repeats the head.`);
    else if (places.length === 1 && at > lastFull && lastFull >= 0 && usual > 1 && isFooter(text, apart))
      leave(t`It is below the table, like a note, and is left out.`);
    else if (places.length === 1 && usual >= 3 && isHeading(rows, at, titles, apart || summed)) {
      group = cleanLine(text).replace(NUMBERED, '').replace(/\s*:$/, '');
      leave(
        t`It is alone in its row above others, like the heading of a group: those below belong to it. Fill another of its cells to make it an item.`,
      );
    } else {
      if (places.length === 1 && usual >= 3 && titles.includes(places[0] as number)) bare.push(row.line);
      if (group !== null) groups.set(row.line, group);
    }
  });
  return { left, bare, groups };
}

const isFigure = (text: string): boolean =>
  /\d/.test(text) && /^[^\p{L}]*(?:\p{L}{1,4}\.?)?[^\p{L}]*$/u.test(text);

/** Tells whether a row holds a word for a total, and apart from it only figures. */
function isTotal({ texts }: Filled): boolean {
  const words = texts.filter((text) => !isFigure(text));
  const only = words[0];
  if (words.length !== 1 || only === undefined || only.length > 70) return false;
  const plain = foldWords(only);
  if (/^[Σ∑]/u.test(only.trim())) return true;
  return TOTAL.test(plain) || (texts.length > 1 && NEAR_TOTAL.test(plain));
}

const isHead = ({ places, texts }: Filled, heads: readonly string[]): boolean =>
  places.length >= 2 && texts.every((text) => heads.includes(foldWords(text)));

const isFooter = (text: string, apart: boolean): boolean =>
  FOOTER.test(text) || (text.split(/\s+/).length >= 5 && (apart || /[.!)]$/.test(text))) || text.length > 80;

/**
 * Tells whether a text alone in its row is a heading: full rows must follow, and its form or place must confirm it.
 */
function isHeading(rows: readonly Filled[], at: number, titles: readonly number[], apart: boolean): boolean {
  const { texts, places } = rows[at] as Filled;
  const next = rows[at + 1];
  const text = texts[0] ?? '';
  if (next === undefined || next.places.length < 2 || text.length > 80) return false;
  const elsewhere = !titles.includes(places[0] as number);
  return (
    apart ||
    elsewhere ||
    /:$/.test(text) ||
    (text.length > 3 && text === text.toUpperCase() && /\p{L}{3}/u.test(text))
  );
}
