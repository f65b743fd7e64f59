/** Writes a team or a goal that a sheet refers to and the portfolio lacks. */
import { scalarOf } from '../../core/yaml/quote.ts';
import { rankOf } from '../../edits/text/key-order.ts';
import type { Value } from '../../edits/values/value.ts';
import { keyLines } from '../../edits/values/value-text.ts';

export interface NewEntry {
  readonly kind: 'team' | 'goal';
  readonly id: string;
  readonly name: string;
  /** For a goal: its parent's id, and the values of its row in the sheet. */
  readonly parent?: string;
  readonly values?: ReadonlyMap<string, Value>;
}
/** Returns the lines of the entry, with its dash in the first column. */
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
/** Keys of a row that a goal can hold. */
const GOAL_KEYS = /^(?:parent|description|owner|end|measures|catchball|x-.+)$/;
