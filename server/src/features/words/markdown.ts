/** Text from a portfolio within Markdown: shown as it is, never as markup, link or command. */
export function escapeMarkdown(text: string): string {
  // `://` and `@` too: else a viewer makes links of addresses that stand in a text.
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~$&@]|:(?=\/\/)/g, '\\$&').replace(/\r\n?|\n/g, ' ');
}

/** A text as a code span, whatever backticks it holds. */
export function codeSpan(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  let ticks = '`';
  while (line.includes(ticks)) ticks += '`';
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${ticks}${pad}${line}${pad}${ticks}`;
}
