/** Renders an A3 as Markdown, leaving blank what the item does not state. */
import { t } from '../../core/text/l10n.ts';
import { markdownText } from '../drawing/markdown-text.ts';
import type { A3 } from './a3.ts';

/**
 * Returns the whole document.
 * @param back link to the item's file, relative to the page's future location; null for none
 */
export function a3Markdown(a3: A3, back: string | null): string {
  const link =
    back === null
      ? []
      : [`[${t`The item in the portfolio`}](<${back.replace(/[<>]/g, encodeURIComponent)}>)`];
  const parts = [...a3.left, ...a3.right].flatMap(({ heading, lines }) => [
    `## ${heading}`,
    lines.length === 0
      ? `*${t`Blank: the portfolio says nothing of it.`}*`
      : lines.map(markdownText).join('\n\n'),
  ]);
  const who = a3.owner === '' ? a3.day : `${a3.owner}, ${a3.day}`;
  return `${[
    `# ${markdownText(a3.title)}: ${markdownText(a3.measure)}`,
    `*${markdownText(who)}*`,
    ...link,
    ...parts,
  ].join('\n\n')}\n`;
}
