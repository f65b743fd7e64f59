/** Reads the styles of an .xlsx workbook, as far as they carry meaning: number formats and fill colours. */
import { type Light, lightOf } from './grid.ts';
import { kindOfFormat, type NumberKind } from './number-format.ts';
import type { Zip } from './unzip.ts';
import { type Attributes, readXml } from './xml.ts';

export interface CellStyle {
  readonly kind: NumberKind;
  readonly light: Light | null;
}

/** Traffic-light colours of the indexed palette. */
const PALETTE: Readonly<Record<number, string>> = {
  2: 'FF0000',
  3: '00FF00',
  5: 'FFFF00',
  10: 'FF0000',
  11: '00FF00',
  13: 'FFFF00',
  17: '008000',
  42: 'CCFFCC',
  43: 'FFFF99',
  50: '99CC00',
  51: 'FFCC00',
  52: 'FF9900',
  53: 'FF6600',
  57: '339966',
};

/** Number formats and fills of cells, and fills of conditional formatting, all by index. */
export interface Styles {
  readonly cells: readonly CellStyle[];
  readonly fills: readonly (Light | null)[];
}

export function readStyles(zip: Zip): Styles {
  const theme = themeColours(zip);
  const codes = new Map<number, string>();
  const fills: (Light | null)[] = [];
  const styles: CellStyle[] = [];
  const ruled: (Light | null)[] = [];
  let within = '';
  let solid = false;
  let light: Light | null = null;
  readXml(zip, 'xl/styles.xml', {
    open: (name, attributes) => {
      if (/^(?:fills|cellXfs|numFmts|dxfs)$/.test(name)) within = name;
      else if (name === 'dxf') light = null;
      // In conditional formatting bgColor is the fill, unlike in the style of a cell.
      else if (within === 'dxfs' && name === 'bgColor') light = lightOf(colourOf(attributes(), theme));
      else if (within === 'dxfs' && name === 'fgColor') light ??= lightOf(colourOf(attributes(), theme));
      else if (name === 'numFmt' && within === 'numFmts') {
        const { numFmtId = '', formatCode = '' } = attributes();
        codes.set(Number(numFmtId), formatCode);
      } else if (name === 'fill' && within === 'fills') [solid, light] = [false, null];
      else if (name === 'patternFill' && within === 'fills') solid = attributes()['patternType'] === 'solid';
      else if (name === 'fgColor' && within === 'fills' && solid)
        light = lightOf(colourOf(attributes(), theme));
      else if (name === 'xf' && within === 'cellXfs') {
        const { numFmtId = '0', fillId = '0' } = attributes();
        const format = Number(numFmtId);
        styles.push({ kind: kindOfFormat(format, codes.get(format)), light: fills[Number(fillId)] ?? null });
      }
    },
    close: (name) => {
      if (name === 'dxf') ruled.push(light);
      else if (name === 'fill' && within === 'fills') fills.push(light);
      else if (name === within) within = '';
    },
  });
  return { cells: styles, fills: ruled };
}

/** Returns the theme's colours in the order in which styles refer to them. */
function themeColours(zip: Zip): readonly string[] {
  const colours: string[] = [];
  let within = false;
  readXml(zip, zip.names.find((name) => /^xl\/theme\/theme\d*\.xml$/.test(name)) ?? '', {
    open: (name, attributes) => {
      if (name === 'clrScheme') within = true;
      else if (within && name === 'srgbClr') colours.push(attributes()['val'] ?? '');
      else if (within && name === 'sysClr') colours.push(attributes()['lastClr'] ?? '');
    },
    close: (name) => {
      if (name === 'clrScheme') within = false;
    },
  });
  // The theme lists dark before light; styles refer to light first.
  const [dark1 = '', light1 = '', dark2 = '', light2 = '', ...accents] = colours;
  return [light1, dark1, light2, dark2, ...accents];
}

function colourOf({ rgb, theme, indexed }: Attributes, colours: readonly string[]): string {
  if (rgb !== undefined) return rgb.slice(-6);
  if (theme !== undefined) return colours[Number(theme)] ?? '';
  return PALETTE[Number(indexed ?? -1)] ?? '';
}
