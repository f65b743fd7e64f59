/** Reads an .xlsx workbook as grids, with the stored values. Runs no formula and no macro. */
import { numberText } from '../table/number-text.ts';
import { Conditions } from './conditions.ts';
import { type Grid, GridBuilder, type GridCell, type Light, type Merge } from './grid.ts';
import { dateText, type NumberKind, shownNumber } from './number-format.ts';
import type { Zip } from './unzip.ts';
import { readStyles } from './xlsx-styles.ts';
import { readXml } from './xml.ts';

interface SheetPlace {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string;
}

/** Tells whether a zip file is an .xlsx workbook. */
export const isXlsx = (zip: Zip): boolean => zip.names.some((name) => /^xl\/workbook\d*\.xml$/.test(name));

/**
 * Reads all sheets.
 * @throws WorkbookProblem if a part is damaged or too large
 */
export function readXlsx(zip: Zip): readonly Grid[] {
  const main = zip.names.find((name) => /^xl\/workbook\d*\.xml$/.test(name)) as string;
  const { sheets, since1904 } = readMain(zip, main);
  const strings = readStrings(zip);
  const { cells: styles, fills } = readStyles(zip);
  return sheets
    .filter(({ part }) => zip.has(part))
    .map(({ name, hidden, part }) => ({
      name,
      hidden,
      ...readSheet(zip, part, { strings, styles, fills, since1904 }),
    }));
}

function readMain(
  zip: Zip,
  main: string,
): { readonly sheets: readonly SheetPlace[]; readonly since1904: boolean } {
  const targets = new Map<string, string>();
  readXml(zip, main.replace(/([^/]+)$/, '_rels/$1.rels'), {
    open: (name, attributes) => {
      if (name !== 'Relationship') return;
      const { Id = '', Target = '' } = attributes();
      targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  const sheets: SheetPlace[] = [];
  let since1904 = false;
  readXml(zip, main, {
    open: (name, attributes) => {
      if (name === 'workbookPr') since1904 = /^(?:1|true)$/.test(attributes()['date1904'] ?? '');
      if (name !== 'sheet') return;
      const { name: title = '', state = 'visible', 'r:id': id = '' } = attributes();
      sheets.push({ name: title, hidden: state !== 'visible', part: targets.get(id) ?? '' });
    },
  });
  return { sheets, since1904 };
}

/** Reads the shared strings by index, without formatting and phonetic readings. */
function readStrings(zip: Zip): readonly string[] {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let aside = false;
  readXml(zip, 'xl/sharedStrings.xml', {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 't') inText = true;
      else if (name === 'rPh') aside = true;
    },
    text: (more) => {
      if (inText && !aside) text += more;
    },
    close: (name) => {
      if (name === 'si') strings.push(text);
      else if (name === 't') inText = false;
      else if (name === 'rPh') aside = false;
    },
  });
  return strings;
}

interface Style {
  readonly kind: NumberKind;
  readonly light: Light | null;
}

/** Context that all sheets share. */
interface Shared {
  readonly strings: readonly string[];
  readonly styles: readonly Style[];
  readonly fills: readonly (Light | null)[];
  readonly since1904: boolean;
}

function readSheet(
  zip: Zip,
  part: string,
  { strings, styles, fills, since1904 }: Shared,
): Omit<Grid, 'name' | 'hidden'> {
  const grid = new GridBuilder();
  const conditions = new Conditions(fills);
  const merges: Merge[] = [];
  const hiddenColumns: number[] = [];
  let line = 0;
  let hidden = false;
  let column = -1;
  let cell: { type: string; style: Style | undefined; value: string; formula: boolean } | null = null;
  let reading = false;
  readXml(zip, part, {
    open: (name, attributes) => {
      conditions.open(name, attributes);
      if (name === 'row') {
        const { r, hidden: hide = '' } = attributes();
        line = r === undefined ? line + 1 : Number(r);
        hidden = isYes(hide);
        column = -1;
      } else if (name === 'c') {
        const { r, t: type = 'n', s = '' } = attributes();
        column = r === undefined ? column + 1 : columnOf(r);
        cell = { type, style: styles[Number(s)], value: '', formula: false };
      } else if (name === 'v' || name === 't') reading = cell !== null;
      else if (name === 'f' && cell !== null) cell.formula = true;
      else if (name === 'mergeCell') merges.push(...mergeOf(attributes()['ref'] ?? ''));
      else if (name === 'col') {
        const { hidden: hide = '', min = '1', max = '1' } = attributes();
        if (isYes(hide))
          for (let at = Number(min); at <= Math.min(Number(max), 2000); at++) hiddenColumns.push(at - 1);
      }
    },
    text: (more) => {
      if (reading && cell !== null) cell.value += more;
      else conditions.text(more);
    },
    close: (name) => {
      conditions.close(name);
      if (name === 'v' || name === 't') reading = false;
      else if (name === 'c' && cell !== null) {
        grid.put(column, cellOf(cell, strings, since1904));
        cell = null;
      } else if (name === 'row') grid.endRow(line, hidden);
    },
  });
  const { rows, unread } = conditions.applied(grid.rows);
  return { rows, merges, hiddenColumns, ...(unread.length === 0 ? {} : { unread }) };
}

const isYes = (text: string): boolean => text === '1' || text === 'true';

function cellOf(
  {
    type,
    style,
    value,
    formula,
  }: { type: string; style: Style | undefined; value: string; formula: boolean },
  strings: readonly string[],
  since1904: boolean,
): GridCell {
  const light = style?.light == null ? {} : { light: style.light };
  if (value === '') return formula ? { text: '', unread: true, ...light } : { text: '', ...light };
  if (type === 's') return { text: strings[Number(value)] ?? '', ...light };
  if (type === 'b') return { text: value === '1' ? 'true' : 'false', ...light };
  if (type === 'd') return { text: value.replace(/T.*$/, ''), ...light };
  const number = Number(value);
  if (type !== 'n' || !Number.isFinite(number)) return { text: value, ...light };
  const kind = style?.kind ?? 'plain';
  const text =
    kind === 'time'
      ? number >= 1
        ? (dateText(number, since1904) ?? value)
        : numberText(number)
      : shownNumber(number, kind, since1904);
  return { text, ...light };
}

/** Returns the zero-based column of a reference such as `AB12`. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^\$?([A-Z]{1,3})/.exec(reference)?.[1] ?? 'A')
    column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function mergeOf(reference: string): Merge[] {
  const [from = '', to = from] = reference.split(':');
  const row = (text: string): number => Number(/\d+/.exec(text)?.[0] ?? 0) - 1;
  const merge = { top: row(from), left: columnOf(from), bottom: row(to), right: columnOf(to) };
  return merge.top >= 0 && merge.bottom >= merge.top ? [merge] : [];
}
