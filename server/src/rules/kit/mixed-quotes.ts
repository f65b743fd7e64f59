/**
 * Quotes what is mixed in an item: one phrase for each pole. A phrase is told as one kind of work, so whoever shows
 * evidence beside the quotes leaves out what weighs for the other pole within it: `Start theatre` in the improvement
 * `Start theatre 3 on time`.
 */
import type { ItemView } from '../../core/model/item.ts';
import type { Span } from '../../core/text/lines.ts';
import { memo } from '../../core/text/memo.ts';
import type { JudgeItem } from '../../edits/split/split-half.ts';
import { titleHalves } from '../../edits/split/split-plan.ts';
import { quotableOf } from '../../traits/item-subject.ts';
import { type Evidence, isFaint, type Judgement, type Pole } from '../../traits/judgement.ts';
import { quotedPart } from '../../traits/quoted.ts';
import { MIN_PIECE } from '../../traits/verdict.ts';
import { clip, quotedWords, strongest } from './trait-words.ts';

/** A phrase quoted for a pole. */
export interface Quote {
  /** With quotation marks; empty if nothing weighs for the pole. */
  readonly words: string;
  /** True if it is said in title or description. */
  readonly prose: boolean;
  /** Where the phrase is, by UTF-16 offsets in the text at a path; null for the value of a field. */
  readonly place: (Span & { readonly path: string }) | null;
}

/** What is quoted of a mixed item. */
export interface MixedQuotes extends Readonly<Record<Pole, Quote>> {
  /** True if the quotes are the two parts of the title. */
  readonly halves: boolean;
}

/** Returns the quotes of an item that reads mixed. */
export const mixedQuotes = memo((item: ItemView, judgement: Judgement, judge: JudgeItem): MixedQuotes => {
  const { mix } = judgement;
  const isGovernance = mix?.kind === 'governance' && mix.substance !== undefined;
  const halves = isGovernance ? null : titleHalves(item, judgement, judge);
  if (halves === null)
    return {
      halves: false,
      operational: strongestQuote(item, judgement, 'operational'),
      strategic: strongestQuote(item, judgement, 'strategic'),
    };
  const half = ({ start, end }: Span): Quote => ({
    words: `“${clip(item.title.slice(start, end))}”`,
    prose: true,
    place: { path: 'title', start, end },
  });
  return { halves: true, operational: half(halves.operational), strategic: half(halves.strategic) };
});

/** Quotes the strongest evidence for a pole; prose if any weighs enough, because it says what is done. */
function strongestQuote(item: ItemView, judgement: Judgement, pole: Pole): Quote {
  const all = strongest(item, judgement, pole, 6);
  const least = Math.min(MIN_PIECE, all[0]?.weight ?? 0);
  const prose = all.find(
    ({ path, source, weight }) =>
      source !== 'field' && (path === 'title' || path === 'description') && weight >= least,
  );
  if (prose !== undefined) {
    const part = quotedPart(prose, quotableOf(item, judgement));
    const place = part === null ? null : { path: prose.path, ...part };
    return { words: quotedWords(item, judgement, [prose]), prose: true, place };
  }
  const [first] = all;
  // A value alone (`0.5 fte`) says nothing without its key.
  return {
    words: first === undefined ? '' : `“${first.path.split('.')[0]}: ${clip(first.text)}”`,
    prose: false,
    place: null,
  };
}

/**
 * Returns the evidence to show in the text of an item: no word that is too light to point at, and of a mixed item none
 * against a phrase that its finding quotes.
 */
export function shownEvidence(item: ItemView, judge: JudgeItem): readonly Evidence[] {
  const judgement = judge(item);
  const shown = judgement.evidence.filter((piece) => !isFaint(piece));
  if (judgement.verdict !== 'mixed') return shown;
  const quotes = mixedQuotes(item, judgement, judge);
  return shown.flatMap((piece) => besideQuotes(piece, quotes));
}

/**
 * Returns the parts of a piece of evidence that lie outside the phrase quoted for the other pole; of a title quoted in
 * two parts, those within its own part.
 */
export function besideQuotes(piece: Evidence, quotes: MixedQuotes): readonly Evidence[] {
  if (piece.weight === 0 || piece.source === 'field') return [piece];
  const own = quotes[piece.pole].place;
  const other = quotes[piece.pole === 'operational' ? 'strategic' : 'operational'].place;
  if (other === null || other.path !== piece.path) return [piece];
  if (quotes.halves && own !== null)
    return cut(piece, [{ start: Math.max(own.start, piece.start), end: Math.min(own.end, piece.end) }]);
  return cut(piece, [
    { start: piece.start, end: Math.min(piece.end, other.start) },
    { start: Math.max(piece.start, other.end), end: piece.end },
  ]);
}

/** Returns those parts of a piece that hold words, without what stands around the words. */
function cut(piece: Evidence, parts: readonly Span[]): readonly Evidence[] {
  return parts.flatMap(({ start, end }) => {
    if (start <= piece.start && end >= piece.end) return [piece];
    const said = piece.text.slice(start - piece.start, Math.max(start, end) - piece.start);
    const words = /[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/su.exec(said);
    if (words === null) return [];
    const from = start + words.index;
    return [{ ...piece, text: words[0], start: from, end: from + words[0].length }];
  });
}
