/** The one way this project asks `yaml` to read. */
import type { DocumentOptions, ParseOptions, SchemaOptions } from 'yaml';

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

/** Lone carriage returns are line breaks in YAML and LSP, but not to `yaml`: read them as line feeds, offset for offset. */
export function asYamlReads(text: string): string {
  return text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
}
