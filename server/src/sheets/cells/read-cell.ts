/** What the cells under a column say as the value of a key: through the language's own readers, or why it cannot be. */

import { isMap, isSeq } from 'yaml';
import { Block } from '../../core/document/block.ts';
import { startState } from '../../core/document/cut.ts';
import { readingOf } from '../../core/document/read-block.ts';
import { itemSchema } from '../../core/language/item-schema.ts';
import { measureSchema } from '../../core/language/part-schemas.ts';
import { readScalar, synonymOf } from '../../core/language/read-scalar.ts';
import { readUrl } from '../../core/language/scalars.ts';
import { metaOf } from '../../core/language/schema-kit.ts';
import { t } from '../../core/text/l10n.ts';
import { scalarOf } from '../../core/yaml/quote.ts';
import { yamlIn } from '../../core/yaml/yaml.ts';
import { flowSource } from '../../edits/text/flow-edits.ts';
import { type Cell, type CellObject, cleaned, isEmpty, oneLine, textOfCell } from '../table/table.ts';
import type { Amount } from './amounts.ts';
import { type DateOrder, dateOf } from './dates.ts';
import { durationOf } from './durations.ts';
import { type FiscalYear, isFiscal } from './fiscal.ts';
import { splitList } from './list-cell.ts';
import { moneyOf } from './money.ts';
import { decimalOf, type Numbers, numeralIn } from './numbers.ts';
import { bareWords, foldWords, valueOfWords } from './value-words.ts';

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
  /** When fiscal years begin; null where nobody said it. */
  readonly fiscal: FiscalYear | null;
  readonly numbers: Numbers;
  /** What its head, or a line above the table, says of its money. */
  readonly amount: Amount;
  /** The unit of its durations, where its head says it. */
  readonly time: string | null;
  /** What its words mean, folded, where a person said it. */
  readonly words?: ReadonlyMap<string, string>;
  /** Several words in a cell are several teams: `lang types compiler`. */
  readonly wordLists: boolean;
  /** Texts are what they say: JSON has lists and objects of its own. */
  readonly literal: boolean;
}

/** Keys of an item whose values are lists or mappings of their own keys. */
export const NESTED: ReadonlySet<string> = new Set([
  'measures',
  'milestones',
  'links',
  'experiments',
  'decisions',
  'catchball',
  'stopped',
]);
const REFERENCES: ReadonlySet<string> = new Set(['teams', 'goals', 'depends-on', 'sustains', 'replaces']);

/** Reads the cells of a row under one column; `value` is null where nothing is left. */
export function readCell(key: string, cells: readonly Cell[], facts: ColumnFacts): CellReading {
  if (/^x-/.test(key)) return own(cells, facts);
  if (key === 'stopped') return stopped(cells);
  if (NESTED.has(key)) return nested(key, cells, facts);
  const { scalar } = metaOf(itemSchema.shape[key as keyof typeof itemSchema.shape]);
  if (scalar === undefined) return list(key, cells, facts);
  const [first, ...rest] = cells.map(textOfCell);
  if (first === undefined) return { value: null, refused: [] };
  const refused: Refused[] = rest
    .filter((text) => text.trim() !== first.trim())
    .map((text) => ({ text, problem: t`Another column of that name holds a value already.` }));
  if (key === 'description') return textual(multiLine(withoutMarkup(first)), refused);
  const text = oneLine(first);
  if (scalar === 'text' || scalar === 'id')
    return textual(key === 'owner' || key === 'sponsor' ? personOf(text) : text, refused);
  const read = scalarText(key, text, facts);
  if ('text' in read) return textual(read.text, refused);
  return { value: null, refused: [...refused, { text, problem: read.problem }] };
}

/** Reads a value of a key that is not free text, as the language writes it. */
function scalarText(
  key: string,
  text: string,
  { dates, fiscal, numbers, amount, time, words: said }: ColumnFacts,
): { readonly text: string } | { readonly problem: string } {
  const meta = metaOf(itemSchema.shape[key as keyof typeof itemSchema.shape]);
  const told = meta.scalar === 'choice' ? said?.get(foldWords(text)) : undefined;
  if (told !== undefined && meta.values?.includes(told) === true) return { text: told };
  if (meta.scalar === 'money') return moneyOf(text, { numbers, amount });
  const plain =
    meta.scalar === 'date'
      ? dateOf(text, { dates, fiscal }, key === 'start' ? 'first' : 'last')
      : meta.scalar === 'duration'
        ? durationOf(text, time, numbers)
        : meta.scalar === 'effort'
          ? effortOf(text, numbers)
          : null;
  if (plain !== null) return { text: plain };
  if (meta.scalar === 'date') return { problem: dateProblem(text) };
  const reading = readScalar(meta, text);
  if (reading.ok) return { text };
  if (meta.scalar === 'choice') {
    // A word that is merely near to a value may be one of the house.
    const words = choiceOf(key, meta.values ?? [], text);
    if (words !== null) return { text: words };
    const maybe = reading.meant === undefined ? '' : ` ${t`Did you mean ${reading.meant}?`}`;
    return { problem: `${reading.problem}.${maybe}` };
  }
  return reading.meant === undefined ? { problem: `${reading.problem}.` } : { text: reading.meant };
}

/** Reads a value of fixed words, as cells write them in several languages; null where its words are not known. */
export function choiceOf(key: string, values: readonly string[], text: string): string | null {
  return valueOfWords(key, text) ?? synonymOf(text, values) ?? synonymOf(bareWords(text), values) ?? null;
}

function dateProblem(text: string): string {
  if (isFiscal(text))
    return t`It is of a fiscal year, and nothing says in which month that begins: --fiscal-year april.`;
  const reading = readScalar({ scalar: 'date' }, text);
  return reading.ok || reading.meant !== undefined
    ? t`It is a day that programs write where they have none.`
    : `${reading.problem}.`;
}

/** Effort as the language writes it: `0,5 FTE`, `0,5 VZÄ`; null where it is none. */
function effortOf(text: string, numbers: Numbers): string | null {
  const found = numeralIn(text);
  const number = found === null ? null : decimalOf(found.numeral, numbers);
  if (found === null || number === null) return null;
  const unit = text.replace(found.text, '').trim();
  if (unit !== '' && !/^(?:ftes?|vzä|vza|vzk|etp|fte's|årsverk|årsværk)$/i.test(unit)) return null;
  const said = unit === '' || /^ftes?$/i.test(unit) ? text.replace(found.text, number) : `${number} fte`;
  return readScalar({ scalar: 'effort' }, said).ok ? said : null;
}

/**
 * People without the address or the share of their time that a tracker writes behind them: `Ann <ann@x.org>`,
 * `Ann[50%]`.
 */
const personOf = (text: string): string =>
  text.replace(/(?<=\S)\s*(?:<[^<>\s]+@[^<>\s]+>|\[\d+ ?%\]|;#\d+)/g, '');

const textual = (text: string, refused: readonly Refused[]): CellReading => ({
  value: text === '' ? null : { kind: 'text', text },
  refused,
});

/**
 * Takes the markup out of a text that a tracker keeps as a web page: its words, a line for each paragraph, a dash for
 * each point.
 */
function withoutMarkup(text: string): string {
  if (!/^\s*<(?:div|p|span|ul|ol|h[1-6]|table|br|b|strong)\b[^>]*>[\s\S]*>\s*$/i.test(text)) return text;
  const named: Readonly<Record<string, string>> = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    nbsp: ' ',
    apos: "'",
  };
  return text
    .replace(/\s+/g, ' ')
    .replace(/<li\b[^>]*>/gi, '\n- ')
    .replace(/<(?:br|\/(?:div|p|li|ul|ol|h[1-6]|tr))\b[^>]*>/gi, '\n')
    .replace(/<[a-z/][^>]*>/gi, '')
    .replace(/&(?:#(\d{1,6})|(\w{2,5}));/g, (all, code?: string, name?: string) =>
      code === undefined
        ? (named[name ?? ''] ?? all)
        : String.fromCodePoint(Math.min(Number(code), 0x10ffff)),
    )
    .replace(/ *\n */g, '\n')
    .replace(/\n{2,}/g, '\n');
}

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
      // `3FS+2 days` is how long after row 3, and when of it.
      const item = oneLine(
        key === 'depends-on' ? part.replace(/^(\d+)(?:FS|SS|FF|SF)(?:\s?[+-].*)?$/, '$1') : part,
      );
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

/** Reads a key of the user's own: a text, or a collection written as YAML or given as JSON. */
function own(cells: readonly Cell[], { literal }: ColumnFacts): CellReading {
  const only = cells.length === 1 ? cells[0] : undefined;
  if (only !== undefined && typeof only !== 'string') {
    const source = jsonSource(only);
    return { value: { kind: 'nested', elements: [source], mapping: true }, refused: [] };
  }
  const text = multiLine(cells.map(textOfCell).join('; '));
  if (!literal && /^["[{]/.test(text)) {
    const yaml = yamlIn(text);
    const contents = yaml === null || yaml.errors.length > 0 ? null : yaml.contents;
    if (isSeq(contents) || isMap(contents))
      return {
        value: { kind: 'nested', elements: [flowSource(contents, false)], mapping: true },
        refused: [],
      };
    if (text.startsWith('"') && contents !== null && 'value' in contents)
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
      const yaml = yamlIn(text);
      if (yaml !== null && yaml.errors.length === 0 && isSeq(yaml.contents))
        for (const element of yaml.contents.items)
          add(flowSource(element, false), flowSource(element, false));
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
  const measures = key === 'measures' && refused.length === 0 ? measuresIn(cells) : null;
  if (measures !== null) return { value: { kind: 'measures', measures }, refused };
  return {
    value: elements.length === 0 ? null : { kind: 'nested', elements, mapping: false },
    refused,
  };
}

/** Measures that are given as such, each of another name: they can be brought up to date one by one. Else null. */
function measuresIn(cells: readonly Cell[]): readonly JoinedMeasure[] | null {
  const measures = cells
    .flatMap((cell) => (Array.isArray(cell) ? (cell as readonly Cell[]) : [cell]))
    .map(measureIn);
  const names = new Set(measures.map((measure) => measure?.name.toLowerCase()));
  return measures.length > 0 && names.size === measures.length && measures.every((each) => each !== null)
    ? measures
    : null;
}

function measureIn(cell: Cell): JoinedMeasure | null {
  if (typeof cell === 'string' || Array.isArray(cell)) return null;
  const { name, ...rest } = cell as CellObject;
  const fields = new Map<string, string>();
  for (const [key, value] of Object.entries(rest)) {
    if (!(key in measureSchema.shape) || Array.isArray(value)) return null;
    if (typeof value === 'string') {
      if (!isEmpty(value)) fields.set(key, oneLine(value));
    } else
      for (const [day, figure] of Object.entries(value)) {
        if (typeof figure !== 'string') return null;
        fields.set(`${key}.${day}`, figure);
      }
  }
  return typeof name === 'string' && !isEmpty(name) ? { name: oneLine(name), fields } : null;
}

/** Reads why work was given up: as YAML or JSON, or the reason alone. */
function stopped(cells: readonly Cell[]): CellReading {
  const [only, ...rest] = cells;
  if (only === undefined) return { value: null, refused: [] };
  const refused: Refused[] = rest.map((cell) => ({
    text: textOfCell(cell),
    problem: t`Another column of that name holds a value already.`,
  }));
  const text = typeof only === 'string' ? cleaned(only).trim() : '';
  const yaml = text.startsWith('{') ? yamlIn(text) : null;
  const given = yaml !== null && yaml.errors.length === 0 && isMap(yaml.contents) ? yaml.contents : null;
  const source =
    typeof only !== 'string'
      ? jsonSource(only)
      : given === null
        ? `{reason: ${scalarOf(oneLine(text), true)}}`
        : flowSource(given, false);
  const problem = problemOf('stopped', source, false);
  if (problem !== null) return { value: null, refused: [...refused, { text: textOfCell(only), problem }] };
  return { value: { kind: 'nested', elements: [source], mapping: true }, refused };
}

/** Returns the YAML of an element that is named in a word. */
function lone(key: string, text: string, column: string): string {
  const plain = oneLine(text);
  if (key !== 'links') return `{name: ${scalarOf(plain, true)}}`;
  const url = readUrl(plain);
  const source = url.ok ? plain : (url.meant ?? plain);
  return `{title: ${scalarOf(oneLine(column) || 'Link', true)}, url: ${scalarOf(source, true)}}`;
}

/** What is wrong with an element; null where the language reads it. */
function problemOf(key: string, source: string, ofList = true): string | null {
  const text = `- id: a\n  title: a\n  ${key}: ${ofList ? `[${source}]` : source}\n`;
  const { findings } = readingOf(new Block('item', text, { ...startState, section: 'item', indent: 0 }));
  const worst = findings[0];
  return worst === undefined ? null : worst.message;
}

/** Writes a value of JSON as YAML in flow style. */
export function jsonSource(cell: Cell): string {
  if (typeof cell === 'string') return scalarOf(cleaned(cell), true);
  if (Array.isArray(cell)) return `[${cell.map(jsonSource).join(', ')}]`;
  return `{${Object.entries(cell)
    .filter(([, value]) => !(typeof value === 'string' && isEmpty(value)))
    .map(([key, value]) => `${scalarOf(key, true)}: ${jsonSource(value)}`)
    .join(', ')}}`;
}
