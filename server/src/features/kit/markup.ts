/** Markdown as the client wants it: as it is, or as plain words. */
import { type MarkupContent, MarkupKind } from 'vscode-languageserver-types';
import type { Client } from './feature.ts';

/** Content for a hover. `text` is Markdown in which text from files is escaped. */
export function hoverMarkup(client: Client, text: string): MarkupContent {
  return content(client.markdown, text);
}

/** Content for the documentation of a completion. */
export function documentationMarkup(client: Client, text: string): MarkupContent {
  const formats = client.capabilities.textDocument?.completion?.completionItem?.documentationFormat;
  return content(formats?.includes(MarkupKind.Markdown) === true, text);
}

function content(markdown: boolean, text: string): MarkupContent {
  return markdown
    ? { kind: MarkupKind.Markdown, value: text }
    : { kind: MarkupKind.PlainText, value: plainText(text) };
}

/** Markdown without its signs. */
export function plainText(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^\|[-| :]+\|$/.test(line))
    .map((line) =>
      line.replace(/^#+ /, '').replace(/^\| (.*) \|$/, (_, cells: string) => cells.split(' | ').join('  ')),
    )
    .join('\n')
    .replace(/(?<!\\)\*\*|(?<!\\)`+/g, '')
    .replace(/(?<!\\)\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\\([^A-Za-z0-9\s])/g, '$1');
}
