/** Builds markup with automatic escaping: every value in a template is treated as text, unless it is markup itself. */

/** Text that is valid HTML or SVG. Only `markup` creates it, so that nothing unescaped gets in. */
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

/** Template tag, as in `markup\`<b>${title}</b>\``. Trusts the literal parts of the template and escapes the values. */
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
// Mostly invalid in XML 1.0, where they would make an exported SVG unreadable; terminals interpret the rest.
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;
const rightToLeft = /[\u0590-\u08ff\u200f\u202a-\u202e\ufb1d-\ufdff\ufe70-\ufefc]/;

// Lone surrogates cannot be encoded.
const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Escapes text for the content and the quoted attributes of HTML and SVG. */
export function escapeText(text: string): string {
  return text
    .replace(unwritable, '\ufffd')
    .replace(lone, '\ufffd')
    .replace(special, (c) => entities[c] ?? c);
}

/**
 * Wraps text in a bidi isolate if it contains right-to-left letters or direction marks, so that it does not reorder the
 * words beside it.
 */
export function isolated(text: string): string {
  return rightToLeft.test(text) ? `\u2068${text}\u2069` : text;
}

/** Formats a coordinate with at most one decimal. */
export function number(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  return Object.is(rounded, -0) || !Number.isFinite(rounded) ? '0' : String(rounded);
}
