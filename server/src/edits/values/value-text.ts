/** Serializes a draft as the YAML of a new entry, with its keys in the language's order. */
import { quoted, scalarOf } from '../../core/yaml/quote.ts';
import { rankOf } from '../text/key-order.ts';
import { measureSource } from './joined-measures.ts';
import type { Value } from './value.ts';

/** Maximum width of a folded text or an inline list, in columns, excluding indentation. */
const WIDTH = 96;

/** Returns the lines of an entry, with its dash in the first column. References in `values` must be ids already. */
export function entryLines(
  { id, xKey }: { readonly id: string; readonly xKey: string | null },
  title: string,
  values: ReadonlyMap<string, Value>,
): readonly string[] {
  const lines = [`id: ${id}`, `title: ${scalarOf(title)}`];
  const keys = [...values.keys()].sort((a, b) => rankOf(a) - rankOf(b));
  for (const key of keys) lines.push(...keyLines(key, values.get(key) as Value));
  if (xKey !== null && !values.has('x-key')) lines.push(`x-key: ${scalarOf(xKey)}`);
  return lines.map((line, at) => (line === '' ? '' : `${at === 0 ? '- ' : '  '}${line}`));
}

/** Returns the lines of a key and its value, with the key in the first column. */
export function keyLines(key: string, value: Value): readonly string[] {
  if (key === 'description' && value.kind === 'text') {
    const [header, ...body] = proseLines(value.text, WIDTH);
    return [`${key}: ${header}`, ...body.map((line) => (line === '' ? '' : `  ${line}`))];
  }
  const source = inlineOf(value);
  if (key.length + 2 + source.length <= WIDTH + 20) return [`${key}: ${source}`];
  const elements = elementsOf(value);
  return elements === null ? [`${key}: ${source}`] : [`${key}:`, ...elements.map((each) => `  - ${each}`)];
}

export function inlineOf(value: Value): string {
  switch (value.kind) {
    case 'text':
      return scalarOf(value.text);
    case 'pairs':
      return `{${value.pairs.map(([name, effort]) => `${scalarOf(name, true)}: ${scalarOf(effort, true)}`).join(', ')}}`;
    case 'list':
      return `[${value.items.map((item) => scalarOf(item, true)).join(', ')}]`;
    case 'nested':
      return value.mapping ? (value.elements[0] as string) : `[${value.elements.join(', ')}]`;
    case 'measures':
      return `[${value.measures.map(measureSource).join(', ')}]`;
  }
}

/** Returns the elements of a list as they are written after a dash, or null if the value is not a list. */
export function elementsOf(value: Value): readonly string[] | null {
  if (value.kind === 'list') return value.items.map((item) => scalarOf(item));
  if (value.kind === 'measures') return value.measures.map(measureSource);
  return value.kind === 'nested' && !value.mapping ? value.elements : null;
}

/**
 * Returns the lines of a text value: one line if it is short, else a folded or literal block scalar. The first line
 * goes after the colon; indent the others deeper than the key.
 */
export function proseLines(text: string, width: number): readonly string[] {
  if (!text.includes('\n') && text.length <= width - 14) return [scalarOf(text)];
  // A block scalar would alter these: blanks at either end, control characters, other line separators.
  if (/^\s|\s$|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]|[ \t]\n/.test(text))
    return [quoted(text)];
  if (text.includes('\n')) return ['|-', ...text.split('\n')];
  const lines: string[] = [];
  let line = '';
  // A folded scalar joins its lines with one blank, so break only at single blanks.
  for (const word of text.split(/(?<=\S) (?=\S)/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return ['>-', ...lines, line];
}
