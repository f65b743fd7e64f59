/**
 * Stores the decisions of an import in a file beside the portfolio, so that next month's sheet is read the same way:
 * columns, units, notations, words. People may edit it; what it states overrides every guess.
 */
import { isMap, isScalar, type YAMLMap } from 'yaml';
import { KeptSheet } from '../../core/model/kept-sheet.ts';
import { readFiscal } from '../../core/text/fiscal-year.ts';
import { foldWords } from '../../core/text/fold-words.ts';
import { t } from '../../core/text/l10n.ts';
import { scalarOf } from '../../core/yaml/quote.ts';
import { yamlIn } from '../../core/yaml/yaml.ts';
import { type Amount, amountOfHead } from '../cells/amounts.ts';
import { fiscalText } from '../cells/fiscal.ts';
import type { Notations } from '../columns/column-facts.ts';
import type { Wish } from '../columns/guess-columns.ts';
import type { SheetOptions } from '../read/read-sheet.ts';
import type { Groups } from '../rows/hierarchy.ts';
import { cellsUnder, cleanLine, type Table, textOfCell } from '../table/table.ts';
import type { Imported } from './import-sheet.ts';
import { type LastSaid, lastLines, readLast } from './last-said.ts';

/** A parsed mapping file. */
export interface Mapping {
  readonly sheet: SheetOptions;
  readonly columns: readonly Wish[];
  readonly notations: Notations;
  readonly groups?: Groups;
  /** Names of the columns in which the portfolio leads. */
  readonly led: readonly string[];
  /** What the sheet said at the previous import. */
  readonly last: LastSaid;
}
/** Decisions other than the columns. */
export interface Said extends Omit<Mapping, 'columns' | 'led' | 'last'> {
  /** Columns that the user mapped, by their names in the sheet. */
  readonly columns?: readonly Wish[];
  readonly led?: readonly string[];
}

const WORDS = ['status', 'health', 'track', 'review'];

/** Writes the text of a mapping file, in a fixed order. */
export function mappingText(
  table: Table,
  imported: Imported,
  { sheet, notations, groups, led = [] }: Said,
): string {
  const lines = [
    '# How import reads the sheet of this portfolio. What you change here goes before its guesses.',
  ];
  const put = (key: string, value: string | number | undefined): void => {
    if (value !== undefined) lines.push(`${key}: ${typeof value === 'number' ? value : scalarOf(value)}`);
  };
  put('sheet', sheet.sheet);
  put('table', sheet.table);
  put('list', sheet.list);
  put('numbers', notations.numbers ?? imported.notations.numbers);
  put('dates', notations.dates ?? imported.notations.dates);
  if (notations.fiscal !== undefined) put('fiscal-year', fiscalText(notations.fiscal));
  put('groups', groups);
  lines.push('# Column: key of an item; an empty key leaves it out.', 'columns:');
  for (const { column, key, why } of imported.columns)
    if (why !== 'empty') lines.push(`  ${scalarOf(column.name)}: ${key === null ? "''" : key}`);
  // A date stated above the table changes every month, so do not store it.
  const units = imported.columns.flatMap(({ column: { name }, key }) => {
    const said = key === 'budget' ? unitOf(notations.units?.get(name) ?? amountOfHead(name)) : '';
    return said === '' ? [] : [`  ${scalarOf(name)}: ${scalarOf(said)}`];
  });
  if (units.length > 0) lines.push('# What the amounts below a head are of.', 'units:', ...units);
  lines.push(
    '# Who leads in a column: the sheet, or the portfolio, of which a difference is told and nothing is changed.',
    led.length === 0 ? '# from: {Status: portfolio}' : 'from:',
    ...led.map((column) => `  ${scalarOf(column)}: portfolio`),
  );
  const words = WORDS.flatMap((key) => {
    const own = wordsOf(table, imported, key);
    return own.length === 0 ? [] : [`  ${key}:`, ...own];
  });
  if (words.length > 0) lines.push('# What the words of cells mean.', 'words:', ...words);
  lines.push(...lastLines(imported.last));
  return `${lines.join('\n')}\n`;
}

const unitOf = ({ scale, currency }: Amount): string =>
  [scale ?? '', currency ?? ''].filter((part) => part !== '').join(' ');

/**
 * Returns the distinct words of a key's column, each with the value that its first row was read as, or '' if it was
 * not.
 */
function wordsOf(table: Table, { columns, drafts }: Imported, key: string): string[] {
  const plan = columns.find((each) => each.key === key || each.also === key);
  if (plan === undefined) return [];
  const rows = new Map(table.rows.map((row) => [row.line, row]));
  const words = new Map<string, string>();
  for (const { line, values } of drafts) {
    const cell = cellsUnder(rows.get(line) ?? { line, cells: [] }, plan.column)[0];
    const text = cell === undefined ? '' : cleanLine(textOfCell(cell));
    const value = values.get(key);
    const other = plan.key === key ? plan.also : plan.key;
    if (text === '' || words.has(text) || (value === undefined && other != null && values.has(other)))
      continue;
    words.set(text, value?.kind === 'text' ? value.text : '');
  }
  return [...words]
    .slice(0, 60)
    .map(([word, value]) => `    ${scalarOf(word)}: ${value === '' ? "''" : value}`);
}

/** Parses a mapping file, or returns a message about what is wrong with it. */
export function readMapping(text: string): Mapping | { readonly problem: string } {
  const [wrong] = new KeptSheet('', { text }).problems;
  if (wrong !== undefined) return { problem: t`Line ${wrong.line}: ${wrong.message}` };
  const root = yamlIn(text)?.contents ?? null;
  const at = (key: string): unknown => (isMap(root) ? root.get(key, true) : undefined);
  /** Returns one of the words that a key allows; `checkMapping` refuses any other. */
  const word = <W extends string = string>(key: string): W | undefined => {
    const node = at(key);
    return isScalar(node) && node.value !== null && node.value !== '' ? (String(node.value) as W) : undefined;
  };
  const numbers = word<NonNullable<Notations['numbers']>>('numbers');
  const dates = word<NonNullable<Notations['dates']>>('dates');
  const groups = word<Groups>('groups');
  const fiscal = readFiscal(word('fiscal-year') ?? '') ?? undefined;
  const from = pairsOf(at('from'));
  const [sheet, table, list] = [word('sheet'), word('table'), word('list')];
  return {
    sheet: {
      ...(sheet === undefined ? {} : { sheet }),
      ...(table === undefined ? {} : { table: Number(table) }),
      ...(list === undefined ? {} : { list }),
    },
    last: readLast(root),
    led: from.filter(([, lead]) => lead === 'portfolio').map(([column]) => column),
    columns: pairsOf(at('columns')).map(([column, key]) => ({ key, column })),
    notations: {
      ...(numbers === undefined ? {} : { numbers }),
      ...(dates === undefined ? {} : { dates }),
      ...(fiscal === undefined ? {} : { fiscal }),
      units: new Map(pairsOf(at('units')).map(([column, unit]) => [column, amountOfHead(unit)])),
      words: new Map(
        WORDS.map((key) => {
          const node = at('words');
          const own = pairsOf(isMap(node) ? node.get(key, true) : undefined);
          return [
            key,
            new Map(own.filter(([, value]) => value !== '').map(([name, value]) => [foldWords(name), value])),
          ];
        }),
      ),
    },
    ...(groups === undefined ? {} : { groups }),
  };
}

function pairsOf(node: unknown): readonly (readonly [string, string])[] {
  if (!isMap(node)) return [];
  return (node as YAMLMap).items.flatMap(({ key, value }) =>
    isScalar(key) && (value === null || isScalar(value))
      ? [[String(key.value), String(value?.value ?? '')] as const]
      : [],
  );
}

/** Lists columns that the sheet gained or lost since the mapping was stored. */
export function mappingDifferences({ columns }: Mapping, table: Table): readonly string[] {
  const fold = (name: string): string => name.trim().toLowerCase();
  const kept = new Set(columns.map(({ column }) => fold(column)));
  const there = new Set(table.columns.map(({ name }) => fold(name)));
  const fresh = table.columns.filter(({ name }) => !kept.has(fold(name))).map(({ name }) => `“${name}”`);
  const gone = columns.filter(({ column }) => !there.has(fold(column))).map(({ column }) => `“${column}”`);
  return [
    ...(fresh.length > 0 && kept.size > 0
      ? [t`Columns that the mapping does not know: ${fresh.join(', ')}.`]
      : []),
    ...(gone.length > 0 ? [t`Columns of the mapping that the sheet has no more: ${gone.join(', ')}.`] : []),
  ];
}

/** Returns the stored wishes that the sheet can satisfy, then the user's own, which override them. */
export function wishesOf({ columns }: Mapping, table: Table, said: readonly Wish[]): readonly Wish[] {
  const fold = (name: string): string => name.trim().toLowerCase();
  const there = new Set(table.columns.map(({ name }) => fold(name)));
  const own = columns.filter(
    ({ key, column }) =>
      there.has(fold(column)) &&
      !said.some((wish) => fold(wish.column) === fold(column) || (wish.key !== '' && wish.key === key)),
  );
  return [...own, ...said];
}
