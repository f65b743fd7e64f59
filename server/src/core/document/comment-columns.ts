/** Aligns the comments of a block with the keys and dashes around them. */
import { indentAt } from '../text/lines.ts';

/** A line of a block. `text`: inside a multi-line scalar, whose trailing blanks and empty lines must be kept. */
export interface LayoutLine {
  readonly at: number;
  readonly end: number;
  kind: 'plain' | 'comment' | 'blank' | 'text';
  /** New indentation; null to keep the old one. */
  to: number | null;
  readonly index: number;
}

/** Old and new column of a key or dash at the start of a line. */
export interface Column {
  readonly line: number;
  readonly from: number;
  readonly to: number;
}

/** Aligns each comment with the line below; a comment indented deeper than that belongs to what is above it. */
export function alignComments(text: string, lines: readonly LayoutLine[], columns: readonly Column[]): void {
  const columnOf = new Map<number, Column>();
  for (const column of columns) if (!columnOf.has(column.line)) columnOf.set(column.line, column);
  let below: Column | null = null;
  for (const line of lines.toReversed()) {
    if (line.kind === 'plain') below = columnOf.get(line.index) ?? below;
    if (line.kind !== 'comment' || line.to !== null) continue;
    const column = indentAt(text, line.at);
    line.to =
      below !== null && column <= below.from ? below.to : besideAbove(columns, line.index, column, below);
  }
}

/**
 * Returns the column of a comment that is indented deeper than the next key: it moves with the key or dash above that it
 * was aligned with. If there is none above, it goes to the one below, because the text that ends before it may now end
 * further left.
 */
function besideAbove(columns: readonly Column[], at: number, column: number, below: Column | null): number {
  let limit = Number.POSITIVE_INFINITY;
  for (let i = columns.length - 1; i >= 0; i--) {
    const c = columns[i] as Column;
    if (c.line > at || c.from >= limit) continue;
    limit = c.from;
    if (c.from <= column) return column + c.to - c.from;
  }
  return below?.to ?? column;
}
