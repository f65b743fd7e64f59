/** Adds and removes elements between brackets and braces, with their commas. */
import { isMap, isScalar, isSeq, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Edit } from '../../core/text/finding.ts';
import { lineEnd } from '../../core/text/lines.ts';
import { quoted, scalarOf } from '../../core/yaml/quote.ts';
import { yamlIn } from '../../core/yaml/yaml.ts';
import { breakOf, endOf, indentOf, isEmpty, lineStart, startOf } from './yaml-place.ts';

/** Tells whether a mapping is written as JSON, so that additions are too. */
export const isJson = (node: YAMLMap): boolean =>
  node.flow === true && isScalar(node.items[0]?.key) && node.items[0].key.type === 'QUOTE_DOUBLE';

/**
 * Writes a node on one line in flow style, or as JSON. Its comments are lost, because one line has no room for them.
 */
export function flowSource(node: unknown, json: boolean): string {
  if (isMap(node))
    return `{${node.items.map((pair) => `${flowSource(pair.key, json)}: ${flowSource(pair.value, json)}`).join(', ')}}`;
  if (isSeq(node)) return `[${node.items.map((item) => flowSource(item, json)).join(', ')}]`;
  const text = isScalar(node) ? String(node.value ?? '') : '';
  return json ? JSON.stringify(text) : scalarOf(text, true);
}

/** Prepares a value's source for use between brackets or braces: as JSON, or quoted if it would end early there. */
export function forFlow(source: string, json = false): string {
  if (source === '') return source;
  if (json) return flowSource(yamlIn(/^["'[{]/.test(source) ? source : quoted(source))?.contents, true);
  if (/^["'[{&*!]/.test(source)) return source;
  return /[,[\]{}]|:(?:\s|$)|^[?:-]/.test(source) ? quoted(source) : source;
}

/** Inserts `source` as element `index` of a flow list or mapping; on its own line if its neighbour is. */
export function insertElement(text: string, node: YAMLMap | YAMLSeq, index: number, source: string): Edit[] {
  const before = node.items[index - 1];
  const after = node.items[index];
  if (before !== undefined) {
    const end = endOf(text, before);
    const line = lineStart(text, startOf(before));
    const own =
      /^[ \t]*$/.test(text.slice(line, startOf(before))) &&
      /^[ \t]*,?[ \t]*$/.test(text.slice(end, lineEnd(text, end)));
    return [
      {
        span: { start: end, end },
        text: own ? `,${breakOf(text)}${indentOf(text, startOf(before))}${source}` : `, ${source}`,
      },
    ];
  }
  if (after !== undefined) {
    const start = startOf(after);
    const own = /^[ \t]*$/.test(text.slice(lineStart(text, start), start));
    return [
      {
        span: { start, end: start },
        text: own ? `${source},${breakOf(text)}${indentOf(text, start)}` : `${source}, `,
      },
    ];
  }
  const start = (node.range?.[0] ?? 0) + 1;
  return [{ span: { start, end: start }, text: source }];
}

/**
 * Removes element `index` of a flow list or mapping; null if something before it, such as an anchor or tag, would be
 * left over.
 */
export function removeElement(text: string, node: YAMLMap | YAMLSeq, index: number): Edit[] | null {
  const element = node.items[index];
  const start = startOf(element);
  const end = endOf(text, element);
  const before = node.items[index - 1];
  const after = node.items[index + 1];
  const from = before === undefined ? (node.range?.[0] ?? 0) + 1 : endOf(text, before);
  // Only blanks, commas and comments may precede it: anything else would be left without its element.
  const gap = text.slice(from, start);
  if (!/^[\s,]*$/.test(gap.replace(/#[^\r\n]*/g, ''))) return null;
  if (after !== undefined) {
    const next = startOf(after);
    if (/^[ \t]*,[ \t]*$/.test(text.slice(end, next))) return [{ span: { start, end: next }, text: '' }];
    const comma = /^\s*,[ \t]*/.exec(text.slice(end));
    if (comma === null) return null;
    const to = end + comma[0].length;
    const line = lineStart(text, start);
    const whole = /^[ \t]*$/.test(text.slice(line, start)) && lineEnd(text, to) === to;
    const lineBreak = /^(?:\r\n|\n|\r)/.exec(text.slice(to))?.[0].length ?? 0;
    return [{ span: whole ? { start: line, end: to + lineBreak } : { start, end: to }, text: '' }];
  }
  if (before !== undefined && !gap.includes('#') && !isEmpty(before))
    return [{ span: { start: from, end }, text: '' }];
  const comma = /^\s*,/.exec(text.slice(end));
  return [{ span: { start, end: end + (before === undefined ? (comma?.[0].length ?? 0) : 0) }, text: '' }];
}
