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

const marks = (runs: Row['runs']): (string | Node)[] =>
  runs.map(({ text, pole }) => (pole === null ? text : element('mark', pole, text)));

function rowElement(row: Row): HTMLLIElement {
  const { verdict, confidence, says, others, id, runs } = row;
  const percent = `${Math.round(confidence * 100)} %`;
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
      button.replaceWith(element('p', 'note', done.refused));
      return;
    }
    const take = element('button', '', 'Take it');
    take.addEventListener('click', () => {
      source.value = done.text;
      show();
    });
    button.replaceWith(element('pre', 'halves', done.halves), take);
  });
  return button;
}

function show(): void {
  // The picture leaves a margin of its own on either side, which the page has already.
  const width = (document.querySelector('main')?.clientWidth ?? 700) + 2 * PAGE_MARGIN;
  outcome = judged(source.value, today, width);
  const { kind, rows: all, findings, notes, picture, text } = outcome;
  const count = (verdict: Row['verdict']): number => all.filter((row) => row.verdict === verdict).length;
  said.textContent =
    all.length === 0
      ? kind === 'nothing' && notes.length === 0
        ? 'Paste a list, a line for each thing you are working on. A portfolio file will do as well.'
        : 'There is no item in it.'
      : `${all.length} ${all.length === 1 ? 'item' : 'items'}: ${count('operational')} read operational, ${count('strategic')} strategic, ${count('mixed')} mixed, ${count('unclear')} unclear.`;
  rows.replaceChildren(...all.map(rowElement));
  at('notes').replaceChildren(...notes.map((note) => element('li', '', note)));
  at('findings').replaceChildren(
    ...findings.map(({ severity, message, line }) =>
      element('li', severity, element('span', 'line', `Line ${line + 1}`), ` ${message}`),
    ),
  );
  // Markup of our own, in which every text of the portfolio is escaped.
  at('picture').innerHTML = picture?.html ?? '';
  at('yaml').textContent = text;
  for (const [id, shown] of [
    ['about-notes', notes.length > 0],
    ['about-findings', findings.length > 0],
    ['about-picture', picture !== null],
    ['about-yaml', kind === 'list' && text !== ''],
  ] as const)
    at(id).hidden = !shown;
}

async function copy(text: string, words: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    at('told').textContent = words;
  } catch {
    at('told').textContent = 'Your browser did not let the page copy. Copy the address at the top instead.';
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
  let timer: ReturnType<typeof setTimeout> | undefined;
  source.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(show, 250);
  });
  for (const { id, text } of examples)
    at(id).addEventListener('click', () => {
      source.value = text;
      show();
    });
  at('share').addEventListener('click', () => {
    const fragment = fragmentOf(source.value);
    if (fragment === null) {
      at('told').textContent = 'This is too long for an address. Send the text itself.';
      return;
    }
    history.replaceState(null, '', `#${fragment}`);
    void copy(
      location.href,
      'The address is copied. The text is in it, after the #, which browsers send to nobody.',
    );
  });
  at('copy-yaml').addEventListener('click', () => void copy(outcome?.text ?? '', 'The portfolio is copied.'));
  window.addEventListener('hashchange', () => {
    const text = textOf(location.hash);
    if (text !== null && text !== source.value) {
      source.value = text;
      show();
    }
  });
  source.value = textOf(location.hash) ?? examples[0]?.text ?? '';
  show();
}

begin();
