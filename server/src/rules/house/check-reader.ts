/** Reads the YAML of a file of checks node by node, and keeps what is wrong with it, by line. */
import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { t } from '../../core/text/l10n.ts';
import type { Span } from '../../core/text/lines.ts';

/** What is wrong in a file of checks. */
export interface Problem {
  /** As `checks/money.yaml`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
  /** Where it stands in the text of the file. */
  readonly span: Span;
}
/** A key with its value; null where nothing follows the colon. */
export interface Entry {
  readonly key: string;
  readonly at: Node;
  readonly value: Node | null;
}

export class CheckReader {
  readonly file: string;
  readonly problems: Problem[] = [];
  readonly #text: string;

  constructor(file: string, text: string) {
    this.file = file;
    this.#text = text;
  }

  /** Line of a node, from 1; the first where there is none. */
  lineOf(node: Node | null): number {
    return this.lineAt(node?.range?.[0] ?? 0);
  }
  lineAt(offset: number): number {
    return this.#text.slice(0, offset).split('\n').length;
  }

  /** Notes what is wrong at a node; answers null, for what could not be read. */
  bad(node: Node | null, message: string): null {
    const [start, end] = node?.range ?? [0, 0];
    return this.badAt({ start, end }, message);
  }

  /** Notes what is wrong at a place of the text; answers null. */
  badAt(span: Span, message: string): null {
    this.problems.push({ file: this.file, line: this.lineAt(span.start), message, span });
    return null;
  }

  /** The keys of a mapping, each once; null where the node is none. */
  entries(node: Node | null, what: string): readonly Entry[] | null {
    if (!isMap(node)) return this.bad(node, t`${what} holds keys and values.`);
    const found: Entry[] = [];
    const seen = new Set<string>();
    for (const { key, value } of node.items) {
      if (!isScalar(key) || typeof key.value !== 'string') {
        this.bad(node, t`${what} has a key that is no word.`);
        continue;
      }
      if (seen.has(key.value)) this.bad(key, t`\`${key.value}\` stands here twice. Keep one.`);
      seen.add(key.value);
      found.push({ key: key.value, at: key, value: (value as Node | null) ?? null });
    }
    return found;
  }

  /** The members of a sequence; null where the node is none. */
  members(node: Node | null, what: string): readonly Node[] | null {
    return isSeq(node) ? (node.items as Node[]) : this.bad(node, t`${what} is a list.`);
  }

  /** The text of a scalar; null where the node is none or says nothing. */
  text(node: Node | null, at: Node, what: string): string | null {
    if (node !== null && !isScalar(node)) return this.bad(node, t`${what} is a single value.`);
    const text = node === null ? '' : String(node.value ?? '');
    return text.trim() === '' ? this.bad(node ?? at, t`${what} has no value.`) : text;
  }
}
