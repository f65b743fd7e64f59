/** Draws a measure as a sparkline: dashed plan, actual with red dots at misses. 92 x 26 px. */
import { scaleLinear } from 'd3-scale';
import type { MeasureRow, Month } from '../facts/measures.ts';
import { type Markup, markup, number } from './markup.ts';
import { circle, path } from './svg.ts';

const WIDTH = 92;
const HEIGHT = 26;

export function sparkline(row: MeasureRow, months: readonly Month[]): Markup {
  const first = months[0] ?? 0;
  const last = months.at(-1) ?? first;
  const cells = row.cells.filter((cell) => cell.month >= first && cell.month <= last);
  const values = [row.measure.baseline, ...cells.flatMap((cell) => [cell.plan, cell.actual])].filter(
    (value) => value !== null,
  );
  if (values.length === 0 || cells.length === 0)
    return markup`<svg width="${WIDTH}" height="${HEIGHT}" aria-hidden="true"></svg>`;
  const low = Math.min(...values);
  const high = Math.max(...values);
  // Both lines start from the baseline, one reading before the first.
  const start =
    cells[0] === undefined || row.measure.baseline === null
      ? null
      : { month: Math.max(first - 0.5, cells[0].month - row.every), value: row.measure.baseline };
  const x = scaleLinear([first - 0.5, last + 0.5], [3, WIDTH - 5]);
  const y = scaleLinear(low === high ? [low - 1, high + 1] : [low, high], [HEIGHT - 4, 4]);
  const at = (month: Month, value: number): string => `${number(x(month))} ${number(y(value))}`;
  const from = start === null ? [] : [at(start.month, start.value)];
  const planned = cells.flatMap((cell) => (cell.plan === null ? [] : [at(cell.month, cell.plan)]));
  const read = cells.flatMap((cell) => (cell.actual === null ? [] : [{ ...cell, actual: cell.actual }]));
  const tone = row.place === 'operational' ? 'o' : row.place === 'strategic' ? 's' : 'x';
  const end = read.at(-1);
  return markup`<svg width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">${planned.length > 0 && path(`M${[...from, ...planned].join('L')}`, 'spl')}${read.length > 0 && path(`M${[...from, ...read.map((cell) => at(cell.month, cell.actual))].join('L')}`, `sac ${tone}`)}${read.slice(0, -1).map((cell) => cell.miss !== 0 && circle(x(cell.month), y(cell.actual), 1.75, 'red'))}${end !== undefined && circle(x(end.month), y(end.actual), 3, end.miss !== 0 ? 'red' : `end ${tone}`)}</svg>`;
}
