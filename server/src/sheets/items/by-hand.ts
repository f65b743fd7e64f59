/**
 * Finds what somebody changed in an item since the last import, in columns in which the sheet leads. What an import
 * replaces of it is told with both values, and kept under `x-portfolio-said` until the sheet agrees.
 */
import { isMap, isScalar, type Node } from 'yaml';
import type { ItemRef } from '../../core/model/entry-ref.ts';
import { t } from '../../core/text/l10n.ts';
import { scalarOf } from '../../core/yaml/quote.ts';
import { flowSource } from '../../edits/text/flow-edits.ts';
import { mapAt, pairsOf } from '../../edits/text/yaml-place.ts';
import { type Difference, differences, keptValue } from '../../edits/values/differences.ts';
import { textAt } from '../../edits/values/item-says.ts';
import { joinedByName } from '../../edits/values/joined-measures.ts';
import type { JoinedMeasure, Value } from '../../edits/values/value.ts';
import { inlineOf } from '../../edits/values/value-text.ts';
import { HAND_SAID } from '../../rules/sheet-differs.ts';
import { cleanLine } from '../table/table.ts';
import { isHash, keptText } from './last-said.ts';

/** A value that was changed by hand and that the import replaces. */
export interface ByHand {
  readonly key: string;
  /** The key, or the measure and its field. */
  readonly what: string;
  readonly problem: string;
}

/** What an import finds of the hands that an item went through. */
export interface Hands {
  readonly changed: readonly ByHand[];
  /** Keys to remove from the item. */
  readonly gone: readonly string[];
  /** Keys of lists of mappings that nobody has touched since the sheet said them, and that it may replace. */
  readonly untouched: ReadonlySet<string>;
}

/**
 * Compares an item with what its row said last and says now. Adds to `values` what was written by hand and gives way,
 * under `x-portfolio-said`.
 */
export function byHand(
  ref: ItemRef,
  values: Map<string, Value>,
  last: ReadonlyMap<string, Value> | undefined,
): Hands {
  const { block, entry } = ref;
  const place = mapAt(block, entry.values.start);
  if (typeof place === 'string') return { changed: [], gone: [], untouched: new Set() };
  const noted = pairsOf(place.node, HAND_SAID)[0]?.value;
  const said = new Map(isMap(noted) ? stillSaid(noted.items, values) : []);
  const measures: JoinedMeasure[] = [];
  const changed: ByHand[] = [];
  const untouched = new Set<string>();
  for (const [key, now] of values) {
    const before = last?.get(key);
    if (before === undefined || key === 'track' || key.startsWith('x-')) continue;
    const own = pairsOf(place.node, key)[0]?.value as Node | null | undefined;
    if (now.kind === 'nested') {
      if (own != null && flowSource(own, false) === plain(before)) untouched.add(key);
      continue;
    }
    for (const found of replaced(ref, key, before, now)) {
      changed.push({ key, what: found.what, problem: messageOf(found, before, now) });
      if (found.own === null || own == null) continue;
      if (now.kind !== 'measures')
        said.set(key, isScalar(own) ? scalarOf(cleanLine(String(own.value)), true) : flowSource(own, false));
      else if (found.part.kind === 'measures')
        measures.push(...found.part.measures.map(({ name, fields }) => handSaid(name, fields, found)));
    }
  }
  const figures = [
    ...noteFigures(isMap(noted) ? pairsOf(noted, 'measures')[0]?.value : null, values),
    ...measures,
  ];
  if (figures.length > 0)
    said.set('measures', inlineOf({ kind: 'measures', measures: joinedByName(figures) }));
  if (said.size === 0)
    return { changed, untouched, gone: noted === undefined || noted === null ? [] : [HAND_SAID] };
  const words = [...said].map(([key, source]) => `${key}: ${source}`);
  values.set(HAND_SAID, { kind: 'nested', elements: [`{${words.join(', ')}}`], mapping: true });
  return { changed, untouched, gone: [] };
}

/** Returns where the item differs from what the sheet says now, as far as it differs from what it said last too. */
function replaced({ block, entry }: ItemRef, key: string, before: Value, now: Value): readonly Difference[] {
  const over = differences(block, entry, key, now);
  if (over.length === 0) return [];
  if (isHash(before)) {
    const own = textAt(entry, key);
    return own !== null && before.kind === 'text' && keptText(own) !== before.text ? over : [];
  }
  const hand = differences(block, entry, key, before);
  if (now.kind === 'measures' || now.kind === 'pairs')
    return over.filter(({ what }) => hand.some((each) => each.what === what));
  if (now.kind !== 'list' || before.kind !== 'list') return hand.length > 0 ? over : [];
  // An element that the sheet has anew replaces nothing.
  const back = hand
    .flatMap(({ part }) => (part.kind === 'list' ? part.items : []))
    .filter((each) => now.items.includes(each));
  return back.some((each) => !holds(over, each)) || back.length === 0 ? [] : over;
}

const holds = (over: readonly Difference[], item: string): boolean =>
  over.some(({ part }) => part.kind === 'list' && part.items.includes(item));

function messageOf({ own, other, what }: Difference, before: Value, now: Value): string {
  const was = saidOf(before, what);
  const here = own === null ? null : own.text;
  if (was !== null && was !== saidOf(now, what))
    return here === null
      ? t`Changed on both sides: it was taken out here by hand, and the sheet says “${other}” (before: “${was}”). The sheet leads.`
      : t`Changed on both sides: “${here}” here by hand, “${other}” in the sheet (before: “${was}”). The sheet leads, and the item keeps what was written by hand as a note.`;
  return here === null
    ? t`It was taken out here by hand, and the sheet still says “${other}”. The sheet leads.`
    : t`“${here}” was written here by hand, and the sheet still says “${other}”. The sheet leads, and the item keeps what was written by hand as a note.`;
}

/** Returns what a row says of one figure, or as a whole, for comparison and for people; null if it cannot be shown. */
function saidOf(value: Value, what: string): string | null {
  if (value.kind === 'measures')
    return (
      value.measures
        .flatMap(({ name, fields }) =>
          [...fields].map(([field, figure]) => [`${name}, ${field}`, figure] as const),
        )
        .find(([each]) => each === what)?.[1] ?? null
    );
  if (value.kind === 'pairs') return value.pairs.find(([team]) => what.endsWith(`.${team}`))?.[1] ?? null;
  if (isHash(value)) return null;
  return value.kind === 'text' ? cleanLine(value.text) : inlineOf(value);
}

/** Returns the notes of earlier imports that the sheet does not say yet, as YAML by key. */
function stillSaid(
  noted: readonly { readonly key: unknown; readonly value: unknown }[],
  values: ReadonlyMap<string, Value>,
): readonly (readonly [string, string])[] {
  return noted.flatMap(({ key, value }) => {
    if (!isScalar(key) || value === null || key.value === 'measures') return [];
    const now = values.get(String(key.value));
    const source = isScalar(value)
      ? scalarOf(cleanLine(String(value.value)), true)
      : flowSource(value, false);
    return now !== undefined && plain(now) === flowSource(value, false)
      ? []
      : [[String(key.value), source] as const];
  });
}

/** Returns the figures of an earlier note that the sheet does not say yet. */
function noteFigures(noted: unknown, values: ReadonlyMap<string, Value>): readonly JoinedMeasure[] {
  if (noted === null || noted === undefined) return [];
  const value = keptValue('measures', noted as Node);
  const now = values.get('measures');
  return (value.kind === 'measures' ? value.measures : []).flatMap(({ name, fields }) => {
    const open = [...fields].filter(
      ([field, figure]) => (now === undefined ? null : saidOf(now, `${name}, ${field}`)) !== figure,
    );
    return open.length === 0 ? [] : [{ name, fields: new Map(open) }];
  });
}

const handSaid = (name: string, fields: ReadonlyMap<string, string>, { own }: Difference): JoinedMeasure => ({
  name,
  fields: new Map([...fields.keys()].map((field) => [field, own?.text ?? ''])),
});

/** Returns a value in flow style, for comparison. */
const plain = (value: Value): string =>
  value.kind === 'text' ? scalarOf(cleanLine(value.text), true) : inlineOf(value);
