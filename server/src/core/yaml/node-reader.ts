/**
 * Reads the YAML of a file beside a portfolio (checks, the mapping of a sheet) node by node, and collects its problems
 * by line.
 */
import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { t } from '../text/l10n.ts';
import type { Span } from '../text/lines.ts';
import { NestedTooDeeply, parseYaml, type treeOf } from './yaml.ts';

/** A problem in such a file. */
export interface Problem {
  /** Its name for people, such as `checks/money.yaml`. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly message: string;
  /** Its span in the text of the file. */
  readonly span: Span;
}
/** A key with its value; null if nothing follows the colon. */
export interface Entry {
  readonly key: string;
  readonly at: Node;
  readonly value: Node | null;
}

export class NodeReader {
  readonly file: string;
  readonly problems: Problem[] = [];
  readonly #text: string;

  constructor(file: string, text: string) {
    this.file = file;
    this.#text = text;
  }

  /**
   * Parses the text and returns its root; null if it holds nothing, or if it cannot be parsed, which is a problem then.
   */
  root(parse: typeof treeOf = parseYaml): Node | null {
    try {
      const { contents, errors } = parse(this.#text);
      const [error] = errors;
      if (error !== undefined) {
        // What is never closed is an error behind the last line: show it at the end of that line.
        const last = Math.max(0, this.#text.trimEnd().length - 1);
        const [start, end] = error.pos;
        const span = start > last ? { start: last, end: last + 1 } : { start, end };
        return this.badAt(span, t`YAML cannot be read here. ${error.message}`);
      }
      const root = contents as Node | null;
      return isScalar(root) && root.value === '' ? null : root;
    } catch (error) {
      if (!(error instanceof NestedTooDeeply)) throw error;
      return this.badAt({ start: error.offset, end: error.offset }, t`This nests too deeply.`);
    }
  }

  /** Returns the 1-based line of a node; 1 if there is none. */
  lineOf(node: Node | null): number {
    return this.lineAt(node?.range?.[0] ?? 0);
  }
  lineAt(offset: number): number {
    return this.#text.slice(0, offset).split('\n').length;
  }

  /** Records a problem at a node; returns null for the caller to return. */
  bad(node: Node | null, message: string): null {
    const [start, end] = node?.range ?? [0, 0];
    return this.badAt({ start, end }, message);
  }

  /** Records a problem at a span of the text; returns null for the caller to return. */
  badAt(span: Span, message: string): null {
    this.problems.push({ file: this.file, line: this.lineAt(span.start), message, span });
    return null;
  }

  /** Returns the keys of a mapping, reporting duplicates; null, and a problem, for any other node. */
  entries(node: Node | null, what: string): readonly Entry[] | null {
    if (!isMap(node)) return this.bad(node, t`${what} holds keys and values.`);
    const found: Entry[] = [];
    const seen = new Set<string>();
    for (const { key, value } of node.items) {
      if (!isScalar(key) || typeof key.value !== 'string') {
        this.bad(node, t`${what} has a key that is no word.`);
        continue;
      }
      if (seen.has(key.value)) this.bad(key, t`\`${key.value}\` is here twice. Keep one.`);
      seen.add(key.value);
      found.push({ key: key.value, at: key, value: (value as Node | null) ?? null });
    }
    return found;
  }

  /** Returns the members of a sequence; null, and a problem, for any other node. */
  members(node: Node | null, what: string): readonly Node[] | null {
    return isSeq(node) ? (node.items as Node[]) : this.bad(node, t`${what} is a list.`);
  }

  /** Returns the text of a scalar; null, and a problem, for any other node or an empty text. */
  text(node: Node | null, at: Node, what: string): string | null {
    if (node !== null && !isScalar(node)) return this.bad(node, t`${what} is a single value.`);
    const text = node === null ? '' : String(node.value ?? '');
    return text.trim() === '' ? this.bad(node ?? at, t`${what} has no value.`) : text;
  }
}
