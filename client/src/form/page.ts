/**
 * Script of the form page. A field is written on blur or Enter. Escape discards what is typed but not yet written,
 * Ctrl+Z undoes the last write, Ctrl+S saves.
 */
import type { FormField, FormList, ItemForm } from '../../../server/src/protocol/item-form.ts';
import { type FormWords, type FromForm, formWordsId, type ToForm } from './messages.ts';
import './page.css';

declare function acquireVsCodeApi(): { postMessage(message: FromForm): void };
type Input = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const host = acquireVsCodeApi();
const words = JSON.parse(document.getElementById(formWordsId)?.textContent ?? '{}') as FormWords;
const element = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;
const form = element('form');
const button = (id: string): HTMLButtonElement => element(id) as HTMLButtonElement;
const said = (text: string, value: string): string => text.replace('%1', value);
/** Value of each field at the last render. */
const written = new Map<string, string>();
/** Refused input with the reason. Kept until the user types something else. */
const refused = new Map<string, { readonly value: string; readonly reason: string }>();
/** Fields that were sent and not yet answered: values from the text are stale for them. */
const pending = new Set<string>();
/** True if the item is gone; the message at the top then says so. */
let gone = false;
/** Key of the rendered set of fields. While it is unchanged only values are updated, so that focus and caret stay. */
let drawn = '';

function make<K extends keyof HTMLElementTagNameMap>(tag: K, cls = '', text = ''): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (cls !== '') made.className = cls;
  if (text !== '') made.textContent = text;
  return made;
}

function show(next: ItemForm): void {
  element('name').textContent = next.title;
  showReads(next);
  const all = [...next.fields, ...next.lists.flatMap(({ rows }) => rows.flatMap(({ fields }) => fields))];
  const sign = JSON.stringify(
    all.map(({ field, kind, fixed, choices }) => [field, kind, fixed, kind === 'choice' ? choices : []]),
  );
  if (sign !== drawn) {
    drawn = sign;
    draw(next);
  }
  for (const field of all) fill(field);
}

function showReads({ reads, because, wouldDecide }: ItemForm): void {
  const lines = [...new Set(because.map(({ side }) => side))].map((side) => {
    const own = because.filter((each) => each.side === side).map((each) => `“${each.words}”`);
    return make('p', side, said(words[side], own.join(', ')));
  });
  element('reads').replaceChildren(
    make('h2', '', said(words.reads, reads)),
    ...(lines.length === 0 ? [make('p', '', words.neither)] : lines),
    ...(wouldDecide === '' ? [] : [make('p', 'decide', wouldDecide)]),
  );
}

/** Renders the fields again, and restores focus, caret and input that is not yet written. */
function draw(next: ItemForm): void {
  const at = document.activeElement;
  const held = isField(at) ? { value: at.value, was: written.get(at.id) ?? '' } : null;
  const caret = at instanceof HTMLSelectElement || held === null ? null : caretOf(at as HTMLInputElement);
  const section = make('section', 'fields');
  section.append(...next.fields.map(rowOf));
  // Removing a focused field fires its blur event: clear first, so that nothing is written.
  written.clear();
  form.replaceChildren(section, ...next.lists.map(listOf));
  const now = document.getElementById(at?.id ?? '');
  if (held !== null && now instanceof HTMLElement) {
    const input = now as Input;
    written.set(input.id, held.was);
    input.value = held.value;
    input.focus();
    if (caret !== null && !(input instanceof HTMLSelectElement)) input.setSelectionRange(...caret);
  } else now?.focus();
}

const caretOf = ({ selectionStart, selectionEnd }: HTMLInputElement): [number, number] => [
  selectionStart ?? 0,
  selectionEnd ?? 0,
];

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
  if (field.field === 'owner' || field.field === 'sponsor') {
    const list = make('datalist');
    list.id = `list-${field.field}`;
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
    } else if (event.key === 'Escape') {
      input.value = written.get(input.id) ?? '';
      tellProblem(input, '');
    }
  });
  return input;
}

/** Updates a field from the text, unless the user is editing it. */
function fill({ field, value, problem, kind, choices }: FormField): void {
  const input = document.getElementById(field) as Input | null;
  const names = document.getElementById(`list-${field}`);
  if (kind === 'line' && names !== null)
    names.replaceChildren(...choices.map((choice) => new Option(choice.value, choice.value)));
  if (input === null || pending.has(field)) return;
  const before = written.get(field);
  if (
    input instanceof HTMLSelectElement &&
    value !== '' &&
    ![...input.options].some((each) => each.value === value)
  )
    input.append(new Option(value, value));
  const typing = document.activeElement === input && before !== undefined && input.value !== before;
  const not = refused.get(field);
  const kept = not !== undefined && input.value === not.value;
  if (!typing && !kept && input.value !== value) input.value = value;
  written.set(field, value);
  tellProblem(input, kept ? not.reason : problem);
}

function tellProblem(input: Input, problem: string): void {
  input.setAttribute('aria-invalid', String(problem !== ''));
  element(`problem-${input.id}`).textContent = problem;
}

/**
 * Shows the result of a write: success in the status line, a refusal at its field, or at the top if it has none, as
 * when an entry is added.
 */
function answered(field: string, value: string, reason: string): void {
  pending.delete(field);
  const input = document.getElementById(field);
  const label = document.querySelector(`label[for="${CSS.escape(field)}"]`)?.textContent ?? '';
  element('said').textContent = reason === '' && label !== '' ? said(words.written, label) : reason;
  if (reason === '') return;
  if (!isField(input)) {
    element('gone').textContent = reason;
    return;
  }
  refused.set(field, { value, reason });
  tellProblem(input, reason);
}

function commit(input: Input): void {
  if (
    !isField(input) ||
    input.value === written.get(input.id) ||
    input.value === refused.get(input.id)?.value
  )
    return;
  refused.delete(input.id);
  send(input.id, input.value);
}

/** Enables undo and save as appropriate, and announces a save once. */
function showState({ unsaved, changed }: { readonly unsaved: boolean; readonly changed: boolean }): void {
  if (!unsaved && !button('save').disabled) element('said').textContent = words.saved;
  enable('undo', changed);
  enable('save', unsaved);
}

/** Move the focus away from a button before it is disabled. */
function enable(id: string, can: boolean): void {
  if (!can && document.activeElement === button(id)) element('text').focus();
  button(id).disabled = !can;
}

function takeBack(): void {
  host.postMessage({ kind: 'undo' });
  element('said').textContent = words.takenBack;
}

/** Writes the focused field first, then saves. */
function save(): void {
  if (isField(document.activeElement)) commit(document.activeElement);
  host.postMessage({ kind: 'save' });
}

/** Returns true if an element shows a value of the item; false for the input that names a new entry. */
function isField(at: Element | null): at is Input {
  return at !== null && written.has(at.id);
}

/**
 * Handles keys for the whole page. The browser undoes typing that is not yet written. Handled keys must not reach VS
 * Code, which would also run undo, later, in whichever field then has the focus.
 */
function heed(event: KeyboardEvent): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  const at = document.activeElement;
  const unwritten = isField(at)
    ? at.value !== written.get(at.id)
    : at instanceof HTMLInputElement && at.value !== '';
  if (event.key !== 's' && (event.key !== 'z' || unwritten)) return;
  event.preventDefault();
  event.stopPropagation();
  if (event.key === 's') save();
  else takeBack();
}

function send(field: string, value: string): void {
  if (written.has(field)) written.set(field, value);
  pending.add(field);
  element('gone').textContent = '';
  host.postMessage({ kind: 'set', field, value });
}

form.addEventListener('submit', (event) => event.preventDefault());
document.addEventListener('keydown', heed);
element('undo').addEventListener('click', takeBack);
element('save').addEventListener('click', save);
element('text').addEventListener('click', () => host.postMessage({ kind: 'text' }));
window.addEventListener('message', ({ data }: MessageEvent<ToForm>) => {
  if (data.kind === 'state') showState(data);
  else if (data.kind === 'answer') answered(data.field, data.value, data.reason);
  else {
    if (data.kind === 'gone' || gone) element('gone').textContent = data.kind === 'gone' ? data.reason : '';
    gone = data.kind === 'gone';
    if (data.kind === 'form') show(data.form);
  }
});
host.postMessage({ kind: 'ready' });
