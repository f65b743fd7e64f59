/** What an import did, in words for people: columns, items, what was left out and why. */
import { later, t, translated } from '../../core/text/l10n.ts';
import { many } from '../../rules/kit/portfolio-words.ts';
import type { Table } from '../table/table.ts';
import type { Imported } from './import-sheet.ts';
import { CONFIDENT } from './sure-track.ts';

const WHY = {
  asked: later`as asked for`,
  head: later`by its name`,
  shape: later`by what is in it`,
  empty: later`empty`,
} as const;
/** Why a column is left out, where that is not said by what it holds. */
const LEFT = {
  nameless: later`it tells of a measure that no column names: --map measures=Column names it`,
  undated: later`a reading needs its day: --map "measures.actuals.2027-03=Column" says it`,
} as const;

/** Lines of the report. Text of the sheet in them is as it was: show it as plain text. */
export function reportLines(
  name: string,
  encoding: string,
  table: Table,
  { columns, items, added, notes, missing }: Imported,
): readonly string[] {
  const rows = table.unit === 'record' ? many(table.rows.length, 'record') : many(table.rows.length, 'row');
  const lines = [`${name}: ${table.form}, ${encoding}, ${rows}`, '', t`Columns`];
  const width = Math.min(32, Math.max(...columns.map(({ column }) => column.name.length)));
  for (const { column, key, why, unlike, of, unit, samples } of columns) {
    if (key === null && why === 'empty') continue;
    const times = column.places.length > 1 ? t`, ${column.places.length} columns` : '';
    const what =
      key === null
        ? `${t`left out${times}${unlike === undefined ? '' : t`; as ${unlike} it cannot be read (“${samples.join('”, “')}”)`}`}${why in LEFT ? `; ${translated(LEFT[why as keyof typeof LEFT])}` : ''}`
        : `${key} (${translated(WHY[why as keyof typeof WHY])}${times}${of === undefined ? '' : t`, of “${of}”`}${unit === undefined ? '' : t`, in ${unit}`})`;
    lines.push(`  ${column.name.padEnd(width)}  ${what}`);
  }
  const empty = columns.filter(({ key, why }) => key === null && why === 'empty').length;
  if (empty > 0) lines.push(`  ${t`${many(empty, 'empty column')} left out`}`);
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
  if (notes.length > 0) {
    lines.push('', t`Not taken over: ${notes.length}`);
    for (const { line, column, text, problem } of notes) {
      const place = [line === null ? '' : t`${translated(table.unit)} ${line}`, column ?? ''].filter(
        (part) => part !== '',
      );
      lines.push(`  ${place.join(', ')}: ${text === '' ? '' : `“${text}” – `}${problem}`);
    }
  }
  return lines;
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
    `  ${t`track written by a sure verdict (confidence ${Math.round(CONFIDENT * 100)} % or more): ${judged.length} (${on('operational')} operational, ${on('strategic')} strategic)`}`,
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
