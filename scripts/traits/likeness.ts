/**
 * Real items weighed so that they are like the court: both readers agree, the first had no doubt, and the registers have
 * the shares that they have in the court. Nothing of the court is read but its registers.
 */
import type { Verdict } from '../../server/src/traits/judgement.ts';
import { VERDICTS } from '../../server/src/traits/verdict.ts';
import type { Item } from './corpus.ts';

export interface Likeness {
  readonly items: number;
  readonly accuracy: number;
  readonly macroF1: number;
}

/** The weight of each real item that is like the court's, by the registers of the court. */
export function courtLike(voices: readonly Item[], registers: readonly string[]): Map<Item, number> {
  const like = voices.filter(({ sure, readings: [first, second] }) => sure && first === second);
  const count = (of: readonly string[], register: string): number =>
    of.filter((each) => each === register).length;
  const have = like.map(({ register }) => register);
  const weights = like.map((item): [Item, number] => [
    item,
    count(registers, item.register) / count(have, item.register),
  ]);
  return new Map(weights.filter(([, weight]) => weight > 0));
}

/** How often `said` is right on the items of `weights`, each counted by its weight. */
export function likenessOf(weights: ReadonlyMap<Item, number>, said: ReadonlyMap<Item, Verdict>): Likeness {
  const sum = (admits: (label: Verdict, verdict: Verdict) => boolean): number => {
    let all = 0;
    for (const [item, weight] of weights) {
      const verdict = said.get(item);
      if (verdict !== undefined && admits(item.label, verdict)) all += weight;
    }
    return all;
  };
  const present = VERDICTS.filter((verdict) => sum((label) => label === verdict) > 0);
  const scores = present.map(
    (verdict) =>
      (2 * sum((label, given) => label === verdict && given === verdict)) /
      (sum((label) => label === verdict) + sum((_, given) => given === verdict)),
  );
  return {
    items: [...weights.keys()].filter((item) => said.has(item)).length,
    accuracy: sum((label, given) => label === given) / sum(() => true),
    macroF1: scores.reduce((all, each) => all + each, 0) / scores.length,
  };
}

/** The mean difference of two judges on the items of `weights`, and its standard error. */
export function differenceOf(
  weights: ReadonlyMap<Item, number>,
  one: ReadonlyMap<Item, Verdict>,
  other: ReadonlyMap<Item, Verdict>,
): { readonly mean: number; readonly error: number } {
  const points = [...weights].flatMap(([item, weight]): [number, number][] => {
    const [a, b] = [one.get(item), other.get(item)];
    return a === undefined || b === undefined
      ? []
      : [[weight, Number(a === item.label) - Number(b === item.label)]];
  });
  const all = points.reduce((sum, [weight]) => sum + weight, 0);
  const mean = points.reduce((sum, [weight, off]) => sum + weight * off, 0) / all;
  const spread = points.reduce((sum, [weight, off]) => sum + (weight * (off - mean)) ** 2, 0);
  return { mean, error: Math.sqrt(spread) / all };
}
