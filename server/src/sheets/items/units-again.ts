/**
 * Reconciles the units of a repeated import with those of the file: millions last month, thousands now. Converts what
 * it can; leaves out and reports the rest, since readings in two units do not form a series.
 */
import { nameKey } from '../../base/words.ts';
import type { ItemEntry } from '../../core/document/read-block.ts';
import { readMoney, readNumber } from '../../core/language/scalars.ts';
import type { Measure, Scalar } from '../../core/language/values.ts';
import type { ItemRef } from '../../core/model/entry-ref.ts';
import { t } from '../../core/text/l10n.ts';
import { textAt } from '../../edits/values/item-says.ts';
import { measureOf } from '../../edits/values/joined-measures.ts';
import type { JoinedMeasure, Value } from '../../edits/values/value.ts';
import { amountIn } from '../cells/amounts.ts';
import { agreeOnUnit } from '../cells/figures.ts';
import { shifted, zerosOf } from '../cells/sums.ts';
import type { Draft, Note } from '../rows/draft.ts';

/** Minimum ratio at which two amounts must be in different units: a factor of a thousand, less a year's change. */
const MIN_UNIT_RATIO = 500;
const areApart = (a: number, b: number): boolean =>
  a !== 0 &&
  b !== 0 &&
  (Math.abs(a) >= Math.abs(b) * MIN_UNIT_RATIO || Math.abs(b) >= Math.abs(a) * MIN_UNIT_RATIO);

const FIGURE = /^(?:baseline|target|actuals\..+|plan\..+)$/;

/**
 * Converts the figures of a row's measures to the units of the item's measures. Leaves out, with a note, what it
 * cannot convert.
 */
export function measuresAgain(
  line: number,
  entry: ItemEntry,
  values: Map<string, Value>,
  notes: Note[],
): void {
  const value = values.get('measures');
  if (value?.kind !== 'measures') return;
  const measures = value.measures.flatMap((own): JoinedMeasure[] => {
    const measure = measureOf(entry, own.name);
    const fitted = measure === undefined ? own : fittedTo(measure, own);
    if (!('problem' in fitted)) return [fitted];
    const text = [...own.fields].flatMap(([key, figure]) => (FIGURE.test(key) ? [figure] : [])).join(', ');
    notes.push({ line, column: own.name, text, problem: fitted.problem });
    return [];
  });
  if (measures.length === 0) values.delete('measures');
  else values.set('measures', { kind: 'measures', measures });
}

function fittedTo(measure: Measure, own: JoinedMeasure): JoinedMeasure | { readonly problem: string } {
  const { name, fields } = own;
  const before = measure.fields.unit?.text ?? '';
  const unit = fields.get('unit') ?? '';
  const others = figuresOf(measure).filter(({ key }) => !fields.has(key));
  if (before === '' || unit === '') {
    const fresh = [...fields].flatMap(([key, figure]) => (FIGURE.test(key) ? [Number(figure)] : []));
    const apart =
      before !== unit &&
      fresh.length * others.length > 0 &&
      fresh.every((each) => others.every(({ figure }) => areApart(each, figure)));
    return apart ? { problem: lackOf(unit, before) } : own;
  }
  if (agreeOnUnit(unit, before)) return own;
  const convert = conversion(unit, before);
  if (convert !== null) {
    const fitted = [...fields].flatMap(([key, text]): [string, string][] =>
      key === 'unit' ? [] : [[key, FIGURE.test(key) ? convert(text) : text]],
    );
    return { name, fields: new Map(fitted) };
  }
  // If the sheet replaces every figure, it may replace the unit too.
  if (others.length === 0) return own;
  return {
    problem: t`The sheet counts in ${unit}, and the measure in the file in ${before}. It is left out: bring the file to the new unit, or give the column another name.`,
  };
}

const lackOf = (unit: string, before: string): string =>
  unit === ''
    ? t`The measure in the file is counted in ${before}, and the sheet states no unit; its figures are of another size. It is left out: write the unit in the head, as in (£m).`
    : t`The sheet counts in ${unit}, and the measure in the file has no unit; its figures are of another size. It is left out: write the unit of the measure in the file.`;

/** Returns all figures of a measure, by key, or key and day. */
function figuresOf({ fields }: Measure): readonly { readonly key: string; readonly figure: number }[] {
  const figure = (key: string, scalar: Scalar<unknown> | undefined) => {
    const read = scalar === undefined ? null : readNumber(scalar.text);
    return read?.ok === true ? [{ key, figure: read.value }] : [];
  };
  const days = (['actuals', 'plan'] as const).flatMap((key) =>
    (fields[key]?.pairs ?? []).flatMap((pair) => figure(`${key}.${pair.key.text}`, pair.value)),
  );
  return [...figure('baseline', fields.baseline), ...figure('target', fields.target), ...days];
}

const SECONDS: Readonly<Record<string, number>> = {
  s: 1,
  sec: 1,
  min: 60,
  mins: 60,
  minutes: 60,
  h: 3600,
  hours: 3600,
};

/** Returns a converter from one unit to another, or null if there is none. */
function conversion(from: string, to: string): ((figure: string) => string) | null {
  const [a, b] = [amountIn(from), amountIn(to)];
  const words = (rest: readonly string[]): string => nameKey(rest.join(' '));
  const money = a.scale !== null || b.scale !== null;
  const oneCurrency = a.currency === b.currency || a.currency === null || b.currency === null;
  if (money && oneCurrency && words(a.rest) === words(b.rest))
    return (figure) =>
      /^[+-]?\d+(?:\.\d+)?$/.test(figure)
        ? shifted(figure, zerosOf(a.scale) - zerosOf(b.scale))
        : String(Number((Number(figure) * 10 ** (zerosOf(a.scale) - zerosOf(b.scale))).toPrecision(12)));
  const [many, few] = [SECONDS[nameKey(from)], SECONDS[nameKey(to)]];
  if (many === undefined || few === undefined) return null;
  return (figure) => String(Number(((Number(figure) * many) / few).toPrecision(12)));
}

/**
 * Returns a function that reconciles a row's budget with its item's. An amount without a currency takes the file's.
 * If most amounts have no unit and are about a thousand times the file's or a thousandth of them, those are left out
 * with a note.
 */
export function budgetsAgain(
  drafts: readonly Draft[],
  itemOf: (draft: Draft) => ItemRef | null,
  column: string,
): (draft: Draft, values: Map<string, Value>, notes: Note[]) => void {
  const both = new Map<
    Draft,
    { readonly before: string; readonly currency: string; readonly apart: boolean; readonly same: boolean }
  >();
  for (const draft of drafts) {
    const ref = itemOf(draft);
    const value = draft.values.get('budget');
    if (ref === null || value?.kind !== 'text' || !/^\d+(?:\.\d+)?$/.test(value.text)) continue;
    const before = textAt(ref.entry, 'budget') ?? '';
    const [own, now] = [readMoney(before), readMoney(value.text)];
    if (!own.ok || !now.ok) continue;
    const [a, b] = [own.value.cents, now.value.cents];
    both.set(draft, { before, currency: own.value.currency ?? '', apart: areApart(a, b), same: a === b });
  }
  const apart = [...both.values()].filter((each) => each.apart).length;
  const slipped = apart > 0 && apart * 2 >= both.size;
  return (draft, values, notes) => {
    const found = both.get(draft);
    const value = values.get('budget');
    if (found === undefined || value?.kind !== 'text') return;
    if (found.apart && slipped) {
      values.delete('budget');
      notes.push({
        line: draft.line,
        column,
        text: value.text,
        problem: t`The file says “${found.before}”, which is of another size, and the sheet states no unit. The file stays: write the unit in the head, as in (£m).`,
      });
    } else if (found.same) values.delete('budget');
    else if (found.currency !== '')
      values.set('budget', { kind: 'text', text: `${value.text} ${found.currency}` });
  };
}
