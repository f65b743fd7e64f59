/**
 * Reads what a mapping file keeps of the sheet that a portfolio file comes from: who takes precedence in its columns,
 * and what its rows said when they were imported last.
 */
import { isMap, isScalar, type Node, type YAMLMap } from 'yaml';
import { fileName } from '../text/paths.ts';
import { NestedTooDeeply, treeOf } from '../yaml/yaml.ts';

/** Keys of a mapping file that are read here. */
export const LAST = 'last';
export const FROM = 'from';
export const COLUMNS = 'columns';

/** What a row said of an item, by key. */
export type SaidRow = ReadonlyMap<string, Node>;

interface Kept {
  /** Columns by the key that they supply. */
  readonly columns: ReadonlyMap<string, readonly string[]>;
  /** Keys whose columns the portfolio leads. */
  readonly led: ReadonlySet<string>;
  /** Rows by folded name. */
  readonly rows: ReadonlyMap<string, SaidRow>;
}

export class KeptSheet {
  readonly uri: string;
  readonly text: string;
  /** Parsed when it is first asked for: a workspace may have mappings that nobody looks at. */
  #kept: Kept | undefined;

  constructor(uri: string, text: string) {
    this.uri = uri;
    this.text = text;
  }

  /** Name of the file, for people. */
  get name(): string {
    return fileName(this.uri);
  }

  /** Returns what the row of an item said last; undefined if nothing is kept of it. */
  row(name: string): SaidRow | undefined {
    return this.#read().rows.get(foldName(name));
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
    this.#kept ??= keptIn(this.text);
    return this.#kept;
  }
}

/** Folds the name of a row as keys of sheets are compared: without case, and with single spaces. */
export const foldName = (name: string): string => name.toLowerCase().replace(/\s+/g, ' ').trim();

const NOTHING: Kept = { columns: new Map(), led: new Set(), rows: new Map() };

function keptIn(text: string): Kept {
  const root = contentsOf(text);
  if (!isMap(root)) return NOTHING;
  const columns = new Map<string, string[]>();
  for (const [column, key] of textsIn(valueUnder(root, COLUMNS)))
    if (key !== '') columns.set(key, [...(columns.get(key) ?? []), column]);
  const leading = new Set(
    textsIn(valueUnder(root, FROM)).flatMap(([column, who]) =>
      who === 'portfolio' ? [foldName(column)] : [],
    ),
  );
  const led = new Set(
    [...columns].flatMap(([key, own]) => (own.some((column) => leading.has(foldName(column))) ? [key] : [])),
  );
  const rows = new Map<string, SaidRow>();
  const last = valueUnder(root, LAST);
  for (const { key, value } of isMap(last) ? last.items : [])
    if (isScalar(key) && isMap(value))
      rows.set(
        foldName(String(key.value)),
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

function contentsOf(text: string): unknown {
  try {
    const { contents, errors } = treeOf(text);
    return errors.length > 0 ? null : contents;
  } catch (error) {
    if (error instanceof NestedTooDeeply) return null;
    throw error;
  }
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
