/** Writes an .xlsx workbook with column widths, a frozen head, drop-down lists, and colours by value. */
import { strToU8, zipSync } from 'fflate';

export type XlsxCell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  /** In the language's notation, 2027-01-31. */
  | { readonly kind: 'date'; readonly day: string };

export interface XlsxColumn {
  readonly name: string;
  /** Values of a drop-down list. */
  readonly choices?: readonly string[];
  /** Wraps long texts. */
  readonly wrap?: boolean;
  /** Fill colours `RRGGBB` by value. */
  readonly colours?: Readonly<Record<string, string>>;
}
export interface XlsxSheet {
  readonly name: string;
  readonly columns: readonly XlsxColumn[];
  readonly rows: readonly (readonly (XlsxCell | null)[])[];
}

/** Number of empty rows that lists and colours extend to, for rows added in the sheet. */
const SPARE_ROWS = 200;
const MAX_WIDTH = 60;
/** Indexes of the cell styles, in the order of `styles`. */
const STYLE = { plain: 0, head: 1, wrap: 2, date: 3 } as const;
/** Constant timestamp of every part, so that equal portfolios give equal bytes. */
const MADE = new Date(1980, 0, 1);

/** Returns the bytes of a workbook. */
export function xlsxOf(sheets: readonly XlsxSheet[]): Uint8Array {
  const colours = [
    ...new Set(
      sheets.flatMap(({ columns }) => columns.flatMap((column) => Object.values(column.colours ?? {}))),
    ),
  ];
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': rels([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbook(sheets),
    'xl/_rels/workbook.xml.rels': rels([
      ...sheets.map((_, at): readonly [string, string] => ['worksheet', `worksheets/sheet${at + 1}.xml`]),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': styles(colours),
  };
  for (const [at, sheet] of sheets.entries())
    parts[`xl/worksheets/sheet${at + 1}.xml`] = sheetXml(sheet, colours, at === 0);
  return zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, text]) => [name, [strToU8(HEAD + text), { mtime: MADE }]]),
    ),
  );
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function contentTypes(count: number): string {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const sheets = Array.from(
    { length: count },
    (_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${type}.worksheet+xml"/>`,
  );
  return `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${sheets.join('')}</Types>`;
}

function rels(targets: readonly (readonly [type: string, target: string])[]): string {
  const all = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
}

function workbook(sheets: readonly XlsxSheet[]): string {
  const all = sheets.map(
    ({ name }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  const filters = sheets.map(
    ({ name, columns, rows }, at) =>
      `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">'${escaped(name)}'!$A$1:$${letters(columns.length - 1)}$${rows.length + 1}</definedName>`,
  );
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><bookViews><workbookView/></bookViews><sheets>${all.join('')}</sheets><definedNames>${filters.join('')}</definedNames></workbook>`;
}

function styles(colours: readonly string[]): string {
  const border =
    '<border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color rgb="FF0F5C63"/></bottom><diagonal/></border>';
  const top = '<alignment vertical="top"/>';
  const dxfs = colours.map(
    (rgb) =>
      `<dxf><fill><patternFill patternType="solid"><bgColor rgb="FF${rgb}"/></patternFill></fill></dxf>`,
  );
  return `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><color rgb="FF0F2F33"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE3EEEF"/></patternFill></fill></fills><borders count="2">${border}</borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">${top}</xf><xf numFmtId="0" fontId="1" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center"/></xf><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">${top}</xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="${dxfs.length}">${dxfs.join('')}</dxfs></styleSheet>`;
}

function sheetXml({ columns, rows }: XlsxSheet, colours: readonly string[], first: boolean): string {
  const last = letters(columns.length - 1);
  const cols = columns.map(
    (column, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${widthOf(column, rows, at)}" customWidth="1"/>`,
  );
  const head = columns.map(({ name }, at) => textCell(`${letters(at)}1`, name, STYLE.head)).join('');
  const body = rows.map((row, line) => {
    const cells = row.map((cell, at) =>
      cell === null ? '' : cellXml(cell, `${letters(at)}${line + 2}`, columns[at]?.wrap === true),
    );
    return `<row r="${line + 2}">${cells.join('')}</row>`;
  });
  const reach = (at: number): string => `${letters(at)}2:${letters(at)}${rows.length + 1 + SPARE_ROWS}`;
  const lists = columns.flatMap(({ choices }, at) =>
    choices === undefined
      ? []
      : [
          `<dataValidation type="list" allowBlank="1" showErrorMessage="1" errorStyle="warning" sqref="${reach(at)}"><formula1>"${escaped(choices.join(','))}"</formula1></dataValidation>`,
        ],
  );
  let priority = 0;
  const formats = columns.flatMap(({ colours: own = {} }, at) => {
    const rules = Object.entries(own).map(
      ([value, rgb]) =>
        `<cfRule type="cellIs" dxfId="${colours.indexOf(rgb)}" priority="${++priority}" operator="equal"><formula>"${escaped(value)}"</formula></cfRule>`,
    );
    return rules.length === 0
      ? []
      : [`<conditionalFormatting sqref="${reach(at)}">${rules.join('')}</conditionalFormatting>`];
  });
  // The format prescribes the order of these elements.
  return `<worksheet xmlns="${MAIN}"><sheetViews><sheetView ${first ? 'tabSelected="1" ' : ''}workbookViewId="0"><pane xSplit="2" ySplit="1" topLeftCell="C2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${cols.join('')}</cols><sheetData><row r="1" ht="22" customHeight="1">${head}</row>${body.join('')}</sheetData><autoFilter ref="A1:${last}${rows.length + 1}"/>${formats.join('')}${lists.length === 0 ? '' : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`}<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup orientation="landscape" fitToHeight="0"/></worksheet>`;
}

function widthOf({ name, wrap }: XlsxColumn, rows: XlsxSheet['rows'], at: number): number {
  const longest = rows.reduce((most, row) => {
    const cell = row[at];
    if (cell == null) return most;
    const text = cell.kind === 'text' ? cell.text : cell.kind === 'date' ? cell.day : String(cell.value);
    return Math.max(most, ...text.split('\n').map((line) => line.length));
  }, name.length + 3);
  return Math.min(wrap === true ? MAX_WIDTH : 40, Math.max(9, longest + 2));
}

function cellXml(cell: XlsxCell, place: string, wrap: boolean): string {
  if (cell.kind === 'number') return `<c r="${place}" s="${STYLE.plain}"><v>${cell.value}</v></c>`;
  if (cell.kind === 'date') {
    const days = Math.round(Date.parse(`${cell.day}T00:00:00Z`) / 86_400_000) + 25_569;
    return `<c r="${place}" s="${STYLE.date}"><v>${days}</v></c>`;
  }
  return textCell(place, cell.text, wrap ? STYLE.wrap : STYLE.plain);
}

const textCell = (place: string, text: string, style: number): string =>
  `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;

/** Escapes text for XML, and drops characters that XML cannot hold. */
const escaped = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

function letters(column: number): string {
  const rest = Math.floor(column / 26);
  return `${rest > 0 ? letters(rest - 1) : ''}${String.fromCharCode(65 + (column % 26))}`;
}
