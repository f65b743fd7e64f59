/** Script of a wall page: rotates its screens, and takes updates from the server that served it. */
import type { Row, Screen, WallPage } from './data.ts';
import { barOf, figuresOf, h, rowOf, signOf } from './parts.ts';
import './page.css';

/** Time per screen in ms: long enough to read it aloud. */
const STAY_MS = 20_000;
/** Maximum number of parts per screen; the rest is counted. */
const MAX_PARTS = 3;

interface Sheet {
  readonly screen: Screen;
  readonly rows: readonly Row[];
  readonly part: number;
  readonly parts: number;
  /** Number of rows that no part shows; stated on the last part. */
  readonly more: number;
}

let page = JSON.parse(document.getElementById('wall-data')?.textContent ?? '') as WallPage;
let sheets: readonly Sheet[] = [];
let at = 0;
let held = false;
let lost = '';
let timer: ReturnType<typeof setTimeout> | undefined;

const name = h('p', { class: 'name' });
const day = h('p', { class: 'day' });
const notice = h('p', { id: 'notice', role: 'status' });
const main = h('main', {});
const dots = h('p', { class: 'dots' });
const hold = button(' ', () => holdOrGo());
const back = button('←', () => step(-1));
const next = button('→', () => step(1));
document.body.append(
  h('header', {}, name, day),
  notice,
  main,
  h('footer', {}, dots, h('div', { class: 'keys' }, back, hold, next)),
);

function button(key: string, act: () => void): HTMLButtonElement {
  const made = h('button', { type: 'button', 'data-key': key });
  made.addEventListener('click', act);
  return made;
}

const put = (words: string, ...values: readonly (string | number)[]): string =>
  words.replace(/%(\d)/g, (_, n: string) => String(values[Number(n) - 1] ?? ''));

/** Renders a sheet; returns whether it fits the window. */
function show({ screen, rows, part, parts, more }: Sheet): boolean {
  const { words } = page;
  main.className = screen.id;
  main.replaceChildren(
    h(
      'h1',
      {},
      screen.title,
      parts > 1 ? h('span', { class: 'part' }, ' ', put(words.part, part + 1, parts)) : '',
    ),
    h('p', { class: `said is-${screen.tone}` }, signOf(screen.tone), screen.said),
    ...(screen.bar === null ? [] : [barOf(screen.bar)]),
    ...(screen.paths.length === 0 ? [] : [h('div', { class: 'paths' }, ...screen.paths.map(figuresOf))]),
    h('ul', {}, ...rows.map((row) => rowOf(row, words))),
    ...(more > 0 && part === parts - 1 ? [h('p', { class: 'more' }, put(words.more, more))] : []),
  );
  return main.scrollHeight <= main.clientHeight + 1;
}

/** Splits a screen into sheets that fit the current window, because nothing may need scrolling. */
function sheetsOf(screen: Screen): readonly Sheet[] {
  const parts: Row[][] = [];
  let from = 0;
  while (from < screen.rows.length && parts.length < MAX_PARTS) {
    let count = 1;
    const part = parts.length;
    // The last part states how many rows are left out: reserve room for that line.
    const fits = (upTo: number): boolean =>
      show({
        screen,
        rows: screen.rows.slice(from, upTo),
        part,
        parts: part + 1 + Number(part < MAX_PARTS - 1),
        more: screen.rows.length - upTo,
      });
    while (from + count < screen.rows.length && fits(from + count + 1)) count += 1;
    parts.push(screen.rows.slice(from, from + count));
    from += count;
  }
  if (parts.length === 0) parts.push([]);
  return parts.map((rows, part) => ({
    screen,
    rows,
    part,
    parts: parts.length,
    more: screen.rows.length - from,
  }));
}

/** Lays out everything again, and stays on the current screen. */
function lay(): void {
  const shown = sheets[at];
  const { wall, words } = page;
  document.title = wall.name;
  name.textContent = wall.name;
  say();
  back.replaceChildren('←');
  back.setAttribute('aria-label', words.back);
  next.replaceChildren('→');
  next.setAttribute('aria-label', words.next);
  sheets = wall.screens.flatMap(sheetsOf);
  const same = sheets.findLastIndex(
    ({ screen, part }) => screen.id === shown?.screen.id && part <= shown.part,
  );
  at = Math.max(0, same);
  draw();
}

function say(): void {
  const { words, wall, read } = page;
  day.textContent = `${wall.day}, ${put(words.asOf, read)}`;
  const told = [lost === '' ? '' : put(words.lost, lost), page.notice].filter((each) => each !== '');
  notice.textContent = told.join(' ');
  notice.hidden = told.length === 0;
}

function draw(): void {
  const sheet = sheets[at];
  if (sheet === undefined) return;
  show(sheet);
  hold.replaceChildren(held ? page.words.goOn : page.words.hold);
  hold.setAttribute('aria-pressed', String(held));
  dots.replaceChildren(
    ...page.wall.screens.map(({ id, title }) =>
      h('span', id === sheet.screen.id ? { class: 'here' } : {}, title),
    ),
  );
  clearTimeout(timer);
  if (!held) timer = setTimeout(() => step(1), STAY_MS);
}

function step(by: number): void {
  at = (at + by + sheets.length) % sheets.length;
  if (document.startViewTransition === undefined || matchMedia('(prefers-reduced-motion: reduce)').matches)
    draw();
  else {
    // A second step skips the fade of the first, which is no error.
    document.startViewTransition(draw).ready.catch(() => {});
  }
}

function holdOrGo(): void {
  held = !held;
  draw();
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'ArrowRight' || event.key === 'PageDown') step(1);
  else if (event.key === 'ArrowLeft' || event.key === 'PageUp') step(-1);
  // A focused button handles the space bar itself.
  else if (event.key === ' ' && !(event.target instanceof HTMLButtonElement)) holdOrGo();
  else return;
  event.preventDefault();
});
let resized: ReturnType<typeof setTimeout> | undefined;
addEventListener('resize', () => {
  clearTimeout(resized);
  resized = setTimeout(lay, 200);
});

const source = new EventSource(location.href);
source.addEventListener('message', ({ data }: MessageEvent<string>) => {
  lost = '';
  page = JSON.parse(data) as WallPage;
  lay();
});
source.addEventListener('error', () => {
  if (lost !== '') return;
  lost = new Date().toTimeString().slice(0, 5);
  lay();
});
lay();
