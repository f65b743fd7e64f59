/** Writes the report of an import: its columns and items, and what was left out and why. */

import { later, t, translated } from '../../core/text/l10n.ts';
import { many } from '../../rules/kit/portfolio-words.ts';
import type { ColumnPlan } from '../columns/guess-columns.ts';
import type { Table } from '../table/table.ts';
import { optionWays, type Ways } from '../table/ways.ts';
import type { Imported } from './import-sheet.ts';
import { MIN_CONFIDENCE } from './sure-track.ts';

/** How the reason for a column's key is worded. */
const WHY = {
  asked: later`as asked for`,
  head: later`by its name`,
  shape: later`by what is in it`,
  empty: later`empty`,
} as const;
/** Why a column was left out, where its contents do not explain it. */
const LEFT = {
  nameless: (ways: Ways) => t`it tells of a measure that no column names: ${ways.key('measures')} names it`,
  export: () => t`the tracker's own, of no item`,
  fiscal: (ways: Ways) =>
    t`it is of a fiscal year, and nothing says in which month that begins: ${ways.fiscal()}`,
  bare: (ways: Ways) =>
    t`it is of one day, and nothing says whether of readings or of the plan: ${ways.key('measures.actuals')}, ${ways.key('measures.plan')}`,
  part: (ways: Ways) =>
    t`it is of one period among several, and no column says the whole: ${ways.anyKey()} names the one that does`,
  undated: (ways: Ways) => t`a reading needs its day: ${ways.month()} says it`,
} as const;

/** Returns the lines of the report. They quote text of the sheet unescaped, so show them as plain text. */
export function reportLines(
  name: string,
  encoding: string,
  table: Table,
  imported: Imported,
): readonly string[] {
  const { columns, items, added, notes, missing } = imported;
  const rows = table.unit === 'record' ? many(table.rows.length, 'record') : many(table.rows.length, 'row');
  const form = encoding === '' ? table.form : `${table.form}, ${encoding}`;
  const lines = [`${name}: ${form}, ${rows}`, ...(table.remarks ?? []), '', t`Columns`];
  const width = Math.min(32, Math.max(...columns.map(({ column }) => column.name.length)));
  for (const plan of columns)
    if (plan.key !== null || plan.why !== 'empty')
      lines.push(`  ${plan.column.name.padEnd(width)}  ${columnLine(plan, imported.ways)}`);
  const empty = columns.filter(({ key, why }) => key === null && why === 'empty').length;
  if (empty > 0) lines.push(`  ${t`${many(empty, 'empty column')} left out`}`);
  lines.push(...blankLines(table));
  lines.push('', t`Items`);
  const of = (state: string): number => items.filter((item) => item.state === state).length;
  lines.push(`  ${t`${of('new')} new, ${of('changed')} changed, ${of('same')} as they were`}`);
  lines.push(...trackLines(items));
  if (missing.length > 0)
    lines.push(
      `  ${t`${many(missing.length, 'item')} of the file no longer in the sheet, left as they are: ${few(missing)}`}`,
    );
  for (const kind of ['goal', 'team'] as const) {
    const own = added.filter((entry) => entry.kind === kind);
    if (own.length > 0)
      lines.push(
        `  ${kind === 'goal' ? many(own.length, 'new goal') : many(own.length, 'new team')}: ${few(own.map(({ id }) => id))}`,
      );
  }
  if (imported.entriesChanged.length > 0)
    lines.push(`  ${t`goals and teams brought up to date: ${few(imported.entriesChanged)}`}`);
  if (imported.told !== null) lines.push(`  ${toldLine(imported.told)}`);
  lines.push(...shapeLines(table, imported), ...questionLines(imported));
  lines.push(...overwrittenLines(table, imported));
  if (notes.length > 0) {
    lines.push('', t`Not taken over: ${notes.length}`);
    for (const { line, column, text, problem } of notes) {
      const place = [line === null ? '' : t`${translated(table.unit)} ${line}`, column ?? ''].filter(
        (part) => part !== '',
      );
      const at = place.length === 0 ? '' : `${place.join(', ')}: `;
      lines.push(`  ${at}${text === '' ? '' : `“${text}” – `}${problem}`);
    }
  }
  return lines;
}

/** Describes what became of a column. */
export function columnLine(
  { column, key, why, unlike, instead, also, of, unit, samples }: ColumnPlan,
  ways: Ways = optionWays,
): string {
  const times = column.places.length > 1 ? t`, ${column.places.length} columns` : '';
  if (key !== null) {
    const more = `${of === undefined ? '' : t`, of “${of}”`}${unit === undefined ? '' : t`, in ${unit}`}`;
    const other = also === undefined ? '' : t`, and ${also} where a word is one of it`;
    return `${key} (${translated(WHY[why as keyof typeof WHY])}${times}${more}${other})`;
  }
  const reason =
    instead !== undefined
      ? t`; ${unlike ?? ''} is in “${instead}” already`
      : unlike === undefined
        ? why === 'unknown'
          ? t`; no key of an item goes by this name`
          : ''
        : t`; as ${unlike} it cannot be read (“${samples.join('”, “')}”)`;
  const lack = why in LEFT ? `; ${LEFT[why as keyof typeof LEFT](ways)}` : '';
  return `${t`left out${times}`}${reason}${lack}`;
}

/** Lists placeholder words such as `n/a` whose cells count as empty. */
function blankLines({ blanks }: Table): string[] {
  const words = new Map<string, number>();
  for (const own of blanks?.values() ?? [])
    for (const [word, count] of own) words.set(word, (words.get(word) ?? 0) + count);
  const count = [...words.values()].reduce((sum, each) => sum + each, 0);
  if (count === 0) return [];
  const shown = few([...words.keys()].map((word) => `“${word}”`));
  return [
    `  ${t`${many(count, 'cell')} counted as empty: ${shown}, in ${few([...(blanks?.keys() ?? [])])}`}`,
  ];
}

/** Names the default day of readings and the line of the sheet that states it. */
export const toldLine = ({ day, text }: NonNullable<Imported['told']>): string =>
  t`Readings without a day of their own are of ${day}: “${text.slice(0, 80)}” stands beside the table.`;

/** Lists rows that share a title, items merged from several rows, and rows with nothing but a title. */
function shapeLines({ unit }: Table, { twins, bare, histories }: Imported): string[] {
  const at = (lines: readonly number[]): string =>
    `${translated(unit === 'line' ? LINES : unit === 'row' ? ROWS : RECORDS)} ${few(lines.map(String))}`;
  return [
    ...twins.map(
      ({ title, lines, ids }) =>
        `  ${t`Title of several rows: “${title}”, ${at(lines)}. Each is an item of its own: ${few(ids)}. A column of keys would tell them apart.`}`,
    ),
    ...(histories.length > 0
      ? [
          `  ${t`${many(histories.length, 'item')} told of by several rows, each of another day: ${many(
            histories.reduce((sum, each) => sum + each, 0),
            'row',
          )}. The latest says how it stands, all of them give readings.`}`,
        ]
      : []),
    ...(bare.length > 0 ? [`  ${t`Rows with a title and nothing else, taken for items: ${at(bare)}`}`] : []),
  ];
}
const LINES = later`lines`;
const ROWS = later`rows`;
const RECORDS = later`records`;

/** Maximum number of values shown; a monthly sheet changes many. */
const MAX_OVERWRITTEN = 30;

/** Lists values of the file that the sheet replaced, since someone may have edited them by hand. */
function overwrittenLines({ unit }: Table, { overwritten, ways }: Imported): string[] {
  if (overwritten.length === 0) return [];
  const short = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
  const rest = overwritten.length - MAX_OVERWRITTEN;
  return [
    '',
    t`Overwritten, since the sheet leads: ${overwritten.length}`,
    ...overwritten
      .slice(0, MAX_OVERWRITTEN)
      .map(
        ({ line, column, before, after }) =>
          `  ${t`${translated(unit)} ${line}`}, ${column}: ${t`“${short(before)}” was here, “${short(after)}” is in the sheet`}`,
      ),
    ...(rest > 0 ? [`  ${ways.moreOverwritten(rest)}`] : []),
  ];
}

/** Lists ambiguous notations, each with the way to resolve it. */
function questionLines({ questions, notes, ways }: Imported): string[] {
  if (questions.length === 0) return [];
  const isLeftOut = (column: string, sample: string): boolean =>
    notes.some((note) => note.column === column && note.text === sample);
  const asked = ({ kind, column, sample }: Imported['questions'][number]): string => {
    if (kind === 'fiscal')
      return t`nothing says in which month the fiscal year begins: ${ways.chooseFiscal()}.`;
    if (kind === 'dates') return t`no cell shows which number is the month: ${ways.chooseDates()}.`;
    const read = isLeftOut(column, sample) ? '' : ` ${t`Money without a scale was read as thousands.`}`;
    return `${t`no cell shows whether it has thousands or decimals: ${ways.chooseNumbers()}.`}${read}`;
  };
  return [
    '',
    t`For you to decide`,
    ...questions.map((question) => `  ${question.column}: “${question.sample}” – ${asked(question)}`),
  ];
}

function trackLines(items: Imported['items']): string[] {
  const fresh = items.filter(({ state }) => state === 'new');
  if (fresh.length === 0) return [];
  const judged = fresh.filter(({ trackFrom }) => trackFrom === 'verdict');
  const on = (track: string): number => judged.filter((item) => item.track === track).length;
  const stated = fresh.filter(({ trackFrom }) => trackFrom === 'sheet' || trackFrom === 'person').length;
  const open = fresh.filter(({ track }) => track === null);
  const as = (test: (verdict: string) => boolean): number =>
    open.filter(({ judgement }) => test(judgement.verdict)).length;
  const lines: string[] = [];
  if (stated > 0) lines.push(`  ${t`track stated: ${stated}`}`);
  lines.push(
    `  ${t`track written by a sure verdict (confidence ${Math.round(MIN_CONFIDENCE * 100)}% or more): ${judged.length} (${on('operational')} operational, ${on('strategic')} strategic)`}`,
  );
  if (open.length > 0) {
    const unsure = as((verdict) => verdict === 'operational' || verdict === 'strategic');
    lines.push(
      `  ${t`track left to you: ${open.length} (${as((v) => v === 'unclear')} unclear, ${as((v) => v === 'mixed')} mixed, ${unsure} less sure)`}`,
    );
  }
  return lines;
}

const few = (names: readonly string[]): string =>
  names.length <= 12 ? names.join(', ') : t`${names.slice(0, 12).join(', ')} and ${names.length - 12} more`;
