/** Text of a portfolio within Markdown that is read in a pull request: shown as it is, on one line, and never more. */

/** Characters that move a cursor, turn the reading direction or cannot be written at all. */
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text on one line with nothing in it that a terminal or a viewer would obey. */
export function plainLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(unseen, '\ufffd').replace(lone, '\ufffd').trim();
}

/**
 * Text as Markdown that shows it: no markup, HTML, link, image, table cell or list of its own. Addresses, mentions and
 * numbers of issues are broken by an empty comment, which nobody sees: else GitHub would link them and tell people.
 */
export function markdownText(text: string): string {
  return plainLine(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_[\]~|$]/g, '\\$&')
    .replace(/^(#{1,6}|[-+=]+|\d+[.)])(?=\s|$)/, (mark) => `\\${mark}`.replace(/^\\(\d+)([.)])$/, '$1\\$2'))
    .replace(/@(?=\w)|#(?=\d)|:(?=\/\/)|\bwww(?=\.)|\bGH(?=-\d)/gi, '$&<!-- -->');
}

/** Text within a fenced block, which must not end it: no run of backticks. */
export function fencedText(text: string): string {
  return plainLine(text).replace(/`/g, '\u02cb');
}
