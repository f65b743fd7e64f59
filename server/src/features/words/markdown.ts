/** Escapes text from a portfolio for Markdown, so that it never becomes markup, a link or a command. */
export function escapeMarkdown(text: string): string {
  // Escape `://` and `@` too, which some viewers turn into links.
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~$&@]|:(?=\/\/)/g, '\\$&').replace(/\r\n?|\n/g, ' ');
}

/** Formats a text as a code span, whatever backticks it contains. */
export function codeSpan(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  let ticks = '`';
  while (line.includes(ticks)) ticks += '`';
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${ticks}${pad}${line}${pad}${ticks}`;
}
