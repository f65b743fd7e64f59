/** Reads the rows of a table as drafts: values by key, notes about what could not be read, and ids. */

import { slugOf } from '../../core/language/scalars.ts';
import { t, translated } from '../../core/text/l10n.ts';
import { freeId, newId } from '../../edits/text/new-id.ts';
import type { Value } from '../../edits/values/value.ts';
import { type Amount, currencyOf } from '../cells/amounts.ts';
import type { ColumnFacts } from '../cells/cell-value.ts';
import { readCell } from '../cells/read-cell.ts';
import {
  amountAbove,
  factsOf,
  isAmount,
  type Notations,
  notationsOf,
  type Question,
  questionsOf,
} from '../columns/column-facts.ts';
import type { ColumnPlan } from '../columns/guess-columns.ts';
import { fiscalInHead } from '../heads/measure-heads.ts';
import { type Column, cellsUnder, cleanLine, type Row, type Table, textOfCell } from '../table/table.ts';
import { optionWays, type Ways } from '../table/ways.ts';
import { asidesOf } from './asides.ts';
import type { Draft, Identity, Note } from './draft.ts';
import { periodOf, placeOf } from './hierarchy.ts';
import { type Dated, ofAllDays } from './history.ts';
import { isMilestone, milestonesOf } from './milestones.ts';
import { dayOfRow, isProgress, joinedMeasures, progressOf } from './progress.ts';
import { measurePlans, readMeasures } from './read-measures.ts';
import { tableNotes } from './table-notes.ts';
import { type ToldDay, toldDay } from './told-day.ts';

/** Maximum length of a title, in UTF-16 units. */
const MAX_TITLE_LENGTH = 400;

/** The drafts of a table, and notes and questions about them. */
export interface Drafts {
  readonly drafts: readonly Draft[];
  /** Every row, also where several were merged into one draft. */
  readonly every: readonly Draft[];
  readonly notes: readonly Note[];
  /** Notations that the table does not determine and the user can. */
  readonly questions: readonly Question[];
  /** How the table writes numbers and dates, as far as the table or the user determines it. */
  readonly notations: Pick<Notations, 'numbers' | 'dates'>;
  /** Scale and currency of amounts by column name, as its head states them. */
  readonly amounts: ReadonlyMap<string, Amount>;
  /** Number of rows of each draft merged from rows of several days. */
  readonly histories: readonly number[];
  /** The default day of readings and the line that states it, or null if none does or no reading needed it. */
  readonly told: ToldDay | null;
  /** Lines of drafts with nothing but a title. */
  readonly bare: readonly number[];
}
type Used = ColumnPlan & { readonly key: string };

/** Reads every row. Rows without a title, rows with a repeated key and rows that are not items become notes. */
export function readDrafts(
  table: Table,
  plans: readonly ColumnPlan[],
  said: Notations = {},
  ways: Ways = optionWays,
): Drafts {
  const notes: Note[] = table.notes.map((note) => ({ column: null, text: '', ...note }));
  const used = plans.filter((plan): plan is Used => plan.key !== null);
  const rest = notationsOf(table, used, said);
  const facts = new Map(used.map((plan) => [plan.column, { ...factsOf(table, plan, rest, said), ways }]));
  const asides = asidesOf(table, used.find(({ key }) => key === 'title')?.column.places ?? []);
  const factsFor = (plan: Used): ColumnFacts => facts.get(plan.column) as ColumnFacts;
  const told = toldDay(besideOf(table, asides), rest.dates);
  const dated = used.some(({ key }) => key === 'as-of');
  /** Rows by name; several rows of one name must be of different days. `all` holds them in their order. */
  const rows = new Map<string, Dated[]>();
  const all: Dated[][] = [];
  const every: Draft[] = [];
  for (const row of table.rows) {
    if (used.every(({ column }) => cellsUnder(row, column).length === 0)) continue;
    const aside = asides.left.get(row.line);
    if (aside !== undefined) {
      notes.push({ line: row.line, column: null, ...aside });
      continue;
    }
    const key = textUnder(row, used, 'id') || null;
    const title = textUnder(row, used, 'title') || titleFrom(textUnder(row, used, 'description'));
    const left = (problem: string): void => {
      notes.push({ line: row.line, column: null, text: title || key || '', problem });
    };
    if (title === '') {
      left(t`It has no title and is left out.`);
      continue;
    }
    const day = dayOfRow(row, used, factsFor) ?? said.asOf ?? told?.day ?? null;
    const draft: Draft = {
      line: row.line,
      key,
      title,
      values: valuesOf(row, { used, facts }, notes, day),
      day,
      place: placeOf(row, used, asides.groups.get(row.line)),
    };
    every.push(draft);
    const name = (key ?? title).toLowerCase();
    const before = rows.get(name);
    if (before !== undefined && dated && day !== null && before.every((each) => each.day !== day)) {
      before.push({ draft, day });
      continue;
    }
    if (before !== undefined && key !== null) {
      left(
        t`Its key ${key} stands on ${translated(table.unit)} ${before[0]?.draft.line ?? 0} too. It is left out: give it a key of its own.`,
      );
      continue;
    }
    const own = [{ draft, day: day ?? '' }];
    all.push(own);
    if (before === undefined) rows.set(name, own);
  }
  const drafts = all.map((own) => (own.length === 1 ? (own[0] as Dated).draft : ofAllDays(own)));
  const needed = said.asOf === undefined && every.some((draft) => isRead(draft, told)) ? told : null;
  const isUnit = unitLine(table, used);
  const whole = tableNotes(table, used, { every, all }, ways);
  return {
    drafts,
    every,
    notes: [...notes.filter((note) => !isToldBy(note, needed) && !isUnit(note)), ...whole],
    told: needed,
    questions: [...questionsOf(table, used, (column) => facts.get(column)), ...headQuestions(plans)],
    histories: all.filter(({ length }) => length > 1).map((own) => own.length),
    bare: asides.bare,
    notations: toldOf(rest),
    amounts: new Map([...facts].map(([column, { amount }]) => [column.name, amount])),
  };
}

/** Returns the texts around the table: above its head, in heads of empty columns, and rows left out. */
const besideOf = (table: Table, { left }: ReturnType<typeof asidesOf>): readonly string[] => [
  ...(table.above ?? []),
  ...table.columns
    .filter((column) => table.rows.every((row) => cellsUnder(row, column).length === 0))
    .map(({ name }) => name),
  ...[...left.values()].map(({ text }) => text),
];

/** Tells whether a draft has a reading of that day. */
function isRead({ values }: Draft, told: ToldDay | null): boolean {
  const value = values.get('measures');
  return (
    told !== null &&
    value?.kind === 'measures' &&
    value.measures.some(({ fields }) => fields.has(`actuals.${told.day}`))
  );
}

/** Returns a test for the note about the line that states the unit of amounts, where there are any. */
function unitLine(table: Table, used: readonly Used[]): (note: Note) => boolean {
  const line = used.some(({ key }) => isAmount(key)) ? amountAbove(table)?.line : undefined;
  return ({ column, text }) => column === null && text === line;
}

/** Tells whether a note is about the line that states the day of the sheet. */
const isToldBy = ({ column, text }: Note, told: ToldDay | null): boolean =>
  told !== null && column === null && cleanLine(text) === told.text;

/** A head can name a fiscal year, like a cell. */
const headQuestions = (plans: readonly ColumnPlan[]): readonly Question[] =>
  plans.flatMap(({ column: { name }, why }): Question[] =>
    why === 'fiscal' ? [{ kind: 'fiscal', column: name, sample: fiscalInHead(name) ?? name }] : [],
  );

/** Returns only the notations that are determined. */
const toldOf = ({ numbers, dates }: ReturnType<typeof notationsOf>): Drafts['notations'] => ({
  ...(numbers === 'point' || numbers === 'comma' ? { numbers } : {}),
  ...(dates === null ? {} : { dates }),
});

function valuesOf(
  row: Row,
  { used, facts }: { readonly used: readonly Used[]; readonly facts: ReadonlyMap<Column, ColumnFacts> },
  notes: Note[],
  day: string | null,
): Map<string, Value> {
  const values = new Map<string, Value>();
  const note = (column: string, text: string, problem: string): void => {
    notes.push({ line: row.line, column, text: cleanLine(text).slice(0, 80), problem });
  };
  const joins = measurePlans(
    used.map((plan) => {
      const { dates, fiscal, numbers, ways } = facts.get(plan.column) as ColumnFacts;
      return { plan, dates, fiscal, numbers, ways };
    }),
  );
  // A currency column beside the amounts applies where the head states none.
  const stated = currencyOf(textUnder(row, used, 'currency'));
  const factsIn = (column: Column): ColumnFacts => {
    const own = facts.get(column) as ColumnFacts;
    return stated === null || own.amount.currency !== null
      ? own
      : { ...own, amount: { ...own.amount, currency: stated } };
  };
  let ended: { readonly value: Value; readonly column: string; readonly text: string } | null = null;
  for (const plan of used) {
    const { key, column } = plan;
    if (isReadApart(key) || (joins.length > 0 && /^measures(?:\.|$)/.test(key))) continue;
    const cells = cellsUnder(row, column);
    if (cells.length === 0) continue;
    const own = factsIn(column);
    if (key === 'period') {
      const text = cleanLine(textOfCell(cells[0] ?? ''));
      const days = periodOf(text, own.dates);
      if (days === null) note(column.name, text, t`It is neither a date nor two dates.`);
      for (const [end, day] of Object.entries(days ?? {})) {
        const other = values.get(end);
        if (other === undefined) values.set(end, day);
        else if (other.kind !== 'text' || day.kind !== 'text' || other.text !== day.text)
          note(column.name, text, t`Another column says the ${end} of it already.`);
      }
      continue;
    }
    const { value, refused } = readCell(key === 'completed' ? 'end' : key, cells, own);
    const other = value === null && plan.also !== undefined ? readCell(plan.also, cells, own).value : null;
    if (other !== null) values.set(plan.also as string, other);
    else for (const { text, problem } of refused) note(column.name, text, problem);
    if (key === 'completed')
      ended = value === null ? null : { value, column: column.name, text: textOfCell(cells[0] ?? '') };
    else if (value !== null) values.set(key, joined(values.get(key), value));
  }
  if (ended !== null) {
    const due = used.find(({ key }) => key === 'end' || key === 'period');
    if (!isOver(values))
      note(ended.column, ended.text, t`By its status it is not done, so it has no day on which it was.`);
    else if (due !== undefined && isOther(values.get('end'), ended.value))
      note(
        due.column.name,
        textUnder(row, [due], due.key),
        t`It is done, so its end is the day on which it was, which “${ended.column}” says.`,
      );
    endWith(values, ended.value);
  }
  const read = readMeasures(row, joins, day);
  const progress = progressOf(row, used, (plan) => factsIn(plan.column), day);
  const dated = milestonesOf(row, used, (plan) => factsIn(plan.column));
  for (const { column, text, problem } of [...read.refused, ...progress.refused, ...dated.refused])
    note(column, text, problem);
  const measures = joinedMeasures(read.measures, progress.measures);
  if (measures.length > 0 && !values.has('measures')) values.set('measures', { kind: 'measures', measures });
  withMilestones(values, [...dated.milestones, ...progress.milestones]);
  return values;
}

/** Adds milestones, given as YAML in flow style, to those of a column that holds whole ones. */
function withMilestones(values: Map<string, Value>, elements: readonly string[]): void {
  if (elements.length > 0)
    values.set('milestones', joined(values.get('milestones'), { kind: 'nested', elements, mapping: false }));
}

/** Keys that identify or place a row, rather than hold a value. */
const PLACES: ReadonlySet<string> = new Set([
  ...['id', 'title', 'currency'],
  ...['group', 'parent', 'parent-title', 'level'],
]);

/** Tells whether a key is read from several columns of a row together, or gives no value. */
const isReadApart = (key: string): boolean => PLACES.has(key) || isProgress(key) || isMilestone(key);

/** Tells whether there is a value, and it is another one. */
const isOther = (value: Value | undefined, other: Value): boolean =>
  value !== undefined && (value.kind !== 'text' || other.kind !== 'text' || value.text !== other.text);

/** Tells whether an item may have ended: its status says so, or nothing. */
function isOver(values: ReadonlyMap<string, Value>): boolean {
  const status = values.get('status');
  return status === undefined || (status.kind === 'text' && /^(?:done|stopped)$/.test(status.text));
}

/** Applies a completion date: as the end of an item that is done, and as status `done` if none is stated. */
function endWith(values: Map<string, Value>, ended: Value): void {
  if (isOver(values)) values.set('end', ended);
  if (values.get('status') === undefined) values.set('status', { kind: 'text', text: 'done' });
}

/** Merges the lists of two columns; otherwise the later value wins. */
function joined(old: Value | undefined, value: Value): Value {
  if (old?.kind === 'list' && value.kind === 'list')
    return { kind: 'list', items: [...new Set([...old.items, ...value.items])] };
  if (old?.kind === 'nested' && value.kind === 'nested')
    return { ...old, elements: [...old.elements, ...value.elements] };
  return value;
}

const textUnder = (row: Row, used: readonly (ColumnPlan & { key: string })[], key: string): string => {
  const plan = used.find((each) => each.key === key);
  const cell = plan === undefined ? undefined : cellsUnder(row, plan.column)[0];
  return cell === undefined
    ? ''
    : cleanLine(textOfCell(cell)).slice(0, key === 'title' ? MAX_TITLE_LENGTH : 10_000);
};

/** Returns the first sentence of a description, for a row without a title. */
function titleFrom(description: string): string {
  const sentence = /^.{1,100}?[.!?](?=\s|$)/.exec(description)?.[0];
  if (sentence !== undefined) return sentence.replace(/\.$/, '');
  return description.length <= 80 ? description : `${description.slice(0, 80).replace(/\s+\S*$/, '')}…`;
}

const FITS = /^[a-z0-9][a-z0-9-]*$/;

/**
 * Assigns ids to drafts, in their order. A key that is a valid id is kept whatever precedes it; other keys are
 * converted to ids; a draft without a key gets one from its title. `taken` tells ids of other entries.
 */
export function identities(drafts: readonly Draft[], taken: (id: string) => boolean): readonly Identity[] {
  const given = new Set<string>();
  for (const { key } of drafts) if (key !== null && FITS.test(key) && !taken(key)) given.add(key);
  const busy = (id: string): boolean => given.has(id) || taken(id);
  return drafts.map(({ key, title }) => {
    if (key !== null && FITS.test(key) && !taken(key)) return { id: key, xKey: null };
    const slug = key === null ? '' : slugOf(key);
    const id = slug === '' ? newId(title, 'item', busy) : freeId(slug, busy);
    given.add(id);
    return { id, xKey: key };
  });
}
