/** Converts rich text, which some trackers export as HTML, to plain text. */

/** Returns the text of HTML, one line per paragraph, with a dash before each list item; other text unchanged. */
export function textOfHtml(text: string): string {
  if (!/^\s*<(?:div|p|span|ul|ol|h[1-6]|table|br|b|strong)\b[^>]*>[\s\S]*<\/?[a-z][^<>]*>\s*$/i.test(text))
    return text;
  const named: Readonly<Record<string, string>> = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    nbsp: ' ',
    apos: "'",
  };
  return text
    .replace(/\s+/g, ' ')
    .replace(/<li\b[^>]*>/gi, '\n- ')
    .replace(/<(?:br|\/(?:div|p|li|ul|ol|h[1-6]|tr))\b[^>]*>/gi, '\n')
    .replace(/<[a-z/][^>]*>/gi, '')
    .replace(/&(?:#(\d{1,6})|(\w{2,5}));/g, (all, code?: string, name?: string) =>
      code === undefined
        ? (named[name ?? ''] ?? all)
        : String.fromCodePoint(Math.min(Number(code), 0x10ffff)),
    )
    .replace(/ *\n */g, '\n')
    .replace(/\n{2,}/g, '\n');
}
