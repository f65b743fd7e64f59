/** Presents the evidence of trait rules: as words in a message, and as related places. */

import { oneLine } from '../../base/words.ts';
import type { ItemView } from '../../core/model/item.ts';
import { later, t, translated } from '../../core/text/l10n.ts';
import { evidenceSpan, quotableOf } from '../../traits/item-subject.ts';
import type { Dimension, Evidence, Judgement, Pole } from '../../traits/judgement.ts';
import { quoted } from '../../traits/quoted.ts';
import type { RelatedPlace } from './define-rule.ts';

/** Name of each trait dimension in messages. */
const dimensionNames: Readonly<Record<Dimension, string>> = {
  purpose: later`purpose`,
  size: later`size of the change`,
  scope: later`reach`,
  horizon: later`horizon`,
  rhythm: later`rhythm of review`,
  people: later`people`,
  money: later`money`,
  measures: later`measures`,
  methods: later`methods`,
  knowledge: later`knowledge`,
  system: later`relation to the system`,
  benefit: later`benefit`,
};

/** Factor on the weight of a piece about how the work is run, for its rank: what the work is tells a reader more. */
const RANK_OF_RUN = 0.4;
const rankOf = ({ layer, weight }: Evidence): number =>
  layer === 'governance' ? RANK_OF_RUN * weight : weight;

/** Returns the evidence for a pole that ranks highest, at most `most` pieces, none of which is quoted within another's quote. */
export function strongest(item: ItemView, judgement: Judgement, pole: Pole, most = 3): Evidence[] {
  const from = quotableOf(item, judgement);
  const picked: Evidence[] = [];
  const said: string[] = [];
  const pieces = judgement.evidence.filter((piece) => piece.pole === pole && piece.weight > 0);
  for (const evidence of pieces.sort((a, b) => rankOf(b) - rankOf(a))) {
    // Several words that weigh may lie in one phrase, which is pointed at once.
    const words = ` ${quoted(evidence, from).toLowerCase()} `;
    if (said.some((phrase) => phrase.includes(words))) continue;
    said.push(words);
    picked.push(evidence);
    if (picked.length === most) break;
  }
  return picked;
}

/** Joins the words that evidence rests on: `“18 months”, “enter a new market” and “board”`. */
export function quotedWords(item: ItemView, judgement: Judgement, evidence: readonly Evidence[]): string {
  const from = quotableOf(item, judgement);
  return listedWords([...new Set(evidence.map((piece) => quoted(piece, from)))]);
}

function listedWords(quotes: readonly string[]): string {
  const words = quotes.map((text) => `“${clip(text)}”`);
  return words.length < 2
    ? words.join('')
    : t`${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}

/** Maximum length of a quote, in characters; no longer clause is quoted whole. */
const MAX_QUOTE = 64;

export const clip = (text: string): string => {
  const line = oneLine(text);
  return line.length > MAX_QUOTE ? `${[...line].slice(0, MAX_QUOTE - 1).join('')}…` : line;
};

/** Creates a related place for each piece of evidence found in the item's text. */
export function evidencePlaces(
  item: ItemView,
  judgement: Judgement,
  evidence: readonly Evidence[],
): RelatedPlace[] {
  const from = quotableOf(item, judgement);
  return evidence.flatMap((piece) => {
    const span = evidenceSpan(item, piece);
    if (span === null) return [];
    return [{ span, message: placeWords(piece, quoted(piece, from)) }];
  });
}

/** Returns the name of the dimension that a piece of evidence speaks of, or null if none is known. */
export const dimensionName = ({ dimension, dimensionless }: Evidence): string | null =>
  dimensionless === true ? null : translated(dimensionNames[dimension]);

function placeWords(piece: Evidence, text: string): string {
  const name = dimensionName(piece);
  if (name === null)
    return piece.pole === 'operational' ? t`Operational: “${clip(text)}”` : t`Strategic: “${clip(text)}”`;
  return piece.pole === 'operational'
    ? t`Operational in ${name}: “${clip(text)}”`
    : t`Strategic in ${name}: “${clip(text)}”`;
}
