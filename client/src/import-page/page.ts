/**
 * Script of the import page: shows the table with its interpretation, the questions, what is left out and what would be
 * written.
 */
import type { ImportNote } from '../../../server/src/protocol/import-sheet.ts';
import {
  type FromImport,
  type ImportChoice,
  type ImportTarget,
  type ImportWords,
  importWordsId,
  type KeptMapping,
  type ShownSheet,
  type ToImport,
} from './messages.ts';
import { element, fill, fold, tableOf } from './table.ts';
import './page.css';

declare function acquireVsCodeApi(): { postMessage(message: FromImport): void };

/** Number of rows shown at first. */
const FEW = 8;
const MANY = 100;

const host = acquireVsCodeApi();
const words = JSON.parse(document.getElementById(importWordsId)?.textContent ?? '{}') as ImportWords;
const at = <E extends HTMLElement = HTMLElement>(id: string): E => document.getElementById(id) as E;
const select = (id: string): HTMLSelectElement => at<HTMLSelectElement>(id);
let choice: ImportChoice = { target: '', map: [], rows: FEW, keep: false };
let shown: ShownSheet | undefined;
let targets: readonly ImportTarget[] = [];

function choose(more: Partial<ImportChoice>): void {
  choice = { ...choice, ...more };
  // Disabled until the result for this choice arrives.
  at<HTMLButtonElement>('write').disabled = true;
  host.postMessage({ kind: 'choice', choice });
}

/** Another sheet has other columns: reset the choices made for columns. */
const anew: Partial<ImportChoice> = { map: [], led: undefined };

function setKey(column: string, key: string): void {
  const lists = shown?.lists ?? [];
  const map = choice.map.filter(
    (wish) =>
      fold(wish.column) !== fold(column) && (wish.key === '' || wish.key !== key || lists.includes(key)),
  );
  choose({ map: [...map, { key, column }] });
}

function setLead(column: string, leads: boolean): void {
  const others = (shown?.led ?? []).filter((name) => fold(name) !== fold(column));
  choose({ led: leads ? [...others, column] : others });
}

function draw(sheet: ShownSheet, kept: KeptMapping): void {
  shown = sheet;
  for (const part of document.querySelectorAll<HTMLElement>('[data-needs="sheet"]')) part.hidden = false;
  const of = (state: string): number => sheet.items.filter((item) => item.state === state).length;
  at('summary').textContent = sheet.changes
    ? fill(words.summary, of('new'), of('changed'), of('same'), sheet.left)
    : words.nothingChanges;
  at('problem').textContent = '';
  const read = choice.target !== '' && kept.there ? [fill(words.keptRead, kept.name)] : [];
  at('form').textContent = [`${sheet.form}.`, ...read, ...sheet.remarks].join(' ');
  drawAsked(sheet, kept);
  drawTable(sheet);
  drawLeft(sheet);
  drawDiff(sheet);
  at<HTMLButtonElement>('write').disabled = !sheet.changes && !choice.keep;
  at('compare').hidden = choice.target === '' || !sheet.changes;
}

function options(id: string, all: readonly (readonly [string, string])[], chosen: string): void {
  const list = select(id);
  // Rebuild only on change, so that an open list stays open.
  // Compared as lists: no option, and the one for a new document, would be the same text.
  const values = (of: readonly string[]): string => JSON.stringify(of);
  if (values([...list.options].map(({ value }) => value)) !== values(all.map(([value]) => value)))
    list.replaceChildren(
      ...all.map(([value, text]) => {
        const made = element('option', text);
        made.value = value;
        return made;
      }),
    );
  list.value = chosen;
}

function drawAsked(
  { places, groups, undated, fiscalYear, questions }: ShownSheet,
  { name, there }: KeptMapping,
): void {
  at('field-place').hidden = places === null || places.names.length < 2;
  at('field-part').hidden = places === null || places.tables < 2;
  if (places !== null) {
    (at('field-place').querySelector('label') as HTMLElement).textContent = words.which[places.kind];
    options(
      'place',
      places.names.map((each) => [each, each] as const),
      places.chosen,
    );
    const numbers = Array.from({ length: places.tables }, (_, i) => i + 1);
    options(
      'part',
      numbers.map((each) => [String(each), fill(words.tableOf, each, places.tables)] as const),
      String(places.table),
    );
  }
  at('field-groups').hidden = groups === null && choice.groups === undefined;
  select('groups').value = choice.groups ?? groups ?? 'tags';
  at('field-as-of').hidden = !undated;
  at('field-keep').hidden = false;
  at('field-fiscal').hidden = fiscalYear === null && !questions.some(({ kind }) => kind === 'fiscal');
  select('fiscal').value = fiscalYear?.replace(/ .*/, '') ?? '';
  select('numbers').value = choice.numbers ?? '';
  select('dates').value = choice.dates ?? '';
  at<HTMLInputElement>('keep').checked = choice.keep;
  at('keep-words').textContent = choice.target === '' ? words.keepNew : fill(words.keep, name);
  at('questions').replaceChildren(
    ...questions.map(({ kind, column, sample }) => {
      const said = element('li', fill(words.question, sample, column));
      said.dataset['kind'] = kind;
      return said;
    }),
  );
  at('field-as-of').dataset['open'] = String(undated && choice.asOf === undefined && !there);
  for (const kind of ['numbers', 'dates', 'fiscal'])
    at(`field-${kind}`).dataset['open'] = String(questions.some((each) => each.kind === kind));
}

/** Renders the table again; keeps scroll position and the focus on a column's list. */
function drawTable(sheet: ShownSheet): void {
  const place = at('table');
  const focused = (document.activeElement as HTMLElement | null)?.dataset['column'];
  const led = (document.activeElement as HTMLElement | null)?.getAttribute('aria-label');
  const inTable = place.contains(document.activeElement);
  const { scrollLeft, scrollTop } = place;
  place.replaceChildren(tableOf(sheet, words, choice.target !== '', { key: setKey, leads: setLead }));
  place.scrollTo(scrollLeft, scrollTop);
  if (inTable) {
    const again = [...place.querySelectorAll<HTMLElement>('select, input')].find((each) =>
      focused === undefined ? each.getAttribute('aria-label') === led : each.dataset['column'] === focused,
    );
    (again ?? place).focus({ preventScroll: true });
  }
  const more = at('more');
  more.textContent = words.more;
  more.hidden = sheet.rows.length < choice.rows;
}

function drawLeft({ columns, notes, left }: ShownSheet): void {
  const lines = [
    ...columns
      .filter(({ key, samples }) => key === null && samples.length > 0)
      .map(({ name, what }) => lineOf(fill(words.column, name), '', what)),
    ...notes.map((note) => lineOf(placeOf(note), textsOf(note), note.problem)),
  ];
  const told = notes.reduce((sum, { count }) => sum + count, 0);
  if (left > told) lines.push(element('li', fill(words.moreNotes, left - told)));
  at('left').replaceChildren(...(lines.length > 0 ? lines : [element('li', words.nothingLeft)]));
}

const placeOf = (note: ImportNote): string =>
  [linesOf(note), note.column ?? ''].filter((part) => part !== '').join(', ');

function linesOf({ line, same, count }: ImportNote): string {
  if (line === null) return '';
  if (same.length === 0) return fill(words.line, line);
  const lines = [line, ...same.map((other) => other.line)].join(', ');
  const more = count - 1 - same.length;
  return more === 0 ? fill(words.lines, lines) : fill(words.linesAndMore, lines, more);
}

/** Returns the texts of a note and of its like, each once. */
const textsOf = ({ text, same }: ImportNote): string =>
  [...new Set([text, ...same.map((other) => other.text)])]
    .filter((each) => each !== '')
    .map((each) => `“${each}”`)
    .join(', ');

function lineOf(place: string, text: string, problem: string): HTMLElement {
  const line = element('li');
  line.append(element('strong', place), ' ', text === '' ? '' : `${text} – `, problem);
  return line;
}

function drawDiff({ diff, changes }: ShownSheet): void {
  const file = targets.find(({ uri }) => uri === choice.target)?.label ?? '';
  at('diff-name').textContent = file === '' ? words.previewNew : fill(words.previewFile, file);
  const lines = diff.map(({ sign, text }) => {
    const line = element('div', file === '' ? text || ' ' : `${sign} ${text}`);
    line.dataset['sign'] = sign;
    return line;
  });
  if (lines.length === 0) lines.push(element('div', changes ? words.tooMany : words.nothingChanges));
  at('diff').replaceChildren(...lines);
}

/** Says why there is no result; if a sheet must be chosen first, offers the sheets. */
function refuse(message: Extract<ToImport, { kind: 'refused' }>): void {
  at('problem').textContent =
    message.choice === undefined ? message.reason : words.several[message.choice.kind];
  at<HTMLButtonElement>('write').disabled = true;
  at('compare').hidden = true;
  if (message.choice === undefined) return;
  const { kind, names } = message.choice;
  at('field-place').hidden = false;
  (at('field-place').querySelector('label') as HTMLElement).textContent = words.which[kind];
  options('place', [['', '…'], ...names.map((each) => [each, each] as const)], '');
  select('place').dataset['kind'] = kind;
  select('place').focus();
}

function listen(): void {
  select('target').addEventListener('change', () => choose({ target: select('target').value }));
  select('place').addEventListener('change', () => {
    const name = select('place').value;
    const kind = shown?.places?.kind ?? select('place').dataset['kind'];
    if (name !== '')
      choose({ ...anew, table: undefined, ...(kind === 'list' ? { list: name } : { sheet: name }) });
  });
  select('part').addEventListener('change', () => {
    const sheet = shown?.places?.kind === 'sheet' ? { sheet: shown.places.chosen } : {};
    choose({ ...anew, ...sheet, table: Number(select('part').value) });
  });
  for (const id of ['numbers', 'dates', 'groups'] as const)
    select(id).addEventListener('change', () => choose({ [id]: select(id).value || undefined }));
  select('fiscal').addEventListener('change', () =>
    choose({ fiscalYear: select('fiscal').value || undefined }),
  );
  const day = at<HTMLInputElement>('as-of');
  day.addEventListener('change', () => choose({ asOf: day.value || undefined }));
  at('keep').addEventListener('change', () => choose({ keep: at<HTMLInputElement>('keep').checked }));
  at('more').addEventListener('click', () => {
    at('table').focus();
    choose({ rows: choice.rows + MANY });
  });
  for (const kind of ['write', 'compare', 'cancel'] as const)
    at(kind).addEventListener('click', () => host.postMessage({ kind }));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !at<HTMLButtonElement>('write').disabled)
      host.postMessage({ kind: 'write' });
  });
}

window.addEventListener('message', ({ data }: MessageEvent<ToImport>) => {
  if (data.kind === 'targets') {
    targets = data.targets;
    choice = { ...choice, target: data.chosen };
    options(
      'target',
      [['', words.newDocument], ...targets.map(({ uri, label }) => [uri, label] as const)],
      data.chosen,
    );
  } else if (data.kind === 'sheet') draw(data.sheet, data.kept);
  else refuse(data);
});
for (const part of document.querySelectorAll<HTMLElement>(
  '[data-needs="sheet"], #field-place, #field-part, #field-keep, #field-groups, #field-as-of, #field-fiscal',
))
  part.hidden = true;
listen();
host.postMessage({ kind: 'ready' });
