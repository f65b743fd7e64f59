/** Renders the import table: above each column its mapping, beneath each cell its interpretation. */
import type { ImportedColumn, ImportedRow, SheetRow } from '../../../server/src/protocol/import-sheet.ts';
import type { ImportWords, ShownSheet } from './messages.ts';

/** Callbacks for changes made in the table. */
export interface TableEvents {
  /** Called with an empty key to leave the column out. */
  key(column: string, key: string): void;
  leads(column: string, leads: boolean): void;
}

export const fill = (text: string, ...values: readonly (string | number)[]): string =>
  text.replace(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)] ?? ''));

export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  text = '',
  className = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (text !== '') made.textContent = text;
  if (className !== '') made.className = className;
  return made;
}

/** Text for screen readers only. */
const unseen = (text: string): HTMLElement => element('span', `${text} `, 'vh');

export function tableOf(
  sheet: ShownSheet,
  words: ImportWords,
  lead: boolean,
  events: TableEvents,
): HTMLTableElement {
  const table = element('table');
  const head = table.createTHead();
  const names = head.insertRow();
  const guesses = head.insertRow();
  names.append(element('td'));
  guesses.append(element('td'));
  for (const column of sheet.columns) {
    const name = element('th');
    name.scope = 'col';
    const text = element('div', column.name, 'few');
    text.title = column.name;
    name.append(text);
    name.dataset['from'] = column.from;
    names.append(name);
    guesses.append(guessOf(column, { sheet, words, lead, events }));
  }
  const body = table.createTBody();
  const items = new Map(sheet.items.map((item) => [item.line, item]));
  for (const row of sheet.rows) body.append(rowOf(row, sheet.columns, items.get(row.line), words));
  return table;
}

/** Input for rendering the header cells. */
interface TableHead {
  readonly sheet: ShownSheet;
  readonly words: ImportWords;
  /** Whether to offer, for each column, that it overrides the portfolio. */
  readonly lead: boolean;
  readonly events: TableEvents;
}

function guessOf(column: ImportedColumn, { sheet, words, lead, events }: TableHead): HTMLElement {
  const { name, key, what } = column;
  const cell = element('td', '', 'guess');
  const select = element('select');
  select.setAttribute('aria-label', fill(words.keyOf, name));
  select.dataset['column'] = name;
  const own = `x-${slug(name) || 'own'}`;
  const owns = new Set(key?.startsWith('x-') ? [own, key] : [own]);
  select.append(option('', words.leaveOut));
  const known = key === null || owns.has(key) || sheet.keys.includes(key) ? [] : [key];
  const keys = [...sheet.keys, ...known];
  const groups: readonly (readonly [string, readonly string[]])[] = [
    [words.ofItem, keys.filter((each) => !each.startsWith('measures') && !COURSE.test(each))],
    [words.ofPlace, keys.filter((each) => COURSE.test(each))],
    [words.ofMeasure, keys.filter((each) => each.startsWith('measures'))],
    [words.own, [...owns]],
  ];
  for (const [label, under] of groups) {
    const group = element('optgroup');
    group.label = label;
    group.append(...under.map((each) => option(each, each)));
    select.append(group);
  }
  select.value = key ?? '';
  select.addEventListener('change', () => events.key(name, select.value));
  const why = element('p', key === null ? what : what.slice(key.length).replace(/^ \((.*)\)$/, '$1'));
  why.className = 'few';
  why.title = why.textContent;
  why.id = `why-${slug(name)}-${sheet.columns.indexOf(column)}`;
  select.setAttribute('aria-describedby', why.id);
  cell.append(select, why);
  if (lead && key !== null && key !== 'id' && !UNLED.test(key))
    cell.append(leadOf(name, sheet, words, events));
  return cell;
}

/** Keys for an item's place in the hierarchy or its progress over time. They exist only in mappings, not in items. */
const COURSE =
  /^(?:completed|period|group|parent|parent-title|level|as-of|progress|(?:cost|benefit|baseline)\..+)$/;
/** Keys that place a row or are joined with others into a value: no single column can override the portfolio in them. */
const UNLED = /^(?:completed|period|group|parent|level|as-of|baseline\.)/;

function leadOf(name: string, sheet: ShownSheet, words: ImportWords, events: TableEvents): HTMLElement {
  const label = element('label', '', 'lead');
  const input = element('input');
  input.type = 'checkbox';
  input.checked = sheet.led.some((each) => fold(each) === fold(name));
  input.setAttribute('aria-label', fill(words.leadsIn, name));
  label.title = fill(words.leadsIn, name);
  input.addEventListener('change', () => events.leads(name, input.checked));
  label.append(input, words.leads);
  return label;
}

export const fold = (name: string): string => name.trim().toLowerCase();
const slug = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');

function option(value: string, text: string): HTMLOptionElement {
  const made = element('option', text);
  made.value = value;
  return made;
}

function rowOf(
  row: SheetRow,
  columns: readonly ImportedColumn[],
  item: ImportedRow | undefined,
  words: ImportWords,
): HTMLElement {
  const made = element('tr');
  made.dataset['line'] = String(row.line);
  const head = element('th', '', 'about');
  head.scope = 'row';
  head.append(element('span', String(row.line), 'line'));
  if (item !== undefined) {
    made.dataset['track'] = item.track ?? 'none';
    head.append(element('span', words.states[item.state], 'state'));
    const quoted = item.words.map((word) => `“${word}”`).join(', ');
    head.append(element('p', item.track === null ? words.noTrack : fill(words.track, item.track), 'track'));
    head.append(element('p', fill(words.reads[item.verdict], quoted), 'verdict'));
  } else if (row.left !== null) {
    made.className = 'left-out';
    head.append(element('p', `${words.rowLeft}: ${row.left}`));
  }
  made.append(head);
  row.cells.forEach((cell, at) => {
    const place = element('td');
    const left = columns[at]?.key === null || row.left !== null;
    if (left) place.className = 'left-out';
    place.append(element('div', cell.text));
    if (cell.problem !== null) place.append(problemOf(cell.problem, words));
    else if (!left && cell.read !== null) place.append(readOf(cell.text, cell.read, words));
    made.append(place);
  });
  return made;
}

function problemOf(problem: string, words: ImportWords): HTMLElement {
  const made = element('div', '', 'problem');
  made.append(unseen(words.notRead), problem);
  return made;
}

function readOf(text: string, read: string, words: ImportWords): HTMLElement {
  const made = element('div', '', 'read');
  if (text === read) {
    const mark = element('span', '✓');
    mark.setAttribute('aria-hidden', 'true');
    made.append(mark, unseen(words.asItIs));
  } else {
    const mark = element('span', '→ ');
    mark.setAttribute('aria-hidden', 'true');
    made.append(mark, unseen(words.readAs), read);
  }
  return made;
}
