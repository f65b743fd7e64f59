/**
 * Reads the cells under a column as the value of a key, with the language's own readers, and reports what it refuses.
 */

import { isMap, isSeq } from 'yaml';
import { itemSchema } from '../../core/language/item-schema.ts';
import { readScalar, synonymOf } from '../../core/language/read-scalar.ts';
import { metaOf } from '../../core/language/schema-kit.ts';
import { foldWords } from '../../core/text/fold-words.ts';
import { t } from '../../core/text/l10n.ts';
import { yamlIn } from '../../core/yaml/yaml.ts';
import { flowSource } from '../../edits/text/flow-edits.ts';
import { type Cell, cleaned, cleanLine, textOfCell } from '../table/table.ts';
import type { Ways } from '../table/ways.ts';
import type { CellReading, ColumnFacts, Refused } from './cell-value.ts';
import { dateOf } from './dates.ts';
import { durationOf } from './durations.ts';
import { effortOf, effortProblem } from './efforts.ts';
import { isFiscal } from './fiscal.ts';
import { textOfHtml } from './html-text.ts';
import { splitList } from './list-cell.ts';
import { moneyOf } from './money.ts';
import { jsonSource, readNested, readStopped } from './nested-cell.ts';
import { bareWords, valueOfWords } from './value-words.ts';

/** Keys of an item whose values have keys of their own. */
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

/** Reads the cells of a row under one column. `value` is null if nothing could be read. */
export function readCell(key: string, cells: readonly Cell[], facts: ColumnFacts): CellReading {
  if (/^x-/.test(key)) return own(cells, facts);
  if (key === 'stopped') return readStopped(cells);
  if (NESTED.has(key)) return readNested(key, cells, facts);
  const { scalar } = metaOf(itemSchema.shape[key as keyof typeof itemSchema.shape]);
  if (scalar === undefined) return list(key, cells, facts);
  const [first, ...rest] = cells.map(textOfCell);
  if (first === undefined) return { value: null, refused: [] };
  const refused: Refused[] = rest
    .filter((text) => text.trim() !== first.trim())
    .map((text) => ({ text, problem: t`Another column of that name holds a value already.` }));
  if (key === 'description') return textual(multiLine(textOfHtml(first)), refused);
  const text = cleanLine(first);
  if (scalar === 'text' || scalar === 'id')
    return textual(key === 'owner' || key === 'sponsor' ? personOf(text) : text, refused);
  const read = scalarText(key, text, facts);
  if ('text' in read) return textual(read.text, refused);
  return { value: null, refused: [...refused, { text, problem: read.problem }] };
}

/** Converts the text of a key other than free text to the language's notation. */
function scalarText(
  key: string,
  text: string,
  { name, dates, fiscal, numbers, amount, time, words: said, ways }: ColumnFacts,
): { readonly text: string } | { readonly problem: string } {
  const meta = metaOf(itemSchema.shape[key as keyof typeof itemSchema.shape]);
  const told = meta.scalar === 'choice' ? said?.get(foldWords(text)) : undefined;
  if (told !== undefined && meta.values?.includes(told) === true) return { text: told };
  if (meta.scalar === 'money') {
    const money = moneyOf(text, { numbers, amount });
    return 'either' in money
      ? { problem: t`${money.either} may have decimals or thousands. Say which: ${ways.numbers()}.` }
      : money;
  }
  const other = meta.scalar === 'effort' ? effortProblem(text, name) : null;
  if (other !== null) return { problem: other };
  const plain =
    meta.scalar === 'date'
      ? dateOf(text, { dates, fiscal }, key === 'start' ? 'first' : 'last')
      : meta.scalar === 'duration'
        ? durationOf(text, time, numbers)
        : meta.scalar === 'effort'
          ? effortOf(text, numbers)
          : null;
  if (plain !== null) return { text: plain };
  if (meta.scalar === 'date') return { problem: dateProblem(text, ways) };
  const reading = readScalar(meta, text);
  if (reading.ok) return { text };
  if (meta.scalar === 'choice') {
    // The word may be in the user's own vocabulary even if it is close to a value.
    const words = choiceOf(key, meta.values ?? [], text);
    if (words !== null) return { text: words };
    const maybe = reading.meant === undefined ? '' : ` ${t`Did you mean ${reading.meant}?`}`;
    return { problem: `${reading.problem}.${maybe}` };
  }
  return reading.meant === undefined ? { problem: `${reading.problem}.` } : { text: reading.meant };
}

/** Returns the value of a choice that a text means, in several languages, or null if its words are unknown. */
export function choiceOf(key: string, values: readonly string[], text: string): string | null {
  return valueOfWords(key, text) ?? synonymOf(text, values) ?? synonymOf(bareWords(text), values) ?? null;
}

function dateProblem(text: string, ways: Ways): string {
  if (isFiscal(text))
    return t`It is of a fiscal year, and nothing says in which month that begins: ${ways.fiscal()}.`;
  const reading = readScalar({ scalar: 'date' }, text);
  return reading.ok || reading.meant !== undefined
    ? t`It is a day that programs write for “no date”.`
    : `${reading.problem}.`;
}

/**
 * Removes the address, allocation or number that trackers append to a person: `Ann <ann@x.org>`, `Ann[50%]`, `Ann;#12`.
 */
const personOf = (text: string): string =>
  text.replace(/(?<=\S)\s*(?:<[^<>\s]+@[^<>\s]+>|\[\d+ ?%\]|(?<=[\p{L}\p{M}.)]);#[1-9]\d*)/gu, '');

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
      // MS Project: `3FS+2 days` starts two days after row 3 finishes.
      const item = cleanLine(
        key === 'depends-on' ? part.replace(/^(\d+)(?:FS|SS|FF|SF)(?:\s?[+-].*)?$/, '$1') : part,
      );
      if (item !== '' && !items.includes(item)) items.push(item);
    }
  }
  return { value: items.length === 0 ? null : { kind: 'list', items }, refused: [] };
}

/** Reads `emergency: 0.6 fte; ward: 1`, or a JSON object. Returns null for anything else. */
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
    else pairs.push([cleanLine(name), text ?? '']);
  }
  return { value: pairs.length === 0 ? null : { kind: 'pairs', pairs }, refused };
}

/** Reads an `x-` key: a text, or a collection in YAML or JSON. */
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
