/** Draws the two paths in plain characters, for places without pictures: a comment, a terminal, an email. */

import { civil, type Day, dayOf } from '../../core/text/days.ts';
import { t } from '../../core/text/l10n.ts';
import { fencedText } from '../drawing/markdown-text.ts';
import { type Facts, isUnderWay, type Leap } from '../facts/facts.ts';
import { monthName, monthYear } from '../facts/time.ts';
import { counted, daysLate, grouped, titleOf } from '../facts/words.ts';

const LABEL = 30;
/** Maximum number of leaps drawn; the rest are mentioned. */
const MAX_LEAPS = 16;
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}]/u;

interface Columns {
  readonly first: readonly Day[];
  readonly last: Day;
  /** Characters per column. */
  readonly width: number;
  /** Months per column. */
  readonly months: number;
}

/** Returns lines with the same facts as the picture, without a trailing newline. */
export function sketch(facts: Facts): string {
  const columns = columnsOf(facts);
  const { today } = facts.view;
  const shown = facts.leaps.slice(0, MAX_LEAPS);
  const lines = [
    ...heads(columns, today),
    t`STRATEGIC, leaps`,
    ...shown.map((leap) => row(titleOf(leap.item), leapBar(leap, columns, today), stateOf(leap))),
    ...(facts.leaps.length > MAX_LEAPS
      ? [`  ${t`and ${counted(facts.leaps.length - MAX_LEAPS, 'more leap')}`}`]
      : []),
    ...(shown.length === 0 ? [`  ${t`nothing on this path`}`] : []),
    t`OPERATIONAL, small steps`,
    ...stepRows(facts, columns),
    '',
    t`━ gone by  ╌ ahead  ◆ milestone met  ◇ open  ✗ late  ▲ landed  △ lands  ╱ kaizen followed  ─ work named to hold it  ? nobody named`,
  ];
  return lines.map((line) => line.trimEnd()).join('\n');
}

function columnsOf({ view }: Facts): Columns {
  const a = civil(view.period.first);
  const z = civil(view.period.last);
  const span = (z.year - a.year) * 12 + z.month - a.month + 1;
  const months = span <= 36 ? 1 : span <= 120 ? 3 : span <= 480 ? 12 : Math.ceil(span / 40);
  const first: Day[] = [];
  for (let month = 0; month < span; month += months) first.push(dayOf(a.year, a.month + month, 1));
  return {
    first,
    last: view.period.last,
    width: first.length <= 14 ? 3 : first.length <= 26 ? 2 : 1,
    months,
  };
}

/** Returns the column of a day: -1 before the first, the number of columns after the last. */
function columnOf(day: Day, { first, last }: Columns): number {
  return day > last ? first.length : first.findLastIndex((each) => each <= day);
}

function heads(columns: Columns, today: Day): string[] {
  const years: string[] = [];
  const names: string[] = [];
  for (const [i, day] of columns.first.entries()) {
    const { year, month } = civil(day);
    const newYear = i === 0 || month <= columns.months;
    years.push(newYear ? `${' '.repeat(Math.max(0, i * columns.width - years.join('').length))}${year}` : '');
    const name =
      columns.months === 1
        ? monthName(month).charAt(0)
        : columns.months === 3
          ? String(Math.ceil(month / 3))
          : '';
    names.push(name.padEnd(columns.width));
  }
  const now = columnOf(today, columns);
  const mark =
    now >= 0 && now < columns.first.length
      ? row('', `${' '.repeat(now * columns.width)}${t`▼ today`}`, '')
      : '';
  return [row('', years.join(''), ''), row('', names.join(''), ''), ...(mark === '' ? [] : [mark])];
}

function leapBar(leap: Leap, columns: Columns, today: Day): string {
  const { item, day, landed, state } = leap;
  const n = columns.first.length;
  const cells: string[] = Array.from({ length: n }, () => ' ');
  const now = columnOf(today, columns);
  const start =
    item.start === null ? (day === null ? n : columnOf(day, columns)) : columnOf(item.start, columns);
  const end = day === null ? n : columnOf(day, columns);
  for (let i = Math.max(0, start); i < Math.min(n, end); i += 1) cells[i] = i < now || landed ? '━' : '╌';
  const after = state === 'rising' ? '╱' : state === 'flat' ? '─' : '?';
  if (landed) for (let i = Math.max(0, end + 1); i <= Math.min(n - 1, now); i += 1) cells[i] = after;
  for (const { date, done } of item.milestones) {
    const at = columnOf(date, columns);
    if (at >= 0 && at < n) cells[at] = done ? '◆' : date < today ? '✗' : '◇';
  }
  if (end >= 0 && end < n) cells[end] = landed ? '▲' : leap.late > 0 ? '✗' : '△';
  const fill = (cell: string): string => (cell === '━' || cell === '╌' || cell === '─' ? cell : ' ');
  return cells
    .map((cell, i) => {
      // A horizontal line continues between its columns.
      const next = cells[i + 1] ?? ' ';
      const join = cell === ' ' || next === ' ' ? ' ' : fill(next) !== ' ' ? fill(next) : fill(cell);
      return cell + join.repeat(columns.width - 1);
    })
    .join('');
}

function stateOf(leap: Leap): string {
  if (leap.landed)
    return leap.state === 'rising'
      ? t`kaizen followed`
      : leap.state === 'flat'
        ? t`work named to hold it`
        : t`no holder named`;
  if (leap.late > 0) return daysLate(leap.late);
  const late = leap.lateMilestones.length;
  const lands = leap.day === null ? t`no date` : t`lands ${monthYear(leap.day)}`;
  return late > 0 ? t`${lands}, ${counted(late, 'milestone')} late` : lands;
}

function stepRows(facts: Facts, columns: Columns): string[] {
  const { steps, view } = facts;
  if (steps.length === 0) return [`  ${t`nothing on this path`}`];
  const line = (wanted: readonly (Day | null)[]): string => {
    const counts = columns.first.map(() => 0);
    for (const day of wanted) {
      const at = day === null ? -1 : columnOf(day, columns);
      if (at >= 0 && at < counts.length) counts[at] = (counts[at] ?? 0) + 1;
    }
    return counts
      .map((count) => (count === 0 ? '·' : count > 9 ? '+' : String(count)).padEnd(columns.width))
      .join('');
  };
  const done = steps.filter((step) => step.done);
  const ahead = steps.filter((step) => !step.done);
  const late = ahead.filter((step) => step.late > 0).length;
  const live = ahead.filter((step) => isUnderWay(step.item)).length;
  const rows = [
    row(`  ${t`in place (${grouped(done.length)})`}`, line(done.map(({ day }) => day)), ''),
    row(
      `  ${t`due (${grouped(ahead.length)}, ${grouped(live)} under way)`}`,
      line(ahead.map(({ day }) => day)),
      late > 0 ? t`${grouped(late)} late` : '',
    ),
  ];
  return view.items.length === 0 ? [] : rows;
}

function row(label: string, bar: string, note: string): string {
  return `${fit(label === '' || label.startsWith('  ') ? label : `  ${fencedText(label)}`)} ${bar} ${note}`.trimEnd();
}

/** Fits a label to its width, truncating with an ellipsis. Wide characters count twice. */
function fit(label: string): string {
  let width = 0;
  let out = '';
  for (const c of label) {
    const w = WIDE.test(c) ? 2 : 1;
    if (width + w > LABEL - 1 && out.length < label.length - c.length) {
      out += '…';
      width += 1;
      break;
    }
    out += c;
    width += w;
  }
  return out + ' '.repeat(Math.max(0, LABEL - width));
}
