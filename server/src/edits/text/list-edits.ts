/** Edits the list under a key by the index of its entries. */

import type { YAMLMap, YAMLSeq } from 'yaml';
import { isSeq } from 'yaml';
import type { Block } from '../../core/document/block.ts';
import type { Edit } from '../../core/text/finding.ts';
import { indentAt, type Span } from '../../core/text/lines.ts';
import { pairLines, removeKey } from './entry-edits.ts';
import { removeElement } from './flow-edits.ts';
import {
  breakOf,
  endOf,
  indentOf,
  isRepeated,
  lineStart,
  linesAfterText,
  linesOf,
  mapAt,
  type NodePlace,
  pairsOf,
  type Refusal,
  startOf,
} from './yaml-place.ts';

function listUnder(
  block: Block,
  mapping: Span,
  key: string,
): (NodePlace<YAMLMap> & { readonly list: YAMLSeq }) | Refusal {
  const place = mapAt(block, mapping.start);
  if (typeof place === 'string') return place;
  const list = pairsOf(place.node, key)[0]?.value;
  return isSeq(list) && !isRepeated(list, place.used) ? { ...place, list } : 'layout';
}

/** Removes entry `index` of a key's list; removes the key with its last entry. Null if the place cannot be edited. */
export function removeListEntry(
  block: Block,
  mapping: Span,
  key: string,
  index: number,
): readonly Edit[] | null {
  const place = listUnder(block, mapping, key);
  if (typeof place === 'string' || index >= place.list.items.length) return null;
  const { text, list } = place;
  if (list.items.length === 1) return removeKey(block, mapping, key);
  if (list.flow === true) return removeElement(text, list, index);
  const lines = entryLines(text, list, index);
  return lines === null
    ? null
    : [
        {
          span: linesAfterText(text, lines, list.items[index - 1], indentOf(text, startOf(list)).length),
          text: '',
        },
      ];
}

/**
 * Returns an entry of a key's list as lines of a block list: its dash in the first column, with the comments above and
 * beside it. Null if it cannot be extracted.
 */
export function listEntryLines(
  block: Block,
  mapping: Span,
  key: string,
  index: number,
): readonly string[] | null {
  const place = listUnder(block, mapping, key);
  if (typeof place === 'string') return null;
  const { text, list } = place;
  const node = list.items[index];
  if (node === undefined) return null;
  if (list.flow === true) return outdented(`- ${text.slice(startOf(node), endOf(text, node))}`, 0);
  const lines = entryLines(text, list, index);
  return lines === null
    ? null
    : outdented(
        text.slice(lines.start, lines.end).replace(/(?:\r\n|\n|\r)$/, ''),
        indentOf(text, startOf(list)).length,
      );
}

/**
 * Returns a key and its value as lines, with the key in the first column; with `comments`, those above and beside it
 * too. Null if it does not exist or cannot be extracted.
 */
export function keyLines(
  block: Block,
  mapping: Span,
  key: string,
  comments = false,
): readonly string[] | null {
  const place = mapAt(block, mapping.start);
  if (typeof place === 'string') return null;
  const { text, node } = place;
  const pair = pairsOf(node, key)[0];
  if (pair === undefined) return null;
  const start = startOf(pair);
  const source = text.slice(start, endOf(text, pair));
  if (node.flow === true)
    return outdented(source.replace(/^(["'])(.*?)\1(?=\s*:)/, '$2').replace(/^([a-z-]+):(?=\S)/, '$1: '), 0);
  const column = indentOf(text, start).length;
  const lines = pairLines(text, pair, true);
  if (!comments || lines.start === start) return outdented(source, column);
  return outdented(text.slice(lines.start, lines.end).replace(/(?:\r\n|\n|\r)$/, ''), column);
}

/**
 * Returns the lines of an entry in block style, with the comments right above it; null if it does not begin at its own
 * dash.
 */
function entryLines(text: string, list: YAMLSeq, index: number): Span | null {
  const node = list.items[index];
  const line = lineStart(text, startOf(node));
  if (text[line + indentAt(text, line)] !== '-') return null;
  const lines = linesOf(text, startOf(node), endOf(text, node));
  const floor =
    index === 0
      ? lines.start
      : linesOf(text, startOf(list.items[index - 1]), endOf(text, list.items[index - 1])).end;
  let from = lines.start;
  while (from > floor) {
    const above = lineStart(text, from - (text[from - 1] === '\n' && text[from - 2] === '\r' ? 2 : 1));
    if (text[above + indentAt(text, above)] !== '#') break;
    from = above;
  }
  return { start: from, end: lines.end };
}

function outdented(source: string, by: number): string[] {
  return source.split(breakOf(source)).map((line) => line.slice(Math.min(by, indentAt(line, 0))));
}
