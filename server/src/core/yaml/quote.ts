/** Writes text as a YAML scalar: plain if it reads back as the same text, else quoted. */
import { isScalar, isSeq } from 'yaml';
import { yamlIn } from './yaml.ts';

/**
 * Quotes a text: double quotes if it needs no escape in them, else single; double with escapes for line breaks and
 * control characters.
 */
export function quoted(text: string): string {
  if (/[\u0000-\u001f\u007f\u0085\u2028\u2029]/.test(text))
    return JSON.stringify(text).replace(/[\u007f\u0085\u2028\u2029]/g, unicodeEscape);
  return /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
}
const unicodeEscape = (c: string): string => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;

const PLAIN = /^[A-Za-z0-9(][A-Za-z0-9 ()_.%+/€£$–—’'&;=-]*$/;

/** Writes a text as a scalar for block style or, with `flow`, inside brackets or braces. */
export function scalarOf(text: string, flow = false): string {
  if (text === '' || text !== text.trim()) return quoted(text);
  if (PLAIN.test(text) && !text.includes(' #')) return text;
  if (flow && /[,[\]{}]/.test(text)) return quoted(text);
  // Rare enough to ask the parser itself.
  const source = flow ? `[${text}]` : `- ${text}`;
  const document = yamlIn(source);
  if (document === null || document.errors.length > 0 || document.warnings.length > 0) return quoted(text);
  // Check the node, not its value: an alias would have to be resolved first.
  const only: unknown =
    isSeq(document.contents) && document.contents.items.length === 1 ? document.contents.items[0] : null;
  const plain =
    isScalar(only) &&
    only.value === text &&
    only.anchor === undefined &&
    only.tag === undefined &&
    !text.includes('\n');
  return plain ? text : quoted(text);
}
