/** A draft as the YAML of a new entry, its keys in the order of the language. */
import { quoted, scalarOf } from '../../core/yaml/quote.ts';
import { rankOf } from '../../edits/text/key-order.ts';
import type { Value } from '../cells/cell-value.ts';
import type { Identity } from '../rows/draft.ts';
import { measureSource } from './joined-measures.ts';

/** Columns of a folded text or a list on one line, indentation left out. */
const WIDTH = 96;

/** Lines of an entry, its dash in the first column. `values` hold ids where they refer to something. */
export function entryLines(
  { id, xKey }: Identity,
  title: string,
  values: ReadonlyMap<string, Value>,
): readonly string[] {
  const lines = [`id: ${id}`, `title: ${scalarOf(title)}`];
  const keys = [...values.keys()].sort((a, b) => rankOf(a) - rankOf(b));
  for (const key of keys) lines.push(...keyLines(key, values.get(key) as Value));
  if (xKey !== null && !values.has('x-key')) lines.push(`x-key: ${scalarOf(xKey)}`);
  return lines.map((line, at) => (line === '' ? '' : `${at === 0 ? '- ' : '  '}${line}`));
}

/** Returns a key and its value, the key in the first column. */
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

/** Returns a value on one line. */
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

/** Returns the elements of a list as they stand after a dash; null for what is no list. */
export function elementsOf(value: Value): readonly string[] | null {
  if (value.kind === 'list') return value.items.map((item) => scalarOf(item));
  if (value.kind === 'measures') return value.measures.map(measureSource);
  return value.kind === 'nested' && !value.mapping ? value.elements : null;
}

/**
 * A text as a value: on one line where it is short, else folded (one paragraph) or line by line. The first line goes
 * after the colon, the others stand deeper than the key.
 */
export function proseLines(text: string, width: number): readonly string[] {
  if (!text.includes('\n') && text.length <= width - 14) return [scalarOf(text)];
  // What a block scalar would read otherwise: blanks at the start, signs that some take for line breaks.
  if (/^\s|\s$|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]|[ \t]\n/.test(text))
    return [quoted(text)];
  if (text.includes('\n')) return ['|-', ...text.split('\n')];
  const lines: string[] = [];
  let line = '';
  // Folding joins lines by one blank: only single blanks may be broken at.
  for (const word of text.split(/(?<=\S) (?=\S)/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return ['>-', ...lines, line];
}
