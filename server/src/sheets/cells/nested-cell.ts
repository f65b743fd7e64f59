/** Parses cells whose values have keys of their own, such as measures, milestones and links, from YAML or JSON. */
import { isMap, isSeq } from 'yaml';
import { Block } from '../../core/document/block.ts';
import { startState } from '../../core/document/cut.ts';
import { readingOf } from '../../core/document/read-block.ts';
import { measureSchema } from '../../core/language/part-schemas.ts';
import { readUrl } from '../../core/language/scalars.ts';
import { t } from '../../core/text/l10n.ts';
import { scalarOf } from '../../core/yaml/quote.ts';
import { yamlIn } from '../../core/yaml/yaml.ts';
import { flowSource } from '../../edits/text/flow-edits.ts';
import type { JoinedMeasure } from '../../edits/values/value.ts';
import { type Cell, type CellObject, cleaned, cleanLine, isEmpty, textOfCell } from '../table/table.ts';
import type { CellReading, ColumnFacts, Refused } from './cell-value.ts';
import { splitList } from './list-cell.ts';

/** Reads measures, milestones and links. A measure may be a name alone, and a link an address alone. */
export function readNested(key: string, cells: readonly Cell[], { name }: ColumnFacts): CellReading {
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

/** Returns measures that can be updated one by one, or null unless all are mappings with distinct names. */
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
      if (!isEmpty(value)) fields.set(key, cleanLine(value));
    } else
      for (const [day, figure] of Object.entries(value)) {
        if (typeof figure !== 'string') return null;
        fields.set(`${key}.${day}`, figure);
      }
  }
  return typeof name === 'string' && !isEmpty(name) ? { name: cleanLine(name), fields } : null;
}

/** Reads why work was stopped: YAML, JSON, or the reason alone. */
export function readStopped(cells: readonly Cell[]): CellReading {
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
        ? `{reason: ${scalarOf(cleanLine(text), true)}}`
        : flowSource(given, false);
  const problem = problemOf('stopped', source, false);
  if (problem !== null) return { value: null, refused: [...refused, { text: textOfCell(only), problem }] };
  return { value: { kind: 'nested', elements: [source], mapping: true }, refused };
}

/** Returns the YAML of an element that is given by one word or text. */
function lone(key: string, text: string, column: string): string {
  const plain = cleanLine(text);
  if (key !== 'links') return `{name: ${scalarOf(plain, true)}}`;
  const url = readUrl(plain);
  const source = url.ok ? plain : (url.meant ?? plain);
  return `{title: ${scalarOf(cleanLine(column) || 'Link', true)}, url: ${scalarOf(source, true)}}`;
}

/** Returns what is wrong with an element, or null if the language accepts it. */
function problemOf(key: string, source: string, ofList = true): string | null {
  const text = `- id: a\n  title: a\n  ${key}: ${ofList ? `[${source}]` : source}\n`;
  const { findings } = readingOf(new Block('item', text, { ...startState, section: 'item', indent: 0 }));
  const worst = findings[0];
  return worst === undefined ? null : worst.message;
}

/** Writes a JSON value as YAML in flow style. */
export function jsonSource(cell: Cell): string {
  if (typeof cell === 'string') return scalarOf(cleaned(cell), true);
  if (Array.isArray(cell)) return `[${cell.map(jsonSource).join(', ')}]`;
  return `{${Object.entries(cell)
    .filter(([, value]) => !(typeof value === 'string' && isEmpty(value)))
    .map(([key, value]) => `${scalarOf(key, true)}: ${jsonSource(value)}`)
    .join(', ')}}`;
}
