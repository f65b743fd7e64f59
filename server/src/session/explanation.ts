/** Explains a verdict: what each piece of evidence contributes, what was discounted and why, and what would flip it. */

import type { Analysis } from '../analysis/analysis.ts';
import { oneLine } from '../base/words.ts';
import type { ItemView } from '../core/model/item.ts';
import { later, t, translated } from '../core/text/l10n.ts';
import { memo } from '../core/text/memo.ts';
import { explainFlip } from '../traits/flip.ts';
import { subjectOf } from '../traits/item-subject.ts';
import type { Judge } from '../traits/judge.ts';
import type { DiscountRule, Evidence, Flip, Judgement, Pole } from '../traits/judgement.ts';
import { quoted } from '../traits/quoted.ts';

export const poles: readonly Pole[] = ['strategic', 'operational'];

/** Why words count for less, or for nothing. */
export const discountWords: Readonly<Record<DiscountRule, string>> = {
  negation: later`the text says that it is not so`,
  alignment: later`a goal that the work serves, not the work itself`,
  background: later`background, not the work itself`,
  'out-of-scope': later`said to be out of scope`,
  inflated: later`a big word for a small thing`,
  neutral: later`neutral in the vocabulary of the portfolio`,
};

/** A judgement and the smallest change that would flip it. */
export interface Explanation {
  readonly judgement: Judgement;
  readonly flip: Flip | undefined;
}

/** Searches for a flip by judging the item repeatedly. About a hundred times as expensive as a verdict. */
const flipOf = memo((item: ItemView, judge: Judge, currency: string | null) =>
  explainFlip(judge, subjectOf(item, currency)),
);

/** Explains the verdict on an item. */
export function explanationOf(analysis: Analysis, item: ItemView): Explanation {
  return {
    judgement: analysis.judgementOf(item),
    flip: flipOf(item, analysis.judge, analysis.portfolio.settings.currency),
  };
}

/** Confidence from which a verdict is called likely, clear, or very clear. The figure itself is shown under *Details*. */
const LIKELY = 0.5;
const CLEAR = 0.75;
const VERY_CLEAR = 0.9;

/** Describes a verdict: `clearly strategic`. */
export function verdictWords({ verdict, confidence }: Judgement): string {
  const words = {
    strategic: [t`perhaps strategic`, t`likely strategic`, t`clearly strategic`, t`very clearly strategic`],
    operational: [
      t`perhaps operational`,
      t`likely operational`,
      t`clearly operational`,
      t`very clearly operational`,
    ],
    mixed: [
      t`perhaps both kinds of work`,
      t`likely both kinds of work`,
      t`clearly both kinds of work`,
      t`very clearly both kinds of work`,
    ],
  } as const;
  if (verdict === 'unclear') return t`no clear verdict: too little is said for either track`;
  const grade = [LIKELY, CLEAR, VERY_CLEAR].filter((from) => confidence >= from).length;
  return words[verdict][grade] as string;
}

/** Returns `, stated as strategic` if the declared track differs from the verdict; else an empty string. */
export function statedAgainst({ track }: ItemView, { verdict }: Judgement): string {
  if (verdict === 'unclear' || (verdict === 'mixed' && track !== null)) return '';
  if (track === null) return t`, no track stated`;
  return track === verdict ? '' : t`, stated as ${translated(track)}`;
}

/**
 * Returns up to three phrases with the most weight for the verdict; of both poles if the verdict is mixed or unclear.
 */
export function mainWords(
  { verdict, evidence }: Judgement,
  texts: (path: string) => string | undefined,
): readonly string[] {
  const said = evidence
    .filter(
      ({ weight, pole }) => weight > 0 && (verdict === 'mixed' || verdict === 'unclear' || pole === verdict),
    )
    .slice(0, 4)
    .map((piece) => quoted(piece, { texts, evidence }));
  return [...new Set(said)].slice(0, 3);
}

/** Collapses white space and truncates the text to `most` characters. */
export function clipped(text: string, most = 60): string {
  const line = oneLine(text);
  return line.length > most ? `${[...line].slice(0, most - 1).join('')}…` : line;
}

/** Describes a flip in a sentence; `show` formats the quoted words. */
export function flipWords(flip: Flip, show: (words: string) => string): string {
  const words = [...new Set(flip.remove.map(({ text }) => clipped(text, 40)))].map(show);
  // A long list is not a small change: state its length instead.
  if (words.length > 4) {
    const count = flip.remove.length;
    switch (flip.verdict) {
      case 'strategic':
        return t`Without ${count} of its reasons the item would read strategic.`;
      case 'operational':
        return t`Without ${count} of its reasons the item would read operational.`;
      case 'mixed':
        return t`Without ${count} of its reasons the item would read as both.`;
      default:
        return t`Without ${count} of its reasons no verdict would be clear.`;
    }
  }
  const reads =
    flip.verdict === 'unclear'
      ? t`no verdict would be clear`
      : flip.verdict === 'mixed'
        ? t`the item would read as both`
        : flip.verdict === 'strategic'
          ? t`the item would read strategic`
          : t`the item would read operational`;
  const list = words.length < 2 ? words.join('') : t`${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
  return t`Without ${list} ${reads}.`;
}

/** Number of pieces listed per pole. The rest are summed up in one line. */
const MAX_PIECES = 6;

/** Returns the strongest pieces of one pole, and the sum of the rest. */
export function shares(
  evidence: readonly Evidence[],
  pole: Pole,
  most = MAX_PIECES,
): { readonly shown: readonly Evidence[]; readonly rest: number; readonly others: number } {
  const all = evidence.filter((piece) => piece.pole === pole && piece.weight > 0);
  const shown = all.slice(0, most);
  const rest = all.slice(most);
  return { shown, others: rest.length, rest: rest.reduce((sum, { weight }) => sum + weight, 0) };
}

/** Formats a weight with exactly two decimals. */
export const weight = (value: number): string => value.toFixed(2);
