/**
 * Where the parts of an entry begin and end in its text, as an edit must know it: the tree that `yaml` gives,
 * looked up by the place of a value already read. All offsets are UTF-16, counted from the block's start.
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
 * Why a place cannot be edited. `broken`: YAML cannot read the block, so nobody knows what an edit would do.
 * `shared`: an alias or a merge key puts the value there, or another place repeats it. `layout`: written in a way
 * that edits do not follow (an explicit `?` key, another kind of value than the edit is for). `last`: it is all
 * that the entry holds.
 */
export type Refusal = 'broken' | 'shared' | 'layout' | 'last';

/** A collection of a block's tree and what is needed to edit it. */
export interface NodePlace<N extends YAMLMap | YAMLSeq> {
  readonly text: string;
  readonly node: N;
  /** Names of the anchors that some alias of the block repeats. */
  readonly used: ReadonlySet<string>;
}

interface Tree {
  readonly block: Block;
  readonly yaml: Yaml | null;
  readonly used: ReadonlySet<string>;
  /** Collections by where they begin, outer ones first; made when first asked for. */
  starts: ReadonlyMap<number, readonly Found[]> | null;
}
interface Found {
  readonly node: YAMLMap | YAMLSeq;
  /** It or something around it is repeated by an alias. */
  readonly shared: boolean;
}
/** The tree last asked for: several edits are made to one block in a row. Trees are too large to keep with every block. */
let latest: Tree | null = null;

/** The block's tree, or null where YAML could not read all of it. */
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

/** The mapping that begins at `start`; a reason where it cannot be edited. */
export function mapAt(block: Block, start: number): NodePlace<YAMLMap> | Refusal {
  return collectionAt(block, start, isMap) as NodePlace<YAMLMap> | Refusal;
}

/** The list that begins at `start`; a reason where it cannot be edited. */
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
  // An alias stands where the value is repeated, and no collection begins there.
  if (found === undefined || found.shared) return 'shared';
  return { text: block.text, node: found.node, used: tree.used };
}

/** A file in one block holds thousands of places, each asked for in turn: they are found in one walk. */
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

/** Whether a part of the node is repeated elsewhere by an alias. */
export function isRepeated(node: unknown, used: ReadonlySet<string>): boolean {
  if (used.size === 0) return false;
  if (isPair(node)) return isRepeated(node.key, used) || isRepeated(node.value, used);
  if (used.has(anchorOf(node) ?? '')) return true;
  return isCollection(node) && node.items.some((item) => isRepeated(item, used));
}

/** Whether the node says nothing: `key:` with nothing after it. */
export const isEmpty = (node: unknown): node is Scalar | null =>
  node === null || (isScalar(node) && node.type === 'PLAIN' && node.source === '');

/** A pair whose key is written out as a single word. */
export interface KeyPair extends Pair {
  readonly key: Scalar;
  readonly value: Node | null;
}

/** The pairs of a mapping under a key, its merge keys left out. */
export function pairsOf(map: YAMLMap, key: string): KeyPair[] {
  return map.items.filter((pair): pair is KeyPair => isScalar(pair.key) && String(pair.key.value) === key);
}

/** Whether the mapping takes pairs over from another one. */
export const merges = (map: YAMLMap): boolean =>
  map.items.some((pair) => isScalar(pair.key) && pair.key.value === '<<' && pair.key.type === 'PLAIN');

export const startOf = (node: unknown): number =>
  isPair(node) ? startOf(node.key) : ((node as Node | null)?.range?.[0] ?? -1);

/** End of a key's colon; -1 where the key is written with `?`, or in a flow mapping without a colon. */
export function colonEnd(text: string, pair: KeyPair): number {
  const at = pair.key.range?.[1] ?? -1;
  const match = /[ \t]*:/y;
  match.lastIndex = at;
  return match.test(text) ? match.lastIndex : -1;
}

/**
 * End of what a node holds: white space and comments after it left out. Lines that a block scalar keeps count as
 * held; the offset is then the start of the line after them, or the end of the text.
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

/** The blanks that bring a line to the column of `at`: those of its line, dashes as blanks. */
export function indentOf(text: string, at: number): string {
  const start = lineStart(text, at);
  return text.slice(start, at).replace(/[^ \t]/g, ' ');
}

export function lineStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && text[start - 1] !== '\n' && text[start - 1] !== '\r') start--;
  return start;
}

/** The block's own line break; a line feed where it has none. */
export const breakOf = (text: string): string => /\r\n|\n|\r/.exec(text)?.[0] ?? '\n';

/** Where a new line goes that follows what ends at `end`: after comments of its own, which stand deeper than `column`. */
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

/** The lines from that of `start` to that of `end`, the last line break included. */
export function linesOf(text: string, start: number, end: number): Span {
  const from = lineStart(text, start);
  const to = end > start && lineStart(text, end) === end ? end : nextLine(text, end);
  return { start: from, end: to };
}

/**
 * Lines that go, with those after them that a block text before them would take for its own: comments that stand
 * deeper than `column`, and blank lines where the text keeps them.
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
