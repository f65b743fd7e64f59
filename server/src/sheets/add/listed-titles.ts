/** Reads a pasted list as titles, and separates what an e-mail has around it. */
import { t } from '../../core/text/l10n.ts';
import { aroundTheList } from '../read/read-lines.ts';
import { readList } from '../read/read-list.ts';
import { cleanLine, textOfCell } from '../table/table.ts';
import type { Added } from './add-items.ts';

/** Returns the titles in order and the lines that are probably none, or why the text is not a list. */
export function listedTitles(
  source: string,
): { readonly titles: readonly string[]; readonly left: Added['skipped'] } | { readonly problem: string } {
  const table = readList(source);
  if ('problem' in table) return table;
  if (table.columns.length > 1)
    return { problem: t`This is a table. Import it, so that its columns are read.` };
  const around = aroundTheList(source);
  const rows = table.rows.map(({ line, cells }) => {
    const [cell] = cells;
    return { line, title: cell === undefined ? '' : cleanLine(textOfCell(cell)) };
  });
  return {
    titles: rows.filter(({ line }) => !around.has(line)).map(({ title }) => title),
    left: rows
      .filter(({ line }) => around.has(line))
      .map(({ title }) => ({ title, why: t`It reads like what stands around a list.` })),
  };
}
