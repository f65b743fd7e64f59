/** A verdict as a sum that a reader can follow: what each piece of evidence adds, what was left out and why, what would flip it. */

import type { Analysis } from '../../analysis/analysis.ts';
import type { ItemView } from '../../core/model/item.ts';
import { later, t, translated } from '../../core/text/l10n.ts';
import { dimensionNames } from '../../rules/kit/trait-words.ts';
import { subjectOf } from '../../traits/item-subject.ts';
import {
  type DiscountRule,
  type Evidence,
  explainFlip,
  type Flip,
  type Judgement,
  type Pole,
} from '../../traits/judge.ts';
import { codeSpan, escapeMarkdown } from './markdown.ts';

export const poles: readonly Pole[] = ['strategic', 'operational'];

/** Why words do not count, or count less. */
export const discountWords: Readonly<Record<DiscountRule, string>> = {
  negation: later`the text says that it is not so`,
  alignment: later`a goal that the work serves, not the work itself`,
  background: later`background, not the work itself`,
  'out-of-scope': later`said to be out of scope`,
  inflated: later`a big word for a small thing`,
  neutral: later`neutral in the vocabulary of the portfolio`,
};

/** Everything that explains the verdict on one item. */
export interface Explanation {
  readonly judgement: Judgement;
  readonly flip: Flip | undefined;
}

/** The verdict on an item, and the smallest change found that would give another. */
export function explanationOf(analysis: Analysis, item: ItemView): Explanation {
  const judgement = analysis.judgementOf(item);
  // Judging the item again without this and that costs a hundred times as much as reading the verdict.
  const kept = item.block.derivedFor(FLIP, analysis.judge, () => new Map<Judgement, Explanation>());
  let explanation = kept.get(judgement);
  if (explanation === undefined) {
    explanation = {
      judgement,
      flip: explainFlip(analysis.judge, subjectOf(item, analysis.portfolio.settings.currency)),
    };
    kept.set(judgement, explanation);
  }
  return explanation;
}
const FLIP = Symbol('flip');

/** `reads strategic, 93 % sure`. */
export function verdictWords({ verdict, confidence }: Judgement): string {
  if (verdict === 'unclear') return t`no clear verdict: too few words speak for either path`;
  const what = verdict === 'mixed' ? t`mixes both paths` : readsWords(verdict);
  return t`${what}, ${Math.round(confidence * 100)}% sure`;
}

/** One line on a text, cut where it is long. */
export function clipped(text: string, most = 60): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > most ? `${[...line].slice(0, most - 1).join('')}…` : line;
}

/** What would flip the verdict, in a sentence; `show` marks the words. */
export function flipWords(flip: Flip, show: (words: string) => string): string {
  const words = [...new Set(flip.remove.map(({ text }) => clipped(text, 40)))].map(show);
  const reads =
    flip.verdict === 'unclear'
      ? t`it would be unclear`
      : flip.verdict === 'mixed'
        ? t`it would be mixed`
        : flip.verdict === 'strategic'
          ? t`it would read strategic`
          : t`it would read operational`;
  // A long list is no small change: then its length says more than its words.
  if (words.length > 4)
    return t`Only without the ${words.length} strongest ${translated(flip.remove[0]?.pole ?? '')} pieces together ${reads}.`;
  const list = words.length < 2 ? words.join('') : t`${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
  return t`Without ${list} ${reads}.`;
}

/** Pieces shown for each pole; the lighter ones are added up in one line. */
const SHOWN = 6;

/** Pieces of one pole, strongest first, and the sum of those that are too light to be shown one by one. */
export function shares(
  evidence: readonly Evidence[],
  pole: Pole,
  most = SHOWN,
): { readonly shown: readonly Evidence[]; readonly rest: number; readonly others: number } {
  const all = evidence.filter((piece) => piece.pole === pole && piece.weight > 0);
  const shown = all.slice(0, most);
  const rest = all.slice(most);
  return { shown, others: rest.length, rest: rest.reduce((sum, { weight }) => sum + weight, 0) };
}

/** The verdict on an item in Markdown; text from the file escaped. */
export function verdictMarkdown(analysis: Analysis, item: ItemView): string {
  const { judgement, flip } = explanationOf(analysis, item);
  const declared =
    item.track === null
      ? t`No track is stated.`
      : item.track === 'neither'
        ? t`Stated as on neither path.`
        : t`Stated as ${translated(item.track)}.`;
  const parts = [t`**This item ${verdictWords(judgement)}.** ${declared}`];
  if (judgement.mix?.kind === 'governance' && judgement.mix.substance !== undefined) {
    parts.push(t`The work itself is ${translated(judgement.mix.substance)}; how it is run is not.`);
  }
  for (const pole of poles) {
    const { shown, rest, others } = shares(judgement.evidence, pole);
    if (shown.length === 0) continue;
    const rows = shown.map(
      (piece) =>
        `- ${weight(piece.weight)}  ${codeSpan(clipped(piece.text))} ${translated(dimensionNames[piece.dimension])}${reason(piece)}`,
    );
    if (others > 0)
      rows.push(
        others === 1
          ? `- ${weight(rest)}  ${t`${others} lighter piece`}`
          : `- ${weight(rest)}  ${t`${others} lighter pieces`}`,
      );
    parts.push(`${sumWords(pole, weight(judgement.scores[pole]))}\n\n${rows.join('\n')}`);
  }
  const out = judgement.evidence.filter((piece) => piece.discounted === true);
  if (out.length > 0)
    parts.push(
      `${t`Counted for nothing:`}\n\n${out
        .slice(0, 4)
        .map(
          (piece) =>
            `- ${codeSpan(clipped(piece.text))}${piece.rule === undefined ? '' : `: ${translated(discountWords[piece.rule])}`}`,
        )
        .join('\n')}`,
    );
  if (flip !== undefined) parts.push(flipWords(flip, codeSpan));
  return parts.join('\n\n');
}

const readsWords = (verdict: Pole): string =>
  verdict === 'strategic' ? t`reads strategic` : t`reads operational`;

const sumWords = (pole: Pole, sum: string): string =>
  pole === 'strategic' ? t`Strategic ${sum}, the sum of:` : t`Operational ${sum}, the sum of:`;

const reason = (piece: Evidence): string =>
  piece.source === 'vocabulary'
    ? t`, a word of your own vocabulary`
    : piece.rule === undefined
      ? ''
      : t`, less because it is ${translated(discountWords[piece.rule])}`;

/** Two decimals, always. */
export const weight = (value: number): string => value.toFixed(2);

/** One piece of evidence, where it stands. */
export function evidenceMarkdown(piece: Evidence): string {
  const words = codeSpan(clipped(piece.text));
  if (piece.discounted === true)
    return t`${words} counts for nothing${piece.rule === undefined ? '' : `: ${translated(discountWords[piece.rule])}`}.`;
  return t`${words} speaks for the **${translated(piece.pole)}** path: ${escapeMarkdown(translated(dimensionNames[piece.dimension]))}, weight ${weight(piece.weight)}${reason(piece)}.`;
}
