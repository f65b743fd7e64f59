/**
 * Renders the parts of the page that only a long review has: what matters first, groups, and items by goal, highest
 * risk first.
 */

import { civil, type Day } from '../../core/text/days.ts';
import { t } from '../../core/text/l10n.ts';
import { glyphIcon } from '../drawing/glyphs.ts';
import { isolated, markup, type Part } from '../drawing/markup.ts';
import { isOpen, placeOf } from '../facts/facts.ts';
import { moneyOf } from '../facts/money.ts';
import { pathWord } from '../facts/path-words.ts';
import type { Risk } from '../facts/risk.ts';
import { shortDate } from '../facts/time.ts';
import { counted, grouped, statusWords, titleOf } from '../facts/words.ts';
import type { Grouping } from './groups.ts';
import type { Link } from './html-names.ts';
import type { Review } from './model.ts';

/** Maximum number of items detailed on the first page. */
const MAX_FIRST = 10;
/** Maximum number of groups listed of each kind. */
const MAX_GROUPS = 5;

const dated = (day: Day): string => t`${shortDate(day)} ${civil(day).year}`;

/** Renders the items at highest risk, with the reasons. */
export function mattersFirst({ risks }: Review, link: Link): Part {
  const shown = risks.filter(({ reasons }) => reasons.length > 0);
  if (shown.length === 0) return markup`<p class="none">${t`Nothing is said against any item.`}</p>`;
  const rows = shown
    .slice(0, MAX_FIRST)
    .map(
      ({ item, reasons }) =>
        markup`<tr><th scope="row">${titled(item.key, titleOf(item), link)}</th><td data-of="${t`Why`}">${reasons.join(', ')}</td><td data-of="${t`Who answers for it`}">${isolated(item.owner ?? item.sponsor ?? '')}</td></tr>`,
    );
  const left = shown.length - MAX_FIRST;
  return markup`<table class="cards first"><thead><tr><th scope="col">${t`Item`}</th><th scope="col">${t`Why`}</th><th scope="col">${t`Who answers for it`}</th></tr></thead><tbody>${rows}</tbody></table>${left > 0 && markup`<p class="none">${counted(left, 'more item has something against it', 'more items have something against them')}</p>`}`;
}

/** Renders a table per grouping: size, number at risk, effort, money, and the worst item. */
export function groupTables({ groupings, risks }: Review, link: Link): Part {
  const money = moneyOf(risks.filter(({ item }) => isOpen(item)).map(({ item }) => item));
  const total = money !== '' && markup`<p class="none">${t`Budgets of open items in all: ${money}`}</p>`;
  return markup`${total}${groupings.map((grouping) => groupTable(grouping, link))}`;
}

function groupTable({ by, groups }: Grouping, link: Link): Part {
  const rows = groups
    .slice(0, MAX_GROUPS)
    .map(
      ({ name, open, atRisk, effort, money, worst }) =>
        markup`<tr><th scope="row">${isolated(name)}</th><td class="n" data-of="${t`Open`}">${grouped(open)}</td><td class="n" data-of="${t`At risk`}">${grouped(atRisk)}</td><td class="n" data-of="fte">${effort === 0 ? '' : grouped(effort)}</td><td data-of="${t`Budgets`}">${money}</td><td data-of="${t`First to look at`}">${worst !== null && [titled(worst.item.key, titleOf(worst.item), link), `: ${worst.reasons[0] ?? ''}`]}</td></tr>`,
    );
  const left = groups.length - MAX_GROUPS;
  return markup`<div class="grouping"><h3>${by}</h3><table class="cards groups"><thead><tr><td></td><th scope="col" class="n">${t`Open`}</th><th scope="col" class="n">${t`At risk`}</th><th scope="col" class="n">fte</th><th scope="col">${t`Budgets`}</th><th scope="col">${t`First to look at`}</th></tr></thead><tbody>${rows}</tbody></table>${left > 0 && markup`<p class="none">${t`and ${grouped(left)} more`}</p>`}</div>`;
}

/** Glyphs that stand in for the name of the path in a row. */
const pathGlyphs = {
  operational: 'live',
  strategic: 'ahead',
  mixed: 'mixed',
  unplaced: 'none',
  neither: 'run',
} as const;

/** Returns the most severe reason, and the next one if the line has room. */
function inBrief(reasons: readonly string[]): string {
  const [first = '', second] = reasons;
  const both = second === undefined ? first : `${first}, ${second}`;
  const shown = both.length <= 36 ? both : first;
  const left = reasons.length - (shown === both ? 2 : 1);
  return left > 0 ? t`${shown} and ${grouped(left)} more` : shown;
}

/** Renders every item once, under the first goal it serves, highest risk first; finished and stopped ones last. */
export function itemsByGoal({ risks, facts }: Review, link: Link): Part {
  const goals = new Map<string | null, Risk[]>(facts.view.goals.map(({ key }) => [key, []]));
  goals.set(null, []);
  for (const risk of risks) (goals.get(risk.item.goals[0] ?? null) ?? goals.get(null))?.push(risk);
  const titles = new Map(
    facts.view.goals.map((goal) => [goal.key, titleOf({ title: goal.title, id: goal.key })]),
  );
  const bodies = [...goals].map(([key, list]): Part => {
    if (list.length === 0) return null;
    const open = list.filter(({ item }) => isOpen(item));
    const rest = list.filter(({ item }) => !isOpen(item));
    return markup`<tbody><tr class="goal"><th scope="rowgroup" colspan="5">${isolated(key === null ? t`Serves no goal` : (titles.get(key) ?? key))} <span class="muted">${counted(list.length, 'item')}</span></th></tr>
${[...open, ...rest].map((risk) => itemRow(risk, link))}</tbody>`;
  });
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${counted(risks.length, 'item')}"><table class="all dense"><thead><tr><th scope="col">${t`Item`}</th><th scope="col">${t`Path`}</th><th scope="col">${t`What stands against it`}</th><th scope="col">${t`Due`}</th><th scope="col" class="n">fte</th></tr></thead>
${bodies}</table></div>`;
}

function itemRow({ item, reasons }: Risk, link: Link): Part {
  const said = isOpen(item) ? inBrief(reasons) : statusWords(item.status);
  const place = placeOf(item);
  return markup`<tr id="${link(item.key) ?? ''}"><th scope="row">${isolated(titleOf(item))}</th><td>${glyphIcon(pathGlyphs[place])}<span class="vh">${pathWord(place)}</span></td><td${isOpen(item) && reasons.length > 0 && markup` class="against"`}>${isOpen(item) && reasons.length > 0 && glyphIcon('alarm')}${said}</td><td>${item.due === null ? '' : dated(item.due)}</td><td class="n">${item.effort === null ? '' : grouped(item.effort, 2)}</td></tr>
`;
}

function titled(key: string, title: string, link: Link): Part {
  const id = link(key);
  return id === null ? isolated(title) : markup`<a href="#${id}">${isolated(title)}</a>`;
}
