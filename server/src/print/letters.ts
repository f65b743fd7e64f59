/** Words in the fonts of a PDF: each piece of a line in the first font that has its letters. */
import { create } from 'fontkit';
import { type FontPart, fontBytes, fontParts } from './fonts.ts';

export interface Piece {
  /** As the font is registered in the document. */
  readonly font: string;
  readonly text: string;
}
interface Face {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly has: (code: number) => boolean;
}

const faces = new Map<string, Face>();

function face(part: FontPart, bold: boolean): Face {
  const name = `${part}${bold ? '-bold' : ''}`;
  const known = faces.get(name);
  if (known !== undefined) return known;
  const bytes = fontBytes(part, bold);
  const font = create(Buffer.from(bytes));
  const made: Face = {
    name,
    bytes,
    has: (code) => 'hasGlyphForCodePoint' in font && font.hasGlyphForCodePoint(code),
  };
  faces.set(name, made);
  return made;
}

/** Signs that people write in titles and no font of ours has, in signs that say the same. */
const SIGNS: Readonly<Record<string, string>> = {
  '→': '->',
  '⇒': '=>',
  '←': '<-',
  '↔': '<->',
  '≥': '>=',
  '≤': '<=',
  '≈': '~',
};

/** Letters that no font of ours has. */
export class Letters {
  readonly missing = new Set<string>();
  readonly #register: (name: string, bytes: Uint8Array) => void;
  readonly #known = new Set<string>();

  /** @param register hands a font to the document, the first time it is used */
  constructor(register: (name: string, bytes: Uint8Array) => void) {
    this.#register = register;
  }

  /**
   * A text in pieces of one font each; a letter that none has is shown as a box and noted. A figure and the point or
   * comma beside it are in two pieces: the font would move them together until `1.1` reads as 11.
   */
  pieces(text: string, bold: boolean): readonly Piece[] {
    const pieces: { font: string; text: string }[] = [];
    let before = '';
    for (const letter of text) {
      const found = this.#faceOf(letter, bold);
      const shown = found === null ? this.#miss(letter) : letter;
      const font = this.#use(found ?? face('latin', bold));
      const last = pieces.at(-1);
      const isPoint = /^(?:\d[.,]|[.,]\d)$/.test(before + letter);
      before = letter;
      if (last?.font === font && !isPoint) last.text += shown;
      else pieces.push({ font, text: shown });
    }
    return pieces;
  }

  #faceOf(letter: string, bold: boolean): Face | null {
    const code = letter.codePointAt(0) ?? 0;
    for (const part of fontParts) {
      const one = face(part, bold);
      if (one.has(code)) return one;
      // Most text is Latin, and its first piece is read anyway.
      if (code < 128) return null;
    }
    return null;
  }

  #miss(letter: string): string {
    if (/^[\p{Cf}\p{Mn}\p{Zs}\p{Cc}]$/u.test(letter))
      return letter === '\u00ad' || /\p{Cf}|\p{Cc}/u.test(letter) ? '' : ' ';
    const signs = SIGNS[letter];
    if (signs !== undefined) return signs;
    this.missing.add(letter);
    return '?';
  }

  #use({ name, bytes }: Face): string {
    if (!this.#known.has(name)) {
      this.#known.add(name);
      this.#register(name, bytes);
    }
    return name;
  }
}
