/**
 * Reconciles a sheet with a portfolio that leads in some columns. Stores what the sheet says differently there under
 * `x-sheet-says` of the item, so that it remains a finding until one of the two gives way.
 */

import { isMap, isScalar } from 'yaml';
import type { ItemRef } from '../../core/model/entry-ref.ts';
import { t } from '../../core/text/l10n.ts';
import { scalarOf } from '../../core/yaml/quote.ts';
import { flowSource } from '../../edits/text/flow-edits.ts';
import { mapAt, pairsOf } from '../../edits/text/yaml-place.ts';
import { saysText, textAt, updateItem } from '../../edits/values/update-item.ts';
import type { Value } from '../../edits/values/value.ts';
import { inlineOf } from '../../edits/values/value-text.ts';
import { HAND_SAID, SHEET_SAYS } from '../../rules/sheet-differs.ts';
import type { ColumnPlan } from '../columns/guess-columns.ts';
import { oneLine } from '../table/table.ts';
import { keptText } from './last-said.ts';

/** Names of the columns in which the portfolio leads, by key. */
export type Led = ReadonlyMap<string, string>;

export function ledBy(columns: readonly ColumnPlan[], names: readonly string[]): Led {
  const fold = (name: string): string => name.trim().toLowerCase();
  const wanted = new Set(names.map(fold));
  return new Map(
    columns.flatMap(({ key, column }) =>
      key !== null && wanted.has(fold(column.name)) ? [[key, column.name] as const] : [],
    ),
  );
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
  for (const [key, column] of led) {
    const value = values.get(key);
    const own = pairsOf(place.node, key)[0]?.value;
    if (value === undefined || own === undefined || own === null) continue;
    values.delete(key);
    const theirs = isScalar(own) ? oneLine(String(own.value)) : flowSource(own, false);
    const { changed, kept } = updateItem(block, entry, new Map([[key, value]]));
    const otherTrack = key === 'track' && value.kind === 'text' && value.text !== theirs;
    if (changed.length + kept.length === 0 && !otherTrack) continue;
    said.push(`${key}: ${value.kind === 'text' ? scalarOf(value.text, true) : inlineOf(value)}`);
    note(
      column,
      t`The sheet says “${inlineOf(value)}” and the portfolio “${theirs}”. The portfolio leads here, and stays as it is.`,
    );
  }
  if (said.length === 0) return [SHEET_SAYS];
  values.set(SHEET_SAYS, { kind: 'nested', elements: [`{${said.join(', ')}}`], mapping: true });
  return [];
}

/**
 * Stores under `x-portfolio-said` the item's values that the row replaces although someone edited them since the
 * previous import. Keeps earlier ones until the sheet agrees. Returns the keys to remove from the item.
 */
export function overruled(
  { block, entry }: ItemRef,
  values: Map<string, Value>,
  last: ReadonlyMap<string, string> | undefined,
): readonly string[] {
  const place = mapAt(block, entry.values.start);
  if (typeof place === 'string') return [];
  const noted = pairsOf(place.node, HAND_SAID)[0]?.value;
  const said = new Map<string, string>();
  for (const { key, value } of isMap(noted) ? noted.items : [])
    if (isScalar(key) && isScalar(value)) {
      const [name, word] = [String(key.value), oneLine(String(value.value))];
      const now = values.get(name);
      if (now?.kind !== 'text' || oneLine(now.text) !== word) said.set(name, word);
    }
  for (const [key, value] of values) {
    const [own, before] = [textAt(entry, key), last?.get(key)];
    if (value.kind !== 'text' || own === null || before === undefined || key === 'track') continue;
    const byHand = before.startsWith('~')
      ? keptText(own) !== before
      : saysText(block, entry, key, before) !== true;
    if (byHand && saysText(block, entry, key, value.text) !== true) said.set(key, oneLine(own));
  }
  if (said.size === 0) return noted === undefined || noted === null ? [] : [HAND_SAID];
  const words = [...said].map(([key, word]) => `${key}: ${scalarOf(word, true)}`);
  values.set(HAND_SAID, { kind: 'nested', elements: [`{${words.join(', ')}}`], mapping: true });
  return [];
}
