/**
 * Script of the picture's page: swaps pictures, zooms, sets classes, and sends requests to the host. Knows nothing
 * about portfolios; the server draws everything.
 */
import './page.css';
import type { PictureResult, PictureView } from '../../../server/src/protocol/picture.ts';
import { moveInTable, openTable } from './facts-table.ts';
import { Hands } from './hands.ts';
import { commandOf, type KeyCommand, layoutOf, nextMark } from './keyboard.ts';
import { type FromPage, type PageState, readState, readToPage, type ToPage } from './messages.ts';
import { brokenWords, showNotice } from './notice.ts';
import { copyAsPng } from './png.ts';
import { Pointing } from './pointing.ts';
import { focusOn, keysIn, reachable, Stage } from './stage.ts';
import { listenToTabs, showTab } from './tabs.ts';
import { byId, fillFilter, filterOf, isAble, placeMenu, setStyle, showTime } from './tools.ts';
import { listenToWheel } from './wheel.ts';
import { filled, type PageWords, wordsId } from './words.ts';
import { atToday, centre, dayAt, panned, zoomIn, zoomOut } from './zoom.ts';

interface Host {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: PageState): void;
}
declare function acquireVsCodeApi(): Host;

/**
 * Delay in ms before a broken file is reported: while somebody types, files are often broken for a moment, and the
 * picture must not flicker.
 */
const BROKEN_AFTER_MS = 600;

const host = acquireVsCodeApi();
const words = JSON.parse(byId(wordsId).textContent ?? '{}') as PageWords;
const stage = new Stage(byId('stage'));
const pointing = new Pointing(stage, byId('card'), (ticket, keys, reasons) => {
  host.postMessage({ kind: 'card', ticket, keys, reasons });
});
const hands = new Hands({
  stage: stage.element,
  post: (message) => host.postMessage(message),
  tell: (said) => {
    byId('said').textContent = said;
  },
  quiet: () => void pointing.close(),
  words,
});

let state = readState(host.getState());
let serial = 0;
let latest: PictureResult | undefined;
/** The latest picture, until the next frame draws it. */
let pending: Extract<ToPage, { kind: 'picture' }> | undefined;
/** Serial number of the request that the picture on stage answers, and whether all files were parsed for it. */
let drawn = { serial: 0, whole: false };
/** True to draw what can be parsed of a broken file, until it is whole again. */
let acceptBroken = false;
let brokenTimer: ReturnType<typeof setTimeout> | undefined;
let restoring = state.scroll;
stage.tableWasOpen = state.table;

function remember(change: Partial<PageState>): void {
  state = { ...state, ...change };
  host.setState(state);
}

function wish(change: Partial<PageState> = {}): void {
  remember(change);
  serial += 1;
  const { portfolio, view, filter, zoom } = state;
  const width = roomFor();
  host.postMessage({ kind: 'wish', wish: { serial, portfolio, view, width, filter, zoom } });
  showTab(state.view, stage.element);
}

/** Draws at most once per frame, and only the latest picture. */
function take(message: Extract<ToPage, { kind: 'picture' }>): void {
  if (message.serial < serial) return;
  if (pending === undefined) requestAnimationFrame(draw);
  pending = message;
}

function draw(): void {
  const message = pending;
  pending = undefined;
  if (message === undefined || message.serial < serial) return;
  const { picture } = message;
  latest = picture;
  if (picture.portfolio !== state.portfolio)
    remember({ portfolio: picture.portfolio, ...(state.portfolio === '' ? {} : { filter: {}, zoom: null }) });
  const sameWish = message.serial === drawn.serial;
  clearTimeout(brokenTimer);
  if (picture.broken.length === 0) acceptBroken = false;
  // For the same request, keep a picture drawn while all files could be parsed rather than one with gaps.
  const hold = picture.broken.length > 0 && sameWish && drawn.whole && !acceptBroken && !stage.isEmpty;
  if (hold) {
    brokenTimer = setTimeout(() => showBroken(picture, true), BROKEN_AFTER_MS);
    return;
  }
  show(picture, sameWish);
  drawn = { serial: message.serial, whole: picture.broken.length === 0 };
  showBroken(picture, false);
}

function show(picture: PictureResult, edited: boolean): void {
  stage.show(picture.html, picture.view, edited && !hands.takeWrote());
  hands.renew();
  // Also cancels what restoring the focus has just started.
  pointing.forget();
  byId('of').textContent = picture.name;
  fillFilter(byId('filter'), picture, state.filter, words);
  showTime(picture);
  if (restoring > 0) scrollTo(0, restoring);
  restoring = 0;
}

/**
 * Names the file that cannot be parsed.
 * @param held true if the picture on stage is an older one
 */
function showBroken(picture: PictureResult, held: boolean): void {
  const [first] = picture.broken;
  stage.element.classList.toggle('stale', first !== undefined && !acceptBroken);
  if (first === undefined) {
    const said = picture.scenario === '' ? '' : filled(words.inScenario, picture.scenario);
    const leave = () => host.postMessage({ kind: 'act', action: 'leave-scenario' });
    showNotice(byId('notice'), said, [{ words: words.asItIs, chosen: leave }], true);
    return;
  }
  const { uri, line } = first;
  const go = { words: words.goToLine, chosen: () => host.postMessage({ kind: 'open-file', uri, line }) };
  const anyway = {
    words: words.drawAnyway,
    chosen: () => {
      acceptBroken = true;
      if (latest === undefined) return;
      show(latest, true);
      showBroken(latest, false);
    },
  };
  showNotice(byId('notice'), brokenWords(picture.broken, held, words), held ? [go, anyway] : [go]);
}

function zoomAt(by: 1 | -1, day?: number): void {
  if (latest === undefined || byId('time').hidden) return;
  const { time } = latest;
  const at = day ?? centre(time);
  const zoom = by === 1 ? zoomIn(state.zoom, time, at) : zoomOut(state.zoom, time, at);
  if (zoom !== state.zoom) wish({ zoom });
}

function pan(by: 1 | -1): void {
  if (latest === undefined || byId('time').hidden) return;
  const zoom = panned(state.zoom, latest.time, by);
  if (zoom !== null) wish({ zoom });
}

function setView(view: PictureView): void {
  if (view !== state.view) wish({ view });
}

function open(element: Element, beside: boolean): void {
  const key = element.getAttribute('data-id');
  if (key === null) return;
  // A mark that stands for several items has no single key; they separate after zooming in.
  const mark = stage.element.querySelector(`.item[data-id="${CSS.escape(key)}"]`);
  if (mark !== null && keysIn(mark, 'data-crowd').length > 0 && element.matches('.item, g')) {
    const { left, right } = mark.getBoundingClientRect();
    const before = state.zoom;
    zoomAt(1, dayUnder((left + right) / 2) ?? undefined);
    if (state.zoom !== before) return;
  }
  host.postMessage({ kind: 'open', key, beside });
}

/**
 * Returns the width available for a view, in px. Does not use `clientWidth`, which includes the scroll bar's gutter.
 */
function roomFor(): number {
  return Math.floor(document.documentElement.getBoundingClientRect().width);
}

/** Returns the day at an x position of the window; null if the picture has no time axis. */
function dayUnder(clientX: number): number | null {
  const picture = stage.element.querySelector('svg[data-plot]');
  if (picture === null) return null;
  return dayAt(picture.getAttribute('data-plot') ?? '', clientX - picture.getBoundingClientRect().left);
}

function act(element: Element): void {
  const action = element.getAttribute('data-action') ?? '';
  if (action === 'view-alignment' || action === 'view-x-matrix')
    setView(action === 'view-alignment' ? 'alignment' : 'x-matrix');
  else if (action === 'add-operational') host.postMessage({ kind: 'add', track: 'operational' });
  else if (action === 'add-strategic') host.postMessage({ kind: 'add', track: 'strategic' });
  else if (action === 'write-countermeasure') open(element, false);
  else if (action === 'show-outside' || action === 'show-undated') openTable(stage.element);
}

function move(element: Element, command: Extract<KeyCommand, { kind: 'move' }>): void {
  if (element.closest('.facts') !== null) {
    moveInTable(stage.element, element, command.to);
    return;
  }
  const { marks } = stage;
  const layout = layoutOf(stage.view);
  const index = nextMark(
    { marks: stage.readMarks(), layout, today: stage.today },
    marks.indexOf(element),
    command.to,
  );
  const next = marks[index];
  if (next !== undefined && next !== element) focusOn(marks, next);
  else if (command.to === 'today' && latest !== undefined && stage.today === null) {
    const zoom = atToday(state.zoom, latest.time);
    if (zoom !== null) wish({ zoom });
  }
}

document.addEventListener('keydown', (event) => {
  const element = event.target instanceof Element ? event.target : document.body;
  if (element.matches('select, [role=tab]') && event.key !== 'Escape' && !/^[1-4]$/.test(event.key)) return;
  const action = element.matches('[data-action]') && !element.matches('button') ? element : null;
  if (action !== null && (event.key === 'Enter' || event.key === ' ')) {
    event.preventDefault();
    act(action);
    return;
  }
  const { key, shiftKey: shift, altKey: alt } = event;
  const onItem = element.matches(reachable);
  const command = commandOf({ key, shift, alt, ctrl: event.ctrlKey || event.metaKey, onItem });
  if (command === null) return;
  if (command.kind === 'close' && !pointing.close()) return;
  event.preventDefault();
  if (command.kind === 'move') move(element, command);
  else if (command.kind === 'open') open(element, command.beside);
  else if (command.kind === 'reasons') pointing.explain(element);
  else if (command.kind === 'pan') pan(command.by);
  else if (command.kind === 'view') setView(command.view);
  else if (command.kind === 'zoom') {
    if (command.to === 'whole') wish({ zoom: null });
    else zoomAt(command.to === 'in' ? 1 : -1);
  }
});

stage.element.addEventListener('click', (event) => {
  const element = event.target instanceof Element ? event.target : null;
  const action = element?.closest('[data-action]') ?? null;
  const item = element?.closest('[data-id]') ?? null;
  if (action !== null) act(action);
  else if (item !== null) open(item, event.ctrlKey || event.metaKey);
});

listenToWheel(stage.element, {
  zoom: (by, x) => zoomAt(by, dayUnder(x) ?? undefined),
  pan,
  isZoomed: () => state.zoom !== null,
});

stage.element.addEventListener(
  'toggle',
  (event) => {
    if (!(event.target instanceof HTMLDetailsElement)) return;
    stage.tableWasOpen = event.target.open;
    remember({ table: event.target.open });
  },
  true,
);

listenToTabs((view) => {
  // Both forms of the alignment share a tab: keep the current one.
  if (!(view === 'alignment' && state.view === 'x-matrix')) setView(view);
});

const tools: Readonly<Record<string, () => void>> = {
  earlier: () => pan(-1),
  later: () => pan(1),
  in: () => zoomAt(1),
  out: () => zoomAt(-1),
  whole: () => wish({ zoom: null }),
  copy: () => host.postMessage({ kind: 'copy' }),
  'save-svg': () => host.postMessage({ kind: 'save', format: 'svg' }),
  'save-html': () => host.postMessage({ kind: 'save', format: 'html' }),
  'save-pdf': () => host.postMessage({ kind: 'save', format: 'pdf' }),
  'save-pptx': () => host.postMessage({ kind: 'save', format: 'pptx' }),
};
for (const [id, run] of Object.entries(tools))
  byId(id).addEventListener('click', (event) => {
    byId('menu').hidePopover();
    if (event.currentTarget instanceof Element && isAble(event.currentTarget)) run();
  });
byId('menu').addEventListener('beforetoggle', () => placeMenu(byId('menu'), byId('export')));
byId('filter').addEventListener('change', (event) => {
  if (event.target instanceof HTMLSelectElement) wish({ filter: filterOf(event.target.value) });
});

addEventListener('message', (event: MessageEvent<unknown>) => {
  const message = readToPage(event.data);
  if (message === undefined) return;
  hands.hear(message);
  if (message.kind === 'picture') take(message);
  else if (message.kind === 'card') pointing.show(message.ticket, message.html);
  else if (message.kind === 'style') setStyle(message.style.css, message.style.defs);
  else if (message.kind === 'to-copy')
    void copyAsPng(message, words).then((problem) => {
      if (problem === '') byId('said').textContent = words.copied;
      host.postMessage({ kind: 'copied', problem });
    });
  else if (message.kind === 'show-card') {
    const element = stage.element.querySelector(`[data-id="${CSS.escape(message.key)}"]`);
    if (element !== null) pointing.explain(element);
  } else if (message.kind === 'notice') {
    const { words: said, button, action } = message;
    const choices =
      button === '' ? [] : [{ words: button, chosen: () => host.postMessage({ kind: 'act', action }) }];
    pointing.forget();
    stage.clear();
    byId('time').hidden = true;
    showNotice(byId('notice'), said, choices);
  }
});

/** Sets the context for VS Code's menus; `targets.ts` reads the key from it. */
document.addEventListener(
  'contextmenu',
  (event) => {
    const item = event.target instanceof Element ? event.target.closest('[data-id]') : null;
    const key = item?.getAttribute('data-id');
    if (item == null || key == null) return;
    pointing.close();
    item.setAttribute('data-vscode-context', JSON.stringify({ webviewSection: 'item', key }));
  },
  true,
);

let scrolled: ReturnType<typeof setTimeout> | undefined;
addEventListener('scroll', () => {
  if (pointing.shown) pointing.close();
  clearTimeout(scrolled);
  scrolled = setTimeout(() => remember({ scroll: Math.round(scrollY) }), 200);
});

let width = 0;
new ResizeObserver(() => {
  const now = roomFor();
  if (now === width || now === 0) return;
  width = now;
  // Once per frame, so that dragging the panel's edge requests pictures at the display's refresh rate.
  requestAnimationFrame(() => {
    if (roomFor() === width) wish();
  });
}).observe(document.documentElement);
