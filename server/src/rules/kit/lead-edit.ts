/** Writes into a mapping file that the portfolio takes precedence in some columns. Changes nothing else in it. */
import { isMap, isScalar, type YAMLMap } from 'yaml';
import { nameKey } from '../../base/words.ts';
import { FROM, type KeptSheet } from '../../core/model/kept-sheet.ts';
import type { Edit, FileEdit } from '../../core/text/finding.ts';
import type { Span } from '../../core/text/lines.ts';
import { scalarOf } from '../../core/yaml/quote.ts';
import { yamlIn } from '../../core/yaml/yaml.ts';
import { insertElement } from '../../edits/text/flow-edits.ts';

const LEADS = 'portfolio';
/** The line that an import writes while the sheet takes precedence in every column. */
const EXAMPLE = /^# from: \{[^\n]*\}[^\S\n]*$/m;

/** Returns the edits that give the portfolio precedence in `columns`; none if the file cannot be parsed. */
export function leadEdit({ uri, text }: KeptSheet, columns: readonly string[]): readonly FileEdit[] {
  const yaml = yamlIn(text);
  if (yaml === null || yaml.errors.length > 0) return [];
  const from = isMap(yaml.contents) ? yaml.contents.get(FROM, true) : undefined;
  const edit = ({ start, end }: Span, source: string): FileEdit => ({
    uri,
    span: { start, end },
    text: source,
  });
  if (!isMap(from)) {
    const example = EXAMPLE.exec(text);
    const lines = columns.map((column) => `  ${scalarOf(column)}: ${LEADS}`).join('\n');
    if (example !== null)
      return [edit({ start: example.index, end: example.index + example[0].length }, `${FROM}:\n${lines}`)];
    const gap = text === '' || text.endsWith('\n') ? '' : '\n';
    return [edit({ start: text.length, end: text.length }, `${gap}${FROM}:\n${lines}\n`)];
  }
  const fresh: string[] = [];
  const edits = columns.flatMap((column): FileEdit[] => {
    const there = from.items.find(
      ({ key }) => isScalar(key) && nameKey(String(key.value)) === nameKey(column),
    );
    const range = isScalar(there?.value) ? there.value.range : undefined;
    if (range === undefined || range === null)
      fresh.push(`${scalarOf(column, from.flow === true)}: ${LEADS}`);
    return range === undefined || range === null ? [] : [edit({ start: range[0], end: range[1] }, LEADS)];
  });
  return fresh.length === 0
    ? edits
    : [...edits, ...inserted(text, from, fresh).map(({ span, text: source }) => edit(span, source))];
}

function inserted(text: string, from: YAMLMap, pairs: readonly string[]): readonly Edit[] {
  if (from.flow === true) return insertElement(text, from, from.items.length, pairs.join(', '));
  const start = from.range?.[0] ?? 0;
  const indent = ' '.repeat(start - (text.lastIndexOf('\n', start - 1) + 1));
  return [{ span: { start, end: start }, text: pairs.map((pair) => `${pair}\n${indent}`).join('') }];
}
