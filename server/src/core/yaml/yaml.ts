/** Configures `yaml`: the only way in which this project parses YAML. */
import {
  Composer,
  type CST,
  type Document,
  type DocumentOptions,
  Lexer,
  type ParseOptions,
  Parser,
  type SchemaOptions,
} from 'yaml';
import { readPlain } from './plain-yaml.ts';

/**
 * Failsafe schema: every scalar is text, so that `id: 007` keeps its zeros. Duplicate keys are allowed, because we
 * report them ourselves, at every occurrence. Errors carry only offsets, since blocks know their own lines.
 */
export const yamlOptions: ParseOptions & DocumentOptions & SchemaOptions = {
  version: '1.2',
  schema: 'failsafe',
  uniqueKeys: false,
  strict: true,
  prettyErrors: false,
  logLevel: 'silent',
  keepSourceTokens: false,
  stringKeys: false,
};

/**
 * Maximum nesting depth, counting mappings and sequences in flow and block style. The language needs six levels; beyond
 * a few thousand, recursion over a tree ends the process, and near the end of the stack no catch helps.
 */
export const MAX_DEPTH = 64;
const COLLECTIONS: ReadonlySet<string | undefined> = new Set(['block-map', 'block-seq', 'flow-collection']);

/** Thrown for a text that is nested deeper than `MAX_DEPTH`. */
export class NestedTooDeeply extends RangeError {
  /** Start of the first level that is too deep: UTF-16 offset from the text's start. */
  readonly offset: number;

  constructor(offset: number) {
    super('nested too deeply');
    this.offset = offset;
  }
}

/**
 * Yields the tokens of a text as `yaml` parses them. Checks the depth before anything recursive sees the text: the
 * lexer counts brackets, and the parser keeps its own stack.
 * @throws NestedTooDeeply
 */
export function* tokensOf(text: string): Generator<CST.Token, void> {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    // The stack also holds the document, and possibly a scalar on top.
    const { stack } = parser;
    if (stack.length > MAX_DEPTH + 1 && COLLECTIONS.has(stack[MAX_DEPTH + 1]?.type))
      throw new NestedTooDeeply(Math.max(0, parser.offset - 1));
  }
  yield* parser.end();
}

/**
 * Parses a text with `yaml`; of several documents, the first. Suppresses stack traces: every reported problem is an
 * `Error`, a half-typed quote causes one per line below, and traces that nobody reads would cost more than parsing.
 * @throws NestedTooDeeply
 */
export function parseYaml(text: string): Document.Parsed {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    const [document] = new Composer(yamlOptions).compose(tokensOf(text), true, text.length);
    return document as Document.Parsed;
  } finally {
    Error.stackTraceLimit = limit;
  }
}

/** Parses a text like `parseYaml`, but returns null if it is nested too deeply. */
export function yamlIn(text: string): Document.Parsed | null {
  try {
    return parseYaml(text);
  } catch (error) {
    if (error instanceof NestedTooDeeply) return null;
    throw error;
  }
}

/**
 * Parses a text for reading only: a plain text is parsed many times faster.
 * @throws NestedTooDeeply
 */
export function treeOf(text: string): Pick<Document.Parsed, 'contents' | 'errors'> {
  const plain = readPlain(text);
  return plain === null ? parseYaml(text) : { contents: plain as Document.Parsed['contents'], errors: [] };
}

/**
 * Replaces lone carriage returns by line feeds, offset for offset: they are line breaks in YAML and LSP, but not to
 * `yaml`.
 */
export function asYamlReads(text: string): string {
  return text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
}
