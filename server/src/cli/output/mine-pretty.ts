/** Renders the items of a team or person for a terminal. */
import { isoDay } from '../../core/text/days.ts';
import { type Mine, type MineLine, type MineRow, pathWords } from '../../report/mine/mine.ts';
import { kindWords } from '../../report/mine/words.ts';
import { plain, type Terminal } from './terminal.ts';

/** Renders one team or person. */
export function minePretty(mine: Mine, { paint }: Pick<Terminal, 'paint'>): string {
  const { who, portfolio, today, first, order, live, rows, resting } = mine;
  const lines = [
    `${paint.bold(plain(who.name))}  ${paint.dim(plain(`${portfolio}, ${isoDay(today)}`))}`,
    plain(`${first}.`),
    paint.dim(`${kindWords(who.kind)}. ${live}.${order === '' ? '' : ` ${order}.`}`),
  ];
  if (rows.length > 0) lines.push('', ...rows.flatMap((row, i) => rowLines(row, rows[i - 1], paint)));
  if (resting.length > 0)
    lines.push(
      '',
      paint.bold('Paused, outside the order'),
      ...resting.flatMap((row) => rowLines(row, undefined, paint)),
    );
  return `${lines.join('\n')}\n`;
}

function rowLines(row: MineRow, before: MineRow | undefined, paint: Terminal['paint']): readonly string[] {
  const { place, title, path, status, why, notes, effort, item } = row;
  const number = place === null ? '' : place === before?.place ? '=' : `${place}`;
  const id = item.id === null ? '' : ` (${item.id})`;
  const facts = [pathWords(path), status, effort === null ? '' : `${Number(effort.toFixed(2))} fte`];
  return [
    `${number.padStart(3)}  ${plain(`${title}${id}`)}  ${paint.dim(facts.filter((fact) => fact !== '').join(', '))}`,
    ...[why, ...notes].map((words) => `     ${plain(words)}`),
  ];
}

/** Lists all teams and people, one per line. */
export function everyonePretty(
  portfolio: string,
  lines: readonly MineLine[],
  { paint }: Pick<Terminal, 'paint'>,
): string {
  if (lines.length === 0)
    return `${plain(portfolio)}: no planned or active item names a team, an owner or a sponsor.\n`;
  const own = lines.flatMap(({ who, open, live, first }) => [
    `${paint.bold(plain(who.name))}  ${paint.dim(`${who.kind}, ${open === 1 ? '1 item' : `${open} items`}, ${live}`)}`,
    `  ${plain(first)}.`,
  ]);
  return `${plain(portfolio)}\n\n${own.join('\n')}\n\nFor one of them: twotrack mine --team, --person or --sponsor NAME\n`;
}
