/** Defines what a check may query of an item: the keys of the language, and a few facts derived from them. */
import type { z } from 'zod';
import { nameKey } from '../../base/words.ts';
import { itemSchema } from '../../core/language/item-schema.ts';
import { readScalar } from '../../core/language/read-scalar.ts';
import { type Money, type Reading, readDate } from '../../core/language/scalars.ts';
import { factsOf, type KeyMeta } from '../../core/language/schema-kit.ts';
import type { Scalar } from '../../core/language/values.ts';
import type { ItemView } from '../../core/model/item.ts';
import type { DayRange } from '../../core/text/days.ts';
import { VERDICTS } from '../../traits/verdict.ts';
import type { RuleContext } from '../kit/define-rule.ts';

/** Tells whether a test holds for an item. */
type Holds = (item: ItemView, context: RuleContext) => boolean;
/** A test of a field: compiles its bound to a function, or returns the problem as a sentence without full stop. */
interface FieldTest {
  /** True if it compares with a single value, and takes no list. */
  readonly single: boolean;
  readonly read: (text: string) => Holds | string;
}
/** A key of an item, or a fact about it, with its tests. */
export interface Field {
  readonly name: string;
  readonly tests: Readonly<Record<string, FieldTest>>;
  /** Absent for facts, which always have a value. */
  readonly missing?: (item: ItemView) => boolean;
  /** Returns the length of a list. */
  readonly count?: (item: ItemView) => number;
  /**
   * Returns the text for a message; null if the item does not state it. Absent for values that are not a single text.
   */
  readonly shown?: (item: ItemView) => string | null;
}

interface AnyValue {
  readonly kind: string;
  readonly text?: string;
  readonly value?: unknown;
  readonly items?: readonly unknown[];
  readonly pairs?: readonly unknown[];
}
const SHAPE = itemSchema.shape as Readonly<Record<string, z.ZodType>>;
const fieldIn = (item: ItemView, name: string): AnyValue | undefined =>
  (item.fields as Readonly<Record<string, AnyValue | undefined>>)[name];
/** Returns the members of a list, or of the mapping of teams. */
const membersOf = (item: ItemView, name: string): readonly unknown[] =>
  name === 'teams' ? item.teams : (fieldIn(item, name)?.items ?? fieldIn(item, name)?.pairs ?? []);
const textsOf = (item: ItemView, name: string): readonly string[] =>
  name === 'teams'
    ? item.teams.map(({ id }) => id)
    : membersOf(item, name).map((member) => (member as Scalar<unknown>).text ?? '');

function isMissing(item: ItemView, name: string): boolean {
  const value = fieldIn(item, name);
  if (value === undefined) return item.entry.values.keys[name] === undefined;
  if (value.kind === 'scalar') return (value.text ?? '').trim() === '';
  return value.kind !== 'mapping' && membersOf(item, name).length === 0;
}

const test = <T>(
  single: boolean,
  reading: (text: string) => Reading<T>,
  holds: (bound: T) => Holds,
): FieldTest => ({
  single,
  read: (text) => {
    const read = reading(text);
    return read.ok ? holds(read.value) : read.problem;
  },
});
const asText = (text: string): Reading<string> => ({ ok: true, value: nameKey(text) });

/**
 * Creates the tests of texts, which ignore case and white space: any of an item's texts equals, or contains, the bound.
 */
const textTests = (texts: (item: ItemView) => readonly string[]): Field['tests'] => ({
  is: test(false, asText, (bound) => (item) => texts(item).some((text) => nameKey(text) === bound)),
  contains: test(
    false,
    asText,
    (bound) => (item) => texts(item).some((text) => nameKey(text).includes(bound)),
  ),
});

/** Creates the tests of amounts. `of` returns null if there is none, or none that is comparable with the bound. */
function amountTests<T>(
  reading: (text: string) => Reading<T>,
  of: (item: ItemView, bound: T, context: RuleContext) => number | null,
  amount: (bound: T) => number,
): Field['tests'] {
  const compare = (single: boolean, holds: (value: number, bound: number) => boolean): FieldTest =>
    test(single, reading, (bound) => (item, context) => {
      const value = of(item, bound, context);
      return value !== null && holds(value, amount(bound));
    });
  return {
    is: compare(false, (value, bound) => value === bound),
    over: compare(true, (value, bound) => value > bound),
    under: compare(true, (value, bound) => value < bound),
  };
}

/**
 * Returns an item's budget if its currency is that of the bound, else null. Without a currency, the portfolio's is
 * assumed.
 */
function centsOf(item: ItemView, bound: Money, { settings }: RuleContext): number | null {
  const money = item.fields.budget?.value;
  if (money === undefined) return null;
  const [own, other] = [money.currency ?? settings.currency, bound.currency ?? settings.currency];
  return own !== null && other !== null && own !== other ? null : money.cents;
}

/** Parses a date to compare with, or `today`: the day on which the check runs. */
const readBound = (text: string): Reading<DayRange | 'today'> =>
  text === 'today' ? { ok: true, value: 'today' } : readDate(text);

function dateTests(name: string): Field['tests'] {
  const compare = (single: boolean, holds: (own: DayRange, bound: DayRange) => boolean): FieldTest =>
    test(single, readBound, (bound) => (item, { today }) => {
      const own = fieldIn(item, name)?.value as DayRange | undefined;
      return own !== undefined && holds(own, bound === 'today' ? { first: today, last: today } : bound);
    });
  return {
    is: compare(false, (own, bound) => own.first >= bound.first && own.last <= bound.last),
    before: compare(true, (own, bound) => own.last < bound.first),
    after: compare(true, (own, bound) => own.first > bound.last),
  };
}

const choiceTests = (values: readonly string[], of: (item: ItemView, context: RuleContext) => unknown) => ({
  is: test(
    false,
    (text) => readScalar({ scalar: 'choice', values }, text) as Reading<string>,
    (bound) => (item, context) => of(item, context) === bound,
  ),
});

const scalarIn = (name: string) => (text: string) =>
  readScalar({ scalar: name } as KeyMeta, text) as Reading<number>;
const plainAmount = (name: string, of: (item: ItemView) => number | null | undefined): Field['tests'] =>
  amountTests(
    scalarIn(name),
    (item) => of(item) ?? null,
    (bound) => bound,
  );

function testsOf(name: string, { scalar, values = [] }: KeyMeta): Field['tests'] {
  if (name === 'effort') return plainAmount('effort', (item) => item.effort);
  if (scalar === 'choice')
    return choiceTests(values, (item) => (name === 'status' ? item.status : fieldIn(item, name)?.value));
  if (scalar === 'date') return dateTests(name);
  if (scalar === 'money')
    return amountTests(
      (text) => readScalar({ scalar }, text) as Reading<Money>,
      centsOf,
      ({ cents }) => cents,
    );
  if (scalar === 'duration')
    return plainAmount(scalar, (item) => fieldIn(item, name)?.value as number | undefined);
  return textTests((item) => {
    const text = fieldIn(item, name)?.text;
    return text === undefined ? [] : [text];
  });
}

function ofKey(name: string): Field {
  const { shape, meta, bare } = factsOf(SHAPE[name] as z.ZodType);
  const missing = (item: ItemView): boolean => isMissing(item, name);
  if (shape === 'scalar')
    return { name, tests: testsOf(name, meta), missing, shown: (item) => fieldIn(item, name)?.text ?? null };
  const count = (item: ItemView): number => membersOf(item, name).length;
  if (shape === 'object') return { name, tests: {}, missing };
  const plain =
    name === 'teams' ||
    (shape === 'array' && factsOf((bare as z.ZodArray).element as z.ZodType).shape === 'scalar');
  if (!plain) return { name, tests: {}, missing, count };
  return {
    name,
    tests: textTests((item) => textsOf(item, name)),
    missing,
    count,
    shown: (item) => textsOf(item, name).join(', ') || null,
  };
}

const FACTS: readonly Field[] = [
  { name: 'verdict', tests: choiceTests(VERDICTS, (item, { judge }) => judge(item).verdict) },
  { name: 'live', tests: choiceTests(['true', 'false'], (item) => String(item.live)) },
  { name: 'lasts', tests: plainAmount('duration', (item) => item.horizon?.days) },
];

const FIELDS: ReadonlyMap<string, Field> = new Map(
  [...Object.keys(SHAPE).map(ofKey), ...FACTS].map((field) => [field.name, field]),
);
/** Names of all fields, in the language's order, facts last. */
export const fieldNames: readonly string[] = [...FIELDS.keys()];
/** Returns the field with a name; null if there is none. */
export const fieldOf = (name: string): Field | null => FIELDS.get(name) ?? null;
