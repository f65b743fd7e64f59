/**
 * Detects text that YAML drops without an error: a `#` word parsed as a comment, a leading `&word` or `!word` parsed as
 * anchor or tag.
 */

import type { Scalar as YamlScalar } from 'yaml';
import { SPACE } from '../text/characters.ts';
import type { Finding } from '../text/finding.ts';
import { t } from '../text/l10n.ts';
import { lineEnd } from '../text/lines.ts';
import { quoted } from './quote.ts';

const NOTHING: readonly Finding[] = [];
const TAB = 9;

/**
 * Returns findings for a plain or quoted scalar whose source holds more than its value. Offsets of `node` count from
 * the start of `text`; `shift` is added to them. `isRepeated` tells whether an alias refers to an anchor.
 */
export function lostText(
  text: string,
  node: YamlScalar,
  shift: number,
  isRepeated: (anchor: string) => boolean,
): readonly Finding[] {
  const range = node.range;
  if (!range || node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL') return NOTHING;
  const start = range[0];
  const end = range[1];
  const mark = leading(text, node, start, isRepeated);
  const after = text.charCodeAt(end);
  const trailing = node.type === 'PLAIN' && (after === SPACE || after === TAB);
  if (mark === undefined && !trailing) return NOTHING;
  const found: Finding[] = [];
  if (trailing) {
    const stop = lineEnd(text, end);
    const rest = text.slice(end, stop);
    // `# note` is a comment; `#1` is probably a number.
    if (/^[ \t]+#[^\s#!]/.test(rest)) {
      const from = end + rest.indexOf('#');
      const to = end + rest.trimEnd().length;
      found.push({
        rule: 'lost-text',
        span: { start: from + shift, end: to + shift },
        message: t`YAML reads a # after a space as the start of a comment, so the text ends before it. Put the whole text in quotes.`,
        fixes: [
          {
            title: t`Put the text in quotes`,
            safe: true,
            edits: [
              {
                span: { start: (mark ?? start) + shift, end: to + shift },
                text: quoted(text.slice(mark ?? start, to)),
              },
            ],
          },
        ],
      });
      return found;
    }
  }
  if (mark !== undefined) {
    const word = text.slice(mark, start).trimEnd();
    found.push({
      rule: 'lost-text',
      span: { start: mark + shift, end: mark + word.length + shift },
      message: t`YAML reads ${word} as ${word.startsWith('&') ? t`an anchor` : t`a tag`}, so it is not part of the text. Put the whole text in quotes.`,
      fixes: [
        {
          title: t`Put the text in quotes`,
          safe: true,
          edits: [{ span: { start: mark + shift, end: end + shift }, text: quoted(text.slice(mark, end)) }],
        },
      ],
    });
  }
  return found;
}

/**
 * Returns the offset of an anchor or tag that was probably meant as text; undefined if it is used as an anchor, or is a
 * standard tag.
 */
function leading(
  text: string,
  node: YamlScalar,
  start: number,
  isRepeated: (anchor: string) => boolean,
): number | undefined {
  if (node.type !== 'PLAIN') return undefined;
  if (node.anchor !== undefined) {
    const mark = text.lastIndexOf(`&${node.anchor}`, start);
    // An anchor that an alias refers to is meant as one.
    if (mark < 0 || isRepeated(node.anchor)) return undefined;
    return mark;
  }
  if (node.tag !== undefined && !node.tag.startsWith('tag:')) {
    const mark = text.lastIndexOf(node.tag, start - 1);
    return mark < 0 ? undefined : mark;
  }
  return undefined;
}
