/** Renders a history for a terminal: its statements, caveats, and a row for each interval. */
import { isoDay } from '../../core/text/days.ts';
import type { History, Moment } from '../../report/history/history.ts';
import type { EventKind } from '../../report/history/life.ts';
import { spark } from '../../report/history/spark.ts';
import { type Behind, told } from '../../report/history/told.ts';
import { plain, type Terminal } from './terminal.ts';

/** Maximum number of items named below a statement; the rest is counted. */
const NAMED = 6;

export function historyPretty(history: History, { paint }: Pick<Terminal, 'paint'>): string {
  const { name, from, asOf, commits, notes, moments } = history;
  const lines = [
    `${paint.bold(plain(name))} from ${isoDay(from)} to ${isoDay(asOf)}, ${commits === 1 ? '1 commit' : `${commits} commits`}`,
    '',
  ];
  for (const { words, items } of told(history)) {
    lines.push(plain(words));
    for (const behind of items.slice(0, NAMED)) lines.push(paint.dim(`  ${itemWords(behind)}`));
    if (items.length > NAMED)
      lines.push(paint.dim(`  and ${items.length - NAMED} more: --format json lists them all`));
  }
  lines.push(...sparkLines(moments));
  if (moments.length > 0) lines.push('', ...table(moments));
  if (notes.length > 0) lines.push('', ...notes.map((note) => plain(`Note: ${note}`)));
  return `${lines.join('\n')}\n`;
}

/**
 * Draws the share over time on the basis of the last interval, because shares of items and of effort cannot be mixed.
 */
function sparkLines(moments: readonly Moment[]): string[] {
  const basis = moments.findLast(({ balance }) => balance.operational !== null)?.balance.basis;
  const shares = moments.map(({ balance }) => (balance.basis === basis ? balance.operational : null));
  if (shares.filter((share) => share !== null).length < 2) return [];
  const of = basis === 'items' ? 'items' : 'effort';
  const dots = shares.includes(null) ? `; a dot where no share of ${of} is known` : '';
  return ['', `Operational share of ${of}, 0 to 100 percent${dots}: ${spark(shares, 0, 100)}`];
}

const itemWords = ({ item, note }: Behind): string =>
  plain(`${item.title}${item.id === null ? '' : ` (${item.id})`}${note === '' ? '' : `: ${note}`}`);

const COLUMNS: readonly (readonly [string, (moment: Moment) => string])[] = [
  ['', ({ label, partial }) => (partial ? `${label} *` : label)],
  ['op', ({ balance }) => percent(balance.operational)],
  ['mixed', ({ balance }) => percent(balance.mixed)],
  ['st', ({ balance }) => percent(balance.strategic)],
  ['intended', ({ balance }) => (balance.target === null ? '–' : `${balance.target}±${balance.tolerance}`)],
  ['open op', ({ open }) => String(open.operational)],
  ['open st', ({ open }) => String(open.strategic)],
  ['begun', (moment) => counted(moment, 'begun')],
  ['done', (moment) => counted(moment, 'finished')],
  ['stopped', (moment) => counted(moment, 'stopped')],
  ['moved', (moment) => counted(moment, 'moved')],
  ['dates', (moment) => counted(moment, 'promise')],
  ['rewritten', ({ churn }) => (churn === null ? '–' : `${churn.touched.length} of ${churn.of}`)],
];

const percent = (share: number | null): string => (share === null ? '–' : `${share}%`);

function counted({ events }: Moment, kind: EventKind): string {
  const count = events.filter((event) => event.kind === kind).length;
  return count === 0 ? '·' : String(count);
}

function table(moments: readonly Moment[]): string[] {
  const rows = [
    COLUMNS.map(([head]) => head),
    ...moments.map((moment) => COLUMNS.map(([, of]) => plain(of(moment)))),
  ];
  const widths = COLUMNS.map((_, i) => Math.max(...rows.map((row) => (row[i] as string).length)));
  const lines = rows.map((row) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] as number) : cell.padStart(widths[i] as number)))
      .join('  ')
      .trimEnd(),
  );
  return moments.at(-1)?.partial === true ? [...lines, '* up to the last commit, and not to its end'] : lines;
}
