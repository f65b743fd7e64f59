/**
 * Implements a pseudo-locale to find untranslated strings: translations use full-width letters, so that an ordinary
 * letter in an answer comes from the portfolio or was missed.
 */

/** Translates a text; keeps placeholders and text in backquotes. */
export const pseudo = (text: string): string =>
  text.replace(/\{\d+\}|`[^`]*`|[A-Za-z]/g, (part) =>
    part.length > 1 ? part : String.fromCodePoint((part.codePointAt(0) ?? 0) + 0xfee0),
  );

export const pseudoBundle = (bundle: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.keys(bundle).map((key) => [key, pseudo(key)]));

/** Returns words in ordinary letters that are not in `known`: those that could not be translated. */
export function missedIn(text: string, known: ReadonlySet<string>): readonly string[] {
  // An ellipsis marks truncated text.
  return wordsIn(text.replace(/`[^`]*`|[A-Za-z]+…/g, ' ')).filter((word) => !known.has(word.toLowerCase()));
}

export const wordsIn = (text: string): readonly string[] => text.match(/[A-Za-z]{2,}/g) ?? [];

export const knownWords = (...texts: readonly string[]): Set<string> =>
  new Set(texts.flatMap(wordsIn).map((word) => word.toLowerCase()));

/** Returns what a reader perceives of HTML: its text, and attributes for screen readers. */
export function readOf(html: string): string {
  const said = [...html.matchAll(/ (?:aria-label|title|alt|placeholder|data-of|abbr)="([^"]*)"/g)].map(
    ([, text]) => text,
  );
  const text = html.replace(/<style>[\s\S]*?<\/style>/g, ' ').replace(/<[^>]*>/g, ' ');
  return [text, ...said].join('\n').replace(/&(?:amp|lt|gt|quot|#\d+|#x[0-9a-f]+);/gi, ' ');
}
