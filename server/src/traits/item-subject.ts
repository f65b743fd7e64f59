/** Converts an item into input for the trait engine, and maps evidence back to the source. */

import type { Scalar } from '../core/language/values.ts';
import type { ItemView } from '../core/model/item.ts';
import type { Span } from '../core/text/lines.ts';
import { sourceSpan, textMap } from '../core/yaml/text-map.ts';
import { asYamlReads } from '../core/yaml/yaml.ts';
import type { Evidence, Judgement } from './judgement.ts';
import type { Quotable } from './quoted.ts';
import type { Subject, SubjectMeasure, SubjectText } from './subject.ts';

/** Converts an item, except for its `track`. `currency` is the portfolio's, for amounts that name none. */
export function subjectOf(item: ItemView, currency: string | null): Subject {
  const f = item.fields;
  const texts = textsOf(item);
  const horizon = item.horizon;
  const horizonPath =
    horizon === null
      ? undefined
      : horizon.from === f.horizon
        ? 'horizon'
        : horizon.from === f.end
          ? 'end'
          : 'milestones';
  // As YAML reads it: without quotes.
  const horizonText =
    horizon === null
      ? undefined
      : ([f.horizon, f.end].find((value) => value === horizon.from)?.text ?? item.source(horizon.from));
  const money = f.budget?.value;
  const measures: SubjectMeasure[] = item.measures.map(({ fields: m }) => ({
    hasBaseline: m.baseline !== undefined,
    ...(m.kind?.value === undefined ? {} : { kind: m.kind.value }),
    ...(m.every?.value === undefined ? {} : { every: m.every.value }),
    ...(m.unit === undefined ? {} : { unit: m.unit.text }),
  }));
  return {
    texts,
    hasStandard: f.standard !== undefined,
    hasSponsor: f.sponsor !== undefined,
    ...(horizon === null ? {} : { horizonDays: horizon.days }),
    ...(horizonText === undefined ? {} : { horizonText }),
    ...(horizonPath === undefined ? {} : { horizonPath }),
    ...(f.review?.value === undefined ? {} : { review: f.review.value }),
    ...(f.change?.value === undefined ? {} : { change: f.change.value }),
    ...(f.scope?.value === undefined ? {} : { scope: f.scope.value }),
    ...(f.funding?.value === undefined ? {} : { funding: f.funding.value }),
    ...(money === undefined ? {} : { budget: money.cents / 100, budgetText: f.budget?.text ?? '' }),
    ...((money?.currency ?? currency) === null ? {} : { currency: (money?.currency ?? currency) as string }),
    ...(item.effort === null ? {} : { effort: item.effort / 1000 }),
    ...(measures.length === 0 ? {} : { measures }),
    ...(item.milestones.length === 0 ? {} : { milestones: item.milestones.length }),
  };
}

/** Keys with prose values, in reading order. */
const PROSE = ['title', 'description', 'owner', 'sponsor', 'standard', 'decision'] as const;

/** Lists an item's prose by dotted key path. */
function textsOf({ fields, measures, milestones }: ItemView): SubjectText[] {
  const texts: SubjectText[] = [];
  for (const key of PROSE) {
    const value = fields[key];
    if (value !== undefined) texts.push({ path: key, text: value.text });
  }
  for (const key of ['methods', 'risks'] as const)
    for (const [i, { text }] of (fields[key]?.items ?? []).entries())
      texts.push({ path: `${key}.${i}`, text });
  measures.forEach(({ fields: { name } }, i) => {
    if (name !== undefined) texts.push({ path: `measures.${i}.name`, text: name.text });
  });
  milestones.forEach(({ fields: { title } }, i) => {
    if (title !== undefined) texts.push({ path: `milestones.${i}.title`, text: title.text });
  });
  return texts;
}

/** Returns the currency that the verdict depends on; null if the budget names its own, or there is no budget. */
export function currencyOf({ fields: { budget } }: ItemView, currency: string | null): string | null {
  return budget?.value === undefined || budget.value.currency !== undefined ? null : currency;
}

/** Returns what evidence of an item is quoted from: its title and description, and all its evidence. */
export const quotableOf = ({ fields }: ItemView, { evidence }: Pick<Judgement, 'evidence'>): Quotable => ({
  texts: (path) => (path === 'title' || path === 'description' ? fields[path]?.text : undefined),
  evidence,
});

/** Lists the scalars that evidence can refer to, by dotted key path. */
function* scalarsOf(item: ItemView): Generator<[string, Scalar<unknown>]> {
  const f = item.fields;
  for (const key of [
    'title',
    'description',
    'owner',
    'sponsor',
    'standard',
    'decision',
    'review',
    'change',
    'scope',
    'funding',
    'budget',
    'effort',
    'horizon',
    'end',
    'start',
  ] as const) {
    const value = f[key];
    if (value !== undefined) yield [key, value as Scalar<unknown>];
  }
  for (const key of ['methods', 'risks'] as const)
    for (const [i, value] of (f[key]?.items ?? []).entries()) yield [`${key}.${i}`, value];
  for (const [i, measure] of item.measures.entries()) {
    for (const key of ['name', 'kind', 'every', 'unit', 'baseline', 'target'] as const) {
      const value = measure.fields[key];
      if (value !== undefined) yield [`measures.${i}.${key}`, value as Scalar<unknown>];
    }
  }
  for (const [i, milestone] of item.milestones.entries()) {
    for (const key of ['title', 'date'] as const) {
      const value = milestone.fields[key];
      if (value !== undefined) yield [`milestones.${i}.${key}`, value as Scalar<unknown>];
    }
  }
}

/**
 * Locates a piece of evidence in the item's block: its words in the source text, or the value of a field, else the key.
 * Null if the item has no such place.
 */
export function evidenceSpan(item: ItemView, evidence: Evidence): Span | null {
  for (const [path, scalar] of scalarsOf(item)) {
    if (path !== evidence.path) continue;
    const whole = { start: scalar.start, end: scalar.end };
    if (scalar.shared || evidence.source === 'field') return whole;
    const source = asYamlReads(item.block.text);
    return sourceSpan(source, textMap(source, scalar, scalar.text), {
      start: evidence.start,
      end: evidence.end,
    });
  }
  const top = evidence.path.split('.')[0] as string;
  return item.entry.values.keys[top] ?? null;
}
