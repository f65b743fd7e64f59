/** What the cells under a column say as the value of a key: through the language's own readers, or why it cannot be. */

import { isMap, isSeq, parseDocument } from 'yaml';
import { Block } from '../../core/document/block.ts';
import { startState } from '../../core/document/cut.ts';
import { readingOf } from '../../core/document/read-block.ts';
import { readScalar } from '../../core/language/read-scalar.ts';
import { readUrl } from '../../core/language/scalars.ts';
import { itemSchema, metaOf } from '../../core/language/schema.ts';
import { t } from '../../core/text/l10n.ts';
import { scalarOf } from '../../core/yaml/quote.ts';
import { yamlOptions } from '../../core/yaml/yaml.ts';
import { flowSource } from '../../edits/text/flow-edits.ts';
import { type Cell, cleaned, isEmpty, oneLine, textOfCell } from '../table/table.ts';
import { type DateOrder, datesOf } from './dates.ts';
import { splitList } from './list-cell.ts';

/** A value of a key. */
export type Value =
  | { readonly kind: 'text'; readonly text: string }
  /** Texts, or names of entries before they are known as ids. */
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Teams with their effort. */
  | { readonly kind: 'pairs'; readonly pairs: readonly (readonly [name: string, effort: string])[] }
  /** Measures, milestones, links, a collection of the user's own: elements as YAML in flow style; one for a mapping. */
  | { readonly kind: 'nested'; readonly elements: readonly string[]; readonly mapping: boolean }
  /** Measures that several columns tell of. */
  | { readonly kind: 'measures'; readonly measures: readonly JoinedMeasure[] };

/** A measure: its keys but the name with their texts, those by day as `actuals.2027-03`. */
export interface JoinedMeasure {
  readonly name: string;
  readonly fields: ReadonlyMap<string, string>;
}

/** A part of a cell that was not taken, and why. */
export interface Refused {
  readonly text: string;
  readonly problem: string;
}
export interface CellReading {
  readonly value: Value | null;
  readonly refused: readonly Refused[];
}

/** What a column tells of its cells. */
export interface ColumnFacts {
  readonly name: string;
  readonly dates: DateOrder;
  /** Several words in a cell are several teams: `lang types compiler`. */
  readonly wordLists: boolean;
  /** Texts are what they say: JSON has lists and objects of its own. */
  readonly literal: boolean;
}

const NESTED: ReadonlySet<string> = new Set(['measures', 'milestones', 'links']);
const REFERENCES: ReadonlySet<string> = new Set(['teams', 'goals', 'depends-on', 'sustains', 'replaces']);

/** Reads the cells of a row under one column; `value` is null where nothing is left. */
export function readCell(key: string, cells: readonly Cell[], facts: ColumnFacts): CellReading {
  if (/^x-/.test(key)) return own(cells, facts);
  if (NESTED.has(key)) return nested(key, cells, facts);
  const { scalar } = metaOf(itemSchema.shape[key as keyof typeof itemSchema.shape]);
  if (scalar === undefined) return list(key, cells, facts);
  const [first, ...rest] = cells.map(textOfCell);
  if (first === undefined) return { value: null, refused: [] };
  const refused: Refused[] = rest
    .filter((text) => text.trim() !== first.trim())
    .map((text) => ({ text, problem: t`Another column of that name holds a value already.` }));
  if (key === 'description') return textual(multiLine(first), refused);
  const text = oneLine(first);
  if (scalar === 'text' || scalar === 'id') return textual(text, refused);
  if (scalar === 'date') {
    const date = datesOf(text, facts.dates);
    if (date !== null) return textual(date, refused);
  }
  const reading = readScalar(metaOf(itemSchema.shape[key as keyof typeof itemSchema.shape]), text);
  if (reading.ok) return textual(text, refused);
  if (reading.meant !== undefined) return textual(reading.meant, refused);
  return { value: null, refused: [...refused, { text, problem: `${reading.problem}.` }] };
}

const textual = (text: string, refused: readonly Refused[]): CellReading => ({
  value: text === '' ? null : { kind: 'text', text },
  refused,
});

function multiLine(text: string): string {
  return cleaned(text)
    .replace(/[ \t]+$/gm, '')
    .replace(/^\s+|\s+$/g, '');
}

function list(key: string, cells: readonly Cell[], { wordLists }: ColumnFacts): CellReading {
  const only = cells[0];
  if (key === 'teams' && cells.length === 1 && only !== undefined) {
    const pairs = pairsOf(only);
    if (pairs !== null) return pairs;
  }
  const items: string[] = [];
  for (const cell of cells) {
    const parts = Array.isArray(cell)
      ? cell.map(textOfCell)
      : splitList(textOfCell(cell), REFERENCES.has(key) && wordLists);
    for (const part of parts) {
      const item = oneLine(part);
      if (item !== '' && !items.includes(item)) items.push(item);
    }
  }
  return { value: items.length === 0 ? null : { kind: 'list', items }, refused: [] };
}

/** `emergency: 0.6 fte; ward: 1`, or an object of JSON. Null where it is neither. */
function pairsOf(cell: Cell): CellReading | null {
  let given: (readonly [string, string])[];
  if (typeof cell === 'string') {
    const parts = splitList(cell, false).map((part) =>
      /^(.+?):\s*([\d.,]+\s*(?:fte|%)?)$/i.exec(part.trim()),
    );
    if (parts.length === 0 || parts.some((part) => part === null)) return null;
    given = parts.map((part) => [part?.[1] as string, part?.[2] as string] as const);
  } else if (Array.isArray(cell)) return null;
  else given = Object.entries(cell).map(([name, effort]) => [name, textOfCell(effort)] as const);
  const refused: Refused[] = [];
  const pairs: (readonly [string, string])[] = [];
  for (const [name, effort] of given) {
    const reading = readScalar({ scalar: 'effort' }, effort.trim());
    const text = reading.ok ? effort.trim() : reading.meant;
    if (!reading.ok && text === undefined)
      refused.push({ text: `${name}: ${effort}`, problem: `${reading.problem}.` });
    else pairs.push([oneLine(name), text ?? '']);
  }
  return { value: pairs.length === 0 ? null : { kind: 'pairs', pairs }, refused };
}

/** A key of the user's own: a text, or a collection written as YAML or given as JSON. */
function own(cells: readonly Cell[], { literal }: ColumnFacts): CellReading {
  const only = cells.length === 1 ? cells[0] : undefined;
  if (only !== undefined && typeof only !== 'string') {
    const source = jsonSource(only);
    return { value: { kind: 'nested', elements: [source], mapping: true }, refused: [] };
  }
  const text = multiLine(cells.map(textOfCell).join('; '));
  if (!literal && /^["[{]/.test(text)) {
    const { contents, errors } = parseDocument(text, yamlOptions);
    if (errors.length === 0 && (isSeq(contents) || isMap(contents)))
      return {
        value: { kind: 'nested', elements: [flowSource(contents, false)], mapping: true },
        refused: [],
      };
    if (errors.length === 0 && text.startsWith('"') && contents !== null && 'value' in contents)
      return textual(multiLine(String(contents.value)), []);
  }
  return textual(text, []);
}

/** Measures, milestones and links: as YAML or JSON; a measure by its name alone, a link by its address. */
function nested(key: string, cells: readonly Cell[], { name }: ColumnFacts): CellReading {
  const elements: string[] = [];
  const refused: Refused[] = [];
  const add = (source: string, text: string): void => {
    const problem = problemOf(key, source);
    if (problem === null) elements.push(source);
    else refused.push({ text, problem });
  };
  for (const cell of cells) {
    if (typeof cell !== 'string') {
      for (const element of Array.isArray(cell) ? cell : [cell])
        add(
          typeof element === 'string' ? lone(key, element, name) : jsonSource(element),
          textOfCell(element),
        );
      continue;
    }
    const text = cleaned(cell).trim();
    if (text.startsWith('[')) {
      const { contents, errors } = parseDocument(text, yamlOptions);
      if (errors.length === 0 && isSeq(contents))
        for (const element of contents.items) add(flowSource(element, false), flowSource(element, false));
      else refused.push({ text, problem: t`It cannot be read as a list.` });
      continue;
    }
    for (const part of splitList(text, false)) {
      if (key !== 'milestones') add(lone(key, part, name), part);
      else
        refused.push({
          text: part,
          problem: t`A milestone has a title and a date: [{title: …, date: 2027-03-01}].`,
        });
    }
  }
  return {
    value: elements.length === 0 ? null : { kind: 'nested', elements, mapping: false },
    refused,
  };
}

/** The YAML of an element that is named in a word. */
function lone(key: string, text: string, column: string): string {
  const plain = oneLine(text);
  if (key !== 'links') return `{name: ${scalarOf(plain, true)}}`;
  const url = readUrl(plain);
  const source = url.ok ? plain : (url.meant ?? plain);
  return `{title: ${scalarOf(oneLine(column) || 'Link', true)}, url: ${scalarOf(source, true)}}`;
}

/** What is wrong with an element; null where the language reads it. */
function problemOf(key: string, source: string): string | null {
  const text = `- id: a\n  title: a\n  ${key}: [${source}]\n`;
  const { findings } = readingOf(new Block('item', text, { ...startState, section: 'item', indent: 0 }));
  const worst = findings[0];
  return worst === undefined ? null : worst.message;
}

/** A value of JSON as YAML in flow style. */
export function jsonSource(cell: Cell): string {
  if (typeof cell === 'string') return scalarOf(cleaned(cell), true);
  if (Array.isArray(cell)) return `[${cell.map(jsonSource).join(', ')}]`;
  return `{${Object.entries(cell)
    .filter(([, value]) => !(typeof value === 'string' && isEmpty(value)))
    .map(([key, value]) => `${scalarOf(key, true)}: ${jsonSource(value)}`)
    .join(', ')}}`;
}
