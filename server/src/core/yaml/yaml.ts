/** The one way this project asks `yaml` to read. */
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
 * Failsafe: every scalar is text, so that `id: 007` keeps its zeros. Keys may repeat: we report them ourselves,
 * at every place. Errors carry offsets only, since a block knows its own lines.
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
 * Deepest nesting that is read, counting mappings, sequences, flow and block alike. The language needs six levels; past
 * a few thousand whatever recurses over a tree ends the process, and near the end of the stack no catch helps.
 */
export const DEEPEST = 64;
const COLLECTIONS: ReadonlySet<string | undefined> = new Set(['block-map', 'block-seq', 'flow-collection']);

/** A text nests deeper than anything here reads. */
export class NestedTooDeeply extends RangeError {
  /** Where the level begins that is one too many: UTF-16 offset from the text's start. */
  readonly offset: number;

  constructor(offset: number) {
    super('nested too deeply');
    this.offset = offset;
  }
}

/**
 * The tokens of a text, as `yaml` parses them. Nothing recursive has seen the text before its depth is known: the
 * lexer counts brackets, the parser keeps a stack of its own.
 * @throws NestedTooDeeply
 */
export function* tokensOf(text: string): Generator<CST.Token, void> {
  const parser = new Parser();
  for (const lexeme of new Lexer().lex(text)) {
    yield* parser.next(lexeme);
    // Below the collections stands the document, and above them a scalar may.
    const { stack } = parser;
    if (stack.length > DEEPEST + 1 && COLLECTIONS.has(stack[DEEPEST + 1]?.type))
      throw new NestedTooDeeply(Math.max(0, parser.offset - 1));
  }
  yield* parser.end();
}

/**
 * Reads a text with `yaml`. Each error it finds is an `Error`, and a half-typed quote makes one of every line below:
 * the stack traces that nobody reads would cost more than the reading. Of several documents the first is read.
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

/** As `parseYaml`; null where the text is nested too deeply. */
export function yamlIn(text: string): Document.Parsed | null {
  try {
    return parseYaml(text);
  } catch (error) {
    if (error instanceof NestedTooDeeply) return null;
    throw error;
  }
}

/**
 * What a text holds and what is wrong with it, for whoever only looks: a plain text is read many times faster.
 * @throws NestedTooDeeply
 */
export function treeOf(text: string): Pick<Document.Parsed, 'contents' | 'errors'> {
  const plain = readPlain(text);
  return plain === null ? parseYaml(text) : { contents: plain as Document.Parsed['contents'], errors: [] };
}

/** Lone carriage returns are line breaks in YAML and LSP, but not to `yaml`: read them as line feeds, offset for offset. */
export function asYamlReads(text: string): string {
  return text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
}
