/** Holds the state of a walk over an entry's YAML: position, findings, and the resolution of aliases and merge keys. */

import type { YAMLMap } from 'yaml';
import { type Alias, isAlias, isMap, isPair, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { Finding, Fix } from '../text/finding.ts';
import { t } from '../text/l10n.ts';
import type { Span } from '../text/lines.ts';
import { Anchors } from '../yaml/anchors.ts';
import type { Raw, RawScalar } from './values.ts';

/** Maximum number of nodes of an entry: more than any person writes; only aliases of aliases exceed it. */
export const MAX_NODES = 20_000;
/** Maximum nesting depth: more than the language needs; only aliases to themselves exceed it. */
export const MAX_DEPTH = 50;

export class WalkBase {
  readonly findings: Finding[] = [];
  protected readonly tree: Node | null;
  protected readonly text: string;
  /** Added to every offset that `yaml` gives. */
  protected readonly shift: number;
  protected readonly fences: readonly number[];
  protected anchors: Anchors | undefined;
  protected nodes = 0;
  protected alias: Span | null = null;
  protected depth = 0;
  /** Duplicate keys found so far, by offset. */
  protected repeated: Set<number> | undefined;

  /**
   * @param fences offsets at which entries begin and end, if the text holds several; aliases do not reach across them
   */
  constructor(tree: Node | null, text: string, shift = 0, fences: readonly number[] = []) {
    this.tree = tree;
    this.text = text;
    this.shift = shift;
    this.fences = fences;
  }

  /** Starts another entry: resets the node count, which is limited per entry. */
  begin(): void {
    this.nodes = 0;
  }

  protected resolve(alias: Alias): Node | undefined {
    this.anchors ??= new Anchors(this.tree, this.fences);
    return this.anchors.resolve(alias);
  }

  protected isRepeated(anchor: string, at: number): boolean {
    this.anchors ??= new Anchors(this.tree, this.fences);
    return this.anchors.isUsed(anchor, at);
  }

  report(rule: string, span: Span, message: string, fixes?: readonly Fix[]): void {
    this.findings.push(
      fixes === undefined || fixes.length === 0 ? { rule, span, message } : { rule, span, message, fixes },
    );
  }

  /**
   * Returns the span of a node: its value without anchor, tag or trailing white space; inside an alias, that of the
   * alias.
   */
  spanOf(node: Node): Span {
    if (this.alias !== null) return this.alias;
    const range = node.range ?? NOWHERE;
    const start = range[0];
    let end = (isScalar(node) ? range : lastOf(node).range)?.[1] ?? range[1];
    // The range of a block scalar extends to the start of what follows.
    while (end > start && isBlank(this.text.charCodeAt(end - 1))) end--;
    return { start: start + this.shift, end: Math.max(end, start) + this.shift };
  }

  protected slice(span: Span): string {
    return this.text.slice(span.start - this.shift, span.end - this.shift);
  }

  /** Reports a key that stands at `span` and `first` stood before it. */
  protected reportRepeated(first: Span, key: string, span: Span): void {
    const message = t`\`${key}\` is here twice, and only one of them can count. Delete the one that is out of date.`;
    this.repeated ??= new Set();
    const known = this.repeated.has(first.start);
    this.repeated.add(first.start);
    if (!known)
      this.findings.push({
        rule: 'duplicate-key',
        span: first,
        key,
        message,
        related: [{ span, message: t`The other one` }],
      });
    this.findings.push({
      rule: 'duplicate-key',
      span,
      key,
      message,
      related: [{ span: first, message: t`The other one` }],
    });
  }

  /** Yields the pairs of a mapping, those from merge keys last. */
  protected entries(node: YAMLMap): Iterable<Pair> {
    for (const pair of node.items) if (isMerge(pair)) return this.#merged(node);
    return node.items;
  }

  *#merged(node: YAMLMap): Generator<Pair> {
    const own = new Set<string>();
    for (const pair of node.items) {
      if (isMerge(pair)) continue;
      if (isScalar(pair.key)) own.add(String(pair.key.value));
      yield pair;
    }
    for (const pair of node.items) {
      if (!isMerge(pair)) continue;
      const sources = isSeq(pair.value) ? pair.value.items : [pair.value];
      const outer = this.alias;
      this.alias = outer ?? this.spanOf((pair.value ?? pair.key) as Node);
      for (const source of sources) {
        const map = isAlias(source) ? this.resolve(source) : source;
        if (map === undefined && isAlias(source)) this.unresolved(source, this.spanOf(source));
        if (!isMap(map) || this.nodes > MAX_NODES) continue;
        for (const merged of map.items) {
          if (!isScalar(merged.key) || own.has(String(merged.key.value)) || merged.key.value === '<<')
            continue;
          own.add(String(merged.key.value));
          this.nodes++;
          yield merged;
        }
      }
      this.alias = outer;
    }
  }

  protected unresolved(alias: Alias, span: Span): void {
    this.report(
      'unsupported-yaml',
      span,
      t`\`*${alias.source}\` repeats an anchor that this entry does not have. Anchors reach only within one entry: write the value out.`,
    );
  }

  protected isEmpty(node: unknown): boolean {
    return node === null || (isScalar(node) && node.source === '' && node.type === 'PLAIN');
  }

  protected raw(node: Node | null, depth = 0): Raw | undefined {
    if (node === null || depth > MAX_DEPTH || ++this.nodes > MAX_NODES) return undefined;
    const target = isAlias(node) ? this.resolve(node) : node;
    const span = this.spanOf(node);
    if (isMap(target)) {
      const entries: { key: RawScalar; value: Raw | null }[] = [];
      for (const pair of target.items) {
        const key = this.raw(pair.key as Node, depth + 1);
        if (key?.kind === 'raw-scalar')
          entries.push({ key, value: this.raw(pair.value as Node | null, depth + 1) ?? null });
      }
      return { kind: 'raw-mapping', entries, ...span };
    }
    if (isSeq(target))
      return {
        kind: 'raw-list',
        items: target.items
          .map((item) => this.raw(item as Node, depth + 1))
          .filter((item) => item !== undefined),
        ...span,
      };
    if (!isScalar(target) || this.isEmpty(target)) return undefined;
    return { kind: 'raw-scalar', text: String(target.value ?? ''), quoted: target.type !== 'PLAIN', ...span };
  }
}

const NOWHERE: readonly [number, number, number] = [0, 0, 0];
const isMerge = ({ key }: Pair): boolean => isScalar(key) && key.value === '<<' && key.type === 'PLAIN';
/** Blank, tab or line break. */
const isBlank = (c: number): boolean => c === 32 || c === 10 || c === 13 || c === 9;

/** Returns the last node inside a block collection: the collection's own range may include the comments below it. */
function lastOf(node: Node): Node {
  let last: Node = node;
  while ((isMap(last) || isSeq(last)) && last.flow !== true && last.items.length > 0) {
    const item: unknown = last.items[last.items.length - 1];
    const inner = (isPair(item) ? (item.value ?? item.key) : item) as Node | null;
    if (inner === null) break;
    last = inner;
  }
  return last;
}
