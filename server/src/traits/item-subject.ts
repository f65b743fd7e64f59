/** Hands an item of a portfolio to the trait engine, and leads its evidence back to the source. */

import type { Scalar } from '../core/language/values.ts';
import type { ItemView } from '../core/model/item.ts';
import type { Span } from '../core/text/lines.ts';
import { sourceSpan, textMap } from '../core/yaml/text-map.ts';
import { asYamlReads } from '../core/yaml/yaml.ts';
import type { Evidence } from './judgement.ts';
import type { Subject, SubjectMeasure, SubjectText } from './subject.ts';

/** Everything of the item but `track`. `currency` is the portfolio's, for money that names none. */
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
    ...(horizon === null ? {} : { horizonDays: horizon.days, horizonText: item.source(horizon.from) }),
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

/** Keys whose value is prose, in the order in which they are read. */
const PROSE = ['title', 'description', 'owner', 'sponsor', 'standard', 'decision'] as const;

/** The prose of an item, by the dotted path of its key. */
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

/** The currency that the verdict on an item rests on; null where its budget names one itself, or it has none. */
export function currencyOf({ fields: { budget } }: ItemView, currency: string | null): string | null {
  return budget?.value === undefined || budget.value.currency !== undefined ? null : currency;
}

/** The scalars that evidence can point at, by the dotted path of their key. */
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
 * Where a piece of evidence stands in the item's block: the very words in the source of a text, the value of a
 * field, else the key that is meant. Null where the item has no such place.
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
