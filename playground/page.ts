/** The playground's page: a text on one side, what the engine says of it on the other. Nothing leaves the page. */
import { localToday } from '../server/src/core/text/days.ts';
import { PAGE_MARGIN } from '../server/src/report/page/render.ts';
import { judged, type Outcome, pictureDefs, pictureStyle, type Row, splitOf } from './engine.ts';
import { examples } from './examples.ts';
import { fragmentOf, textOf } from './share.ts';

const at = <E extends HTMLElement>(id: string): E => document.getElementById(id) as E;
const source = at<HTMLTextAreaElement>('source');
const rows = at<HTMLOListElement>('rows');
const said = at('said');
const today = localToday();
const UNREADABLE =
  'The address holds no text that can be read: it may have been cut on its way. Ask for it again, or for the text itself.';
let outcome: Outcome | null = null;

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  ...parts: readonly (string | Node)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  made.append(...parts);
  return made;
}

/** A message in which what stands in backquotes is a key or value of the language. */
const coded = (message: string): (string | Node)[] =>
  message
    .split('`')
    .map((part, at, all) => (at % 2 === 1 && at < all.length - 1 ? element('code', '', part) : part));

/** Puts a text in the place of what stands there, as one step that Ctrl+Z takes back, and selects what is new in it. */
function replaceSource(text: string): void {
  const before = source.value;
  let start = 0;
  while (start < before.length && before[start] === text[start]) start++;
  let end = 0;
  const room = Math.min(before.length, text.length) - start;
  while (end < room && before.at(-1 - end) === text.at(-1 - end)) end++;
  source.focus();
  source.setSelectionRange(start, before.length - end);
  const fresh = text.slice(start, text.length - end);
  // The one way to write into a field that leaves its history of changes; where a browser lacks it, the text still stands there.
  const written = document.execCommand(fresh === '' ? 'delete' : 'insertText', false, fresh);
  if (!written || source.value !== text) source.value = text;
  source.setSelectionRange(start, text.length - end);
  show();
}

const marks = (runs: Row['runs']): (string | Node)[] =>
  runs.map(({ text, pole }) => (pole === null ? text : element('mark', pole, text)));

function rowElement(row: Row): HTMLLIElement {
  const { verdict, confidence, says, others, id, runs } = row;
  const percent = `${Math.round(confidence * 100)}%`;
  const made = element(
    'li',
    `row ${verdict}`,
    element('p', 'title', ...marks(runs)),
    element('p', 'verdict', element('strong', '', says), verdict === 'unclear' ? '' : ` · ${percent}`),
  );
  if (others.length > 0)
    made.append(
      element('p', 'others', 'Also ', ...others.flatMap((run, i) => [i === 0 ? '' : ', ', ...marks([run])])),
    );
  if (verdict === 'mixed' && id !== null) made.append(splitButton(id));
  return made;
}

function splitButton(id: string): HTMLElement {
  const button = element('button', 'split', 'Show the split');
  button.addEventListener('click', () => {
    if (outcome === null) return;
    const done = splitOf(outcome.text, id, today);
    if ('refused' in done) {
      const why = element('p', 'note', ...coded(done.refused));
      why.tabIndex = -1;
      button.replaceWith(why);
      why.focus();
      return;
    }
    const take = element('button', '', 'Take it');
    take.addEventListener('click', () => replaceSource(done.text));
    button.replaceWith(element('pre', 'halves', done.halves), take);
    take.focus();
  });
  return button;
}

let timer: ReturnType<typeof setTimeout> | undefined;
let drawnTo = 0;
const widthNow = (): number => document.querySelector('main')?.clientWidth ?? 700;

/**
 * Keeps the text beside the address in this tab's history, so that it is there when the page is loaded again. An
 * address that holds another text than the page loses it: it would give away the wrong one.
 */
function keep(): void {
  const holds = location.hash !== '' && textOf(location.hash) === source.value;
  try {
    history.replaceState(source.value, '', holds ? location.href : location.pathname + location.search);
  } catch {
    // Browsers take this only so often in a time: the next change keeps it.
  }
}

function show(): void {
  clearTimeout(timer);
  keep();
  drawnTo = widthNow();
  // The picture leaves a margin of its own on either side, which the page has already.
  outcome = judged(source.value, today, drawnTo + 2 * PAGE_MARGIN);
  const { kind, rows: all, findings, notes, picture, text } = outcome;
  const count = (verdict: Row['verdict']): number => all.filter((row) => row.verdict === verdict).length;
  said.textContent =
    all.length === 0
      ? kind === 'nothing' && notes.length === 0
        ? 'Paste a list, a line for each thing you are working on. A portfolio file will do as well.'
        : 'There is no item in it.'
      : `${all.length} ${all.length === 1 ? 'item' : 'items'}: ${count('operational')} read operational, ${count('strategic')} strategic, ${count('mixed')} mixed, ${count('unclear')} unclear.`;
  rows.replaceChildren(...all.map(rowElement));
  at('notes').replaceChildren(...notes.map((note) => element('li', '', ...coded(note))));
  at('findings').replaceChildren(
    ...findings.map(({ severity, message, line }) =>
      element('li', severity, element('span', 'line', `Line ${line + 1}`), ' ', ...coded(message)),
    ),
  );
  // Markup of our own, in which every text of the portfolio is escaped.
  at('picture').innerHTML = picture?.html ?? '';
  at('yaml').textContent = text;
  at('told-yaml').textContent = '';
  for (const [id, shown] of [
    ['about-notes', notes.length > 0],
    ['about-findings', findings.length > 0],
    ['about-picture', picture !== null],
    ['about-yaml', kind === 'list' && text !== ''],
  ] as const)
    at(id).hidden = !shown;
}

interface Copied {
  readonly text: string;
  /** Id of the element that says what became of it. */
  readonly at: string;
  readonly done: string;
  readonly failed: string;
}

async function copy(copied: Copied): Promise<void> {
  try {
    await navigator.clipboard.writeText(copied.text);
    at(copied.at).textContent = copied.done;
  } catch {
    at(copied.at).textContent = `Your browser did not let the page copy. ${copied.failed}`;
  }
}

/** Who asks the system for more contrast gets the theme that has it. */
function followContrast(): void {
  const [more, dark] = [matchMedia('(prefers-contrast: more)'), matchMedia('(prefers-color-scheme: dark)')];
  const follow = (): void => {
    document.body.classList.toggle('vscode-high-contrast', more.matches);
    document.body.classList.toggle('vscode-high-contrast-light', more.matches && !dark.matches);
  };
  more.addEventListener('change', follow);
  dark.addEventListener('change', follow);
  follow();
}

function begin(): void {
  followContrast();
  // Before the page's own style, which goes further.
  document.head.querySelector('style')?.before(element('style', '', pictureStyle));
  document.body.insertAdjacentHTML('afterbegin', pictureDefs);
  const later = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(show, ms);
  };
  source.addEventListener('input', () => {
    at('told').textContent = '';
    later(250);
  });
  window.addEventListener('resize', () => {
    if (widthNow() !== drawnTo) later(250);
  });
  for (const { id, text } of examples)
    at(id).addEventListener('click', () => {
      replaceSource(text);
      at('told').textContent = 'Ctrl+Z in the text brings back what stood here.';
      at(id).focus();
    });
  at('share').addEventListener('click', () => {
    const fragment = fragmentOf(source.value);
    if (fragment === null) {
      at('told').textContent = 'This is too long for an address. Send the text itself.';
      return;
    }
    history.replaceState(source.value, '', `#${fragment}`);
    void copy({
      text: location.href,
      at: 'told',
      done: 'The address is copied. The text is in it, after the #, which browsers send to nobody.',
      failed: 'Copy the address at the top instead.',
    });
  });
  at('copy-yaml').addEventListener(
    'click',
    () =>
      void copy({
        text: outcome?.text ?? '',
        at: 'told-yaml',
        done: 'The portfolio is copied.',
        failed: 'Select the text below and copy it.',
      }),
  );
  window.addEventListener('hashchange', () => {
    const text = textOf(location.hash);
    if (text !== null && text !== source.value) replaceSource(text);
    else if (text === null && location.hash !== '') at('told').textContent = UNREADABLE;
  });
  const broken = location.hash !== '' && textOf(location.hash) === null;
  const kept: unknown = history.state;
  const first = typeof kept === 'string' ? kept : (examples[0]?.text ?? '');
  source.value = textOf(location.hash) ?? (broken ? '' : first);
  show();
  if (broken) at('told').textContent = UNREADABLE;
}

begin();
