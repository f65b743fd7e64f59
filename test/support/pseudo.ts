/**
 * A language that nobody speaks, to find what was never given to a translator: every letter of every text is of double
 * width, so that an ordinary letter in an answer comes from the portfolio or was missed.
 */

/** A text in it: placeholders and what stands in code marks stay. */
export const pseudo = (text: string): string =>
  text.replace(/\{\d+\}|`[^`]*`|[A-Za-z]/g, (part) =>
    part.length > 1 ? part : String.fromCodePoint((part.codePointAt(0) ?? 0) + 0xfee0),
  );

export const pseudoBundle = (bundle: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.keys(bundle).map((key) => [key, pseudo(key)]));

/** Words of ordinary letters in a text that are in none of `known`: those that nobody could translate. */
export function missedIn(text: string, known: ReadonlySet<string>): readonly string[] {
  // What is cut short ends in an ellipsis.
  return wordsIn(text.replace(/`[^`]*`|[A-Za-z]+…/g, ' ')).filter((word) => !known.has(word.toLowerCase()));
}

export const wordsIn = (text: string): readonly string[] => text.match(/[A-Za-z]{2,}/g) ?? [];

export const knownWords = (...texts: readonly string[]): Set<string> =>
  new Set(texts.flatMap(wordsIn).map((word) => word.toLowerCase()));

/** What people read of HTML: its text, and the attributes that are read out. */
export function readOf(html: string): string {
  const said = [...html.matchAll(/ (?:aria-label|title|alt|placeholder|data-of|abbr)="([^"]*)"/g)].map(
    ([, text]) => text,
  );
  const text = html.replace(/<style>[\s\S]*?<\/style>/g, ' ').replace(/<[^>]*>/g, ' ');
  return [text, ...said].join('\n').replace(/&(?:amp|lt|gt|quot|#\d+|#x[0-9a-f]+);/gi, ' ');
}
