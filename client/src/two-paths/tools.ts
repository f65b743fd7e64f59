/** The tools over the stage: filter, time, and the words that say what is shown. */
import type { PictureFilter, PictureResult } from '../../../server/src/protocol/picture.ts';
import type { PageWords } from './words.ts';
import { panned, zoomIn, zoomOut } from './zoom.ts';

/** The element with an id; the page is ours, so it is there. */
export function byId(id: string): HTMLElement {
  return document.getElementById(id) ?? document.body;
}

/** Fills the filter with what there is, and keeps what was chosen. */
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
      // Depth by spaces: a select knows no other way. Unbreakable ones, since others are dropped.
      for (const { key, label: text, depth } of choices)
        group.append(new Option(`${'\u00a0'.repeat(3 * depth)}${text}`, `${kind} ${key}`));
      return [group];
    });
    select.replaceChildren(all, ...made);
  }
  select.value = wanted;
  // A goal that is gone filters nothing any more.
  if (select.selectedIndex < 0) select.value = '';
  select.hidden = picture.goals.length + picture.teams.length === 0;
}

function optionOf({ goal, team }: PictureFilter): string {
  if (goal !== undefined) return `goal ${goal}`;
  return team === undefined ? '' : `team ${team}`;
}

/** What a choice of the filter means. */
export function filterOf(value: string): PictureFilter {
  const [kind, key] = [value.slice(0, 4), value.slice(5)];
  if (kind === 'goal') return { goal: key };
  return kind === 'team' ? { team: key } : {};
}

/** Shows the period and which ways time can be moved. Buttons that can do nothing stay reachable, and say so. */
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

/** Whether a tool can do something now. */
export function isAble(button: Element): boolean {
  return button.getAttribute('aria-disabled') !== 'true';
}

/** Puts the menu of exports under its button. */
export function placeMenu(menu: HTMLElement, button: Element): void {
  const { right, bottom } = button.getBoundingClientRect();
  menu.style.top = `${bottom + 2}px`;
  menu.style.left = `${right}px`;
}

/** The look of the views; a style sheet made here, so that the policy need not allow any in the page. */
export function setStyle(css: string, defs: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [sheet];
  document.querySelector('svg.defs')?.remove();
  document.body.insertAdjacentHTML('beforeend', defs);
}
