/**
 * Draws the bowler: a row per measure, a column per month, actual above plan. A miss is marked by shape and word as
 * well as red.
 */

import { capital } from '../../base/words.ts';
import { civil } from '../../core/text/days.ts';
import { counting, later, t, translated } from '../../core/text/l10n.ts';
import { glyphIcon } from '../drawing/glyphs.ts';
import { isolated, type Markup, markup, type Part } from '../drawing/markup.ts';
import { sparkline } from '../drawing/sparkline.ts';
import type { Facts, PathPlace } from '../facts/facts.ts';
import {
  type Cell,
  decimalsOf,
  type MeasureRow,
  type Month,
  measureRows,
  monthOf,
} from '../facts/measures.ts';
import { longMonth, monthName } from '../facts/time.ts';
import { firstSaid, that } from '../facts/told.ts';
import { compact, counted, grouped, inWords, titleOf } from '../facts/words.ts';

/** Maximum number of rows per track; misses come first if there are more. */
const MAX_ROWS = 60;

const groups: readonly (readonly [PathPlace, string, string, string])[] = [
  ['operational', later`Operational improvement`, later`read monthly`, 'op'],
  ['strategic', later`Strategic initiatives`, later`read quarterly`, 'st'],
  ['mixed', later`Mixed`, '', ''],
  ['unplaced', later`Not classified`, '', ''],
  ['neither', later`On neither path`, '', ''],
];

/** Returns the twelve months of the period around today; in a narrow panel the six up to now. */
function monthsShown(facts: Facts, narrow: boolean): readonly Month[] {
  const { period, today } = facts.view;
  const now = monthOf(today);
  const start = monthOf(period.first);
  const year = start + Math.floor((Math.max(start, Math.min(now, monthOf(period.last))) - start) / 12) * 12;
  const first = narrow ? Math.max(year, Math.min(now - 5, year + 6)) : year;
  return Array.from({ length: narrow ? 6 : 12 }, (_, i) => first + i);
}

export function bowler(facts: Facts, width: number, interactive: boolean): Markup {
  const rows = measureRows(facts.view);
  if (rows.length === 0)
    return markup`<p class="muted">${t`No item states a measure yet. A measure has a baseline, a target and what was read month by month.`}</p>`;
  const narrow = width < 740;
  const months = monthsShown(facts, narrow);
  const now = monthOf(facts.view.today);
  const years = new Set(months.map((month) => Math.floor(month / 12)));
  const head = months.map((month) => {
    const year =
      years.size > 1 && (month % 12 === 0 || month === months[0]) ? ` ${Math.floor(month / 12)}` : '';
    return markup`<th scope="col"${month === now && markup` class="now"`} abbr="${longMonth((month % 12) + 1)} ${String(Math.floor(month / 12))}">${monthName((month % 12) + 1)}${year !== '' && width >= 1000 && year}</th>`;
  });
  const draw = (place: PathPlace, title: string, said: string, cls: string): Part => {
    const own = rows.filter((row) => row.place === place);
    if (own.length === 0) return null;
    const order = own.length > MAX_ROWS ? own.toSorted((a, b) => Number(b.behind) - Number(a.behind)) : own;
    const left = own.length - MAX_ROWS;
    const more =
      left > 0 &&
      markup`<tr><th scope="row" class="muted">${counted(left, 'more measure')}</th><td class="sp"></td>${months.map((month) => cellOf(undefined, month, now))}</tr>`;
    return markup`<tbody><tr class="group"><th scope="colgroup" colspan="${String(months.length + 2)}"${cls !== '' && markup` class="${cls}"`}>${title}${said !== '' && markup` <span>${said}</span>`}</th></tr>
${order.slice(0, MAX_ROWS).map((row) => rowOf(row, months, now, interactive))}${more}</tbody>
`;
  };
  return markup`<table class="bw${narrow && ' six'}${width < 420 && ' tiny'}"><caption class="vh">${t`Measures by month`}</caption><thead><tr><th scope="col" class="nm">${t`Measure`}</th><th scope="col" class="sp">${t`trend`}</th>${head}</tr></thead>
${groups.map(([place, title, said, cls]) => draw(place, translated(title), translated(said), cls))}</table>`;
}

/** Draws the row of a measure with its item's name, because a measure's name alone is often ambiguous. */
function rowOf(row: MeasureRow, months: readonly Month[], now: Month, interactive: boolean): Part {
  const { measure, item } = row;
  const unit = measure.unit === null ? '' : measure.unit === '%' ? '%' : ` ${measure.unit}`;
  const value = (x: number | null): string => (x === null ? '?' : grouped(x, 2));
  const goes =
    measure.baseline === null && measure.target === null
      ? titleOf(item)
      : row.straight
        ? t`${value(measure.baseline)} to ${value(measure.target)}${unit}, as a straight line`
        : row.cells.some(({ between }) => between)
          ? t`${value(measure.baseline)} to ${value(measure.target)}${unit}, straight between the planned months`
          : t`${value(measure.baseline)} to ${value(measure.target)}${unit}`;
  const cells = new Map(row.cells.map((cell) => [cell.month, cell]));
  const decimals = decimalsOf(measure);
  const open =
    interactive && markup` data-id="${item.key}" data-uri="${item.uri}" data-line="${String(item.line)}"`;
  const name = isolated(measure.name.trim() === '' ? titleOf(item) : measure.name);
  const named = interactive
    ? markup`<a class="plain" role="link" tabindex="-1"${open}><b dir="auto">${name}</b></a>`
    : markup`<b dir="auto">${name}</b>`;
  const said = row.answer;
  const answer =
    said !== null &&
    markup`<tr class="say"><td></td><td class="sp"></td><td colspan="${String(months.length)}"><p${said.kind === 'missing' && markup` class="fault"`}${said.kind === 'due' && markup` class="muted"`}>${said.kind === 'countermeasure' && markup`<span class="muted">${t`Countermeasure`}</span>`}${said.kind === 'missing' && glyphIcon('no')}<span>${isolated(said.words)}</span>${said.kind === 'missing' && interactive && markup`<button type="button" class="act" data-action="write-countermeasure" data-id="${item.key}">${t`Write one`}</button>`}</p></td></tr>
`;
  return markup`<tr><th scope="row" title="${isolated(titleOf(item))}">${named}${goes !== titleOf(item) && measure.name.trim() !== '' && markup`<i>${isolated(titleOf(item))}</i>`}<i>${isolated(goes)}</i></th><td class="sp">${sparkline(row, months)}</td>${months.map((month) => cellOf(cells.get(month), month, now, { decimals, quarterly: row.every === 3 }))}</tr>
${answer}`;
}

/** How the cells of a row are drawn. */
interface CellStyle {
  readonly decimals: number;
  /** True for quarterly readings: three months are merged into one cell. */
  readonly quarterly: boolean;
}

function cellOf(
  cell: Cell | undefined,
  month: Month,
  now: Month,
  { decimals, quarterly }: CellStyle = { decimals: 0, quarterly: false },
): Part {
  const miss = cell !== undefined && cell.miss !== 0;
  const classes = [month === now && 'now', quarterly && `q q${month % 3}`, miss && 'miss']
    .filter((name) => name !== false)
    .join(' ');
  const cls = classes !== '' && markup` class="${classes}"`;
  if (cell === undefined || (cell.actual === null && cell.held)) return markup`<td${cls}></td>`;
  const actual = cell.actual === null ? '' : compact(cell.actual, decimals);
  const plan = cell.plan === null || (cell.held && !miss) ? '' : compact(cell.plan, decimals);
  const label =
    miss &&
    markup` aria-label="${cell.miss < 0 ? t`${monthName((month % 12) + 1)}: ${actual}, plan ${plan}, below plan` : t`${monthName((month % 12) + 1)}: ${actual}, plan ${plan}, above plan`}"`;
  return markup`<td${cls}${label}><b>${miss && triangle(cell.miss)}${actual}</b><i>${plan}</i></td>`;
}

function triangle(miss: -1 | 0 | 1): Markup {
  return markup`<svg width="7" height="6" viewBox="0 0 7 6" aria-hidden="true"><path d="${miss < 0 ? 'M0 0H7L3.5 6z' : 'M0 6H7L3.5 0z'}" class="tri"/></svg>`;
}

/** Returns the headline: `Four of nine measures are behind plan, one without a countermeasure`. */
export function bowlerHeadline(facts: Facts): string {
  const rows = measureRows(facts.view);
  if (rows.length === 0)
    return facts.view.items.length === 0 ? t`Nothing here yet` : t`No measure is stated yet`;
  const behind = rows.filter((row) => row.behind).length;
  const missing = rows.filter((row) => row.answer?.kind === 'missing').length;
  const read = rows.filter((row) => row.last !== null).length;
  if (read === 0)
    return rows.length === 1
      ? t`${capital(inWords(rows.length))} measure is stated, none is read yet`
      : t`${capital(inWords(rows.length))} measures are stated, none is read yet`;
  const all = counting(inWords(rows.length), rows.length === 1 ? 'measure' : 'measures');
  // A reading can only be judged against a plan for its day, and if the better direction is known.
  const judged = rows.filter(
    ({ last, measure }) => last !== null && last.plan !== null && measure.better !== null,
  ).length;
  const rest = rows.length - judged;
  const unread = firstSaid([
    { when: rest > 0, says: () => t`; ${that(rest, 'other', ['cannot', 'cannot'])} be held against one` },
  ]);
  if (judged === 0) return t`Not enough said: no reading can be held against a plan`;
  if (behind === 0)
    return judged === 1
      ? t`The one measure that is read against a plan is not behind it${unread}`
      : t`None of ${counting(inWords(judged), 'measures')} that are read against a plan is behind it${unread}`;
  const without =
    missing === 0
      ? t`each with a countermeasure or one due`
      : t`${inWords(missing)} without a countermeasure`;
  if (behind === 1 && missing === 1) return t`One of ${all} is behind plan, without a countermeasure`;
  return behind === 1
    ? t`${capital(inWords(behind))} of ${all} is behind plan, ${without}`
    : t`${capital(inWords(behind))} of ${all} are behind plan, ${without}`;
}

export function bowlerLine(facts: Facts): string {
  const { year } = civil(facts.view.today);
  const rows = measureRows(facts.view).length;
  if (rows === 0) return String(year);
  return t`Actual above, plan in grey below. A triangle marks a miss, the upright line this month.`;
}
