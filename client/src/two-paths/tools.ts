/** Implements the tools above the stage: filter, time navigation and the text that describes what is shown. */
import type { PictureFilter, PictureResult } from '../../../server/src/protocol/picture.ts';
import type { PageWords } from './words.ts';
import { panned, zoomIn, zoomOut } from './zoom.ts';

/** Returns the element with an id. It must exist, because the page is ours. */
export function byId(id: string): HTMLElement {
  return document.getElementById(id) ?? document.body;
}

/** Fills the filter with the available choices, and keeps the selected one. */
export function fillFilter(
  select: Element,
  picture: PictureResult,
  filter: PictureFilter,
  words: PageWords,
): void {
  if (!(select instanceof HTMLSelectElement)) return;
  const wanted = optionOf(filter);
  const groups = [
    ['goal', words.goals, picture.goals],
    ['team', words.teams, picture.teams],
  ] as const;
  const sign = JSON.stringify([picture.goals, picture.teams]);
  if (select.dataset['sign'] !== sign) {
    select.dataset['sign'] = sign;
    const all = new Option(words.allGoalsAndTeams, '');
    const made = groups.flatMap(([kind, label, choices]) => {
      if (choices.length === 0) return [];
      const group = document.createElement('optgroup');
      group.label = label;
      // Indent by spaces, the only way in a select element; non-breaking ones, because others are collapsed.
      for (const { key, label: text, depth } of choices)
        group.append(new Option(`${'\u00a0'.repeat(3 * depth)}${text}`, `${kind} ${key}`));
      return [group];
    });
    select.replaceChildren(all, ...made);
  }
  select.value = wanted;
  // If the selected goal is gone, reset the filter.
  if (select.selectedIndex < 0) select.value = '';
  select.hidden = picture.goals.length + picture.teams.length === 0;
}

function optionOf({ goal, team }: PictureFilter): string {
  if (goal !== undefined) return `goal ${goal}`;
  return team === undefined ? '' : `team ${team}`;
}

/** Returns the filter for a selected value. */
export function filterOf(value: string): PictureFilter {
  const [kind, key] = [value.slice(0, 4), value.slice(5)];
  if (kind === 'goal') return { goal: key };
  return kind === 'team' ? { team: key } : {};
}

/** Shows the period, and which time steps are possible. Impossible ones stay focusable, with `aria-disabled`. */
export function showTime(picture: PictureResult): void {
  const { time, view } = picture;
  const group = byId('time');
  group.hidden = (view !== 'two-paths' && view !== 'timeline') || picture.items === 0;
  byId('period').textContent = time.words;
  const isWhole = time.first === time.whole.first && time.last === time.whole.last;
  const zoom = isWhole ? null : { scale: scaleOf(picture), at: time.first };
  const can = {
    earlier: panned(zoom, time, -1) !== null,
    later: panned(zoom, time, 1) !== null,
    in: zoomIn(zoom, time, time.first) !== zoom,
    out: zoomOut(zoom, time, time.first) !== zoom,
    whole: !isWhole,
  };
  for (const [id, able] of Object.entries(can)) byId(id).setAttribute('aria-disabled', String(!able));
  byId('whole').hidden = isWhole;
  byId('export').hidden = picture.items === 0;
}

function scaleOf({ time }: PictureResult): 'year' | 'half' | 'quarter' {
  const days = time.last - time.first + 1;
  return days > 190 ? 'year' : days > 95 ? 'half' : 'quarter';
}

/** Checks whether a button is enabled. */
export function isAble(button: Element): boolean {
  return button.getAttribute('aria-disabled') !== 'true';
}

/** Places the export menu below its button. */
export function placeMenu(menu: HTMLElement, button: Element): void {
  const { right, bottom } = button.getBoundingClientRect();
  menu.style.top = `${bottom + 2}px`;
  menu.style.left = `${right}px`;
}

/** Sets the style sheet of the views. Uses a constructed one, so that the policy need not allow inline styles. */
export function setStyle(css: string, defs: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
  document.querySelector('svg.defs')?.remove();
  document.body.insertAdjacentHTML('beforeend', defs);
}
