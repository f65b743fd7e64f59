/**
 * Reads what a mapping file keeps of the sheet that a portfolio file comes from: who takes precedence in its columns,
 * and what its rows said when they were imported last.
 */
import { isMap, isScalar, type Node, type YAMLMap } from 'yaml';
import { nameKey } from '../../base/words.ts';
import type { FileText } from '../text/file-source.ts';
import { fileName } from '../text/paths.ts';
import { NodeReader, type Problem } from '../yaml/node-reader.ts';
import { treeOf } from '../yaml/yaml.ts';
import { checkMapping } from './mapping-problems.ts';

/** Keys of a mapping file that are read here. */
export const LAST = 'last';
export const FROM = 'from';
export const COLUMNS = 'columns';

/** What a row said of an item, by key. */
export type SaidRow = ReadonlyMap<string, Node>;

interface Kept {
  readonly problems: readonly Problem[];
  /** Columns by the key that they supply. */
  readonly columns: ReadonlyMap<string, readonly string[]>;
  /** Keys whose columns the portfolio leads. */
  readonly led: ReadonlySet<string>;
  /** Rows by folded name. */
  readonly rows: ReadonlyMap<string, SaidRow>;
}

export class KeptSheet {
  readonly uri: string;
  /** Empty if the file could not be read. */
  readonly text: string;
  /** Why the file could not be read; null if it was. */
  readonly unread: string | null;
  /** Parsed when it is first asked for: a workspace may have mappings that nobody looks at. */
  #kept: Kept | undefined;

  constructor(uri: string, read: FileText) {
    this.uri = uri;
    this.text = 'text' in read ? read.text : '';
    this.unread = 'text' in read ? null : read.problem;
  }

  /** Name of the file, for people. */
  get name(): string {
    return fileName(this.uri);
  }

  /** What cannot be read in the file, in order, and is taken for nothing. */
  get problems(): readonly Problem[] {
    return this.#read().problems;
  }

  /** Returns what the row of an item said last; undefined if nothing is kept of it. */
  row(name: string): SaidRow | undefined {
    return this.#read().rows.get(nameKey(name));
  }

  /** Tells whether the portfolio takes precedence in a column with one of these keys. */
  isLed(keys: readonly string[]): boolean {
    return keys.some((key) => this.#read().led.has(key));
  }

  /** Returns the columns with these keys. */
  columnsOf(keys: readonly string[]): readonly string[] {
    return keys.flatMap((key) => this.#read().columns.get(key) ?? []);
  }

  #read(): Kept {
    this.#kept ??= keptIn(this);
    return this.#kept;
  }
}

/** Maximum number of problems reported per file. */
const MAX_PROBLEMS = 20;

function keptIn({ name, text, unread }: KeptSheet): Kept {
  const reader = new NodeReader(name, text);
  if (unread !== null) reader.badAt({ start: 0, end: 0 }, unread);
  const root = reader.root(treeOf);
  checkMapping(reader, root);
  const problems = reader.problems.slice(0, MAX_PROBLEMS);
  return isMap(root)
    ? { ...keptUnder(root), problems }
    : { columns: new Map(), led: new Set(), rows: new Map(), problems };
}

function keptUnder(root: YAMLMap): Omit<Kept, 'problems'> {
  const columns = new Map<string, string[]>();
  for (const [column, key] of textsIn(valueUnder(root, COLUMNS)))
    if (key !== '') columns.set(key, [...(columns.get(key) ?? []), column]);
  const leading = new Set(
    textsIn(valueUnder(root, FROM)).flatMap(([column, who]) =>
      who === 'portfolio' ? [nameKey(column)] : [],
    ),
  );
  const led = new Set(
    [...columns].flatMap(([key, own]) => (own.some((column) => leading.has(nameKey(column))) ? [key] : [])),
  );
  const rows = new Map<string, SaidRow>();
  const last = valueUnder(root, LAST);
  for (const { key, value } of isMap(last) ? last.items : [])
    if (isScalar(key) && isMap(value))
      rows.set(
        nameKey(String(key.value)),
        new Map(
          value.items.flatMap((pair) =>
            isScalar(pair.key) && pair.value !== null
              ? [[String(pair.key.value), pair.value as Node] as const]
              : [],
          ),
        ),
      );
  return { columns, led, rows };
}

/** Returns the value of a key. */
const valueUnder = ({ items }: YAMLMap, name: string): unknown =>
  items.find(({ key }) => isScalar(key) && String(key.value) === name)?.value;

/** Returns the pairs of a mapping from text to text. */
function textsIn(node: unknown): readonly (readonly [string, string])[] {
  if (!isMap(node)) return [];
  return node.items.flatMap(({ key, value }) =>
    isScalar(key) && (value === null || isScalar(value))
      ? [[String(key.value), String(value?.value ?? '')] as const]
      : [],
  );
}
