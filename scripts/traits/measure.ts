/** Measures verdicts: accuracy, calibration, and the precision of findings. */
import { fires } from '../../server/src/traits/fires.ts';
import { without } from '../../server/src/traits/flip.ts';
import type { Judge } from '../../server/src/traits/judge.ts';
import type { Judgement, Verdict } from '../../server/src/traits/judgement.ts';
import type { Subject } from '../../server/src/traits/subject.ts';
import { VERDICTS } from '../../server/src/traits/verdict.ts';
import type { Item } from './corpus.ts';
import { randomFrom } from './learn.ts';

/** An item, and its judgement by weights that were not trained on it. */
export interface Judged {
  readonly item: Item;
  readonly judgement: Judgement;
  /** Verdict of the baseline judge, trained on the same items. */
  readonly plain: Verdict;
}

/** A figure with its 95 % confidence interval. */
export interface Bounded {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

type Pair = readonly [label: Verdict, said: Verdict];

const accuracyOf = (pairs: readonly Pair[]): number =>
  pairs.filter(([label, said]) => label === said).length / Math.max(1, pairs.length);

/** Averages the F1 of the verdicts that occur among the labels. */
function macroF1Of(pairs: readonly Pair[]): number {
  const scores = VERDICTS.flatMap((verdict) => {
    const count = pairs.filter(([label]) => label === verdict).length;
    if (count === 0) return [];
    const given = pairs.filter(([, said]) => said === verdict).length;
    const right = pairs.filter(([label, said]) => label === verdict && said === verdict).length;
    return [(2 * right) / (count + given)];
  });
  return scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
}

const ROUNDS = 400;

/** Computes a figure with its confidence interval, by bootstrap over `pairs`. */
function bounded(pairs: readonly Pair[], of: (pairs: readonly Pair[]) => number): Bounded {
  const random = randomFrom(3);
  const drawn = Array.from({ length: ROUNDS }, () =>
    of(pairs.map(() => pairs[Math.floor(random() * pairs.length)]!)),
  ).sort((a, b) => a - b);
  return {
    value: of(pairs),
    low: drawn[Math.floor(ROUNDS * 0.025)]!,
    high: drawn[Math.floor(ROUNDS * 0.975)]!,
  };
}

const shown = ({ value, low, high }: Bounded): string =>
  `${value.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;

export const TABLE_HEAD =
  '| set | items | accuracy | macro-F1 | plain: accuracy, macro-F1 | majority | mixed: precision, found | work said with 0.85 or more: right | false alarms |\n|---|---|---|---|---|---|---|---|---|';

/** Formats a row of the table, and says so if the baseline judge is as good or better. */
export function tableRow(name: string, judged: readonly Judged[], majority: Verdict): string {
  const ours = judged.map(({ item, judgement }): Pair => [item.label, judgement.verdict]);
  const plain = judged.map(({ item, plain }): Pair => [item.label, plain]);
  const accuracy = bounded(ours, accuracyOf);
  const beaten = accuracyOf(plain) >= accuracy.value ? ' **not beaten**' : '';
  const most = accuracyOf(judged.map(({ item }): Pair => [item.label, majority]));
  const { mixedRight, mixedGiven, mixedCount } = mixedOf(judged);
  const sure = sureOf(judged, 0.85);
  const alarms = falseAlarmsOf(judged);
  return `| ${name} | ${judged.length} | ${shown(accuracy)} | ${shown(bounded(ours, macroF1Of))} | ${accuracyOf(plain).toFixed(2)}, ${macroF1Of(plain).toFixed(2)}${beaten} | ${most.toFixed(2)} | ${mixedGiven === 0 ? '–' : (mixedRight / mixedGiven).toFixed(2)}, ${mixedRight} of ${mixedCount} | ${sure.right} of ${sure.count} | ${alarms.count} of ${alarms.sound} |`;
}

/** Counts the verdicts `mixed`, at any confidence. */
export function mixedOf(judged: readonly Judged[]): {
  readonly mixedRight: number;
  readonly mixedGiven: number;
  readonly mixedCount: number;
} {
  const given = judged.filter(({ judgement }) => judgement.verdict === 'mixed');
  return {
    mixedGiven: given.length,
    mixedRight: given.filter(({ item }) => item.label === 'mixed').length,
    mixedCount: judged.filter(({ item }) => item.label === 'mixed').length,
  };
}

/** Counts the verdicts for one path with a confidence of `least` or more, and how many of them are right. */
export function sureOf(
  judged: readonly Judged[],
  least: number,
): { readonly count: number; readonly right: number } {
  const sure = judged.filter(
    ({ judgement: { verdict, confidence } }) => verdict !== 'unclear' && confidence >= least,
  );
  return {
    count: sure.length,
    right: sure.filter(({ item, judgement }) => item.label === judgement.verdict).length,
  };
}

/** Counts the trait findings on sound items, whose declared track is right. */
export function falseAlarmsOf(judged: readonly Judged[]): { readonly count: number; readonly sound: number } {
  const sound = judged.filter(({ item }) => item.label === 'operational' || item.label === 'strategic');
  const count = sound.filter(
    ({ item, judgement }) => fires(judgement, item.label as 'operational' | 'strategic') !== undefined,
  ).length;
  return { count, sound: sound.length };
}

/** Bounds of stated confidence for a table; those for mixed are narrower where it is said most often. */
const BOUNDS = [0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.001];
const MIXED_BOUNDS = [0, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8, 1.001];

/** Formats rows of `stated confidence: items, mean, share right` for verdicts of mixed alone. */
export const mixedCalibrationLines = (judged: readonly Judged[]): string[] =>
  calibrationLines(
    judged.filter(({ judgement }) => judgement.verdict === 'mixed'),
    MIXED_BOUNDS,
  );

/** Formats rows of `threshold: items that get mixed-traits, share right, share found, false alarms of all kinds`. */
export function mixedFindingLines(judged: readonly Judged[], thresholds: readonly number[]): string[] {
  const mixed = judged.filter(({ item }) => item.label === 'mixed').length;
  const others = judged.filter(({ judgement }) => judgement.verdict !== 'mixed');
  const { sound } = falseAlarmsOf(judged);
  const alarms = falseAlarmsOf(others).count;
  return thresholds.map((least) => {
    const found = judged.filter(
      ({ judgement: { verdict, confidence } }) => verdict === 'mixed' && confidence >= least,
    );
    const right = found.filter(({ item }) => item.label === 'mixed').length;
    const wrong = found.filter(({ item }) => item.label === 'operational' || item.label === 'strategic');
    const all = wrong.length + alarms;
    return `| ${least} | ${found.length} | ${right} (${(right / found.length).toFixed(2)}) | ${(right / mixed).toFixed(2)} | ${all} of ${sound} (${((100 * all) / sound).toFixed(1)} %) |`;
  });
}

/** Formats rows of `stated confidence: items, mean, share right`. */
export function calibrationLines(judged: readonly Judged[], bins: readonly number[] = BOUNDS): string[] {
  return bins.slice(1).flatMap((high, at) => {
    const low = bins[at]!;
    const part = judged.filter(({ judgement }) => judgement.confidence >= low && judgement.confidence < high);
    if (part.length === 0) return [];
    const mean = part.reduce((sum, { judgement }) => sum + judgement.confidence, 0) / part.length;
    const right = part.filter(({ item, judgement }) => item.label === judgement.verdict).length / part.length;
    return [`| ${low} to ${Math.min(1, high)} | ${part.length} | ${mean.toFixed(2)} | ${right.toFixed(2)} |`];
  });
}

/**
 * Measures the agreement of two readers: percent, Cohen's kappa, Krippendorff's alpha (nominal), and the confusion
 * matrix.
 */
export function agreementOf(items: readonly Item[]): {
  readonly share: number;
  readonly kappa: number;
  readonly alpha: number;
  readonly confusion: readonly (readonly number[])[];
} {
  const confusion = VERDICTS.map((label) =>
    VERDICTS.map((second) => items.filter(({ readings: [a, b] }) => a === label && b === second).length),
  );
  const count = items.length;
  const rows = confusion.map((row) => row.reduce((sum, each) => sum + each, 0));
  const columns = VERDICTS.map((_, at) => confusion.reduce((sum, row) => sum + row[at]!, 0));
  const share = confusion.reduce((sum, row, at) => sum + row[at]!, 0) / count;
  const chance = rows.reduce((sum, row, at) => sum + row * columns[at]!, 0) / count ** 2;
  const values = rows.map((row, at) => row + columns[at]!);
  const all = 2 * count;
  const expected = 1 - values.reduce((sum, each) => sum + each * (each - 1), 0) / (all * (all - 1));
  return { share, kappa: (share - chance) / (1 - chance), alpha: 1 - (1 - share) / expected, confusion };
}

/** Counts the verdicts that change, and those that do not, when the strongest words of their evidence are removed. */
export function explanationLaw(
  judged: readonly { readonly judge: Judge; readonly subject: Subject; readonly judgement: Judgement }[],
): { readonly changed: number; readonly kept: number } {
  let changed = 0;
  let kept = 0;
  for (const { judge, subject, judgement } of judged) {
    if (judgement.verdict === 'unclear') continue;
    const live = judgement.evidence.filter(({ weight }) => weight > 0);
    const own = live.filter(({ pole }) => judgement.verdict === 'mixed' || pole === judgement.verdict);
    if (judge(without(subject, own)).verdict === judgement.verdict) kept++;
    else changed++;
  }
  return { changed, kept };
}
