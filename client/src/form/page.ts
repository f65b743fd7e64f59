/** The page of a form. A field is written when it is left or Enter is pressed; Escape takes back what is not written. */
import type { FormField, FormList, ItemForm } from '../../../server/src/protocol/item-form.ts';
import { type FormWords, type FromForm, formWordsId, type ToForm } from './messages.ts';
import './page.css';

declare function acquireVsCodeApi(): { postMessage(message: FromForm): void };
type Input = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const host = acquireVsCodeApi();
const words = JSON.parse(document.getElementById(formWordsId)?.textContent ?? '{}') as FormWords;
const element = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;
const form = element('form');
const said = (text: string, value: string): string => text.replace('%1', value);
/** The value that each field had when it was drawn last. */
const written = new Map<string, string>();
/** Which fields there are: while they stay, only their values are set, and focus and caret stay. */
let drawn = '';

function make<K extends keyof HTMLElementTagNameMap>(tag: K, cls = '', text = ''): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (cls !== '') made.className = cls;
  if (text !== '') made.textContent = text;
  return made;
}

function show(next: ItemForm): void {
  element('gone').textContent = '';
  element('name').textContent = next.title;
  showReads(next);
  const all = [...next.fields, ...next.lists.flatMap(({ rows }) => rows.flatMap(({ fields }) => fields))];
  const sign = JSON.stringify(all.map(({ field, kind, fixed, choices }) => [field, kind, fixed, choices]));
  if (sign !== drawn) {
    drawn = sign;
    draw(next);
  }
  for (const field of all) fill(field);
}

function showReads({ reads, because, wouldDecide }: ItemForm): void {
  const lines = (['operational', 'strategic'] as const).flatMap((side) => {
    const own = because.filter((each) => each.side === side).map((each) => `“${each.words}”`);
    return own.length === 0 ? [] : [make('p', side, said(words[side], own.join(', ')))];
  });
  element('reads').replaceChildren(
    make('h2', '', said(words.reads, reads)),
    ...(lines.length === 0 ? [make('p', '', words.neither)] : lines),
    ...(wouldDecide === '' ? [] : [make('p', 'decide', wouldDecide)]),
  );
}

/** Draws the fields anew, and leaves the keyboard where it was. */
function draw(next: ItemForm): void {
  const held = document.activeElement?.id ?? '';
  written.clear();
  const section = make('section', 'fields');
  section.append(...next.fields.map(rowOf));
  form.replaceChildren(section, ...next.lists.map(listOf));
  document.getElementById(held)?.focus();
}

function listOf({ key, label, one, rows }: FormList): HTMLElement {
  const section = make('section', 'list');
  const head = make('h2', '', label);
  head.id = `head-${key}`;
  section.setAttribute('aria-labelledby', head.id);
  section.append(head);
  for (const row of rows) {
    const group = make('fieldset');
    group.append(make('legend', '', row.name), ...row.fields.map(rowOf));
    const remove = make('button', 'remove', said(words.remove, row.name));
    remove.type = 'button';
    remove.id = `remove-${row.field}`;
    remove.addEventListener('click', () => send(row.field, ''));
    group.append(remove);
    section.append(group);
  }
  const fresh = make('div', 'fresh');
  const name = make('input');
  name.type = 'text';
  name.id = `new-${key}`;
  name.setAttribute('aria-label', said(words.fresh, one));
  name.placeholder = said(words.fresh, one);
  const add = make('button', '', said(words.add, one));
  add.type = 'button';
  const bring = (): void => {
    if (name.value.trim() === '') name.focus();
    else send(`${key}.+`, name.value);
    name.value = '';
  };
  add.addEventListener('click', bring);
  name.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') bring();
  });
  fresh.append(name, add);
  section.append(fresh);
  return section;
}

function rowOf(field: FormField): HTMLElement {
  const row = make('div', `row ${field.kind}`);
  const label = make('label', '', field.label);
  label.htmlFor = field.field;
  const input = inputOf(field);
  input.id = field.field;
  input.setAttribute('aria-describedby', `problem-${field.field} doc-${field.field}`);
  if (field.fixed !== '') input.disabled = true;
  const doc = make('p', 'doc', field.fixed === '' ? field.doc : field.fixed);
  doc.id = `doc-${field.field}`;
  const problem = make('p', 'problem');
  problem.id = `problem-${field.field}`;
  const side = make('div');
  side.append(input, problem, doc);
  if (field.kind === 'line' && field.choices.length > 0) {
    const list = make('datalist');
    list.id = `list-${field.field}`;
    for (const { value } of field.choices) list.append(new Option(value, value));
    input.setAttribute('list', list.id);
    side.append(list);
  }
  row.append(label, side);
  return row;
}

function inputOf(field: FormField): Input {
  if (field.kind === 'choice') {
    const select = make('select');
    select.append(new Option(words.none, ''));
    for (const { value, doc } of field.choices) {
      const option = new Option(value, value);
      option.title = doc;
      select.append(option);
    }
    select.addEventListener('change', () => commit(select));
    return select;
  }
  const input = field.kind === 'text' ? make('textarea') : make('input');
  if (input instanceof HTMLTextAreaElement) input.rows = 3;
  else input.type = 'text';
  input.addEventListener('blur', () => commit(input));
  input.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent)) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      commit(input);
    } else if (event.key === 'Escape') input.value = written.get(input.id) ?? '';
  });
  return input;
}

/** Sets what the text says, unless somebody is typing something else right here. */
function fill({ field, value, problem }: FormField): void {
  const input = document.getElementById(field) as Input | null;
  if (input === null) return;
  const before = written.get(field);
  if (
    input instanceof HTMLSelectElement &&
    value !== '' &&
    ![...input.options].some((each) => each.value === value)
  )
    input.append(new Option(value, value));
  const typing = document.activeElement === input && before !== undefined && input.value !== before;
  if (!typing && input.value !== value) input.value = value;
  written.set(field, value);
  input.setAttribute('aria-invalid', String(problem !== ''));
  element(`problem-${field}`).textContent = problem;
}

function commit(input: Input): void {
  if (input.value === written.get(input.id)) return;
  send(input.id, input.value);
}

function send(field: string, value: string): void {
  const label = document.querySelector(`label[for="${CSS.escape(field)}"]`)?.textContent ?? '';
  written.set(field, value);
  host.postMessage({ kind: 'set', field, value });
  if (label !== '') element('said').textContent = said(words.saved, label);
}

form.addEventListener('submit', (event) => event.preventDefault());
element('text').addEventListener('click', () => host.postMessage({ kind: 'text' }));
window.addEventListener('message', ({ data }: MessageEvent<ToForm>) => {
  if (data.kind === 'form') show(data.form);
  else element('gone').textContent = data.reason;
});
host.postMessage({ kind: 'ready' });
