/** A team or a goal that a sheet speaks of and a portfolio lacks. */
import { scalarOf } from '../../core/yaml/quote.ts';
import { rankOf } from '../../edits/text/key-order.ts';
import type { Value } from '../cells/cell-value.ts';
import { keyLines } from './entry-text.ts';

/** An entry that the sheet speaks of and the portfolio lacks. */
export interface NewEntry {
  readonly kind: 'team' | 'goal';
  readonly id: string;
  readonly name: string;
  /** Of a goal: the goal above it, and what a row of the sheet says of it. */
  readonly parent?: string;
  readonly values?: ReadonlyMap<string, Value>;
}
/** Returns a team or goal that the sheet speaks of, as the lines of an entry. */
export function newEntryLines({ kind, id, name, parent, values }: NewEntry): readonly string[] {
  const keys = [...(values?.keys() ?? [])].filter((key) => kind === 'team' || GOAL_KEYS.test(key));
  const more = keys
    .sort((a, b) => rankOf(a) - rankOf(b))
    .flatMap((key) =>
      keyLines(key, values?.get(key) as Value).map((line) => (line === '' ? '' : `  ${line}`)),
    );
  if (kind === 'team' && more.length === 0) return [`- {id: ${id}, name: ${scalarOf(name, true)}}`];
  if (kind === 'team') return [`- id: ${id}`, `  name: ${scalarOf(name)}`, ...more];
  return [
    `- id: ${id}`,
    `  title: ${scalarOf(name)}`,
    ...(parent === undefined ? [] : [`  parent: ${parent}`]),
    ...more,
  ];
}
/** What a row says of a goal that it is. */
const GOAL_KEYS = /^(?:parent|description|owner|end|measures|catchball|x-.+)$/;
