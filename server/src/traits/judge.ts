/** The entry point of the trait engine: judges an item, with evidence. */
import { memo } from '../core/text/memo.ts';
import { ActFinder } from './acts.ts';
import { ClauseWeigher } from './clauses.ts';
import { Discounts } from './discounts.ts';
import { EvidenceList } from './evidence.ts';
import { FeatureWalk } from './features.ts';
import { fieldPieces, leanOf } from './field-pieces.ts';
import type { Judgement, Mix, Pole, Sums, Vocabulary } from './judgement.ts';
import { type LanguagePack, phrasesOf } from './pack.ts';
import { PART, Reader } from './reading.ts';
import type { Subject } from './subject.ts';
import { MIN_PIECE, verdictOf } from './verdict.ts';
import { OwnVocabulary } from './vocabulary.ts';
import { Weights } from './weights.ts';

export type Judge = (subject: Subject) => Judgement;

const isEmpty = (v: Vocabulary): boolean =>
  v.operational.length + v.strategic.length + v.neutral.length === 0;

/** Creates a reader that knows the phrases of `pack`. */
export function readerFor(pack: LanguagePack): Reader {
  const reader = new Reader(pack);
  for (const [phrase, mark] of phrasesOf(pack)) reader.phrases.add(reader.phrase(phrase, true), mark);
  return reader;
}

/** Everything in a judge except the vocabulary. Shared by the judges of one pack, which never run concurrently. */
const partsOf = memo((pack: LanguagePack) => {
  if (pack.weights === undefined)
    throw new Error(`The language pack '${pack.language}' has no learned weights`);
  const weights = new Weights(pack.weights);
  const reader = readerFor(pack);
  const finder = new ActFinder(reader, pack);
  const walk = new FeatureWalk(reader, finder);
  const weigher = new ClauseWeigher(reader, walk, weights, new Discounts(reader, pack.bigness));
  const list = new EvidenceList(reader, weigher, finder, pack);
  /** The subject that `reader` read last. */
  const latest: { subject?: Subject } = {};
  return { weights, reader, walk, weigher, list, latest };
});

/**
 * Compiles a language pack and a vocabulary into a judge. A judge is pure: equal subjects get equal judgements. It
 * reads at most 16,384 UTF-16 units of a text and 4,000 tokens of an item.
 * @throws if the pack has no learned weights
 */
export function createJudge(pack: LanguagePack, vocabulary?: Vocabulary): Judge {
  const { weights, reader, walk, weigher, list, latest } = partsOf(pack);
  const own =
    vocabulary === undefined || isEmpty(vocabulary) ? undefined : new OwnVocabulary(reader, vocabulary);

  /** Sums the evidence of a subject in `list`, and collects it there if `keeps`. */
  const weigh = (subject: Subject, keeps: boolean): { readonly sums: Sums; readonly titleAlone: boolean } => {
    if (latest.subject !== subject) reader.read(subject.texts);
    latest.subject = subject;
    const ownWords = own?.mark();
    list.clear(keeps);
    for (const segment of reader.segments) {
      if (segment.part === PART.field) continue;
      weigher.weigh(segment, ownWords);
      const { path, text } = subject.texts[segment.text]!;
      list.addClause({ segment, text, path }, walk.hits, ownWords?.push);
    }
    const pieces = fieldPieces(reader, subject, ownWords);
    for (const piece of pieces) list.addPiece(piece, leanOf(piece, weights));
    const titleAlone = pieces.length === 0 && !reader.segments.some(({ part }) => part !== PART.title);
    return { sums: list.sums(), titleAlone };
  };

  /** Returns the evidence. It is collected only here, because few items are asked for theirs. */
  const piecesOf = (judged: Subject): Pick<Judgement, 'evidence' | 'neither'> => {
    weigh(judged, true);
    return { evidence: list.sorted(), neither: list.sortedNeither() };
  };

  return (subject) => {
    const { sums, titleAlone } = weigh(subject, false);
    const { verdict, confidence } = verdictOf(sums, weights.numbers, titleAlone);
    const { substance, governance } = sums;
    let pieces: Pick<Judgement, 'evidence' | 'neither'> | undefined;
    const judgement: Judgement = {
      verdict,
      confidence,
      scores: {
        operational: substance.operational + governance.operational,
        strategic: substance.strategic + governance.strategic,
      },
      get evidence() {
        pieces ??= piecesOf(subject);
        return pieces.evidence;
      },
      sums,
      get neither() {
        pieces ??= piecesOf(subject);
        return pieces.neither;
      },
    };
    return verdict === 'mixed' ? Object.assign(judgement, { mix: mixOf(sums) }) : judgement;
  };
}

/** Minimum evidence for each pole for an item to contain both kinds of work, however it is run. */
const MIN_OF_BOTH = 2 * MIN_PIECE;

/**
 * Classifies a mixed item: work of both poles, or work of one pole run like the other. Generic words alone are no work
 * of a pole, however much they weigh.
 */
function mixOf({ substance, named }: Sums): Mix {
  const work = (pole: Pole): number => (named[pole] > 0 ? substance[pole] : 0);
  const [operational, strategic] = [work('operational'), work('strategic')];
  if (Math.min(operational, strategic) >= MIN_OF_BOTH) return { kind: 'substance' };
  return { kind: 'governance', substance: operational >= strategic ? 'operational' : 'strategic' };
}
