/** Reads the sheets of an .xlsx or .ods workbook as grids. */
import { t } from '../../core/text/l10n.ts';
import { type Grid, MAX_CELLS, WorkbookProblem } from './grid.ts';
import { isOds, readOds } from './ods.ts';
import { Zip } from './unzip.ts';
import { isXlsx, readXlsx } from './xlsx.ts';

export type Workbook =
  | { readonly form: 'xlsx' | 'ods'; readonly grids: readonly Grid[] }
  | { readonly problem: string };

/** Tells whether bytes begin like a zip file. */
export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;

/** Maximum inflated size of all parts together, in bytes. */
const MAX_INFLATED_BYTES = 128 * 1024 * 1024;

/** Reads a workbook. Does not throw for any bytes: `problem` is the user-facing reason why it cannot be read. */
export function readWorkbook(bytes: Uint8Array, most = MAX_INFLATED_BYTES): Workbook {
  try {
    const zip = new Zip(bytes, most);
    if (isXlsx(zip)) return { form: 'xlsx', grids: readXlsx(zip) };
    if (isOds(zip)) return { form: 'ods', grids: readOds(zip) };
    return { problem: kindOf(zip.names) };
  } catch (error) {
    if (!(error instanceof WorkbookProblem)) throw error;
    return {
      problem:
        error.message === 'cells'
          ? t`This workbook has more than ${MAX_CELLS} cells. Save the sheet that is wanted in a file of its own.`
          : error.message,
    };
  }
}

/** Describes a zip file that is not a supported workbook, by its parts. */
function kindOf(names: readonly string[]): string {
  if (names.some((name) => /^xl\/.*\.bin$/.test(name)))
    return t`This is a binary workbook (.xlsb). Open it and save it as .xlsx.`;
  if (names.some((name) => name.endsWith('.iwa')))
    return t`This is a document of Numbers, Pages or Keynote. Open it and export the table as .xlsx or CSV.`;
  if (names.includes('word/document.xml'))
    return t`This is a text document (.docx), not a table. Copy the table in it into a spreadsheet.`;
  if (names.includes('ppt/presentation.xml')) return t`These are slides (.pptx), not a table.`;
  return t`This is an archive, not an .xlsx or .ods workbook. Unpack it first.`;
}
