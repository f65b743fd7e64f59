/** Workbooks made by hand, part by part, as programs other than ours write them. */
import { strToU8, zipSync } from 'fflate';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export const zipOf = (parts: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));

/** One sheet of an .xlsx: the inside of its `worksheet`. `state` hides it. */
export interface SheetPart {
  readonly name: string;
  readonly xml: string;
  readonly state?: string;
}
/** Grounds of rules by number: 0 green, 1 amber, 2 red, 3 grey. Styles by number: 0 plain, 1 a day, 2 a share, 3 pounds, 4 green, 5 amber, 6 red by the theme, 7 a clock. */
const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="170" formatCode="[$£-809]#,##0.00"/></numFmts>
<fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FF00B050"/></patternFill></fill>
<fill><patternFill patternType="solid"><fgColor rgb="FFFFC000"/></patternFill></fill>
<fill><patternFill patternType="solid"><fgColor theme="5"/></patternFill></fill></fills>
<cellXfs count="8"><xf numFmtId="0" fillId="0"/><xf numFmtId="14" fillId="0"/><xf numFmtId="9" fillId="0"/><xf numFmtId="170" fillId="0"/>
<xf numFmtId="0" fillId="2"/><xf numFmtId="0" fillId="3"/><xf numFmtId="0" fillId="4"/><xf numFmtId="22" fillId="0"/></cellXfs>
<dxfs count="4">${['00B050', 'FFC000', 'FF0000', 'D9D9D9'].map((rgb) => `<dxf><fill><patternFill><bgColor rgb="FF${rgb}"/></patternFill></fill></dxf>`).join('')}</dxfs></styleSheet>`;
const THEME = `<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme name="x">${['000000', 'FFFFFF', '1F497D', 'EEECE1', '4F81BD', 'C00000'].map((rgb, at) => `<a:c${at}><a:srgbClr val="${rgb}"/></a:c${at}>`).join('')}</a:clrScheme></a:themeElements></a:theme>`;

/** An .xlsx of some sheets and the texts that their cells share. */
export function xlsx(
  sheets: readonly SheetPart[],
  strings: readonly string[] = [],
  pr = '',
  target?: string,
): Uint8Array {
  return zipOf({
    'xl/workbook.xml': `<x:workbook xmlns:x="${MAIN}" xmlns:r="${OFFICE}"><x:workbookPr ${pr}/><x:sheets>${sheets.map(({ name, state }, at) => `<x:sheet name="${name}" sheetId="${at + 1}" ${state === undefined ? '' : `state="${state}" `}r:id="rId${at + 1}"/>`).join('')}</x:sheets></x:workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Type="t" Target="${target ?? `${at % 2 === 0 ? '' : '/xl/'}worksheets/s${at}.xml`}"/>`).join('')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${strings.map((text) => `<si>${text}</si>`).join('')}</sst>`,
    'xl/styles.xml': STYLES,
    'xl/theme/theme1.xml': THEME,
    ...Object.fromEntries(
      sheets.map(({ xml }, at) => [
        `xl/worksheets/s${at}.xml`,
        `<worksheet xmlns="${MAIN}">${xml}</worksheet>`,
      ]),
    ),
  });
}

/** A row of texts; an empty one leaves a hole. */
export function rowXml(line: number, cells: readonly string[], attributes = ''): string {
  const all = cells.map((text, at) =>
    text === ''
      ? ''
      : text.startsWith('<')
        ? text.replace('<c', `<c r="${String.fromCharCode(65 + at)}${line}"`)
        : `<c r="${String.fromCharCode(65 + at)}${line}" t="inlineStr"><is><t>${text.replaceAll('&', '&amp;')}</t></is></c>`,
  );
  return `<row r="${line}"${attributes}>${all.join('')}</row>`;
}

/** An .ods of one sheet: the inside of its `table:table`. */
export function ods(table: string, styles = ''): Uint8Array {
  const names = ['office', 'table', 'text', 'style', 'fo']
    .map((name) => `xmlns:${name}="urn:${name}"`)
    .join(' ');
  return zipOf({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': `<?xml version="1.0"?><office:document-content ${names}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="Plan">${table}</table:table></office:spreadsheet></office:body></office:document-content>`,
  });
}
