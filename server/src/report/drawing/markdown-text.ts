/** Escapes a portfolio's text for Markdown in a pull request: shown verbatim, on one line. */

/** Characters that control the cursor or text direction, or are not allowed in text. */
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Returns text on one line without control characters for terminals or viewers. */
export function plainLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(unseen, '\ufffd').replace(lone, '\ufffd').trim();
}

/**
 * Escapes text for Markdown: no markup, HTML, links, images, table cells or lists. Breaks up URLs, mentions and issue
 * numbers with an invisible comment, because GitHub would link them and notify people.
 */
export function markdownText(text: string): string {
  return plainLine(text)
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_[\]~|$]/g, '\\$&')
    .replace(/^(#{1,6}|[-+=]+|\d+[.)])(?=\s|$)/, (mark) => `\\${mark}`.replace(/^\\(\d+)([.)])$/, '$1\\$2'))
    .replace(/@(?=\w)|#(?=\d)|:(?=\/\/)|www(?=\.)|(?<![^\W_])GH(?=-\d)/gi, '$&<!-- -->');
}

/** Escapes text for a fenced block, so that no run of backticks can end it. */
export function fencedText(text: string): string {
  return plainLine(text).replace(/`/g, '\u02cb');
}
