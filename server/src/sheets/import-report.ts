/** What an import did, in words for people: columns, items, what was left out and why. */
import { many } from '../rules/portfolio-words.ts';
import type { Imported } from './import-sheet.ts';
import { CONFIDENT } from './sure-track.ts';
import type { Table } from './table.ts';

const WHY = {
  asked: 'as asked for',
  head: 'by its name',
  shape: 'by what is in it',
  empty: 'empty',
  unknown: 'left out',
  unlike: 'left out',
  nameless: 'left out; it tells of a measure that no column names: --map measures=Column names it',
  undated: 'left out; a reading needs its day: --map "measures.actuals.2027-03=Column" says it',
} as const;

/** Lines of the report. Text of the sheet in them is as it was: show it as plain text. */
export function reportLines(
  name: string,
  encoding: string,
  table: Table,
  { columns, items, added, notes, missing }: Imported,
): readonly string[] {
  const rows = many(table.rows.length, table.unit === 'record' ? 'record' : 'row');
  const lines = [`${name}: ${table.form}, ${encoding}, ${rows}`, '', 'Columns'];
  const width = Math.min(32, Math.max(...columns.map(({ column }) => column.name.length)));
  for (const { column, key, why, unlike, of, unit, samples } of columns) {
    if (key === null && why === 'empty') continue;
    const times = column.places.length > 1 ? `, ${column.places.length} columns` : '';
    const what =
      key === null
        ? `${why === 'asked' ? 'left out' : WHY[why]}${times}${unlike === undefined ? '' : `; as ${unlike} it cannot be read (“${samples.join('”, “')}”)`}`
        : `${key} (${WHY[why]}${times}${of === undefined ? '' : `, of “${of}”`}${unit === undefined ? '' : `, in ${unit}`})`;
    lines.push(`  ${column.name.padEnd(width)}  ${what}`);
  }
  const empty = columns.filter(({ key, why }) => key === null && why === 'empty').length;
  if (empty > 0) lines.push(`  ${many(empty, 'empty column')} left out`);
  lines.push('', 'Items');
  const of = (state: string): number => items.filter((item) => item.state === state).length;
  lines.push(`  ${of('new')} new, ${of('changed')} changed, ${of('same')} as they were`);
  lines.push(...trackLines(items));
  if (missing.length > 0)
    lines.push(
      `  ${many(missing.length, 'item')} of the file no longer in the sheet, left as they are: ${few(missing)}`,
    );
  for (const kind of ['goal', 'team'] as const) {
    const own = added.filter((entry) => entry.kind === kind);
    if (own.length > 0) lines.push(`  ${many(own.length, `new ${kind}`)}: ${few(own.map(({ id }) => id))}`);
  }
  if (notes.length > 0) {
    lines.push('', `Not taken over: ${notes.length}`);
    for (const { line, column, text, problem } of notes) {
      const place = [line === null ? '' : `${table.unit} ${line}`, column ?? ''].filter(
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
  if (stated > 0) lines.push(`  track stated: ${stated}`);
  lines.push(
    `  track written by a sure verdict (confidence ${Math.round(CONFIDENT * 100)} % or more): ${judged.length} (${on('operational')} operational, ${on('strategic')} strategic)`,
  );
  if (open.length > 0) {
    const unsure = as((verdict) => verdict === 'operational' || verdict === 'strategic');
    lines.push(
      `  track left to you: ${open.length} (${as((v) => v === 'unclear')} unclear, ${as((v) => v === 'mixed')} mixed, ${unsure} less sure)`,
    );
  }
  return lines;
}

const few = (names: readonly string[]): string =>
  names.length <= 12 ? names.join(', ') : `${names.slice(0, 12).join(', ')} and ${names.length - 12} more`;
