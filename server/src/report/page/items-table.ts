/** Renders items as a Markdown table, for a page or a pull request: short values only, all escaped. */
import { markdownText } from '../drawing/markdown-text.ts';

/** Keys shown as columns; longer values are left to the files. */
const COLUMNS: readonly (readonly [key: string, head: string])[] = [
  ['id', 'Id'],
  ['title', 'Title'],
  ['track', 'Track'],
  ['status', 'Status'],
  ['health', 'Health'],
  ['owner', 'Owner'],
  ['teams', 'Teams'],
  ['sponsor', 'Sponsor'],
  ['goals', 'Goals'],
  ['start', 'Start'],
  ['end', 'End'],
  ['horizon', 'Horizon'],
  ['review', 'Review'],
  ['budget', 'Budget'],
  ['effort', 'Effort'],
];

/** Returns a table with the columns that any item has a value for, and always id and title. `items`: texts by key. */
export function itemsTable(items: readonly ReadonlyMap<string, string>[]): string {
  const columns = COLUMNS.filter(
    ([key]) => key === 'id' || key === 'title' || items.some((item) => (item.get(key) ?? '') !== ''),
  );
  const lines = [
    `| ${columns.map(([, head]) => head).join(' | ')} |`,
    `|${columns.map(() => ' --- ').join('|')}|`,
    ...items.map((item) => `| ${columns.map(([key]) => markdownText(item.get(key) ?? '')).join(' | ')} |`),
  ];
  return `${lines.join('\n')}\n`;
}
