/** Renders scenarios beside their portfolio for a terminal: one column each, then the changes of each. */

import type { EntryMark } from '../../report/compare/compare.ts';
import type { Figures, WhatIf } from '../../report/compare/what-if.ts';
import { earliestChanges, earliestWords, rowsInTime } from '../../report/compare/what-if-rows.ts';
import { comparisonSentence, trackWords } from '../../report/compare/words.ts';
import type { ReviewFinding } from '../../report/facts/source.ts';
import { grouped } from '../../report/facts/words.ts';
import { plain, type Terminal } from './terminal.ts';

export interface NamedWhatIf {
  readonly name: string;
  readonly whatIf: WhatIf;
}
type Paint = Terminal['paint'];

/** Renders a table of figures, the portfolio first; values that a scenario changes are bold. */
export function comparePretty(
  base: { readonly name: string; readonly figures: Figures },
  scenarios: readonly NamedWhatIf[],
  { paint }: Pick<Terminal, 'paint'>,
): string {
  const figures = [base.figures, ...scenarios.map(({ whatIf }) => whatIf.figures)];
  const heads = [plain(base.name), ...scenarios.map(({ name }) => plain(name))];
  const lines = table(['', ...heads], rows(figures), paint);
  lines.push(...quarterLines(heads, figures, paint));
  for (const { name, whatIf } of scenarios)
    lines.push('', ...details(name, whatIf, paint), ...earliestLines(base.figures, whatIf));
  return `${lines.join('\n')}\n`;
}

function rows(figures: readonly Figures[]): (readonly string[])[] {
  const row = (name: string, cell: (of: Figures) => string): string[] => [name, ...figures.map(cell)];
  const teams = new Map(figures.flatMap(({ load }) => load.map(({ id, title }) => [id, title] as const)));
  const currencies = new Set(figures.flatMap(({ money }) => money.map(({ currency }) => currency)));
  return [
    row(
      figures[0]?.balance.basis === 'effort' ? 'Operational share of effort' : 'Operational share of items',
      ({ balance }) => (balance.operational === null ? 'not known' : `${balance.operational}%`),
    ),
    row('  intended', ({ balance: { target, tolerance } }) =>
      target === null ? 'not said' : `${grouped(target)}%, give or take ${grouped(tolerance)} points`,
    ),
    ...(figures.some(({ balance }) => (balance.mixed ?? 0) > 0)
      ? [
          row('  in mixed items', ({ balance }) =>
            balance.mixed === null ? 'not known' : `${balance.mixed}%`,
          ),
        ]
      : []),
    row('  items left out of it', ({ balance }) => String(balance.leftOut)),
    ...[...teams].map(([id, title]) => row(`Load: ${plain(title)}`, (of) => loadCell(of, id))),
    row(
      'Goals with work',
      ({ goals }) => `${goals.withWork.length} of ${goals.withWork.length + goals.withoutWork.length}`,
    ),
    ...[...currencies].map((currency) =>
      row(`Budgets of open items${currency === null ? '' : `, ${currency}`}`, ({ money }) =>
        grouped((money.find((each) => each.currency === currency)?.total ?? 0) / 100, 2),
      ),
    ),
    row('  open items without one', ({ live, withoutBudget }) => `${withoutBudget} of ${live}`),
    row('Errors, warnings', ({ findings: { error, warning } }) => `${error}, ${warning}`),
    row('Infos, hints', ({ findings: { info, hint } }) => `${info}, ${hint}`),
  ];
}

function loadCell({ load }: Figures, id: string): string {
  const team = load.find((each) => each.id === id);
  if (team === undefined) return '–';
  const { load: carried, capacity } = team;
  if (capacity === null) return `${grouped(carried, 2)} fte`;
  return `${grouped(carried, 2)} of ${grouped(capacity, 2)} fte${carried > capacity + 1e-9 ? ', over' : ''}`;
}

/**
 * Renders a table.
 * @param changed true to print cells in bold that differ from the first state
 */
function table(
  heads: readonly string[],
  body: readonly (readonly string[])[],
  paint: Paint,
  changed = true,
): string[] {
  const widths = heads.map((head, i) => Math.max(head.length, ...body.map((row) => (row[i] ?? '').length)));
  const line = (row: readonly string[], cell: (text: string, i: number) => string): string =>
    row.map((text, i) => cell(text.padEnd(i === row.length - 1 ? 0 : (widths[i] ?? 0)), i)).join('  ');
  return [
    line(heads, (text) => paint.bold(text)).trimEnd(),
    ...body.map((row) =>
      line(row, (text, i) => (changed && i > 1 && row[i] !== row[1] ? paint.bold(text) : text)).trimEnd(),
    ),
  ];
}

/** Renders load by quarter, for teams that a scenario changes and for overloaded ones. */
function quarterLines(heads: readonly string[], figures: readonly Figures[], paint: Paint): string[] {
  const { teams, sponsors, quarters } = rowsInTime(figures.map(({ inTime }) => inTime));
  const wide = Math.max(0, ...heads.map((head) => head.length));
  const block = (title: string, rows: readonly (readonly string[])[]): string[] => [
    '',
    ...table(
      [title, ...quarters],
      rows.map((row, i) => [(heads[i] ?? '').padEnd(wide), ...row]),
      paint,
      false,
    ),
  ];
  return [
    ...teams.flatMap(({ title, states }) =>
      block(
        `${plain(title)}, fte`,
        states.map((cells) => cells.map(({ value, over }) => `${grouped(value, 2)}${over ? ' over' : ''}`)),
      ),
    ),
    ...sponsors.flatMap(({ title, states }) =>
      block(
        `${plain(title)}, items sponsored`,
        states.map((cells) => cells.map(({ value }) => String(value))),
      ),
    ),
  ];
}

/** Lists dependent work whose earliest start a scenario changes. */
function earliestLines(base: Figures, { figures }: WhatIf): string[] {
  return earliestChanges(base.earliest, figures.earliest).map(
    ({ title, before, after }) =>
      `  Earliest dates of ${plain(title)}: ${after === null ? 'no longer waits' : plain(earliestWords(after))}${before === null ? '' : `; before: ${plain(earliestWords(before))}`}`,
  );
}

function details(name: string, { comparison, goals, findings }: WhatIf, paint: Paint): string[] {
  const named = (words: string, marks: readonly EntryMark[]): string[] =>
    marks.map(({ title }) => `  ${words}: ${plain(title)}`);
  return [
    `${paint.bold(plain(name))}: ${comparisonSentence(comparison)}`,
    ...comparison.status.map(({ item, from, to }) => `  ${plain(item.title)}: ${from} → ${to}`),
    ...comparison.moved.map(
      ({ item, from, to }) => `  ${plain(item.title)}: ${trackWords(from)} → ${trackWords(to)}`,
    ),
    ...comparison.rejudged.map(
      ({ item, from, to }) => `  ${plain(item.title)}: reads ${to}, and ${from} before`,
    ),
    ...named('Goal with work again', goals.gained),
    ...named('Goal without work', goals.lost),
    ...findings.gained.map((each) => `  ${paint.red('+')} ${findingWords(each, paint)}`),
    ...findings.lost.map((each) => `  ${paint.green('−')} ${findingWords(each, paint)}`),
  ];
}

const findingWords = ({ rule, severity, message }: ReviewFinding, paint: Paint): string =>
  `${severity} ${plain(message.replace(/\s+/g, ' '))} ${paint.dim(rule)}`;
