/**
 * The letters of a PDF: Inter, under the Open Font License, in the pieces in which it is published, so that a file
 * takes only what it needs. The bundle holds them as bytes: see `fonts-inside` in esbuild.mjs.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** Pieces by the letters that are likeliest. */
export const fontParts = [
  'latin',
  'latin-ext',
  'greek',
  'cyrillic',
  'cyrillic-ext',
  'greek-ext',
  'vietnamese',
] as const;
export type FontPart = (typeof fontParts)[number];

/** The file of a piece. */
export function fontBytes(part: FontPart, bold: boolean): Uint8Array {
  const name = `@fontsource/inter/files/inter-${part}-${bold ? 600 : 400}-normal.woff`;
  return readFileSync(createRequire(import.meta.url).resolve(name));
}
