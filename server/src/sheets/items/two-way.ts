/**
 * A sheet and a portfolio that both have a say: in some columns the portfolio leads. What the sheet says otherwise there
 * is kept with the item under `x-sheet-says`, so that it stays a finding until one of the two gives way.
 */

import { isMap, isScalar } from 'yaml';
import type { ItemRef } from '../../core/model/entry-ref.ts';
import { t } from '../../core/text/l10n.ts';
import { scalarOf } from '../../core/yaml/quote.ts';
import { flowSource } from '../../edits/text/flow-edits.ts';
import { mapAt, pairsOf } from '../../edits/text/yaml-place.ts';
import { HAND_SAID, SHEET_SAYS } from '../../rules/sheet-differs.ts';
import type { Value } from '../cells/cell-value.ts';
import type { ColumnPlan } from '../columns/guess-columns.ts';
import { oneLine } from '../table/table.ts';
import { inlineOf } from './entry-text.ts';
import { keptText } from './last-said.ts';
import { saysText, textAt, updateItem } from './update-item.ts';

/** Columns in which the portfolio leads, by the keys that they hold. */
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
 * Takes out of what a row brings what the portfolio leads in and says already. Where the two differ, `note` is told of
 * both, and the sheet's word goes under `x-sheet-says`. Returns keys that the item needs no more.
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
 * Notes under `x-portfolio-said` what a row takes the place of though the sheet did not say it last: somebody wrote it by
 * hand. What was noted before stays until the sheet says it too. Returns keys that the item needs no more.
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
