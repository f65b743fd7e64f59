/** Reports what holds of a table as a whole: columns that add nothing, amounts without a currency, outlines. */
import { t } from '../../core/text/l10n.ts';
import { amountOfHead } from '../cells/amounts.ts';
import type { ColumnPlan } from '../columns/guess-columns.ts';
import { cellsUnder, cleanLine, type Row, type Table, textOfCell } from '../table/table.ts';
import type { Ways } from '../table/ways.ts';
import type { Draft, Note } from './draft.ts';
import type { Dated } from './history.ts';

type Used = ColumnPlan & { readonly key: string };

/** Returns the notes on a table. `all` holds the rows of each item in their order, `every` each of them. */
export function tableNotes(
  table: Table,
  used: readonly Used[],
  { every, all }: { readonly every: readonly Draft[]; readonly all: readonly Dated[][] },
  ways: Ways,
): readonly Note[] {
  const amounts = used.some(({ key }) => /^(?:budget$|cost\.|benefit\.)/.test(key));
  const days =
    all.some(({ length }) => length > 1) ||
    every.some(({ values }) => {
      const measures = values.get('measures');
      const own = measures?.kind === 'measures' ? measures.measures : [];
      return own.some(({ fields }) => [...fields.keys()].some((key) => /^(?:actuals|plan)\./.test(key)));
    });
  // Columns that qualify others which the table lacks.
  const idle = used.flatMap(({ key, column }): readonly Note[] => {
    const problem =
      key === 'currency' && !amounts
        ? t`It states the currency of amounts, and no column holds any. It is left out; a key that begins with x- keeps it.`
        : key === 'as-of' && !days
          ? t`It dates readings and rows of several days, and there are none here. It is left out; ${ways.key('reviewed', column.name)} takes it for the last look.`
          : null;
    return problem === null ? [] : [{ line: null, column: column.name, text: '', problem }];
  });
  const lines = new Set(every.map(({ line }) => line));
  const rows = table.rows.filter(({ line }) => lines.has(line));
  return [...idle, ...kronaNotes(table, used), ...outlineNotes(rows, table, used)];
}

/** The sign that three currencies share, beside an amount or in a head. */
const KRONA = /(?<!\p{L})(?:[tm]?kr|kron[oe]r)(?!\p{L})/iu;

/** Reports amounts in kronor or kroner where nothing says of which country. */
function kronaNotes(table: Table, used: readonly Used[]): readonly Note[] {
  if (used.some(({ key }) => key === 'currency')) return [];
  return used.flatMap(({ key, column }): readonly Note[] => {
    if (key !== 'budget' || amountOfHead(column.name).currency !== null) return [];
    const cells = table.rows.flatMap((row) => cellsUnder(row, column).map(textOfCell));
    const text = [column.name, ...cells].find((each) => KRONA.test(each));
    return text === undefined
      ? []
      : [
          {
            line: null,
            column: column.name,
            text: cleanLine(text).slice(0, 80),
            problem: t`Three countries count in kr: the amounts are written without a currency. SEK, NOK or DKK in the head says which.`,
          },
        ];
  });
}

/** Keys of what several items have in common. */
const SHARED: ReadonlySet<string> = new Set(['goals', 'group', 'teams']);
/** Number of lines that a note names. */
const MAX_LINES = 5;

/**
 * Returns a note on the first column if it is filled as an outline is: each value once, with empty cells below. Nothing is
 * copied down, since an empty cell may mean none.
 */
function outlineNotes(rows: readonly Row[], table: Table, used: readonly Used[]): readonly Note[] {
  const first = used.find(({ column }) => column === table.columns[0]);
  if (first === undefined || !SHARED.has(first.key)) return [];
  const cells = rows.map((row) => cellsUnder(row, first.column).map(textOfCell).join('').trim());
  const values = cells.filter((cell) => cell !== '');
  const empty = rows.filter((_, at) => cells[at] === '');
  if (cells[0] === '' || empty.length === 0 || new Set(values).size < values.length) return [];
  const lines = empty.slice(0, MAX_LINES).map(({ line }) => String(line));
  if (empty.length > MAX_LINES) lines.push('…');
  return [
    {
      line: null,
      column: first.column.name,
      text: '',
      problem: t`It is empty below a value (${lines.join(', ')}), and nothing was copied down. If the value above is meant, fill it in.`,
    },
  ];
}
