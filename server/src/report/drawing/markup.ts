/** Builds markup that is always escaped: every value put into a template is text, unless it is markup itself. */

/** Text that is already HTML or SVG. Made by `markup` alone, so that nothing unescaped slips in. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

/** A value in a template: text and numbers are escaped; `null`, `undefined` and `false` render as nothing. */
export type Part = Markup | string | number | null | undefined | false | readonly Part[];

/** Template tag: `markup\`<b>${title}</b>\``. The words of the template itself are trusted, its values are not. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let text = strings[0] ?? '';
  for (let i = 0; i < parts.length; i += 1) text += partText(parts[i]) + (strings[i + 1] ?? '');
  return new Markup(text);
}

function partText(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'number') return number(part);
  if (typeof part === 'string') return escapeText(part);
  return part.map(partText).join('');
}

const special = /[&<>"']/g;
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
// XML 1.0 has no way to write most of these, so an exported SVG that held one would not open; a terminal obeys the rest.
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;
const rightToLeft = /[\u0590-\u08ff\u200f\u202a-\u202e\ufb1d-\ufdff\ufe70-\ufefc]/;

// A surrogate without its other half is no letter, and no encoding can hold it.
const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Escapes text for the content and the quoted attributes of HTML and SVG. */
export function escapeText(text: string): string {
  return text
    .replace(unwritable, '\ufffd')
    .replace(lone, '\ufffd')
    .replace(special, (c) => entities[c] ?? c);
}

/**
 * Wraps text of the portfolio in a bidi isolate where it holds right-to-left letters or direction marks, so that it
 * does not reorder the words beside it.
 */
export function isolated(text: string): string {
  return rightToLeft.test(text) ? `\u2068${text}\u2069` : text;
}

/** Formats a coordinate: a number with at most one decimal. */
export function number(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  return Object.is(rounded, -0) || !Number.isFinite(rounded) ? '0' : String(rounded);
}
