/** Shows the line above the stage: a file that cannot be parsed, or why there is no picture. */
import type { BrokenFile } from '../../../server/src/protocol/picture.ts';
import { filled, type PageWords } from './words.ts';

interface Choice {
  readonly words: string;
  readonly chosen: () => void;
}

/**
 * Shows a line with buttons; hides it if the text is empty.
 * @param calm true if nothing is wrong
 */
export function showNotice(
  element: HTMLElement,
  words: string,
  choices: readonly Choice[] = [],
  calm = false,
): void {
  element.replaceChildren();
  element.hidden = words === '';
  if (words === '') return;
  const line = document.createElement('p');
  line.append(...(calm ? [] : [alarm()]), words);
  const doing = document.createElement('div');
  doing.className = 'doing';
  for (const choice of choices) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = choice.words;
    button.addEventListener('click', choice.chosen);
    doing.append(button);
  }
  element.append(line, ...(choices.length > 0 ? [doing] : []));
}

/** Draws a triangle, because red must not be the only signal. */
function alarm(): Element {
  const ns = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(ns, 'svg');
  for (const [name, value] of Object.entries({
    width: '14',
    height: '13',
    viewBox: '0 0 14 13',
    class: 'sign',
  }))
    svg.setAttribute(name, value);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(ns, 'path');
  path.setAttribute('d', 'M7 1.2 13 12H1zM7 5v3.4M7 10.2v.3');
  svg.append(path);
  return svg;
}

/**
 * Returns the text: `wards.portfolio cannot be read at line 4 …`, `wards.portfolio and 2 more files cannot be read …`.
 */
export function brokenWords(broken: readonly BrokenFile[], held: boolean, words: PageWords): string {
  const [first] = broken;
  if (first === undefined) return '';
  const more = broken.length - 1;
  if (more === 0) return filled(held ? words.lastPicture : words.maybeMissing, first.name, first.line + 1);
  const names =
    more === 1 ? filled(words.oneMoreFile, first.name) : filled(words.moreFiles, first.name, more);
  return filled(held ? words.lastPictureOfMany : words.maybeMissingOfMany, names);
}
