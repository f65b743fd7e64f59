/** Script of a view within a chat: shows a tool result, either the picture of a portfolio or a proposed patch. */
import { h } from '../meeting/dom.ts';
import type { ChatPage, Pictured, Proposed } from './data.ts';
import { connect, type Host, type ToolResult } from './host.ts';
import { patchView } from './patch.ts';
import './page.css';

/** Requests a new drawing if the view is wider than the drawn one by more than this, in px, or narrower at all. */
const SLACK = 24;
/** Scales a drawing that is too wide down to this part of its width at most; beyond, its words would be too small. */
const MIN_SCALE = 0.9;
const CALM_MS = 200;

const page = JSON.parse(document.getElementById('chat-data')?.textContent ?? '') as ChatPage;
const main = document.querySelector('main') ?? document.body.appendChild(h('main'));
let host: Host | null = null;
let asked: Readonly<Record<string, unknown>> = {};
/** Number of the view's latest tool call: results of earlier calls are dropped. */
let turn = 0;
/** Width in px that `picture` uses by default. */
let drawnTo = 760;
/** True while a drawing is shown: what says why there is none is not replaced by one. */
let drawn = false;

function say(words: string): void {
  drawn = false;
  turn++;
  main.replaceChildren(h('p', { class: 'muted said' }, words));
}

/** Parses a tool result from its first text block; returns null if it cannot be parsed. */
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
  // Drawn by the server, with all portfolio text escaped. Scripts cannot run: the page's content security policy
  // forbids inline handlers, and DOMParser does not execute scripts.
  const { childNodes } = new DOMParser().parseFromString(html, 'text/html').body;
  const onTab = document.activeElement?.closest('.seg') != null;
  main.replaceChildren(...tabs, ...childNodes);
  // The tabs are made anew: whoever pressed one by key goes on from there.
  if (onTab) main.querySelector<HTMLElement>('.seg [aria-pressed="true"]')?.focus();
  drawn = true;
  scale();
  fit();
}

/**
 * Scales a drawing that is a little too wide, so that nothing is cut off at its right edge until a new one arrives.
 * Where the chat forwards no tool calls there is none, and a drawing that is much too wide scrolls.
 */
function scale(): void {
  for (const svg of main.querySelectorAll<SVGSVGElement>('svg.picture, svg.bal')) {
    const shrinks = (svg.parentElement?.clientWidth ?? 0) >= svg.width.baseVal.value * MIN_SCALE;
    svg.style.maxWidth = shrinks ? '100%' : '';
    svg.style.height = shrinks ? 'auto' : '';
  }
}

/** Creates the tabs, which switch pictures if the chat forwards tool calls. */
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

/** Requests a drawing for the current width and shows it. */
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
    // On failure keep the old drawing: it can be scrolled if it is too wide.
  }
}

/** Requests a new drawing if the width no longer fits. Without tool calls the drawing scrolls instead. */
function fit(): void {
  if (!drawn) return;
  const more = widthNow() - drawnTo;
  if (more < 0 || more > SLACK) void draw();
}

let calm: ReturnType<typeof setTimeout> | undefined;
window.addEventListener('resize', () => {
  clearTimeout(calm);
  scale();
  if (page.view === 'picture') calm = setTimeout(fit, CALM_MS);
});

/** Results that arrived before the handshake was complete. */
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
