/** Takes the first row as the head of a table where the user calls columns by its cells. */
import { columnsOf, type Table, textOfCell } from '../table/table.ts';
import type { Wish } from './guess-columns.ts';

/**
 * Returns the table with its first row as the head, or as it is if it has a head already.
 * @param wishes all of which must name a cell of that row; if there are none, most of `kept` must, of the last import
 */
export function withAskedHead(table: Table, wishes: readonly Wish[], kept: readonly Wish[] = []): Table {
  const [first, ...rows] = table.rows;
  if (table.named || first === undefined) return table;
  const names = table.columns.map(({ name, places: [at = -1] }) => {
    const cell = textOfCell(first.cells[at] ?? '').trim();
    return cell === '' ? name : cell;
  });
  const known = new Set(names.map((name) => name.toLowerCase()));
  const met = (all: readonly Wish[]): number =>
    all.filter(({ column }) => known.has(column.trim().toLowerCase())).length;
  const asked = wishes.length > 0 ? met(wishes) === wishes.length : met(kept) * 2 > kept.length;
  return asked ? { ...table, named: true, columns: columnsOf(names), rows } : table;
}
