/** Reads the milestones of a row, each from the columns for its title, its date and whether it is met. */
import { foldWords } from '../../core/text/fold-words.ts';
import { t } from '../../core/text/l10n.ts';
import { scalarOf } from '../../core/yaml/quote.ts';
import type { ColumnFacts, Refused } from '../cells/cell-value.ts';
import { dateOf } from '../cells/dates.ts';
import { readCell } from '../cells/read-cell.ts';
import type { ColumnPlan } from '../columns/guess-columns.ts';
import { MILESTONE_KEYS, milestoneHead } from '../heads/milestone-heads.ts';
import { type Cell, cellsUnder, cleanLine, type Row, textOfCell } from '../table/table.ts';

type Used = ColumnPlan & { readonly key: string };

export const isMilestone = (key: string): boolean => MILESTONE_KEYS.includes(key);

/** The parts of one milestone, as far as the row states them. */
interface Parts {
  title?: string;
  date?: string;
  done?: string;
  /** The column with its title, or the one with its date, which names it then. */
  column: string;
}

/** Returns a row's milestones as YAML in flow style, in the order of their columns, and what could not be read. */
export function milestonesOf(
  row: Row,
  used: readonly Used[],
  facts: (plan: Used) => ColumnFacts,
): {
  readonly milestones: readonly string[];
  readonly refused: readonly (Refused & { readonly column: string })[];
} {
  const found = new Map<string, Parts>();
  const refused: (Refused & { readonly column: string })[] = [];
  for (const plan of used) {
    if (!isMilestone(plan.key)) continue;
    const { name } = plan.column;
    const cells = cellsUnder(row, plan.column);
    const text = cleanLine(textOfCell(cells[0] ?? ''));
    if (text === '') continue;
    const of = milestoneHead(name)?.of ?? '';
    const parts = found.get(of) ?? { column: name };
    found.set(of, parts);
    if (plan.key === 'milestones.title') {
      parts.title = text;
      parts.column = name;
    } else if (plan.key === 'milestones.done') parts.done = metOf(text, cells, facts(plan));
    else {
      const date = readCell('end', cells, facts(plan));
      if (date.value?.kind === 'text') parts.date = date.value.text;
      for (const each of date.refused) refused.push({ column: name, ...each });
    }
  }
  const milestones: string[] = [];
  for (const { title, date, done, column } of found.values())
    if (date !== undefined)
      milestones.push(
        `{title: ${scalarOf(title ?? column.replace(DATE, ''), true)}, date: ${date}${done === undefined || done === '' ? '' : `, done: ${done}`}}`,
      );
    else if (title !== undefined)
      refused.push({
        column,
        text: title,
        problem: t`It is left out: a milestone needs a date.`,
      });
  return { milestones, refused };
}

/** What a head adds to the name of the milestone. */
const DATE = / (?:due )?(?:target )?(?:date|due|deadline)$/i;

const MET = new Set(['yes', 'y', 'met', 'achieved', 'true', 'x', 'ja', 'oui', 'si']);

/** Returns the day on which it was met, `true` for words such as *Done* and *Yes*, and nothing for all others. */
function metOf(text: string, cells: readonly Cell[], facts: ColumnFacts): string {
  const day = dateOf(text, facts, 'last');
  if (day !== null) return day;
  const { value } = readCell('status', cells, facts);
  return MET.has(foldWords(text)) || (value?.kind === 'text' && value.text === 'done') ? 'true' : '';
}
