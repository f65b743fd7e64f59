/** The trait engine's front door: an item in, a verdict and its evidence out. */
import { memo } from '../core/text/memo.ts';
import { ActFinder } from './acts.ts';
import { ClauseWeigher } from './clauses.ts';
import { Discounts } from './discounts.ts';
import { EvidenceList } from './evidence.ts';
import { FeatureWalk } from './features.ts';
import { fieldPieces, weighPieces } from './field-pieces.ts';
import type { Judgement, Mix, Sums, Vocabulary } from './judgement.ts';
import { type LanguagePack, phrasesOf } from './pack.ts';
import { PART, Reader } from './reading.ts';
import type { Subject } from './subject.ts';
import { LEAST_PIECE, verdictOf } from './verdict.ts';
import { OwnVocabulary } from './vocabulary.ts';
import { Weights } from './weights.ts';

export type Judge = (subject: Subject) => Judgement;

const isEmpty = (v: Vocabulary): boolean =>
  v.operational.length + v.strategic.length + v.neutral.length === 0;

/** A reader that knows the phrases of `pack`. */
export function readerFor(pack: LanguagePack): Reader {
  const reader = new Reader(pack);
  for (const [phrase, mark] of phrasesOf(pack)) reader.phrases.add(reader.phrase(phrase, true), mark);
  return reader;
}

/** All of a judge but an organisation's own words: judges of one pack, which work one after the other, share it. */
const partsOf = memo((pack: LanguagePack) => {
  if (pack.weights === undefined)
    throw new Error(`The language pack '${pack.language}' has no learned weights`);
  const weights = new Weights(pack.weights);
  const reader = readerFor(pack);
  const finder = new ActFinder(reader, pack);
  const walk = new FeatureWalk(reader, finder);
  const weigher = new ClauseWeigher(reader, walk, weights, new Discounts(reader, pack.bigness));
  return { weights, reader, walk, weigher, list: new EvidenceList(reader, weigher, finder, pack) };
});

/**
 * Compiles a language pack and an organisation's words into a judge. The judge is pure: the same subject gets the
 * same judgement. It reads at most 16,384 UTF-16 units of a text and 4,000 tokens of an item.
 * @throws if the pack has no learned weights
 */
export function createJudge(pack: LanguagePack, vocabulary?: Vocabulary): Judge {
  const { weights, reader, walk, weigher, list } = partsOf(pack);
  const own =
    vocabulary === undefined || isEmpty(vocabulary) ? undefined : new OwnVocabulary(reader, vocabulary);

  return (subject) => {
    reader.read(subject.texts);
    const ownWords = own?.mark();
    list.clear();
    for (const segment of reader.segments) {
      if (segment.part === PART.field) continue;
      weigher.weigh(segment, ownWords);
      const { path, text } = subject.texts[segment.text]!;
      list.addClause({ segment, text, path }, walk.hits, ownWords?.push);
    }
    const pieces = weighPieces(fieldPieces(reader, subject, ownWords), weights);
    for (const piece of pieces) list.addPiece(piece);

    const sums = list.sums();
    const titleAlone = pieces.length === 0 && !reader.segments.some(({ part }) => part !== PART.title);
    const { verdict, confidence } = verdictOf(sums, weights.numbers, titleAlone);
    const { substance, governance } = sums;
    const judgement = {
      verdict,
      confidence,
      scores: {
        operational: substance.operational + governance.operational,
        strategic: substance.strategic + governance.strategic,
      },
      evidence: list.sorted(),
      sums,
      neither: list.sortedNeither(),
    };
    return verdict === 'mixed' ? { ...judgement, mix: mixOf(sums) } : judgement;
  };
}

/** From here on both poles have work of their own, however the item is run. */
const LEAST_OF_BOTH = 2 * LEAST_PIECE;

/** Work of both poles, else work of one that is run in the manner of the other. */
function mixOf({ substance }: Sums): Mix {
  if (Math.min(substance.operational, substance.strategic) >= LEAST_OF_BOTH) return { kind: 'substance' };
  return {
    kind: 'governance',
    substance: substance.operational >= substance.strategic ? 'operational' : 'strategic',
  };
}
