/**
 * Edits the keys and lists of an entry, or of a measure or milestone in it. Each function is pure and returns the
 * smallest edits of the block's text (UTF-16 offsets from the block's start, without overlap), `[]` if nothing needs to
 * change, and null if the place cannot be edited: `refusal` says why.
 *
 * A `value` is YAML source, as returned by `scalarOf` of core/yaml/quote.ts, or a flow list; between brackets or braces
 * it is quoted as needed.
 */
import { isAlias, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import type { Block } from '../../core/document/block.ts';
import type { Edit } from '../../core/text/finding.ts';
import { indentAt, lineEnd, nextLine, type Span } from '../../core/text/lines.ts';
import { quoted } from '../../core/yaml/quote.ts';
import { yamlIn } from '../../core/yaml/yaml.ts';
import { forFlow, insertElement, isJson, removeElement } from './flow-edits.ts';
import { rankOf, UNKNOWN } from './key-order.ts';
import {
  breakOf,
  colonEnd,
  endOf,
  indentOf,
  isEmpty,
  isRepeated,
  type KeyPair,
  lineAfter,
  lineStart,
  linesAfterText,
  linesOf,
  mapAt,
  merges,
  type NodePlace,
  pairsOf,
  type Refusal,
  startOf,
} from './yaml-place.ts';

type Edits = readonly Edit[];

/** Returns why a mapping cannot be edited; null if it can. */
export function refusal(block: Block, mapping: Span): Refusal | null {
  const place = mapAt(block, mapping.start);
  return typeof place === 'string' ? place : null;
}

/**
 * Sets the value of a key: replaces the old value, fills in an empty one, or adds the key after the nearest one that
 * the language lists before it. A value that is an alias is replaced only here; one that an alias repeats elsewhere is
 * refused.
 */
export function setKey(block: Block, mapping: Span, key: string, value: string): Edits | null {
  const place = mapAt(block, mapping.start);
  if (typeof place === 'string') return null;
  const pair = pairsOf(place.node, key)[0];
  if (pair === undefined) return addPair(place, key, value, []);
  return replaceValue(place, pair, value);
}

/**
 * Adds a key with nested lines, or appends the lines to its existing list. `lines` are not indented; each `- ` begins
 * an element.
 */
export function insertLines(
  block: Block,
  mapping: Span,
  key: string,
  lines: readonly string[],
): Edits | null {
  const place = mapAt(block, mapping.start);
  if (typeof place === 'string' || place.node.flow === true) return null;
  const { text } = place;
  const pair = pairsOf(place.node, key)[0];
  if (pair === undefined) return addPair(place, key, '', lines);
  const column = indentOf(text, startOf(pair));
  if (isEmpty(pair.value)) {
    const colon = colonEnd(text, pair);
    if (colon < 0 || pair.value?.anchor !== undefined) return null;
    return [{ span: at(lineEnd(text, colon)), text: nested(lines, `${column}  `, breakOf(text)) }];
  }
  const list = pair.value;
  if (!isSeq(list) || list.flow === true || isRepeated(list, place.used)) return null;
  const dash = indentOf(text, startOf(list));
  return [newLines(text, endOf(text, list), dash, lines)];
}

/**
 * Removes a key and its value, with the ignore comments right above it; with `comments`, all comments there. Refuses if
 * the mapping has a merge key, which might supply another value.
 */
export function removeKey(block: Block, mapping: Span, key: string, comments = false): Edits | null {
  const place = mapAt(block, mapping.start);
  if (typeof place === 'string') return null;
  const pairs = pairsOf(place.node, key);
  if (merges(place.node)) return null;
  if (pairs.length === 0) return [];
  const { text, node, used } = place;
  if (
    pairs.some(
      (pair) => isRepeated(pair, used) || pair.key.anchor !== undefined || pair.key.tag !== undefined,
    )
  )
    return null;
  if (node.flow === true)
    return pairs.length > 1 ? null : removeElement(text, node, node.items.indexOf(pairs[0] as KeyPair));
  if (pairs.length === node.items.length || pairs.some((pair) => colonEnd(text, pair) < 0)) return null;
  const column = indentOf(text, startOf(node)).length;
  return pairs.map((pair) => ({
    span: linesAfterText(
      text,
      pairLines(text, pair, comments),
      node.items[node.items.indexOf(pair) - 1],
      column,
    ),
    text: '',
  }));
}

/** Renames a key; keeps it quoted if it was. */
export function renameKey(block: Block, mapping: Span, key: string, to: string): Edits | null {
  const place = mapAt(block, mapping.start);
  if (typeof place === 'string') return null;
  const pairs = pairsOf(place.node, key);
  if (
    pairs.some((pair) => isRepeated(pair.key, place.used)) ||
    (key !== to && pairsOf(place.node, to).length > 0)
  )
    return null;
  if (key === to) return [];
  return pairs.map(({ key: node }) => ({
    span: spanOf(node),
    text: node.type === 'PLAIN' ? to : quoted(to),
  }));
}

/**
 * Appends a value to a key's list, unless it is already there. A missing or empty key starts a list; a single text
 * becomes one.
 */
export function appendToList(block: Block, mapping: Span, key: string, value: string): Edits | null {
  const place = mapAt(block, mapping.start);
  if (typeof place === 'string') return null;
  const { text, used } = place;
  const pair = pairsOf(place.node, key)[0];
  if (pair === undefined) return addPair(place, key, `[${forFlow(value)}]`, []);
  const list = pair.value;
  if (isEmpty(list)) return replaceValue(place, pair, `[${forFlow(value)}]`);
  if (isRepeated(list, used) || isAlias(list)) return null;
  if (isScalar(list)) {
    if (textOf(value) === String(list.value)) return [];
    if (list.type === 'BLOCK_LITERAL' || list.type === 'BLOCK_FOLDED') return null;
    return [{ span: spanOf(list), text: `[${forFlow(text.slice(...startEnd(list)))}, ${forFlow(value)}]` }];
  }
  if (!isSeq(list)) return null;
  if (list.items.some((item) => isScalar(item) && String(item.value) === textOf(value))) return [];
  if (list.flow === true)
    return insertElement(text, list, list.items.length, forFlow(value, isJson(place.node)));
  const dash = indentOf(text, startOf(list));
  return [newLines(text, endOf(text, list), dash, [`- ${value}`])];
}

/** Removes a value from a key's list, or the single text that equals it; removes the key with its last value. */
export function removeFromList(block: Block, mapping: Span, key: string, value: string): Edits | null {
  const place = mapAt(block, mapping.start);
  if (typeof place === 'string') return null;
  const { text, used } = place;
  const list = pairsOf(place.node, key)[0]?.value;
  if (list === undefined || isEmpty(list)) return [];
  if (isRepeated(list, used) || isAlias(list)) return null;
  const says = (node: unknown): boolean => isScalar(node) && String(node.value) === textOf(value);
  if (isScalar(list)) return says(list) ? removeKey(block, mapping, key) : [];
  if (!isSeq(list)) return null;
  const gone = list.items.filter(says) as Node[];
  if (gone.length === 0) return [];
  if (gone.length === list.items.length) return removeKey(block, mapping, key);
  if (list.flow === true)
    return gone.length > 1 ? null : removeElement(text, list, list.items.indexOf(gone[0]));
  const edits: Edit[] = [];
  for (const node of gone) {
    const line = lineStart(text, startOf(node));
    if (text[line + indentAt(text, line)] !== '-') return null;
    edits.push({
      span: linesAfterText(
        text,
        linesOf(text, startOf(node), endOf(text, node)),
        list.items[list.items.indexOf(node) - 1],
        indentAt(text, line),
      ),
      text: '',
    });
  }
  return edits;
}

const at = (offset: number): Span => ({ start: offset, end: offset });
const startEnd = (node: Node): [number, number] => [node.range?.[0] ?? 0, node.range?.[1] ?? 0];
const spanOf = (node: Node): Span => ({ start: node.range?.[0] ?? 0, end: node.range?.[1] ?? 0 });

/** Returns the decoded text of a scalar's source. */
function textOf(source: string): string {
  if (!/^["'&*!|>[{]/.test(source)) return source;
  const contents = yamlIn(source)?.contents;
  return isScalar(contents) ? String(contents.value) : source;
}

function nested(lines: readonly string[], indent: string, lineBreak: string): string {
  return lines.map((line) => (line === '' ? lineBreak : `${lineBreak}${indent}${line}`)).join('');
}

/** Inserts lines after what ends at `end`, at an indentation. */
function newLines(text: string, end: number, indent: string, lines: readonly string[]): Edit {
  const place = lineAfter(text, end, indent.length);
  const body = nested(lines, indent, breakOf(text));
  if (!place.fresh) return { span: at(place.at), text: body };
  return { span: at(place.at), text: `${body.slice(breakOf(text).length)}${breakOf(text)}` };
}

/** Adds a pair to a mapping that lacks its key: `value` after the colon, `lines` below it. */
function addPair(
  { text, node }: NodePlace<YAMLMap>,
  key: string,
  value: string,
  lines: readonly string[],
): Edits | null {
  const pairs = node.items.filter((pair): pair is KeyPair => isScalar(pair.key));
  const rank = rankOf(key);
  let before: KeyPair | undefined;
  for (const pair of pairs) {
    const other = rankOf(String(pair.key.value));
    if (
      (other < rank || rank === UNKNOWN) &&
      (before === undefined || other >= rankOf(String(before.key.value)))
    )
      before = pair;
  }
  const first = pairs[0];
  if (node.flow === true) {
    const index = before === undefined ? 0 : node.items.indexOf(before) + 1;
    // In JSON, follow the style of the existing keys and values.
    const json = isJson(node);
    return insertElement(text, node, index, `${json ? `"${key}"` : key}: ${forFlow(value, json)}`);
  }
  if (first === undefined) return null;
  const indent = indentOf(text, startOf(node));
  const own = [
    `${key}:${value === '' ? '' : ` ${value}`}`,
    ...lines.map((line) => (line === '' ? '' : `  ${line}`)),
  ];
  if (before === undefined) {
    const start = startOf(node);
    const alone = lineStart(text, start) + indentAt(text, lineStart(text, start)) === start;
    const plain = first.key.anchor === undefined && first.key.tag === undefined && startOf(first) === start;
    // A comment above a key belongs to it: insert nothing between them.
    if (plain && (!alone || !commentAbove(text, start))) {
      const body = nested(own, indent, breakOf(text)).slice(breakOf(text).length + indent.length);
      return [{ span: at(start), text: `${body}${breakOf(text)}${indent}` }];
    }
    before = pairs.reduce((a, b) => (rankOf(String(b.key.value)) < rankOf(String(a.key.value)) ? b : a));
  }
  return [newLines(text, endOf(text, before), indent, own)];
}

function commentAbove(text: string, at: number): boolean {
  const start = lineStart(text, at);
  if (start === 0) return false;
  const above = lineStart(text, start - (text[start - 1] === '\n' && text[start - 2] === '\r' ? 2 : 1));
  return text[above + indentAt(text, above)] === '#';
}

/** Replaces a pair's value. */
function replaceValue({ text, node, used }: NodePlace<YAMLMap>, pair: KeyPair, value: string): Edits | null {
  const flow = node.flow === true;
  const source = flow ? forFlow(value, isJson(node)) : value;
  const colon = colonEnd(text, pair);
  const old = pair.value;
  if (isRepeated(old, used)) return null;
  if (isEmpty(old)) {
    if (colon < 0) return flow ? [{ span: at(pair.key.range?.[1] ?? 0), text: `: ${source}` }] : null;
    const propped = old?.anchor !== undefined || old?.tag !== undefined;
    return [{ span: at(propped ? startOf(old) : colon), text: ` ${source}` }];
  }
  if (isScalar(old) && old.tag === undefined && String(old.value) === textOf(value)) return [];
  const start = startOf(old);
  const end = endOf(text, old);
  if (text.slice(start, end) === source) return [];
  if (
    isAlias(old) ||
    (isScalar(old) && (old.type === 'PLAIN' || old.type === 'QUOTE_DOUBLE' || old.type === 'QUOTE_SINGLE')) ||
    (!isScalar(old) && old.flow === true)
  ) {
    const tagged = !isAlias(old) && old.tag !== undefined;
    if (!tagged) return [{ span: { start, end }, text: source }];
    const from = colon + (/^[ \t]*/.exec(text.slice(colon)) as RegExpExecArray)[0].length;
    return colon < 0 || /[\r\n#]/.test(text.slice(from, start))
      ? null
      : [{ span: { start: from, end }, text: source }];
  }
  if (colon < 0 || old.tag !== undefined) return null;
  // Remove the lines below; keep a comment beside the key.
  const fresh = lineStart(text, end) === end;
  const to = fresh ? end - (text[end - 2] === '\r' && text[end - 1] === '\n' ? 2 : 1) : lineEnd(text, end);
  if (isScalar(old)) {
    const header = (/^[|>][-+0-9]*/.exec(text.slice(start)) as RegExpExecArray)[0].length;
    const below = lineEnd(text, start);
    return [
      { span: { start, end: start + header }, text: source },
      ...(to > below ? [{ span: { start: below, end: to }, text: '' }] : []),
    ];
  }
  if (old.anchor !== undefined) return null;
  const below = lineEnd(text, colon);
  return [
    { span: at(colon), text: ` ${source}` },
    { span: { start: below, end: to }, text: '' },
  ];
}

/**
 * Returns the lines of a pair in block style, with the ignore comments or all comments right above; for a pair beside
 * the dash, its text up to the next key.
 */
export function pairLines(text: string, pair: KeyPair, comments: boolean): Span {
  const start = startOf(pair);
  const end = endOf(text, pair);
  const line = lineStart(text, start);
  if (line + indentAt(text, line) !== start) {
    let next = lineStart(text, end) === end ? end : nextLine(text, end);
    while (next < text.length && next + indentAt(text, next) === lineEnd(text, next))
      next = nextLine(text, next);
    return { start, end: next + indentAt(text, next) };
  }
  const lines = linesOf(text, start, end);
  const above = comments ? /^[ \t]*#/ : /^[ \t]*#[ \t]*twotrack-ignore(?![\w-])/;
  let from = lines.start;
  while (from > 0) {
    const line = lineStart(text, from - (text[from - 1] === '\n' && text[from - 2] === '\r' ? 2 : 1));
    if (!above.test(text.slice(line, from))) break;
    from = line;
  }
  return { start: from, end: lines.end };
}
