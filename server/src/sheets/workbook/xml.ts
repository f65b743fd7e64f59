/** Parses a part of a workbook as XML, piece by piece as it is inflated. */
import { Parser } from 'saxen';
import { t } from '../../core/text/l10n.ts';
import { WorkbookProblem } from './grid.ts';
import type { Zip } from './unzip.ts';

export type Attributes = Readonly<Record<string, string>>;
export interface XmlReader {
  /** `attributes` decodes on demand. */
  readonly open?: (name: string, attributes: () => Attributes) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/**
 * Reports the contents of a part to a reader. `prefixes` keeps namespace prefixes (`table:table-row`), which are
 * dropped otherwise. Refuses DTDs and entity declarations, which no spreadsheet writes.
 * @throws WorkbookProblem if the part is not XML, and whatever `reader` throws
 */
export function readXml(zip: Zip, part: string, reader: XmlReader, prefixes = false): void {
  if (!zip.has(part)) return;
  const plain = (name: string): string => (prefixes ? name : name.slice(name.indexOf(':') + 1));
  let failure: unknown = null;
  const guard = (call: () => void): void => {
    if (failure !== null) return;
    try {
      call();
    } catch (error) {
      failure = error;
    }
  };
  const broken = (): void => {
    failure ??= new WorkbookProblem(
      t`This workbook is damaged: ${part} cannot be read. Open it and save it again.`,
    );
  };
  const parser = new Parser()
    .on('openTag', (name, attributes, decode) =>
      guard(() => reader.open?.(plain(name), () => decoded(attributes(), decode, prefixes))),
    )
    .on('closeTag', (name) => guard(() => reader.close?.(plain(name))))
    .on('text', (text, decode) => guard(() => reader.text?.(decode(text))))
    .on('cdata', (text) => guard(() => reader.text?.(text)))
    .on('attention', broken)
    .on('error', broken)
    .on('warn', () => {});
  const decoder = new TextDecoder();
  const check = (): void => {
    if (failure !== null) throw failure;
  };
  zip.read(part, (piece) => {
    parser.write(decoder.decode(piece, { stream: true }));
    check();
  });
  parser.end();
  check();
}

function decoded(
  attributes: Readonly<Record<string, string>>,
  decode: (text: string) => string,
  prefixes: boolean,
): Attributes {
  const all: Record<string, string> = Object.create(null) as Record<string, string>;
  // Prefixes of attributes matter: `r:id` is not `id`.
  for (const [name, value] of Object.entries(attributes))
    all[prefixes || name.startsWith('r:') ? name : name.slice(name.indexOf(':') + 1)] = decode(value);
  return all;
}
