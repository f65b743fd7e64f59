/** An A3 as Markdown, with blanks where nothing is said. */
import { t } from '../../core/text/l10n.ts';
import { markdownText } from '../drawing/markdown-text.ts';
import type { A3 } from './a3.ts';

/** A whole document. `back` leads to the file of the item, relative to where the page will stand; null for none. */
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
