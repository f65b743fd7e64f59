/** The trait engine's front door: an item in, a verdict and its evidence out. */
import { type ClauseScore, ClauseScorer } from './clause.ts';
import { viewOf } from './context.ts';
import { EvidenceList } from './evidence.ts';
import { FeatureTable, featuresOf } from './features.ts';
import { fieldPieces, GovernanceScorer, governanceView } from './governance.ts';
import type { ClauseView } from './item-features.ts';
import type { Evidence, Judgement, Mix, Pole, Verdict, Vocabulary } from './judgement.ts';
import { type CueMark, type LanguagePack, phrasesOf } from './pack.ts';
import type { PhraseHit } from './phrases.ts';
import { PART, Reader, type Segment } from './reading.ts';
import type { Subject } from './subject.ts';
import { calibrated, ITEM_WIDTH, itemRow, linear, reconsider, VERDICTS } from './verdict.ts';
import { OwnVocabulary } from './vocabulary.ts';

export { fires, THRESHOLDS, type Track, type TraitFinding } from './fires.ts';
export { explainFlip, without } from './flip.ts';
export type {
  Dimension,
  DiscountRule,
  Evidence,
  Flip,
  Judgement,
  Layer,
  Mix,
  Pole,
  Source,
  Verdict,
  Vocabulary,
} from './judgement.ts';
export type { LanguagePack } from './pack.ts';
export type {
  Change,
  Funding,
  OwnerKind,
  Review,
  Scope,
  Subject,
  SubjectMeasure,
  SubjectText,
} from './subject.ts';

export type Judge = (subject: Subject) => Judgement;

/** A verdict for a pole needs at least this much evidence for it. */
const LEAST_SCORE = 0.15;

const isEmpty = (v: Vocabulary): boolean =>
  v.operational.length + v.strategic.length + v.neutral.length === 0;

/**
 * Compiles a language pack and an organisation's words into a judge. The judge is pure: the same subject gets the
 * same judgement, nothing is remembered. It reads at most 16,384 UTF-16 units of a text and 4,000 tokens of an item.
 */
export function createJudge(pack: LanguagePack, vocabulary?: Vocabulary): Judge {
  const { model } = pack;
  if (model === undefined) throw new Error(`The language pack '${pack.language}' has no learned weights`);
  const reader = new Reader(pack);
  for (const [phrase, mark] of phrasesOf(pack)) reader.phrases.add(reader.phrase(phrase, true), mark);
  const own =
    vocabulary === undefined || isEmpty(vocabulary) ? undefined : new OwnVocabulary(reader, vocabulary);
  const features = new FeatureTable();
  const words = new ClauseScorer(model.clause);
  const fields = new GovernanceScorer(model.governance);
  const list = new EvidenceList(reader, pack);
  const row = new Float64Array(ITEM_WIDTH);
  const out = new Float64Array(4);

  return (subject) => {
    reader.read(subject.texts);
    const ownWords = own?.mark();
    const segments: Segment[] = [];
    const scores: ClauseScore[] = [];
    const alone: ClauseView[] = [];
    const hits: PhraseHit<CueMark>[][] = [];
    for (const segment of reader.segments) {
      if (segment.part === PART.field) continue;
      featuresOf(reader, segment, features, false);
      const score = words.score(features, reader, segment, ownWords);
      segments.push(segment);
      scores.push(score);
      const { part, joined, from, to } = segment;
      alone.push(viewOf(score, { title: part === PART.title, joined, length: to - from }));
      hits.push(features.hits.slice());
    }
    const pieces = fields.weigh(fieldPieces(reader, subject, ownWords?.push));
    const governance = governanceView(pieces);
    const inContext = reconsider(model.context, alone, scores, governance);

    list.clear();
    segments.forEach((segment, at) => {
      const { path, text } = subject.texts[segment.text]!;
      list.addClause(
        { segment, alone: alone[at]!, view: inContext[at]!, hits: hits[at]! },
        text,
        path,
        words.shares,
        ownWords?.push,
      );
    });
    for (const piece of pieces) list.addPiece(piece, piece.own !== 0);
    const total = totals(list.live);

    itemRow(alone, inContext, governance, row);
    linear(model.item, row, out);
    const { verdict, probability } = choose(out, total);
    const silent = list.live.length + list.discounted.length === 0;
    const confidence = silent ? 1 : calibrated(model.calibration, probability);
    const evidence = list.sorted();
    if (verdict !== 'mixed') return { verdict, confidence, scores: total, evidence };
    return { verdict, confidence, scores: total, evidence, mix: mixOf(inContext, list.live) };
  };
}

function totals(live: readonly Evidence[]): Record<Pole, number> {
  const sum = { operational: 0, strategic: 0 };
  for (const { pole, weight } of live) sum[pole] += weight;
  return sum;
}

/** The likeliest verdict that its evidence carries, with its probability. */
function choose(
  out: Float64Array,
  total: Readonly<Record<Pole, number>>,
): { verdict: Verdict; probability: number } {
  let sum = 0;
  let top = -Infinity;
  for (const score of out) top = Math.max(top, score);
  for (const score of out) sum += Math.exp(score - top);
  let best = 3;
  VERDICTS.forEach((verdict, at) => {
    const operational = verdict === 'strategic' || total.operational >= LEAST_SCORE;
    const strategic = verdict === 'operational' || total.strategic >= LEAST_SCORE;
    if (verdict === 'unclear' ? out[at]! > out[best]! : operational && strategic && out[at]! > out[best]!)
      best = at;
  });
  return { verdict: VERDICTS[best]!, probability: Math.exp(out[best]! - top) / sum };
}

/**
 * From this share of a pole's words on, they tell how the work is run and not what it is. Improvement is told by who
 * does it and how often, also where it is the work; a leap hardly ever by its sponsor and its budget.
 */
const RUN_SHARE: Readonly<Record<Pole, number>> = { operational: 0.8, strategic: 0.4 };
/** What that share is lowered by where the fields run the item in the same manner. */
const RUN_FIELDS = { operational: 0.3, strategic: 0.1 } as const;

/** Work of both poles in the words, or work of one pole under governance of the other, in words or in fields. */
function mixOf(views: readonly ClauseView[], live: readonly Evidence[]): Mix {
  const most = { operational: 0, strategic: 0 };
  for (const view of views) {
    most.operational = Math.max(most.operational, view.operational);
    most.strategic = Math.max(most.strategic, view.strategic);
  }
  const run = { operational: 0, strategic: 0 };
  const words = { operational: 0, strategic: 0 };
  const fields = { operational: 0, strategic: 0 };
  for (const { pole, weight, layer, source } of live) {
    if (source === 'field') {
      fields[pole] += weight;
      continue;
    }
    words[pole] += weight;
    if (layer === 'governance') run[pole] += weight;
  }
  if (Math.min(most.operational, most.strategic) < 0.5)
    return {
      kind: 'governance',
      substance: words.operational >= words.strategic ? 'operational' : 'strategic',
    };
  const share = (pole: Pole): number => run[pole] / Math.max(words[pole], 1e-9);
  const runner: Pole = share('operational') > share('strategic') ? 'operational' : 'strategic';
  const work: Pole = runner === 'operational' ? 'strategic' : 'operational';
  const agreed = fields[runner] > 2 * fields[work] ? RUN_FIELDS[runner] : 0;
  return share(runner) <= RUN_SHARE[runner] - agreed
    ? { kind: 'substance' }
    : { kind: 'governance', substance: work };
}
