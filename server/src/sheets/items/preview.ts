/**
 * Shows how the first rows of a table were read, cell by cell, for a page that shows the table before anything is
 * written.
 */

import { inlineOf } from '../../edits/values/value-text.ts';
import type { Draft } from '../rows/draft.ts';
import { isProgress, reported } from '../rows/progress.ts';
import { cellsUnder, cleanLine, type Table, textOfCell } from '../table/table.ts';
import type { Imported } from './import-sheet.ts';

/** A cell's text, what it was read as, and the problem if it was not read. */
export interface CellPreview {
  readonly text: string;
  /** The value as it is written in the portfolio, or null if nothing is. */
  readonly read: string | null;
  readonly problem: string | null;
}
export interface RowPreview {
  readonly line: number;
  /** In the order of the table's columns. */
  readonly cells: readonly CellPreview[];
  /** Why the whole row was left out, or null if it is an item. */
  readonly left: string | null;
}

const MAX_LENGTH = 200;

/** Previews the first `most` rows. */
export function previewOf(table: Table, imported: Imported, most: number): readonly RowPreview[] {
  const { columns, every, notes } = imported;
  const made = new Set(imported.items.map(({ line }) => line));
  const byLine = new Map(every.map((draft) => [draft.line, draft]));
  return table.rows.slice(0, most).map((row) => {
    const draft = byLine.get(row.line);
    const own = notes.filter(({ line }) => line === row.line);
    const cells = columns.map(({ column, key, also }): CellPreview => {
      const text = cellsUnder(row, column).map(textOfCell).map(cleanLine).join('; ').slice(0, MAX_LENGTH);
      const problem = own.find((note) => note.column === column.name)?.problem ?? null;
      if (text === '' || key === null || draft === undefined) return { text, read: null, problem };
      return { text, read: readOf(key, also, draft, problem !== null), problem };
    });
    const left = made.has(row.line) ? null : (own.find(({ column }) => column === null)?.problem ?? null);
    return { line: row.line, cells, left };
  });
}

function readOf(key: string, also: string | undefined, draft: Draft, refused: boolean): string | null {
  const { key: id, title, values, place } = draft;
  if (key === 'id') return id;
  if (key === 'title') return title;
  if (key === 'group') return place.groups.join(' › ');
  if (key === 'parent') return place.parent;
  if (key === 'parent-title') return place.parentTitle;
  if (key === 'level') return place.level === null ? null : String(place.level);
  if (refused) return null;
  if (isProgress(key)) return reported(key, draft);
  const under =
    key === 'currency'
      ? 'budget'
      : key === 'completed' || key === 'period'
        ? 'end'
        : key.replace(/^(measures|milestones)\..+$/, '$1');
  const value = values.get(under) ?? (also === undefined ? undefined : values.get(also));
  return value === undefined ? null : inlineOf(value).slice(0, MAX_LENGTH);
}
