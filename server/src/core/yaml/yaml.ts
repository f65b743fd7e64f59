/** The one way this project asks `yaml` to read. */
import {
  type Document,
  type DocumentOptions,
  type ParseOptions,
  parseDocument,
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
 * Reads a text with `yaml`. Each error it finds is an `Error`, and a half-typed quote makes one of every line below:
 * the stack traces that nobody reads would cost more than the reading.
 * @throws RangeError where the text is nested too deeply.
 */
export function parseYaml(text: string): Document.Parsed {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return parseDocument(text, yamlOptions);
  } finally {
    Error.stackTraceLimit = limit;
  }
}

/**
 * What a text holds and what is wrong with it, for whoever only looks: a plain text is read many times faster.
 * @throws RangeError where the text is nested too deeply.
 */
export function treeOf(text: string): Pick<Document.Parsed, 'contents' | 'errors'> {
  const plain = readPlain(text);
  return plain === null ? parseYaml(text) : { contents: plain as Document.Parsed['contents'], errors: [] };
}

/** Lone carriage returns are line breaks in YAML and LSP, but not to `yaml`: read them as line feeds, offset for offset. */
export function asYamlReads(text: string): string {
  return text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
}
