/**
 * Script of the triage page: one row per line, with its decision. Letters set a decision, Enter accepts the suggestion.
 */
import type { TriageRow } from '../../../server/src/protocol/triage.ts';
import { Board, type Decision, decisions, suggested } from './board.ts';
import { type FromTriage, type ToTriage, type TriageWords, triageWordsId } from './messages.ts';
import './page.css';

declare function acquireVsCodeApi(): { postMessage(message: FromTriage): void };

const host = acquireVsCodeApi();
const words = JSON.parse(document.getElementById(triageWordsId)?.textContent ?? '{}') as TriageWords;
const element = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;
const list = element('rows');
const fill = (text: string, ...values: readonly (string | number)[]): string =>
  text.replace(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)] ?? ''));
let board = new Board([]);
/** True while a write is pending. */
let busy = false;

function reasonOf(row: TriageRow): string {
  const quoted = row.words.map((word) => `“${word}”`).join(', ');
  if (row.around) return words.reasons.around;
  if (row.duty !== null) return fill(words.reasons.duty, `“${row.duty}”`);
  const reason = fill(words.reasons[row.verdict], quoted);
  return row.track === null ? reason : fill(words.isSure, reason);
}

function draw(): void {
  list.replaceChildren(...board.rows.map(rowOf));
  refresh();
}

function rowOf(row: TriageRow): HTMLElement {
  const item = document.createElement('li');
  item.dataset['line'] = String(row.line);
  const group = document.createElement('fieldset');
  const legend = document.createElement('legend');
  legend.textContent = row.title;
  const reason = document.createElement('p');
  reason.textContent = reasonOf(row);
  reason.id = `reason-${row.line}`;
  group.setAttribute('aria-describedby', reason.id);
  const text = document.createElement('p');
  text.className = 'text';
  text.textContent = row.description ?? '';
  const choices = document.createElement('div');
  choices.className = 'choices';
  const { decision: hint } = suggested(row);
  for (const decision of decisions) {
    const label = document.createElement('label');
    label.className = `choice ${decision}`;
    label.title = `${words.names[decision]} (${words.keys[decision].toUpperCase()})`;
    const input = document.createElement('input');
    input.type = 'radio';
    input.name = `row-${row.line}`;
    input.value = decision;
    input.addEventListener('change', () => decide(row.line, decision, false));
    const name = document.createElement('span');
    name.textContent = words.names[decision];
    label.append(input, name);
    if (decision === hint) {
      label.classList.add('suggested');
      const mark = document.createElement('span');
      mark.className = 'vh';
      mark.textContent = ` (${words.suggestion})`;
      label.append(mark);
    }
    choices.append(label);
  }
  group.append(legend, text, reason, choices);
  item.append(group);
  return item;
}

/** Updates the decisions without rendering again, so that focus and scroll position stay. */
function refresh(): void {
  for (const [at, item] of [...(list.children as HTMLCollectionOf<HTMLElement>)].entries()) {
    const row = board.rows[at];
    const decision = row && board.decisionOf(row);
    item.dataset['decided'] = decision ?? '';
    for (const input of item.querySelectorAll('input')) input.checked = input.value === decision;
  }
  const sure = element('sure') as HTMLButtonElement;
  sure.textContent = fill(words.sure, board.sure.length);
  // Hide the button if no verdict is certain, because it could never do anything.
  sure.hidden = !board.anySure;
  element('key-sure').hidden = sure.hidden;
  sure.disabled = busy || board.sure.length === 0;
  sure.title = board.sure.length === 0 ? words.allSure : '';
  (element('undo') as HTMLButtonElement).disabled = busy || !board.canUndo;
  (element('write') as HTMLButtonElement).disabled = busy;
  const { open, out } = board;
  const counts = [board.rows.length - out, open, out];
  element('left').textContent = busy
    ? words.writing
    : fill(out === 0 ? words.left : words.leftAndOut, ...counts);
}

/** Disables the board while it is being written. */
function setBusy(now: boolean): void {
  busy = now;
  const main = list.parentElement as HTMLElement;
  main.inert = now;
  main.setAttribute('aria-busy', String(now));
  refresh();
}

/** Shows a change, and reports it to the host, which restores a board that was closed by hand. */
function changed(): void {
  refresh();
  host.postMessage({ kind: 'decided', outcome: board.decided });
}

function decide(line: number, decision: Decision, goOn: boolean): void {
  board.decide(line, decision);
  changed();
  if (goOn) focusRow(board.rows.findIndex((row) => row.line === line) + 1);
}

function focusRow(at: number): void {
  const item = list.children[Math.max(0, Math.min(list.children.length - 1, at))];
  const input =
    item?.querySelector<HTMLInputElement>('input:checked') ?? item?.querySelector('.suggested input');
  (input as HTMLInputElement | null | undefined)?.focus();
  item?.scrollIntoView({ block: 'nearest' });
}

const here = (): number => [...list.children].findIndex((item) => item.contains(document.activeElement));

document.addEventListener('keydown', (event) => {
  if (event.altKey || busy) return;
  const key = event.key.toLowerCase();
  if ((event.ctrlKey || event.metaKey) && key === 'z') undo();
  else if (event.ctrlKey || event.metaKey) return;
  else if (event.key === 'ArrowDown' || event.key === 'j') focusRow(here() + 1);
  else if (event.key === 'ArrowUp' || event.key === 'k') focusRow(here() - 1);
  else if (key === 'u') undo();
  else if (key === 'a' && board.sure.length > 0) acceptSure();
  else {
    const row = board.rows[here()];
    if (row === undefined) return;
    const byKey = decisions.find((decision) => words.keys[decision] === key);
    const decision = event.key === 'Enter' ? suggested(row).decision : byKey;
    if (decision === undefined) return;
    decide(row.line, decision, true);
  }
  event.preventDefault();
});

/** Takes back the last step, and returns to its first row: the next key decides that row again. */
function undo(): void {
  const at = undone();
  if (at >= 0) focusRow(at);
}
/** Takes back the last step; returns the index of its first row, -1 if there was no step. */
function undone(): number {
  const line = board.undo();
  if (line !== undefined) changed();
  return board.rows.findIndex((row) => row.line === line);
}
function acceptSure(): void {
  board.acceptSure();
  changed();
}

element('sure').addEventListener('click', acceptSure);
// The button keeps the focus: Enter, pressed once more, must not decide a row.
element('undo').addEventListener('click', () =>
  list.children[undone()]?.scrollIntoView({ block: 'nearest' }),
);
element('write').addEventListener('click', () => {
  setBusy(true);
  host.postMessage({ kind: 'write', outcome: board.outcome() });
});
window.addEventListener('message', ({ data }: MessageEvent<ToTriage>) => {
  if (data.kind === 'kept') setBusy(false);
  if (data.kind !== 'rows') return;
  board = new Board(data.rows, data.decided);
  draw();
  const open = board.rows.findIndex((row) => board.decisionOf(row) === undefined);
  focusRow(open >= 0 ? open : board.rows.findIndex(({ around }) => !around));
});
host.postMessage({ kind: 'ready' });
