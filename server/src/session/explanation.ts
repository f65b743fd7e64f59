/** A verdict as a sum that a reader can follow: what each piece of evidence adds, what was left out and why, what would flip it. */

import type { Analysis } from '../analysis/analysis.ts';
import type { ItemView } from '../core/model/item.ts';
import { later, t, translated } from '../core/text/l10n.ts';
import { memo } from '../core/text/memo.ts';
import { explainFlip } from '../traits/flip.ts';
import { subjectOf } from '../traits/item-subject.ts';
import type { Judge } from '../traits/judge.ts';
import type { DiscountRule, Evidence, Flip, Judgement, Pole } from '../traits/judgement.ts';

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

/** Judges the item again without this and that, which costs a hundred times as much as a verdict. */
const flipOf = memo((item: ItemView, judge: Judge, currency: string | null) =>
  explainFlip(judge, subjectOf(item, currency)),
);

/** The verdict on an item, and the smallest change found that would give another. */
export function explanationOf(analysis: Analysis, item: ItemView): Explanation {
  return {
    judgement: analysis.judgementOf(item),
    flip: flipOf(item, analysis.judge, analysis.portfolio.settings.currency),
  };
}

/** Confidence from which a verdict is called clear, and very clear. The figures stand behind *Details*. */
const CLEAR = 0.75;
const VERY_CLEAR = 0.9;

/** `clearly strategic`. */
export function verdictWords({ verdict, confidence }: Judgement): string {
  const words = {
    strategic: [t`likely strategic`, t`clearly strategic`, t`very clearly strategic`],
    operational: [t`likely operational`, t`clearly operational`, t`very clearly operational`],
    mixed: [t`likely both kinds of work`, t`clearly both kinds of work`, t`very clearly both kinds of work`],
  } as const;
  if (verdict === 'unclear') return t`no clear verdict: too little is said for either track`;
  return words[verdict][confidence >= VERY_CLEAR ? 2 : confidence >= CLEAR ? 1 : 0];
}

/** What the item itself says of its track where that differs from its verdict: `, stated as strategic`; else nothing. */
export function statedAgainst({ track }: ItemView, { verdict }: Judgement): string {
  if (verdict === 'unclear' || (verdict === 'mixed' && track !== null)) return '';
  if (track === null) return t`, no track stated`;
  return track === verdict ? '' : t`, stated as ${translated(track)}`;
}

/** The words that a verdict rests on most, for one line: three at most, of both poles where it is neither's. */
export function mainWords({ verdict, evidence }: Judgement): readonly string[] {
  return evidence
    .filter(
      ({ weight, pole }) => weight > 0 && (verdict === 'mixed' || verdict === 'unclear' || pole === verdict),
    )
    .slice(0, 3)
    .map(({ text }) => text.replace(/\s+/g, ' '));
}

/** One line on a text, cut where it is long. */
export function clipped(text: string, most = 60): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > most ? `${[...line].slice(0, most - 1).join('')}…` : line;
}

/** What would flip the verdict, in a sentence; `show` marks the words. */
export function flipWords(flip: Flip, show: (words: string) => string): string {
  const words = [...new Set(flip.remove.map(({ text }) => clipped(text, 40)))].map(show);
  // A long list is no small change: then its length says more than its words.
  if (words.length > 4) {
    switch (flip.verdict) {
      case 'strategic':
        return t`Far from strategic: ${words.length} reasons would have to go.`;
      case 'operational':
        return t`Far from operational: ${words.length} reasons would have to go.`;
      case 'mixed':
        return t`Far from mixed: ${words.length} reasons would have to go.`;
      default:
        return t`Far from unclear: ${words.length} reasons would have to go.`;
    }
  }
  const reads =
    flip.verdict === 'unclear'
      ? t`nothing would be clear`
      : flip.verdict === 'mixed'
        ? t`the item would read as both`
        : flip.verdict === 'strategic'
          ? t`the item would read strategic`
          : t`the item would read operational`;
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

/** Two decimals, always. */
export const weight = (value: number): string => value.toFixed(2);
