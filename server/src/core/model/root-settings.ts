/** Reads the settings of a portfolio from the top-level keys of its root file. */

import type { Decision, Raw, RawMapping } from '../language/values.ts';
import { civil, type Day, type DayRange, dayOf } from '../text/days.ts';
import type { CheckText } from '../text/file-source.ts';
import { type Polarity, polarityOf } from './polarity.ts';
import type { RootFields, RootValues } from './root-values.ts';

/** The words under `vocabulary`. Those of enclosing portfolios come first. */
export interface Words {
  readonly operational: readonly string[];
  readonly strategic: readonly string[];
  readonly neutral: readonly string[];
}
/** Settings inherited from the enclosing portfolios, outermost first. */
export interface Inherited {
  readonly rules: readonly RawMapping[];
  readonly vocabulary: readonly Words[];
}
export const nothingInherited: Inherited = { rules: [], vocabulary: [] };

/** The settings that findings on entries depend on. Equal `entryKey`s mean equal settings. */
export interface EntrySettings {
  readonly period: DayRange | null;
  readonly currency: string | null;
  readonly rules: readonly RawMapping[];
  readonly vocabulary: Words;
  /** Files of house rules. The same array while their contents are unchanged. */
  readonly checks: readonly CheckText[];
  readonly entryKey: string;
}
/**
 * Work-in-progress limits: maximum number of live items on a path, with one team, with one sponsor; absent if not
 * stated.
 */
export interface Limits {
  readonly operational?: number;
  readonly strategic?: number;
  readonly team?: number;
  readonly sponsor?: number;
}
/** Everything in the root files that rules and views read. Equal `key`s mean equal settings. */
export interface RootSettings extends EntrySettings {
  readonly name: string | null;
  readonly balance: { readonly operational: number; readonly tolerance: number } | null;
  /** Work-in-progress limits, as far as they are stated. */
  readonly limits: Limits;
  /** Decisions about the portfolio as a whole, as parsed. */
  readonly decisions: readonly Decision[];
  /** The two poles as stated; null if they are not. */
  readonly polarity: Polarity | null;
  readonly key: string;
}

/** Reads the settings of a root file, with those inherited and the files of house rules beside it. */
export function settingsOf(
  values: RootValues,
  inherited: Inherited,
  checks: readonly CheckText[],
): RootSettings {
  const period = values.period?.value;
  const own = values.rules?.value;
  const rules = own?.kind === 'raw-mapping' ? [...inherited.rules, own] : inherited.rules;
  const v = values.vocabulary?.value.fields;
  const texts = (key: 'operational' | 'strategic' | 'neutral'): string[] => [
    ...inherited.vocabulary.flatMap((words) => words[key]),
    ...(v?.[key]?.items.map((item) => item.text) ?? []),
  ];
  const name = values.portfolio?.value.text.trim() || null;
  const balance = balanceOf(values.balance?.value);
  const limits = limitsOf(values.limits?.value);
  const polarity = polarityOf(values.polarity?.value);
  const plain = {
    period: periodOf(period),
    currency: values.currency?.value.value ?? null,
    vocabulary: {
      operational: texts('operational'),
      strategic: texts('strategic'),
      neutral: texts('neutral'),
    },
  };
  const entryKey = JSON.stringify([plain, rules.map(rawText), ...(checks.length > 0 ? [checks] : [])]);
  const decisions = values.decisions?.value.items ?? [];
  const decided = decisions.map(({ fields }) => Object.entries(fields).map(([key, { text }]) => [key, text]));
  const key = JSON.stringify([name, balance, limits, polarity, decided, entryKey]);
  return { ...plain, name, balance, limits, polarity, decisions, rules, checks, entryKey, key };
}

function periodOf(value: NonNullable<RootFields['period']> | undefined): DayRange | null {
  if (value === undefined) return null;
  if (value.kind === 'scalar') return value.value ?? null;
  const first = value.fields.start?.value?.first;
  const last = value.fields.end?.value?.last;
  return first !== undefined && last !== undefined && last >= first ? { first, last } : null;
}

function balanceOf(value: NonNullable<RootFields['balance']> | undefined): RootSettings['balance'] {
  if (value === undefined) return null;
  const { operational, strategic, tolerance } = value.fields;
  const share = operational?.value ?? (strategic?.value === undefined ? undefined : 100 - strategic.value);
  return share === undefined ? null : { operational: share, tolerance: tolerance?.value ?? 10 };
}

function limitsOf(value: NonNullable<RootFields['limits']> | undefined): Limits {
  const said = Object.entries(value?.fields ?? {}).map(([key, scalar]) => [key, scalar?.value]);
  return Object.fromEntries(said.filter(([, most]) => most !== undefined)) as Limits;
}

function rawText(raw: Raw): unknown {
  if (raw.kind === 'raw-scalar') return raw.text;
  if (raw.kind === 'raw-list') return raw.items.map(rawText);
  return raw.entries.map(({ key, value }) => [key.text, value === null ? null : rawText(value)]);
}

/** Returns the period for balance and load: the stated one, else the calendar year that contains `today`. */
export function periodFor(settings: Pick<RootSettings, 'period'>, today: Day): DayRange {
  if (settings.period !== null) return settings.period;
  const { year } = civil(today);
  return { first: dayOf(year, 1, 1), last: dayOf(year, 12, 31) };
}
