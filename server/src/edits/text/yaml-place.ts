/**
 * Locates the parts of an entry in its text for edits, in the tree of `yaml`, by the offset of a value that was read
 * before. All offsets are UTF-16, from the block's start.
 */
import {
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  visit,
  type YAMLMap,
  type YAMLSeq,
  type Document as Yaml,
} from 'yaml';
import type { Block } from '../../core/document/block.ts';
import { yamlOf } from '../../core/document/read-block.ts';
import { indentAt, lineEnd, nextLine, type Span } from '../../core/text/lines.ts';

/**
 * Why a place cannot be edited. `broken`: YAML cannot read the block, so the effect of an edit is unknown. `shared`:
 * the value comes from an alias or merge key, or is repeated elsewhere by one. `layout`: its notation is not supported
 * (an explicit `?` key, or a value of another kind than the edit expects). `last`: nothing else would be left of the
 * entry.
 */
export type Refusal = 'broken' | 'shared' | 'layout' | 'last';

/** A collection in a block's tree, with what is needed to edit it. */
export interface NodePlace<N extends YAMLMap | YAMLSeq> {
  readonly text: string;
  readonly node: N;
  /** Names of the anchors that aliases in the block refer to. */
  readonly used: ReadonlySet<string>;
}

interface Tree {
  readonly block: Block;
  readonly yaml: Yaml | null;
  readonly used: ReadonlySet<string>;
  /** Collections by start offset, outer ones first; built on demand. */
  starts: ReadonlyMap<number, readonly Found[]> | null;
}
interface Found {
  readonly node: YAMLMap | YAMLSeq;
  /** True if an alias refers to it, or to something around it. */
  readonly shared: boolean;
}
/** The most recent tree, since edits to one block come in a row. Trees are too large to cache for every block. */
let latest: Tree | null = null;

/** Parses a block's tree; null if YAML cannot read all of it. */
export function treeOf(block: Block): (Tree & { readonly yaml: Yaml }) | null {
  if (latest?.block !== block) {
    const yaml = /^(?:<{7}|>{7})(?: |$)/m.test(block.text) ? null : yamlOf(block);
    const used = new Set<string>();
    if (yaml !== null && block.text.includes('*'))
      visit(yaml, { Alias: (_, alias) => void used.add(alias.source) });
    latest = { block, yaml: yaml === null || yaml.errors.length > 0 ? null : yaml, used, starts: null };
  }
  return latest.yaml === null ? null : (latest as Tree & { readonly yaml: Yaml });
}

/** Returns the mapping that starts at `start`, or why it cannot be edited. */
export function mapAt(block: Block, start: number): NodePlace<YAMLMap> | Refusal {
  return collectionAt(block, start, isMap) as NodePlace<YAMLMap> | Refusal;
}

/** Returns the list that starts at `start`, or why it cannot be edited. */
export function seqAt(block: Block, start: number): NodePlace<YAMLSeq> | Refusal {
  return collectionAt(block, start, isSeq) as NodePlace<YAMLSeq> | Refusal;
}

function collectionAt(
  block: Block,
  start: number,
  fits: (node: unknown) => boolean,
): NodePlace<YAMLMap | YAMLSeq> | Refusal {
  const tree = treeOf(block);
  if (tree === null) return 'broken';
  tree.starts ??= startsOf(tree);
  const found = tree.starts.get(start)?.find(({ node }) => fits(node));
  // At an alias no collection starts.
  if (found === undefined || found.shared) return 'shared';
  return { text: block.text, node: found.node, used: tree.used };
}

/**
 * Indexes the collections of a tree in a single walk: a file in one block may have thousands, each looked up in turn.
 */
function startsOf({ yaml, used }: Tree): ReadonlyMap<number, readonly Found[]> {
  const starts = new Map<number, Found[]>();
  const isUsed = (node: unknown): boolean => used.size > 0 && used.has(anchorOf(node) ?? '');
  visit(yaml, {
    Collection(_, node, path) {
      const start = node.range?.[0];
      if (start === undefined) return;
      const found = { node, shared: isUsed(node) || path.some(isUsed) };
      const others = starts.get(start);
      if (others === undefined) starts.set(start, [found]);
      else others.push(found);
    },
  });
  return starts;
}

const anchorOf = (node: unknown): string | undefined =>
  isScalar(node) || isCollection(node) ? node.anchor : undefined;

/** Tells whether an alias refers to the node or a part of it. */
export function isRepeated(node: unknown, used: ReadonlySet<string>): boolean {
  if (used.size === 0) return false;
  if (isPair(node)) return isRepeated(node.key, used) || isRepeated(node.value, used);
  if (used.has(anchorOf(node) ?? '')) return true;
  return isCollection(node) && node.items.some((item) => isRepeated(item, used));
}

/** Tells whether a value is empty: `key:` with nothing after it. */
export const isEmpty = (node: unknown): node is Scalar | null =>
  node === null || (isScalar(node) && node.type === 'PLAIN' && node.source === '');

/** A pair whose key is a scalar. */
export interface KeyPair extends Pair {
  readonly key: Scalar;
  readonly value: Node | null;
}

/** Returns the pairs of a mapping with this key, without merge keys. */
export function pairsOf(map: YAMLMap, key: string): KeyPair[] {
  return map.items.filter((pair): pair is KeyPair => isScalar(pair.key) && String(pair.key.value) === key);
}

/** Tells whether a mapping has a merge key. */
export const merges = (map: YAMLMap): boolean =>
  map.items.some((pair) => isScalar(pair.key) && pair.key.value === '<<' && pair.key.type === 'PLAIN');

export const startOf = (node: unknown): number =>
  isPair(node) ? startOf(node.key) : ((node as Node | null)?.range?.[0] ?? -1);

/** Returns the offset after a key's colon; -1 for a `?` key, or in a flow mapping without a colon. */
export function colonEnd(text: string, pair: KeyPair): number {
  const at = pair.key.range?.[1] ?? -1;
  const match = /[ \t]*:/y;
  match.lastIndex = at;
  return match.test(text) ? match.lastIndex : -1;
}

/**
 * Returns the end of a node's content, without white space and comments after it. Lines kept by a block scalar count as
 * content: the offset is then the start of the next line, or the end of the text.
 */
export function endOf(text: string, node: unknown): number {
  if (isPair(node)) {
    const key = node as KeyPair;
    if (!isEmpty(node.value)) return endOf(text, node.value);
    const colon = isScalar(node.key) ? colonEnd(text, key) : -1;
    return Math.max(
      colon,
      endOf(text, node.key),
      node.value === null
        ? -1
        : (node.value.range?.[1] as number) <= lineEnd(text, Math.max(0, colon))
          ? (node.value.range?.[1] as number)
          : -1,
    );
  }
  const range = (node as Node | null)?.range;
  if (range === null || range === undefined) return -1;
  if (isCollection(node) && node.flow !== true) {
    const last = node.items[node.items.length - 1];
    return last === undefined ? range[1] : Math.max(endOf(text, last), range[0]);
  }
  let end = range[1];
  while (end > range[0] && /\s/.test(text[end - 1] as string)) end--;
  if (!isScalar(node) || (node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED')) return end;
  const header = /^[|>][-0-9]*\+/.test(text.slice(range[0], range[0] + 4));
  return header || /[\r\n][ \t]/.test(text.slice(end, range[1])) ? range[1] : end;
}

/** Returns the indentation that aligns a line with the column of `at`; dashes count as blanks. */
export function indentOf(text: string, at: number): string {
  const start = lineStart(text, at);
  return text.slice(start, at).replace(/[^ \t]/g, ' ');
}

export function lineStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return start;
}

/** Returns the first line break of a text; LF if it has none. */
export const breakOf = (text: string): string => /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';

/**
 * Finds where to insert a line after content that ends at `end`: after its own comments, which are deeper than
 * `column`. `fresh`: the offset is at the start of a line.
 */
export function lineAfter(
  text: string,
  end: number,
  column: number,
): { readonly at: number; readonly fresh: boolean } {
  const fresh = end > 0 && lineStart(text, end) === end;
  let at = fresh ? end : lineEnd(text, end);
  if (fresh && end < text.length) return { at, fresh };
  for (let next = nextLine(text, at); next < text.length && next > at; next = nextLine(text, next)) {
    const indent = indentAt(text, next);
    if (text[next + indent] !== '#' || indent <= column) break;
    at = lineEnd(text, next);
  }
  return { at, fresh: fresh && at === end };
}

/** Returns the full lines from that of `start` to that of `end`, including the last line break. */
export function linesOf(text: string, start: number, end: number): Span {
  const from = lineStart(text, start);
  const to = end > start && lineStart(text, end) === end ? end : nextLine(text, end);
  return { start: from, end: to };
}

/**
 * Extends lines to be removed by those after them that a block scalar before them would otherwise absorb: comments
 * deeper than `column`, and blank lines if the scalar keeps them.
 */
export function linesAfterText(text: string, lines: Span, before: unknown, column: number): Span {
  if (!endsInText(before)) return lines;
  const end = endOf(text, before);
  const keeps = lineStart(text, end) === end;
  let to = lines.end;
  for (let at = to; at < text.length; at = nextLine(text, at)) {
    const indent = indentAt(text, at);
    const blank = at + indent === lineEnd(text, at);
    if (!blank && (text[at + indent] !== '#' || indent <= column)) break;
    if (!blank || keeps) to = nextLine(text, at);
  }
  return { start: lines.start, end: to };
}

function endsInText(node: unknown): boolean {
  if (isPair(node)) return endsInText(node.value);
  if (isCollection(node)) return node.flow !== true && endsInText(node.items[node.items.length - 1]);
  return isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
}
