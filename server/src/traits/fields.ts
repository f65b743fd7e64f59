/** Derives evidence from field values: how the work is run, and what its fields say it is. */
import type { Dimension, Layer, Pole } from './judgement.ts';
import type { Subject } from './subject.ts';

/** A value that speaks for a pole. `name` is the name of its learned weight. */
export interface FieldEvidence {
  readonly name: string;
  readonly dimension: Dimension;
  readonly pole: Pole;
  readonly layer: Layer;
  readonly path: string;
  readonly text: string;
}

const MONTH = 30.4;

/** Approximate value of one unit in euros, so that budgets compare by size and not by number. */
const RATE: Readonly<Record<string, number>> = {
  JPY: 0.006,
  KRW: 0.0007,
  INR: 0.011,
  IDR: 0.00006,
  VND: 0.00004,
  HUF: 0.0025,
  CLP: 0.001,
  COP: 0.00023,
  NGN: 0.0006,
  KES: 0.007,
  PKR: 0.003,
  RUB: 0.01,
  CZK: 0.04,
  SEK: 0.09,
  NOK: 0.085,
  DKK: 0.134,
  PLN: 0.23,
  CNY: 0.13,
  MXN: 0.05,
  ZAR: 0.05,
  PHP: 0.016,
  THB: 0.026,
  TRY: 0.025,
  BRL: 0.17,
  HKD: 0.12,
  TWD: 0.03,
};

/** Returns the band that a horizon in days falls into, and the pole that the band speaks for. */
function horizonBand(days: number): readonly [string, Pole] {
  if (days <= 2 * MONTH) return ['weeks', 'operational'];
  if (days <= 6.5 * MONTH) return ['months', 'operational'];
  if (days <= 12.5 * MONTH) return ['year', 'strategic'];
  return days <= 25 * MONTH ? ['two-years', 'strategic'] : ['years', 'strategic'];
}

function budgetBand(amount: number, currency: string | undefined): readonly [string, Pole] | undefined {
  const worth = amount * ((currency !== undefined && RATE[currency]) || 1);
  if (worth <= 0) return undefined;
  if (worth <= 100_000) return ['small', 'operational'];
  if (worth < 700_000) return undefined;
  return worth < 5_000_000 ? ['large', 'strategic'] : ['huge', 'strategic'];
}

/** Returns the evidence in the field values, in a fixed order. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: a table: the evidence of one field after another.
export function fieldEvidence(subject: Subject): FieldEvidence[] {
  const found: FieldEvidence[] = [];
  const { horizonDays: days, review, change, scope, funding, budget, effort, ownerKind, measures } = subject;
  if (days !== undefined && days > 0) {
    const [band, pole] = horizonBand(days);
    found.push({
      name: `horizon:${band}`,
      dimension: 'horizon',
      pole,
      layer: 'governance',
      path: subject.horizonPath ?? 'horizon',
      text: subject.horizonText ?? `${days} days`,
    });
  }
  if (review !== undefined) {
    const often = review === 'daily' || review === 'weekly' || review === 'biweekly';
    found.push({
      name: `review:${review}`,
      dimension: 'rhythm',
      pole: often ? 'operational' : 'strategic',
      layer: 'governance',
      path: 'review',
      text: review,
    });
  }
  if (change !== undefined) {
    found.push({
      name: `change:${change}`,
      dimension: 'size',
      pole: change === 'incremental' ? 'operational' : 'strategic',
      layer: 'substance',
      path: 'change',
      text: change,
    });
  }
  if (scope !== undefined) {
    const wide = scope === 'enterprise' || scope === 'market';
    found.push({
      name: `scope:${scope}`,
      dimension: 'scope',
      pole: wide ? 'strategic' : 'operational',
      layer: 'substance',
      path: 'scope',
      text: scope,
    });
  }
  if (funding !== undefined) {
    found.push({
      name: `funding:${funding}`,
      dimension: 'money',
      pole: funding === 'operating' ? 'operational' : 'strategic',
      layer: 'governance',
      path: 'funding',
      text: funding,
    });
  }
  if (budget !== undefined) {
    const band = budgetBand(budget, subject.currency);
    if (band)
      found.push({
        name: `budget:${band[0]}`,
        dimension: 'money',
        pole: band[1],
        layer: 'governance',
        path: 'budget',
        text: subject.budgetText ?? String(budget),
      });
  }
  if (effort !== undefined && effort > 0 && (effort <= 0.6 || effort >= 2)) {
    const small = effort <= 0.6;
    found.push({
      name: small ? 'effort:small' : effort < 6 ? 'effort:large' : 'effort:huge',
      dimension: 'people',
      pole: small ? 'operational' : 'strategic',
      layer: 'governance',
      path: 'effort',
      text: `${effort} fte`,
    });
  }
  if (ownerKind === 'frontline' || ownerKind === 'executive') {
    found.push({
      name: `owner:${ownerKind}`,
      dimension: 'people',
      pole: ownerKind === 'frontline' ? 'operational' : 'strategic',
      layer: 'governance',
      path: 'owner',
      text: ownerKind,
    });
  }
  if (subject.hasSponsor)
    found.push({
      name: 'sponsor',
      dimension: 'people',
      pole: 'strategic',
      layer: 'governance',
      path: 'sponsor',
      text: 'sponsor',
    });
  if (subject.hasStandard)
    found.push({
      name: 'standard',
      dimension: 'system',
      pole: 'operational',
      layer: 'craft',
      path: 'standard',
      text: 'standard',
    });
  if (subject.milestones !== undefined && subject.milestones > 1) {
    found.push({
      name: 'milestones',
      dimension: 'measures',
      pole: 'strategic',
      layer: 'governance',
      path: 'milestones',
      text: `${subject.milestones} milestones`,
    });
  }
  measures?.forEach((measure, at) => {
    if (measure.every !== undefined) {
      const often = measure.every === 'daily' || measure.every === 'weekly' || measure.every === 'biweekly';
      found.push({
        name: `every:${measure.every}`,
        dimension: 'measures',
        pole: often ? 'operational' : 'strategic',
        layer: 'governance',
        path: `measures.${at}.every`,
        text: measure.every,
      });
    }
    if (measure.kind !== undefined) {
      found.push({
        name: `kind:${measure.kind}`,
        dimension: 'measures',
        pole: measure.kind === 'process' ? 'operational' : 'strategic',
        layer: 'governance',
        path: `measures.${at}.kind`,
        text: measure.kind,
      });
    }
  });
  return found;
}

const STRATEGIC =
  /^(?:horizon:(?:year|two-years|years)|review:(?:monthly|quarterly|annually)|change:breakthrough|scope:(?:enterprise|market)|funding:(?:capital|dedicated)|budget:(?:large|huge)|effort:(?:large|huge)|owner:executive|sponsor|milestones|every:(?:monthly|quarterly|annually)|kind:outcome)$/;
const OPERATIONAL =
  /^(?:horizon:(?:weeks|months)|review:(?:daily|weekly|biweekly)|change:incremental|scope:(?:process|team|site|value-stream)|funding:operating|budget:small|effort:small|owner:frontline|standard|every:(?:daily|weekly|biweekly)|kind:process)$/;

/** Returns the pole of a value's evidence by name; undefined for any other name. */
export function fieldPole(name: string): Pole | undefined {
  const cue = /^cue \S+ (operational|strategic)/.exec(name)?.[1];
  if (cue !== undefined) return cue as Pole;
  return STRATEGIC.test(name) ? 'strategic' : OPERATIONAL.test(name) ? 'operational' : undefined;
}
