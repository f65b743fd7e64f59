/** Figures: how often verdicts are right, how sure they are, what their findings cost. */
import {
  fires,
  type Judge,
  type Judgement,
  type Subject,
  type Verdict,
  without,
} from '../../server/src/traits/judge.ts';
import { VERDICTS } from '../../server/src/traits/verdict.ts';
import type { Item } from './corpus.ts';

/** An item and the judgement it got from a model that had not seen it. */
export interface Judged {
  readonly item: Item;
  readonly judgement: Judgement;
}

export interface Figures {
  readonly count: number;
  readonly accuracy: number;
  /** Mean F1 of operational, strategic and mixed. */
  readonly macroF1: number;
  readonly byVerdict: Readonly<
    Record<Verdict, { precision: number; recall: number; f1: number; count: number }>
  >;
}

/** Accuracy, macro-F1 over the three kinds of work, precision and recall. */
export function figures(judged: readonly Judged[]): Figures {
  const byVerdict = {} as Record<Verdict, { precision: number; recall: number; f1: number; count: number }>;
  for (const verdict of VERDICTS) {
    const given = judged.filter(({ judgement }) => judgement.verdict === verdict).length;
    const count = judged.filter(({ item }) => item.label === verdict).length;
    const right = judged.filter(
      ({ item, judgement }) => item.label === verdict && judgement.verdict === verdict,
    ).length;
    const precision = given === 0 ? 0 : right / given;
    const recall = count === 0 ? 0 : right / count;
    byVerdict[verdict] = {
      precision,
      recall,
      f1: right === 0 ? 0 : (2 * precision * recall) / (precision + recall),
      count,
    };
  }
  const right = judged.filter(({ item, judgement }) => item.label === judgement.verdict).length;
  const macroF1 = (byVerdict.operational.f1 + byVerdict.strategic.f1 + byVerdict.mixed.f1) / 3;
  return { count: judged.length, accuracy: right / Math.max(1, judged.length), macroF1, byVerdict };
}

const share = (value: number): string => value.toFixed(3);

/** One line of a table. */
export function figureLine(name: string, judged: readonly Judged[]): string {
  const { count, accuracy, macroF1, byVerdict } = figures(judged);
  const cells = (['operational', 'strategic', 'mixed'] as const).map(
    (verdict) => `${share(byVerdict[verdict].precision)}/${share(byVerdict[verdict].recall)}`,
  );
  return `${name.padEnd(26)} ${String(count).padStart(5)}  ${share(accuracy)}  ${share(macroF1)}  ${cells.join('  ')}`;
}

export const FIGURE_HEAD = `${''.padEnd(26)} items  acc    macroF1  P/R operational  strategic    mixed`;

/** Confidence against truth, in tenths. */
export function calibrationLines(judged: readonly Judged[]): string[] {
  const lines: string[] = [];
  for (let low = 0.3; low < 0.995; low += 0.1) {
    const group = judged.filter(
      ({ judgement: { confidence } }) => confidence >= low && (confidence < low + 0.1 || low > 0.89),
    );
    if (group.length === 0) continue;
    const stated = group.reduce((sum, { judgement }) => sum + judgement.confidence, 0) / group.length;
    const right =
      group.filter(({ item, judgement }) => item.label === judgement.verdict).length / group.length;
    lines.push(
      `  ${low.toFixed(1)}-${(low + 0.1).toFixed(1)}  ${String(group.length).padStart(5)} items  said ${share(stated)}  right ${share(right)}`,
    );
  }
  return lines;
}

/** What the findings cost and catch when every item is declared on the track it is labelled with. */
export function findingFigures(judged: readonly Judged[]): {
  falseAlarms: number;
  sound: number;
  mixedPrecision: number;
  mixedRecall: number;
  mixedFired: number;
} {
  const sound = judged.filter(({ item }) => item.label === 'operational' || item.label === 'strategic');
  const falseAlarms = sound.filter(
    ({ item, judgement }) => fires(judgement, item.label as 'operational' | 'strategic') !== undefined,
  ).length;
  const fired = judged.filter(({ judgement }) => fires(judgement, 'operational') === 'mixed-traits');
  const mixed = judged.filter(({ item }) => item.label === 'mixed').length;
  const right = fired.filter(({ item }) => item.label === 'mixed').length;
  return {
    falseAlarms,
    sound: sound.length,
    mixedPrecision: fired.length === 0 ? 1 : right / fired.length,
    mixedRecall: mixed === 0 ? 0 : right / mixed,
    mixedFired: fired.length,
  };
}

/** The explanation law: of verdicts for some work, the share that change when the words shown for them are taken away. */
export function explanationLaw(
  pairs: readonly { readonly judge: Judge; readonly subject: Subject; readonly judgement: Judgement }[],
): {
  kept: number;
  changed: number;
} {
  let changed = 0;
  let kept = 0;
  for (const { judge, subject, judgement } of pairs) {
    const { verdict, evidence, scores } = judgement;
    if (verdict === 'unclear') continue;
    const pole =
      verdict !== 'mixed' ? verdict : scores.operational < scores.strategic ? 'operational' : 'strategic';
    const shown = evidence.filter((piece) => piece.weight > 0 && piece.pole === pole);
    if (judge(without(subject, shown)).verdict === verdict) kept++;
    else changed++;
  }
  return { kept, changed };
}
