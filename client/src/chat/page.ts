/** A view within a chat: the picture of a portfolio, or a patch that is proposed. It shows what a tool answered. */
import { h } from '../meeting/dom.ts';
import type { ChatPage, Pictured, Proposed } from './data.ts';
import { connect, type Host, type ToolResult } from './host.ts';
import { patchView } from './patch.ts';
import './page.css';

/** A drawing is asked for anew where it would be stretched or squeezed by more than this, in px. */
const SLACK = 24;
const CALM_MS = 200;

const page = JSON.parse(document.getElementById('chat-data')?.textContent ?? '') as ChatPage;
const main = document.querySelector('main') ?? document.body.appendChild(h('main'));
let host: Host | null = null;
let asked: Readonly<Record<string, unknown>> = {};
/** The newest call of the view's own: an answer to an older one is left aside. */
let turn = 0;
/** What `picture` draws to where nobody says otherwise. */
let drawnTo = 760;

const say = (words: string): void => main.replaceChildren(h('p', { class: 'muted said' }, words));

/** The answer of a tool as it stands in its first text; null where that is no answer. */
function answerOf<T>({ content, isError }: ToolResult): T | string {
  const text = content?.find(({ type }) => type === 'text')?.text ?? '';
  if (isError === true) return text;
  try {
    return JSON.parse(text) as T;
  } catch {
    return page.words.lost;
  }
}

function show(result: ToolResult): void {
  if (page.view === 'picture') showPicture(result);
  else {
    const answer = answerOf<Proposed>(result);
    if (typeof answer === 'string') say(answer);
    else main.replaceChildren(...patchView(answer, page.words));
  }
}

function showPicture(result: ToolResult): void {
  const answer = answerOf<Pictured>(result);
  if (typeof answer === 'string') {
    say(answer);
    return;
  }
  const html = result._meta?.[page.drawing];
  const tabs = host?.call == null ? [] : [tabsOf(answer.view)];
  if (typeof html !== 'string') {
    const said = [h('h1', {}, answer.title), h('p', { class: 'sub' }, answer.line)];
    main.replaceChildren(...tabs, ...said, ...answer.text.map((words) => h('p', {}, words)));
    return;
  }
  // The server drew it, and every text of the portfolio in it is escaped. Nothing of it may run: the policy of the page
  // lets no attribute do so, and what is parsed here runs no script.
  const drawn = new DOMParser().parseFromString(html, 'text/html').body;
  main.replaceChildren(...tabs, ...drawn.childNodes);
  fit();
}

/** Turns to another picture, where the chat passes calls on. */
function tabsOf(current: string): HTMLElement {
  const tab = ({ id, words }: ChatPage['tabs'][number]): HTMLElement =>
    h(
      'button',
      {
        type: 'button',
        'aria-pressed': String(id === current),
        onclick: () => {
          asked = { ...asked, view: id };
          void draw();
        },
      },
      words,
    );
  return h('div', { class: 'seg', role: 'group', 'aria-label': page.words.tabs }, ...page.tabs.map(tab));
}

const widthNow = (): number =>
  Math.max(300, Math.min(1600, Math.floor(document.documentElement.clientWidth)));

/** Has the picture drawn to the width that there is. */
async function draw(): Promise<void> {
  if (host?.call == null) return;
  turn++;
  const own = turn;
  const width = widthNow();
  drawnTo = width;
  try {
    const result = await host.call('picture', { ...asked, width });
    if (own === turn) showPicture(result);
  } catch {
    // What is shown stays; a narrower one can be scrolled.
  }
}

/** Asks anew where the drawing does not fit; a chat that passes no calls on lets it be scrolled. */
function fit(): void {
  if (Math.abs(widthNow() - drawnTo) > SLACK) void draw();
}

let calm: ReturnType<typeof setTimeout> | undefined;
window.addEventListener('resize', () => {
  clearTimeout(calm);
  if (page.view === 'picture') calm = setTimeout(fit, CALM_MS);
});

/** What came before the chat had answered the greeting. */
const early: ToolResult[] = [];

say(page.words.waiting);
connect('Twotrack', page.version, {
  input: (args) => {
    asked = args;
    if (typeof args['width'] === 'number') drawnTo = args['width'];
  },
  result: (result) => {
    if (host === null) early.push(result);
    else show(result);
  },
  cancelled: () => say(page.words.cancelled),
}).then(
  (made) => {
    host = made;
    for (const result of early) show(result);
  },
  () => say(page.words.failed),
);
