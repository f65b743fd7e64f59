/** Renders the pieces of a screen. Strings become text nodes, never markup. */
import type { Row, Screen, Tone, WallPage } from './data.ts';

export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const signs: Readonly<Record<Tone, string>> = { good: '✓', gap: '!', open: '?', plain: '' };

/** Returns an icon for a tone, because colour must not be the only signal. */
export const signOf = (tone: Tone): Node | string =>
  signs[tone] === '' ? '' : h('span', { class: 'sign', 'aria-hidden': 'true' }, signs[tone]);

export function rowOf({ path, title, lines, note, tone }: Row, words: WallPage['words']): HTMLElement {
  return h(
    'li',
    { class: `${path ?? 'whole'} is-${tone}` },
    h(
      'div',
      { class: 'what' },
      h('p', { class: 'title' }, title),
      ...lines.map((line) => h('p', { class: 'line' }, line)),
    ),
    h(
      'div',
      { class: 'beside' },
      ...(note === '' ? [] : [h('p', { class: 'note' }, note)]),
      ...(path === null ? [] : [h('p', { class: 'line' }, words[path])]),
    ),
  );
}

export function figuresOf({ path, name, figures }: Screen['paths'][number]): HTMLElement {
  return h(
    'section',
    { class: path },
    h('h2', {}, name),
    h('dl', {}, ...figures.map(({ figure, words }) => h('div', {}, h('dt', {}, words), h('dd', {}, figure)))),
  );
}

/** Draws the bar of shares in the order strategic, mixed, operational, with a mark at the intended split. */
export function barOf({ parts, target }: NonNullable<Screen['bar']>): HTMLElement {
  const bar = h('div', { class: 'bar', 'aria-hidden': 'true' });
  for (const { kind, percent } of parts) {
    const piece = h('span', { class: kind });
    piece.style.flexGrow = String(percent);
    bar.append(piece);
  }
  if (target !== null) {
    const mark = h('i', {});
    mark.style.left = `${100 - target.percent}%`;
    bar.append(mark);
  }
  return h(
    'div',
    { class: 'balance' },
    bar,
    h('div', { class: 'shares' }, ...parts.map(({ kind, words }) => h('p', { class: kind }, words))),
    ...(target === null ? [] : [h('p', { class: 'meant' }, target.words)]),
  );
}
