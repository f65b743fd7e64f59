/**
 * Explains a verdict as a traceable sum: what each piece of evidence contributes, what was discounted and why, what
 * would flip it.
 */

import type { Analysis } from '../../analysis/analysis.ts';
import { percentSure } from '../../base/words.ts';
import type { ItemView } from '../../core/model/item.ts';
import { t, translated } from '../../core/text/l10n.ts';
import { titled } from '../../rules/kit/titles.ts';
import { dimensionName } from '../../rules/kit/trait-words.ts';
import {
  clipped,
  discountWords,
  explanationOf,
  flipWords,
  poles,
  shares,
  verdictWords,
  weight,
} from '../../session/explanation.ts';
import { wouldDecide } from '../../session/would-decide.ts';
import { quotableOf } from '../../traits/item-subject.ts';
import type { Evidence, Pole } from '../../traits/judgement.ts';
import { quoted } from '../../traits/quoted.ts';
import { codeSpan, escapeMarkdown } from './markdown.ts';

/** Explains the verdict on an item in Markdown: reasons first, sums last. Text from the file is escaped. */
export function verdictMarkdown(analysis: Analysis, item: ItemView): string {
  const { judgement, flip } = explanationOf(analysis, item);
  const from = quotableOf(item, judgement);
  const declared =
    item.track === null
      ? t`No track is stated.`
      : item.track === 'neither'
        ? t`Stated as on neither path.`
        : t`Stated as ${translated(item.track)}.`;
  const parts = [`**${escapeMarkdown(titled(item))}: ${verdictWords(judgement)}.** ${declared}`];
  if (judgement.mix?.kind === 'governance' && judgement.mix.substance !== undefined) {
    parts.push(t`The work itself reads ${translated(judgement.mix.substance)}; how it is run does not.`);
  }
  const sums: string[] = [];
  for (const pole of poles) {
    const { shown, rest, others } = shares(judgement.evidence, pole);
    if (shown.length === 0) continue;
    const rows = shown.map(
      (piece) =>
        `- ${[codeSpan(clipped(quoted(piece, from))), dimensionName(piece) ?? ''].join(' ').trim()}${reason(piece)}`,
    );
    if (others > 0)
      rows.push(others === 1 ? `- ${t`${others} lighter reason`}` : `- ${t`${others} lighter reasons`}`);
    parts.push(`${pole === 'strategic' ? t`Strategic:` : t`Operational:`}\n\n${rows.join('\n')}`);
    const summands = [...shown.map((piece) => weight(piece.weight)), ...(others > 0 ? [weight(rest)] : [])];
    sums.push(`- ${sumWords(pole, weight(judgement.scores[pole]), summands.join(' + '))}`);
  }
  const out = judgement.evidence.filter((piece) => piece.discounted === true);
  if (out.length > 0)
    parts.push(
      `${t`Read as context, not used for the verdict:`}\n\n${out
        .slice(0, 4)
        .map(
          (piece) =>
            `- ${codeSpan(clipped(quoted(piece, from)))}${piece.rule === undefined ? '' : `: ${translated(discountWords[piece.rule])}`}`,
        )
        .join('\n')}`,
    );
  if (flip !== undefined) parts.push(flipWords(flip, codeSpan));
  const missing = wouldDecide(judgement, item);
  if (missing !== null) parts.push(missing);
  if (sums.length > 0)
    parts.push(
      `${judgement.verdict === 'unclear' ? t`Details:` : t`Details, ${percentSure(judgement.confidence)}% confidence:`}\n\n${sums.join('\n')}`,
    );
  return parts.join('\n\n');
}

const sumWords = (pole: Pole, sum: string, summands: string): string =>
  pole === 'strategic' ? t`strategic ${sum} = ${summands}` : t`operational ${sum} = ${summands}`;

const reason = (piece: Evidence): string =>
  piece.source === 'vocabulary'
    ? t`, a word of your own vocabulary`
    : piece.rule === undefined
      ? ''
      : t`, less because it is ${translated(discountWords[piece.rule])}`;

/** Describes a piece of evidence at its place in the text. */
export function evidenceMarkdown(piece: Evidence): string {
  const words = codeSpan(clipped(piece.text));
  if (piece.discounted === true) {
    const why = piece.rule === undefined ? '' : ` (${translated(discountWords[piece.rule])})`;
    return t`${words}: read as context, not used for the verdict${why}.`;
  }
  const name = dimensionName(piece);
  const what = name === null ? reason(piece) : `: ${escapeMarkdown(name)}${reason(piece)}`;
  return piece.pole === 'strategic'
    ? t`${words} speaks for the **strategic** track${what}.`
    : t`${words} speaks for the **operational** track${what}.`;
}
