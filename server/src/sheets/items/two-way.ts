/**
 * Reconciles a sheet with a portfolio that leads in some columns. Stores what the sheet says differently there under
 * `x-sheet-says` of the item, so that it remains a finding until one of the two gives way.
 */

import { isScalar } from 'yaml';
import type { ItemEntry } from '../../core/document/read-block.ts';
import type { ItemRef } from '../../core/model/entry-ref.ts';
import { t } from '../../core/text/l10n.ts';
import { scalarOf } from '../../core/yaml/quote.ts';
import { flowSource } from '../../edits/text/flow-edits.ts';
import { mapAt, pairsOf } from '../../edits/text/yaml-place.ts';
import { joinedByName, measureOf, says, scalarIn } from '../../edits/values/joined-measures.ts';
import { figureSuppliers } from '../../edits/values/suppliers.ts';
import { updateEntry } from '../../edits/values/update-entry.ts';
import type { JoinedMeasure, Value } from '../../edits/values/value.ts';
import { inlineOf } from '../../edits/values/value-text.ts';
import { SHEET_SAYS } from '../../rules/sheet-differs.ts';
import type { ColumnPlan } from '../columns/guess-columns.ts';
import { cleanLine } from '../table/table.ts';

/** Names of the columns in which the portfolio leads, by key. */
export type Led = ReadonlyMap<string, string>;

export function ledBy(columns: readonly ColumnPlan[], names: readonly string[]): Led {
  const fold = (name: string): string => name.trim().toLowerCase();
  const wanted = new Set(names.map(fold));
  const leading = columns.filter(({ column }) => wanted.has(fold(column.name)));
  return new Map(
    leading.flatMap(({ key, also, column }) =>
      [key, also].flatMap((each) => (each == null ? [] : [[each, column.name] as const])),
    ),
  );
}

/** Returns what of a row's values is the sheet's to say. */
export function withoutLed(led: Led, values: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  const own = new Map([...values].filter(([key]) => key === 'measures' || !led.has(key)));
  const { free } = sharedOut(led, values.get('measures'));
  if (free.length > 0) own.set('measures', { kind: 'measures', measures: free });
  else if (led.size > 0 && values.get('measures')?.kind === 'measures') own.delete('measures');
  return own;
}

/**
 * Removes from `values` the keys in which the portfolio leads and has a value. If the two differ, reports both to
 * `note` and stores the sheet's value under `x-sheet-says`. Returns the keys to remove from the item.
 */
export function heldBack(
  { block, entry }: ItemRef,
  led: Led,
  values: Map<string, Value>,
  note: (column: string, problem: string) => void,
): readonly string[] {
  if (led.size === 0) return [];
  const place = mapAt(block, entry.values.start);
  if (typeof place === 'string') return [];
  const said: string[] = [];
  const tell = (column: string, theirs: string, own: string): void =>
    note(
      column,
      t`The sheet says “${theirs}” and the portfolio “${own}”. The portfolio leads here, and stays as it is.`,
    );
  for (const [key, column] of led) {
    const value = values.get(key);
    const own = pairsOf(place.node, key)[0]?.value;
    if (value === undefined || own === undefined || own === null || value.kind === 'measures') continue;
    values.delete(key);
    const theirs = isScalar(own) ? cleanLine(String(own.value)) : flowSource(own, false);
    const { changed, kept } = updateEntry(block, entry, new Map([[key, value]]));
    const otherTrack = key === 'track' && value.kind === 'text' && value.text !== theirs;
    if (changed.length + kept.length === 0 && !otherTrack) continue;
    said.push(`${key}: ${value.kind === 'text' ? scalarOf(value.text, true) : inlineOf(value)}`);
    tell(column, inlineOf(value), theirs);
  }
  const measures = heldFigures(entry, led, values, tell);
  if (measures.length > 0) said.push(`measures: ${inlineOf({ kind: 'measures', measures })}`);
  if (said.length === 0) return [SHEET_SAYS];
  values.set(SHEET_SAYS, { kind: 'nested', elements: [`{${said.join(', ')}}`], mapping: true });
  return [];
}

/** Removes the figures in which the portfolio leads and has one, and returns those that differ from its own. */
function heldFigures(
  entry: ItemEntry,
  led: Led,
  values: Map<string, Value>,
  tell: (column: string, theirs: string, own: string) => void,
): readonly JoinedMeasure[] {
  const { free, held } = sharedOut(led, values.get('measures'));
  if (held.length === 0) return [];
  const differing = held.flatMap(({ name, fields }): JoinedMeasure[] => {
    const measure = measureOf(entry, name);
    const fresh = new Map<string, string>();
    const other = new Map<string, string>();
    for (const [field, figure] of fields) {
      const own = measure === undefined ? null : scalarIn(measure, field);
      if (measure === undefined || own === null) fresh.set(field, figure);
      else if (!says(measure, field, figure)) {
        other.set(field, figure);
        tell(`${name}, ${field}`, figure, own.text);
      }
    }
    // What the portfolio does not say comes from the sheet.
    if (fresh.size > 0) free.push({ name, fields: fresh });
    return other.size === 0 ? [] : [{ name, fields: other }];
  });
  if (free.length === 0) values.delete('measures');
  else values.set('measures', { kind: 'measures', measures: joinedByName(free) });
  return differing;
}

/** Divides the figures of measures by who leads in their columns. */
function sharedOut(
  led: Led,
  value: Value | undefined,
): { readonly free: JoinedMeasure[]; readonly held: JoinedMeasure[] } {
  const [free, held]: [JoinedMeasure[], JoinedMeasure[]] = [[], []];
  for (const { name, fields } of value?.kind === 'measures' ? value.measures : []) {
    const isHeld = ([field]: readonly [string, string]): boolean =>
      figureSuppliers(name, field).some((keys) => keys.some((key) => led.has(key)));
    const own = [...fields].filter(isHeld);
    const rest = [...fields].filter((each) => !isHeld(each));
    if (rest.length > 0 || own.length === 0) free.push({ name, fields: new Map(rest) });
    if (own.length > 0) held.push({ name, fields: new Map(own) });
  }
  return { free, held };
}
