/** Adapts Markdown to the client: passes it on, or converts it to plain text. */
import { type MarkupContent, MarkupKind } from 'vscode-languageserver-types';
import type { Client } from './feature.ts';

/** Wraps hover text. `text` is Markdown in which text from files is escaped already. */
export function hoverMarkup(client: Client, text: string): MarkupContent {
  return content(client.markdown, text);
}

/** Wraps the documentation of a completion item. */
export function documentationMarkup(client: Client, text: string): MarkupContent {
  const formats = client.capabilities.textDocument?.completion?.completionItem?.documentationFormat;
  return content(prefersMarkdown(formats), text);
}

/** Tells whether a client prefers Markdown: it lists formats in order of preference. ALE accepts it, but shows the source. */
export const prefersMarkdown = ([first]: readonly MarkupKind[] = []): boolean =>
  first === MarkupKind.Markdown;

function content(markdown: boolean, text: string): MarkupContent {
  return markdown
    ? { kind: MarkupKind.Markdown, value: text }
    : { kind: MarkupKind.PlainText, value: plainText(text) };
}

/** Strips Markdown syntax. */
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
