/** Decodes the bytes of a sheet. Spreadsheets write several encodings and declare none. */
import { later, t, translated } from '../../core/text/l10n.ts';

/** Maximum file size in bytes. A larger sheet would exceed the size of a portfolio file. */
export const MAX_SHEET_BYTES = 64 * 1024 * 1024;

export type Decoded =
  | { readonly text: string; readonly encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252' }
  | { readonly problem: string };

/** Signatures of binary files, with the advice for each. */
const BINARY: readonly (readonly [signature: readonly number[], problem: string])[] = [
  [
    [0xd0, 0xcf, 0x11, 0xe0],
    later`This is an old workbook (.xls) or one with a password. Open it and save it as .xlsx without one.`,
  ],
  [[0x25, 0x50, 0x44, 0x46], later`This is a PDF, and not a table. Export the table itself as CSV.`],
  [[0x1f, 0x8b], later`This is a compressed file (gzip), and not a table. Unpack it first.`],
  [[0x37, 0x7a, 0xbc, 0xaf], later`This is a compressed file (7z), and not a table. Unpack it first.`],
  [[0x52, 0x61, 0x72, 0x21], later`This is a compressed file (RAR), and not a table. Unpack it first.`],
  [[0x89, 0x50, 0x4e, 0x47], later`This is a picture, and not a table.`],
  [[0xff, 0xd8, 0xff], later`This is a picture, and not a table.`],
  [[0x47, 0x49, 0x46, 0x38], later`This is a picture, and not a table.`],
  [[0x50, 0x4b, 0x05, 0x06], later`This is an archive with nothing in it, and not a table.`],
  [
    [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65],
    later`This is a database (SQLite), and not a table. Export the table as CSV.`,
  ],
  [[0x50, 0x41, 0x52, 0x31], later`This is a Parquet file. Export the table as CSV.`],
];

/** Returns the user-facing problem of a file of this many bytes if it is too large, else null. */
export function tooLarge(bytes: number): string | null {
  if (bytes <= MAX_SHEET_BYTES) return null;
  return t`This file has ${Math.ceil(bytes / 1024 / 1024)} MB, and at most ${MAX_SHEET_BYTES / 1024 / 1024} MB are read. Leave out the rows or columns that are not wanted, or split it.`;
}

/**
 * Decodes a sheet by its byte order mark, else as UTF-8, else as UTF-16 if every other byte is zero, else as
 * Windows-1252. Does not throw: `problem` is the user-facing reason why the bytes are not text.
 */
export function decodeSheet(bytes: Uint8Array): Decoded {
  const large = tooLarge(bytes.length);
  if (large !== null) return { problem: large };
  for (const [signature, problem] of BINARY)
    if (signature.every((byte, at) => bytes[at] === byte)) return { problem: translated(problem) };
  const wide = utf16Of(bytes);
  if (wide !== null) {
    try {
      return textOf(new TextDecoder(wide, { fatal: true }).decode(bytes), 'UTF-16');
    } catch {
      return { problem: t`This file begins like UTF-16 and is damaged. Save it again as CSV UTF-8.` };
    }
  }
  try {
    return textOf(new TextDecoder('utf-8', { fatal: true }).decode(bytes), 'UTF-8');
  } catch {
    return textOf(fromWindows1252(bytes), 'Windows-1252');
  }
}

function textOf(text: string, encoding: 'UTF-8' | 'UTF-16' | 'Windows-1252'): Decoded {
  if (text.includes('\u0000'))
    return { problem: t`This file is not text: it contains NUL characters. Save the sheet as CSV UTF-8.` };
  const start = text.slice(0, 2000);
  const controls = start.match(/[\u0001-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0;
  // A few control characters come with pasted text.
  return controls > 4 && controls * 100 > start.length
    ? { problem: t`This file is not text: it holds control characters. Save the sheet as CSV UTF-8.` }
    : { text, encoding };
}

function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // Without a mark, Latin text in UTF-16 has a zero in every other byte.
  const zeros = [0, 0];
  const length = Math.min(bytes.length, 1000) & ~1;
  for (let at = 0; at < length; at++) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] as number) + 1;
  if (length >= 8 && bytes.length % 2 === 0) {
    if ((zeros[1] as number) > 0.35 * length && zeros[0] === 0) return 'utf-16le';
    if ((zeros[0] as number) > 0.35 * length && zeros[1] === 0) return 'utf-16be';
  }
  return null;
}

/** Windows-1252 for bytes 0x80 to 0x9f. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function fromWindows1252(bytes: Uint8Array): string {
  // Some engines decode these bytes as Latin-1, to control characters.
  return new TextDecoder('windows-1252')
    .decode(bytes)
    .replace(/[\u0080-\u009f]/g, (c) => HIGH[c.charCodeAt(0) - 0x80] as string);
}
